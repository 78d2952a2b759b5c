"""What a State owes and by when; extensions as granted; land and casualties on record."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from article6.core.dates import PartialDateField, as_partial
from article6.core.models import Sourced
from article6.directory.models import State
from article6.meetings.models import Meeting
from article6.rules.obligations import Extension, ObligationFacts, ObligationStatus


class Article(models.IntegerChoices):
    STOCKPILES = 3, _("Stockpile destruction (Art. 3)")
    CLEARANCE = 4, _("Clearance (Art. 4)")
    VICTIM_ASSISTANCE = 5, _("Victim assistance (Art. 5)")
    NATIONAL_MEASURES = 9, _("National measures (Art. 9)")


STATUS_LABELS = {
    ObligationStatus.NOT_BOUND: _("Not bound"),
    ObligationStatus.NONE: _("No obligation reported"),
    ObligationStatus.OPEN: _("Ongoing"),
    ObligationStatus.EXTENDED: _("Ongoing, deadline extended"),
    ObligationStatus.DECISION_PENDING: _("Decision not on record"),
    ObligationStatus.OVERDUE: _("Deadline passed, no request on record"),
    ObligationStatus.FULFILLED: _("Fulfilled"),
    ObligationStatus.REOPENED: _("Reopened"),
    ObligationStatus.UNKNOWN: _("Not known"),
    ObligationStatus.ADOPTED: _("Law adopted"),
    ObligationStatus.EXISTING_LAW_SUFFICIENT: _("Existing law held sufficient"),
    ObligationStatus.IN_PROGRESS: _("Law in progress"),
    ObligationStatus.NO_REPORTED_MEASURES: _("No measures reported"),
}

# Words of the record: the first four for Art. 3 to 5, the rest and "unknown" for Art. 9.
RECORDED_STATUSES = (
    "ongoing",
    "completed",
    "no_obligation",
    "unknown",
    "adopted",
    "existing_law_sufficient",
    "in_progress",
    "no_reported_measures",
)


class Obligation(Sourced):
    """One State under one article. No row means: not looked at, not 'no obligation'."""

    state = models.ForeignKey(State, models.PROTECT, related_name="obligations")
    article = models.PositiveSmallIntegerField(choices=Article)
    recorded_status = models.CharField(max_length=30, help_text="As the source gives it.")
    first_deadline = models.DateField(null=True, help_text="Entry into force plus 8 or 10 years.")
    current_deadline = models.DateField(null=True, help_text="As recorded after extensions.")
    completed_on = PartialDateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "article"], name="obligation_once_a_state")
        ]

    def __str__(self) -> str:
        return f"{self.state_id} Art. {self.article}"

    def facts(self, requests: "Iterable[ExtensionRequest]") -> ObligationFacts:
        """The obligation and its extension requests as plain values for the rules."""
        return ObligationFacts(
            article=self.article,
            recorded_status=self.recorded_status,
            in_force_on=self.state.in_force_on,
            first_deadline=self.first_deadline,
            completed=as_partial(self.completed_on),
            extensions=tuple(request.fact() for request in requests),
            withdrawn_on=self.state.withdrawn_on,
            uncertain=self.uncertain,
            source=self.source,
        )


class Outcome(models.TextChoices):
    GRANTED = "granted", _("Granted")
    CONSIDERED = "considered", _("Decision not on record")


class ExtensionRequest(Sourced):
    """A request under Art. 3(4) or 4(6); `period_to` is a date granted, never computed."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="requests")
    number = models.PositiveSmallIntegerField()
    submitted_on = PartialDateField()
    considered_at = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="considered")
    granted_at = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="granted")
    decided_on = PartialDateField(help_text="Where a source tells; else the meeting's last day.")
    outcome = models.CharField(max_length=20, choices=Outcome)
    period_from = models.DateField()
    period_to = models.DateField(null=True, help_text="Empty: not read.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "number"], name="request_numbered_once")
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id}: {self.number}"

    def fact(self) -> Extension:
        meeting = self.granted_at or self.considered_at
        closed = self.granted_at.end or self.granted_at.start if self.granted_at else ""
        return Extension(
            number=self.number,
            submitted=as_partial(self.submitted_on),
            period_from=self.period_from,
            until=self.period_to,
            meeting=meeting.short_name if meeting else "",
            decided=as_partial(self.decided_on or closed),
            outcome=self.outcome,
            uncertain=self.uncertain,
            source=self.source,
        )


class LandYear(Sourced):
    """Contamination and clearance of a State in a year, whole m2. Empty: not found, never zero."""

    state = models.ForeignKey(State, models.PROTECT, related_name="land_years")
    year = models.PositiveSmallIntegerField()
    area_m2 = models.BigIntegerField(null=True, help_text="Total where the source has no split.")
    confirmed_m2 = models.BigIntegerField(null=True)
    suspected_m2 = models.BigIntegerField(null=True)
    cleared_m2 = models.BigIntegerField(null=True, help_text="In that year.")
    submunitions_destroyed_count = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "year"], name="land_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"


class CasualtyScope(models.TextChoices):
    ALL = "all_mine_erw", _("All mines and explosive remnants of war")
    CLUSTER = "cluster_munition", _("Cluster munitions and their remnants only")


class CasualtyYear(Sourced):
    """Casualties recorded for a State in a year. Empty: not found, never zero."""

    state = models.ForeignKey(State, models.PROTECT, related_name="casualty_years")
    year = models.PositiveSmallIntegerField()
    killed_count = models.PositiveIntegerField(null=True)
    injured_count = models.PositiveIntegerField(null=True)
    unknown_count = models.PositiveIntegerField(null=True, help_text="Outcome not known.")
    total_count = models.PositiveIntegerField(null=True)
    scope = models.CharField(max_length=20, choices=CasualtyScope)
    cluster_count = models.PositiveIntegerField(null=True, help_text="Of these, cluster munitions.")

    def __str__(self) -> str:
        return f"{self.state_id} {self.year}"
