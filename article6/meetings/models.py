"""Meetings and what was said at them."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from article6.core.dates import PartialDateField, as_partial
from article6.core.models import Searchable, SearchableQuerySet, Sourced
from article6.directory.models import Organisation, State
from article6.library.models import AddressKind, Topic, language_names
from article6.rules.partial import PartialDate
from article6.rules.requests import MeetingFact


class MeetingKind(models.TextChoices):
    MSP = "msp", _("Meeting of States Parties")
    REVIEW_CONFERENCE = "review_conference", _("Review Conference")
    INTERSESSIONAL = "intersessional", _("Intersessional meeting")
    INFORMAL = "informal_ica", _("Informal meeting on cooperation and assistance")
    REGIONAL = "regional", _("Regional meeting")
    PREPARATORY = "preparatory", _("Preparatory meeting")
    SIGNING = "signing", _("Signing Conference")
    DIPLOMATIC_CONFERENCE = "diplomatic_conference", _("Diplomatic Conference")


DECIDING = (MeetingKind.MSP, MeetingKind.REVIEW_CONFERENCE)  # CCM Art. 11 and 12


class MeetingStatus(models.TextChoices):
    HELD = "held", _("Held")
    PLANNED = "planned", _("Planned")


class MeetingQuerySet(SearchableQuerySet["Meeting"]):
    def deciding(self) -> Self:
        """Meetings that may grant an extension; a part stands inside its conference."""
        return self.filter(kind__in=DECIDING, part_of=None)

    def facts(self) -> tuple[MeetingFact, ...]:
        """Every deciding meeting with a date on record, as the nine-month rule reads them."""
        dated = self.deciding().exclude(start="").values_list("short_name", "start", "kind")
        return tuple(
            MeetingFact(name, PartialDate.parse(start), kind) for name, start, kind in dated
        )


class Meeting(Sourced, Searchable):
    """A formal or informal meeting; `start` and `end` may be known to the month only."""

    slug = models.SlugField(primary_key=True)
    short_name = models.CharField(max_length=30, unique=True)
    title = models.CharField(max_length=250, help_text="In English.")
    kind = models.CharField(max_length=30, choices=MeetingKind)
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.HELD)
    start = PartialDateField()
    end = PartialDateField()
    city = models.CharField(max_length=60, blank=True)
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True, related_name="+")
    presidency = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="presidencies"
    )
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    symbol = models.CharField(max_length=60, blank=True)

    objects = MeetingQuerySet.as_manager()

    def __str__(self) -> str:
        return self.short_name

    def names(self) -> tuple[str, ...]:
        return (self.short_name, self.title, self.city)

    def is_over(self, on: date) -> bool:
        """Whether the last possible day of the meeting lies before `on`."""
        last = as_partial(self.end or self.start)
        return last is not None and last.latest < on


class Statement(Sourced):
    """What a State or an organisation said; `title` is often made from a session list."""

    slug = models.SlugField(max_length=120, primary_key=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    state = models.ForeignKey(State, models.PROTECT, null=True, related_name="statements")
    organisation = models.CharField(max_length=200, blank=True, help_text="As the source has it.")
    body = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="statements")
    topic = models.CharField(max_length=60, choices=Topic)
    said_on = PartialDateField()
    languages = models.CharField(max_length=60, blank=True, help_text="Empty: not seen.")
    title = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    address_kind = models.CharField(max_length=10, blank=True, choices=AddressKind)
    stated_need = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def languages_seen(self) -> list[Any]:
        return language_names(self.languages)
