"""What we publish about action plans: columns, filters and orders."""

from typing import Any

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from article6.actionplan.models import Action, ActionPlan
from article6.core.access import Reader
from article6.core.dataset import Dataset, boolean, day, integer, text
from article6.core.listing import Filter, Listing, Rows, Sort

PLANS = Dataset(
    slug="action-plans",
    title=_("Action plans"),
    row_is=_("An action plan that a Review Conference or Meeting adopted, or is expected to"),
    rows=lambda _reader: ActionPlan.objects.select_related("adopted_at"),
    columns=(
        text("code", _("Short name of the plan")),
        text("title", _("Title, in English")),
        text("adopted_at", _("Short name of the meeting"), "adopted_at.short_name"),
        day("adopted_on", _("Day or month of adoption; empty: not found"), hxl="#date"),
        text("period", _("Years it covers, as most sources have it")),
        integer("actions_count", _("Number of actions adopted; empty: not found")),
        text("text_seen", _("What of its text was read, in English")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _by_adoption(rows: Rows, descending: bool) -> Rows:
    """Plans not yet adopted come last either way."""
    expected = Case(When(adopted_on="", then=Value(1)), default=Value(0))
    return rows.order_by(expected, "-adopted_on" if descending else "adopted_on", "position")


PLAN_LISTING = Listing(
    dataset=PLANS,
    filters=(),
    sorts=(Sort("adopted", _("Adopted"), _by_adoption, descending_first=True),),
)


ACTIONS = Dataset(
    slug="actions",
    title=_("Actions of the action plans"),
    row_is=_("One action of a plan; an empty summary means that its wording was not found"),
    rows=lambda _reader: Action.objects.all(),
    columns=(
        text("plan", _("Short name of the plan"), "plan_id"),
        text("section", _("Section of the plan, in English")),
        text("number", _("Number of the action; empty: not found")),
        text("summary", _("What it asks, in our words, in English; empty: wording not found")),
        text("indicator_number", _("Number of the indicator; empty: not found")),
        text("indicator_summary", _("Indicator, in our words, in English; empty: not found")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _plans(_reader: Reader) -> list[tuple[str, Any]]:
    return [(plan.code, plan.title) for plan in ActionPlan.objects.all()]


def _sections(_reader: Reader) -> list[tuple[str, str]]:
    sections = Action.objects.exclude(section="").order_by("section")
    return [(name, name) for name in sections.values_list("section", flat=True).distinct()]


def _in_order(rows: Rows, descending: bool) -> Rows:
    return rows.order_by("-position") if descending else rows.order_by("position")


ACTION_LISTING = Listing(
    dataset=ACTIONS,
    filters=(
        Filter("plan", _("Action plan"), lambda rows, plan: rows.filter(plan=plan), _plans),
        Filter("section", _("Section"), lambda rows, name: rows.filter(section=name), _sections),
    ),
    sorts=(Sort("number", _("Action"), _in_order),),
)
