"""What the pages about support show; each figure leads to the entries behind it."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from article6.analytics.charts.svg import Caption
from article6.analytics.datasets_support import SUPPORT_OVERVIEW, YEAR
from article6.analytics.support import (
    by_donor_and_recipient,
    by_donor_and_year,
    given,
    given_by_recipient_and_year,
    received,
    received_by_donor_and_year,
)
from article6.analytics.support_chart import Chart, year_chart
from article6.analytics.support_matrix import (
    DONORS,
    RECIPIENTS,
    RECIPIENTS_ACROSS,
    YEARS,
    Axis,
    matrix,
)
from article6.analytics.support_split import (
    by_area,
    by_channel,
    left_out_of_given,
    left_out_of_received,
    sources,
    without_usd,
)
from article6.analytics.support_totals import Group, together
from article6.cooperation.models import Transaction, TransactionQuerySet
from article6.core.listing import Selection
from article6.core.memory import remembered
from article6.directory.models import Organisation, State

NAMED = 12  # entries without a dollar figure that a page names; the list has them all


def overview_page(params: QueryDict) -> dict[str, Any]:
    """All support given, or what the filters ask for."""
    selection = SUPPORT_OVERVIEW.read(params)
    return {
        "selection": selection,
        "notices": selection.notices,
        **remembered(_overview_sums, selection.query),
    }


def _overview_sums(asked: str) -> dict[str, Any]:
    selection = SUPPORT_OVERVIEW.read(QueryDict(asked))
    steps = selection.rows.given()
    query = f"{asked}&counted=given".removeprefix("&")
    groups = by_donor_and_recipient(steps)
    return {
        "chosen": _chosen(selection),
        "matrix": matrix(groups, DONORS, RECIPIENTS_ACROSS, query),
        "donors": len({group.row for group in groups}),
        "recipients": len({group.column for group in groups}),
        "chart": _overview_chart(selection, steps),
        "left_out": left_out_of_given(selection.rows),
        **_sums(groups, steps, query),
    }


def donor_page(donor: Organisation) -> dict[str, Any]:
    """What one donor gave, counted at the first link."""
    groups, steps = given_by_recipient_and_year(donor), given(donor)
    query = f"donor={donor.slug}&counted=given"
    handed_on = Transaction.objects.filter(contribution__provider=donor)
    return {
        "donor": donor,
        "recipients": len({group.row for group in groups}),
        "left_out": left_out_of_given(handed_on),
        **_sums(groups, steps, query),
        **_made_of(groups, steps, RECIPIENTS, query),
    }


def recipient_page(state: State) -> dict[str, Any]:
    """What one State received, counted at the last link."""
    groups, steps = received_by_donor_and_year(state), received(state)
    query = f"recipient={state.iso3}&counted=received"
    return {
        "state": state,
        "donors": len({group.row for group in groups}),
        "left_out": left_out_of_received(Transaction.objects.filter(contribution__recipient=state)),
        **_sums(groups, steps, query),
        **_made_of(groups, steps, DONORS, query),
    }


def _chosen(selection: Selection) -> list[Any]:
    """The names of what was asked for."""
    options = [option for asked in selection.filters for option in asked.options]
    return [label for _value, label, is_selected in options if is_selected]


def _overview_chart(selection: Selection, steps: TransactionQuerySet) -> Chart | None:
    """The years side by side, by donor; nothing where a single year was asked for."""
    if any(asked.name == YEAR.name and asked.value for asked in selection.filters):
        return None
    return year_chart(by_donor_and_year(steps), Caption("by-year", _("Support given by year")))


def _sums(groups: Sequence[Group], steps: TransactionQuerySet, query: str) -> dict[str, Any]:
    """The sum, what it counts, and the entries it cannot hold, by name."""
    totals = together(group.totals for group in groups)
    unknown = without_usd(steps)[:NAMED] if totals.without_usd else []
    return {"totals": totals, "without_usd": list(unknown), "query": query}


def _made_of(
    groups: Sequence[Group], steps: TransactionQuerySet, rows: Axis, query: str
) -> dict[str, Any]:
    """A profile's years, counterparts, areas, channels and sources."""
    return {
        "matrix": matrix(groups, rows, YEARS, query),
        "chart": year_chart(groups, Caption("by-year", _("Support by year"))),
        "areas": by_area(steps),
        "channels": by_channel(steps),
        "sources": sources(steps),
    }
