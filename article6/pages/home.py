"""Home: what is asked, what is given, what is due, in one screen."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from article6.analytics.datasets_due import REPORTS, deadlines_among
from article6.analytics.due import Due
from article6.analytics.overview import overview
from article6.analytics.support import support_totals
from article6.analytics.support_totals import DELIVERED
from article6.cooperation.models import Need, Transaction
from article6.core import clock
from article6.core.access import PUBLIC
from article6.core.doors import open_to_all
from article6.core.memory import remembered
from article6.directory.models import Organisation
from article6.pages.labels import due_line
from article6.pages.maps import standing_map

ROWS = 4
NEWEST = 40  # needs looked through for the newest of each State


@open_to_all
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Three columns and a map; each figure says what it counts."""
    today = clock.today()
    return render(request, "pages/home.html", {"today": today, **remembered(on_record, today)})


def on_record(today: date) -> dict[str, Any]:
    """What is asked, given and due, and the world by standing."""
    rows = overview(today)
    return {
        **asked(),
        **given(),
        **falls_due(deadlines_among(rows, today)),
        "map": standing_map(rows),
    }


def asked() -> dict[str, Any]:
    """Needs on record, and the newest of them."""
    needs = Need.objects.published(PUBLIC)
    figures = needs.aggregate(
        count=Count("pk"),
        states=Count("state", distinct=True),
        without_amount=Count("pk", filter=Q(amount=None)),
        since=Min("stated_on"),
        until=Max("stated_on"),
    )
    return {"asked": figures, "needs": _one_a_state(needs.order_by("-stated_on", "slug")[:NEWEST])}


def _one_a_state(needs: Iterable[Need]) -> list[Need]:
    """The newest need of each State, so that no State fills the column alone."""
    first: dict[str, Need] = {}
    for need in needs:
        first.setdefault(need.state_id, need)
    return list(first.values())[:ROWS]


def given() -> dict[str, Any]:
    """Support on record, counted at the first link, and who gave most of it."""
    steps = Transaction.objects.given()
    by_donor = (
        steps.order_by()
        .values("contribution__provider")
        .annotate(
            amount_usd=Sum("amount_usd", filter=~DELIVERED),
            recipients=Count("contribution__recipient", distinct=True),
        )
        .order_by(F("amount_usd").desc(nulls_last=True))[:ROWS]
    )
    donors = Organisation.objects.in_bulk([line["contribution__provider"] for line in by_donor])
    return {
        "given": support_totals(steps),
        "recipients": steps.values("contribution__recipient").distinct().count(),
        "donors": [{**line, "donor": donors[line["contribution__provider"]]} for line in by_donor],
    }


def falls_due(found: Sequence[Due]) -> dict[str, Any]:
    """Deadlines that passed and are still open, then those ahead; reports as one line."""
    matters = [one for one in found if one.item.kind not in REPORTS]
    passed = [one for one in matters if one.item.passed]
    ahead = [one for one in matters if not one.item.passed]
    report = next((one for one in found if one.item.kind in REPORTS and not one.item.passed), None)
    same_day = [one for one in found if report and one.item.due_on == report.item.due_on]
    return {
        "passed": [due_line(one) for one in passed],
        "ahead": [due_line(one) for one in ahead[:ROWS]],
        "report": report,
        "report_count": len(same_day),
    }
