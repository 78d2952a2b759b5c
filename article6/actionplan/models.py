"""Action plans of the Convention: political commitments, kept as data, never as code."""

from django.db import models

from article6.core.dates import PartialDateField
from article6.core.models import Sourced
from article6.meetings.models import Meeting


class ActionPlan(Sourced):
    """A plan adopted by a Meeting or Review Conference."""

    code = models.SlugField(primary_key=True)
    title = models.CharField(max_length=200, help_text="In English.")
    adopted_at = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="plans")
    adopted_on = PartialDateField()
    period = models.CharField(max_length=120, blank=True)
    actions_count = models.PositiveSmallIntegerField(null=True, help_text="Empty: not found.")
    text_seen = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.title


class Action(Sourced):
    """One action of a plan; an empty summary means that its text was not found."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="actions")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=20, blank=True)
    summary = models.TextField(blank=True)
    indicator_number = models.CharField(max_length=20, blank=True)
    indicator_summary = models.TextField(blank=True)

    class Meta:
        ordering = ("plan", "position")

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"
