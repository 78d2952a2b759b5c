"""Contacts: offices on a day, their history, and organisations."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from article6.core import clock
from article6.core.access import reader_of
from article6.core.doors import open_to_all
from article6.core.listing import Listing
from article6.core.paging import typed
from article6.directory.datasets import ORGANISATION_LISTING, TERM_LISTING
from article6.directory.models import OfficeKind, Theme
from article6.directory.national import MOST, contacts_in
from article6.directory.seats import seats_on


@open_to_all
def office_list(request: HttpRequest) -> HttpResponse:
    """Who holds each office today, or held it on the day of `?on=`."""
    notices: list[str] = []
    on = _day_asked(request.GET.get("on", ""), notices)
    seats = seats_on(on)
    lead = [
        seat
        for seat in seats
        if seat.office.theme == Theme.COOPERATION or seat.office.kind == OfficeKind.ISU_DIRECTOR
    ]
    presidents = [seat for seat in seats if seat.office.kind == OfficeKind.PRESIDENT]
    others = [seat for seat in seats if seat not in lead and seat not in presidents]
    context = {"on": on, "lead": lead, "presidents": presidents, "others": others}
    national = _national(request)
    return render(
        request, "directory/office_list.html", {**context, **national, "notices": notices}
    )


def _national(request: HttpRequest) -> dict[str, Any]:
    """Contacts of States, of those that `?contact=` names."""
    words = typed(request.GET, "contact")
    found = contacts_in(words, reader_of(request))
    return {"words": words, "contacts": found[:MOST], "more_contacts": len(found) > MOST}


def _day_asked(asked: str, notices: list[str]) -> date:
    """The day of a query; today, with a notice, where it makes no sense."""
    if not asked:
        return clock.today()
    try:
        return date.fromisoformat(asked)
    except ValueError:
        notices.append(_("“%(value)s” is not a day; today is shown.") % {"value": asked[:40]})
        return clock.today()


@open_to_all
def term_list(request: HttpRequest) -> HttpResponse:
    """Every term on record, whoever held it."""
    return _listed(request, TERM_LISTING, "directory/term_list.html")


@open_to_all
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Every organisation on record, governments aside."""
    return _listed(request, ORGANISATION_LISTING, "directory/organisation_list.html")


def _listed(request: HttpRequest, listing: Listing, template: str) -> HttpResponse:
    selection = listing.read(request.GET, reader_of(request))
    context = {"selection": selection, "page": selection.page(), "notices": selection.notices}
    return render(request, template, context)
