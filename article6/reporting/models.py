"""Article 7: what was due, and what came in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from article6.core.dates import PartialDateField, as_partial
from article6.core.models import Sourced
from article6.directory.models import State
from article6.rules.filings import Filing as FilingFact


class FilingKind(models.TextChoices):
    INITIAL = "initial", _("Initial report")
    ANNUAL = "annual", _("Annual report")


class FilingStatus(models.TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("report", "Submitted")
    OVERDUE = "overdue", pgettext_lazy("report", "Not received when last looked at")
    UNKNOWN = "unknown", pgettext_lazy("report", "Not known")


class YesNoUnknown(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Filing(Sourced):
    """The record of one transparency report: when it fell due and whether it came in."""

    state = models.ForeignKey(State, models.PROTECT, related_name="filings")
    kind = models.CharField(max_length=10, choices=FilingKind)
    calendar_year = models.PositiveSmallIntegerField(null=True, help_text="Empty: initial report.")
    due_on = models.DateField()
    submitted_on = PartialDateField(help_text="Empty: day not found.")
    status = models.CharField(max_length=10, choices=FilingStatus)
    requested_assistance = models.CharField(max_length=10, choices=YesNoUnknown)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state", "kind", "due_on"], name="filing_once_a_due_date"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.kind} {self.calendar_year or ''}"

    def fact(self) -> FilingFact:
        """The report as plain values for the rules."""
        return FilingFact(
            calendar_year=self.calendar_year,
            status=self.status,
            submitted=as_partial(self.submitted_on),
            uncertain=self.uncertain,
            source=self.source,
        )


class FormField(Sourced):
    """One field of the Article 7 reporting forms, as adopted; named form, table and column."""

    name = models.CharField(max_length=250, primary_key=True)
    form = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    table = models.CharField(max_length=200, blank=True)
    column = models.CharField(max_length=200)
    type = models.CharField(max_length=200)
    unit = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, blank=True, help_text="mandatory, voluntary or empty.")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.form}: {self.column}"
