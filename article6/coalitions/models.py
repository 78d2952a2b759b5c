"""Country coalitions: a State with an obligation, and those who work with it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from article6.core.dates import PartialDateField
from article6.core.models import Searchable, SearchableQuerySet, Sourced
from article6.directory.models import Organisation, State
from article6.obligations.models import Article


class CoalitionStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    UNCERTAIN = "uncertain", _("Partnership; not confirmed as a coalition")


class CoalitionQuerySet(SearchableQuerySet["Coalition"]):
    """Searched by name."""


class Coalition(Sourced, Searchable):
    """A partnership around one obligation of one State; led by the State."""

    slug = models.SlugField(primary_key=True)
    state = models.ForeignKey(State, models.PROTECT, related_name="coalitions")
    title = models.CharField(max_length=200, help_text="In English; ours.")
    article = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=CoalitionStatus)
    started_on = PartialDateField()
    ended_on = PartialDateField()
    lead = models.CharField(max_length=200, blank=True)
    result = models.TextField(blank=True)

    objects = CoalitionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def names(self) -> tuple[str, ...]:
        return (self.title,)

    @property
    def obligation(self) -> Any:
        """The article with its subject, in the reader's language."""
        return Article(self.article).label


class Member(models.Model):
    """A partner of a coalition and what it does there, in the words of the source."""

    coalition = models.ForeignKey(Coalition, models.CASCADE, related_name="members")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="coalition_roles"
    )

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name
