"""Support: the overview, the entries behind every sum, one donor, one State that received."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from article6.analytics.datasets_support import SUPPORT_LISTING
from article6.analytics.support_pages import donor_page, overview_page, recipient_page
from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.directory.models import Organisation, State


@open_to_all
@require_safe
def support(request: HttpRequest) -> HttpResponse:
    """Sums of what was given: in all, by year, and who gave to whom."""
    return render(request, "analytics/support.html", overview_page(request.GET))


@open_to_all
@require_safe
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Every entry of support on record, newest first."""
    selection = SUPPORT_LISTING.read(request.GET, reader_of(request))
    context: dict[str, Any] = {
        "selection": selection,
        "sorts": {sort["name"]: sort for sort in selection.sorts},
        "page": selection.page(),
        "notices": selection.notices,
    }
    return render(request, "analytics/support_list.html", context)


@open_to_all
@require_safe
def donor_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What one donor gave: to whom and when, for what, through whom."""
    donor = get_object_or_404(Organisation, slug=slug)
    return render(request, "analytics/support_donor.html", donor_page(donor))


@open_to_all
@require_safe
def recipient_detail(request: HttpRequest, iso3: str) -> HttpResponse:
    """What one State received: from whom and when, for what, through whom."""
    if iso3 != iso3.upper():
        return redirect("recipient-detail", iso3.upper())
    state = get_object_or_404(State, iso3=iso3)
    return render(request, "analytics/support_recipient.html", recipient_page(state))
