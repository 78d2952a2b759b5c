"""States: the list, the deadlines, and the profile of one."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from article6.analytics.datasets_due import DEADLINE_LISTING
from article6.analytics.datasets_states import STATE_LISTING
from article6.analytics.labels import chips
from article6.analytics.overview import overview
from article6.core import clock
from article6.core.access import Reader, reader_of
from article6.core.doors import open_to_all
from article6.core.memory import remembered
from article6.directory.models import State
from article6.directory.national import contacts_of
from article6.obligations.models import Article
from article6.pages.labels import due_line
from article6.pages.maps import obligation_map, standing_map
from article6.pages.profile import needs_of, profile, shown

# Art. 9 asks for laws, which a map by status would not explain.
MAPPED = (Article.CLEARANCE, Article.VICTIM_ASSISTANCE, Article.STOCKPILES)


@open_to_all
@require_safe
def state_list(request: HttpRequest) -> HttpResponse:
    """Every State with its standing and its open obligations; two maps above."""
    selection = STATE_LISTING.read(request.GET, reader_of(request))
    page = selection.page()
    rows = [{"row": row, "chips": chips(row)} for row in page.rows]
    context = {
        "selection": selection,
        "page": page,
        "rows": rows,
        "notices": selection.notices,
        "today": clock.today(),
    }
    return render(request, "pages/state_list.html", context)


@open_to_all
@require_safe
def state_maps(request: HttpRequest) -> HttpResponse:
    """The world by standing and by obligation, each with its table."""
    today = clock.today()
    return render(request, "pages/state_maps.html", {"today": today, **remembered(_maps, today)})


def _maps(today: date) -> dict[str, Any]:
    rows = overview(today)
    return {
        "standing": standing_map(rows),
        "obligations": [obligation_map(rows, article) for article in MAPPED],
    }


@open_to_all
@require_safe
def state_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    """All that is on record of one State, each fact with its source."""
    if iso3 != iso3.upper():
        return redirect(reverse("state-detail", args=[iso3.upper()]))
    try:
        context = remembered(profile, iso3, clock.today())
    except State.DoesNotExist as error:
        raise Http404(iso3) from error
    reader = reader_of(request)
    if reader.seats:  # whoever has a seat may see more than the page that is kept for all
        seen = remembered(_seen_by, iso3, reader.unnamed, clock.today())
        context = {**context, **seen}
    return render(request, "pages/state_detail.html", context)


def _seen_by(iso3: str, reader: Reader, _today: date) -> dict[str, Any]:
    """What of a profile depends on who reads; whom a record names may end with any day."""
    state = State.objects.get(pk=iso3)
    return {**shown(needs_of(state, reader)), "contacts": contacts_of(state, reader)}


@open_to_all
@require_safe
def deadline_list(request: HttpRequest) -> HttpResponse:
    """What falls due, and what has passed and is still open."""
    selection = DEADLINE_LISTING.read(request.GET, reader_of(request))
    page = selection.page()
    context: dict[str, Any] = {
        "selection": selection,
        "page": page,
        "rows": [due_line(one) for one in page.rows],
        "notices": selection.notices,
        "today": clock.today(),
    }
    return render(request, "pages/deadline_list.html", context)
