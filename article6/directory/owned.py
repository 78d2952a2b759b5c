"""What an organisation owns, and who else may read it.

Withheld values are not in the record's own row. They are put aside in `Withheld`, and only
`disclose()` brings them back, for a reader who may see them. So lists, sums, search, files and
mails show the redacted copy without having to think of it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Generic, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from article6.core import clock
from article6.core.access import Action, Reader, Role, Seat
from article6.core.memory import remembered


class Audience(models.TextChoices):
    """Who reads a record once it is published; narrowest first, each holds those before it."""

    PRIVATE = "private", _("Only us")
    FACILITATORS = "facilitators", _("The Coordinators and the Implementation Support Unit")
    NAMED = "named", _("Organisations we name")
    STATES_PARTIES = "states_parties", _("States Parties")
    PUBLIC = "public", _("Everybody")


ORDER = tuple(Audience)
Row = TypeVar("Row", bound=models.Model)


class OwnedQuerySet(models.QuerySet[Row], Generic[Row]):
    """Asked for a reader before anything else."""

    def visible_to(self, reader: Reader) -> Self:
        """What this reader may see, redacted; the same answer as `is_visible_to`."""
        others = Q(audience__in=audiences(reader))
        if not reader.organisations:
            return self.filter(others, is_draft=False)
        own = Q(owner__in=reader.organisations) | Q(entered_by__in=reader.organisations)
        keys = remembered(named_keys, self.model, reader.organisations, clock.today())
        if keys:
            others |= Q(audience=Audience.NAMED, pk__in=keys)
        return self.filter(own | Q(is_draft=False) & others)

    def allowing(self, reader: Reader, action: Action) -> Self:
        """What this reader may see and do this to; the same answer as `core.access.can`."""
        where = reader.reach(action)
        seen = self.visible_to(reader)
        if where.anywhere:
            return seen
        mine = Q(owner__in=where.organisations) | Q(entered_by__in=where.organisations)
        return seen.filter(mine)


class Owned(models.Model):
    """A record of an organisation; a draft is read by its own people only."""

    # What may be kept back from a wider audience: a name, and the columns it covers.
    withholdable: Mapping[str, tuple[str, ...]] = {}
    # Names of what is kept back from the reader of this row in memory; see `disclose`.
    withheld: frozenset[str] = frozenset()

    owner = models.ForeignKey(
        "directory.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: nobody's; read from a public document.",
    )
    entered_by = models.ForeignKey(
        "directory.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who wrote it down; empty: read from a public document.",
    )
    audience = models.CharField(max_length=20, choices=Audience, default=Audience.PUBLIC)
    is_draft = models.BooleanField(default=False)
    keeper = models.CharField(
        max_length=40, blank=True, help_text="Key of the account that looks after it."
    )
    keeps_back = models.CharField(
        max_length=80, blank=True, editable=False, help_text="Names in Withheld, as ;a;b;."
    )
    version = models.PositiveIntegerField(default=1, help_text="Goes up with every change.")

    class Meta:
        abstract = True

    @property
    def is_entered_for(self) -> bool:
        """Whether somebody else wrote this for its owner; everybody who reads it is told."""
        return self.entered_by_id is not None and self.entered_by_id != self.owner_id

    def is_own_of(self, reader: Reader) -> bool:
        """Whether this reader's organisation owns it or wrote it down."""
        return bool({self.owner_id, self.entered_by_id} & reader.organisations)

    def is_visible_to(self, reader: Reader) -> bool:
        """Whether this reader sees the record at all."""
        if self.is_own_of(reader):
            return True
        if self.is_draft:
            return False
        if self.audience in audiences(reader):
            return True
        return (
            self.audience == Audience.NAMED and NamedReader.objects.of(self).naming(reader).exists()
        )


def named_keys(
    model: type[models.Model], organisations: frozenset[str], _today: date
) -> tuple[str, ...]:
    """Keys of the records of a kind that name one of these organisations today. They are few, and
    kept until a record or the day changes, so that a list need not join them in."""
    reader = Reader(frozenset(Seat(Role.READER, slug) for slug in organisations))
    rows = NamedReader.objects.filter(noun=model._meta.label_lower).naming(reader)
    return tuple(sorted(set(rows.values_list("key", flat=True))))


def audiences(reader: Reader) -> list[str]:
    """Audiences that this reader belongs to whatever the record."""
    if reader.is_facilitator:
        return [*ORDER[1:]]
    return [Audience.STATES_PARTIES, Audience.PUBLIC] if reader.is_states_party else [ORDER[-1]]


class BesideQuerySet(models.QuerySet[Row], Generic[Row]):
    """Rows kept beside a record of any kind."""

    def of(self, record: models.Model) -> Self:
        return self.filter(noun=record._meta.label_lower, key=str(record.pk))


class Beside(models.Model):
    """Kept beside a record: `noun` is the kind of record, `key` its primary key."""

    noun = models.CharField(max_length=60)
    key = models.CharField(max_length=80)

    objects = BesideQuerySet.as_manager()

    class Meta:
        abstract = True


class NamedReaderQuerySet(BesideQuerySet["NamedReader"]):
    def naming(self, reader: Reader) -> Self:
        """Those that name an organisation of this reader, today."""
        in_time = Q(until=None) | Q(until__gte=clock.today())
        return self.filter(in_time, organisation__in=reader.organisations)


class NamedReader(Beside):
    """An organisation that may read a record whose audience is `named`."""

    organisation = models.ForeignKey("directory.Organisation", models.CASCADE, related_name="+")
    until = models.DateField(null=True, blank=True, help_text="Last day; empty: for good.")

    objects = NamedReaderQuerySet.as_manager()  # type: ignore[misc]  # a fuller one

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "key", "organisation"], name="reader_named_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}: {self.organisation_id}"


class Withheld(Beside):
    """One value kept back from readers wider than `audience`; the record itself lacks it."""

    field = models.CharField(max_length=40, help_text="A name of `withholdable`.")
    values = models.JSONField(help_text="What each of its columns held.")
    audience = models.CharField(max_length=20, choices=Audience)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["noun", "key", "field"], name="field_withheld_once")
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}: {self.field}"
