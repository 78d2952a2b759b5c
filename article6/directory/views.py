"""Contacts: offices on a day, their history, and organisations."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from article6.core import clock
from article6.core.listing import Listing
from article6.directory.datasets import ORGANISATION_LISTING, TERM_LISTING
from article6.directory.models import OfficeKind, Theme
from article6.directory.seats import seats_on


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
    return render(request, "directory/office_list.html", {**context, "notices": notices})


def _day_asked(asked: str, notices: list[str]) -> date:
    """The day of a query; today, with a notice, where it makes no sense."""
    if not asked:
        return clock.today()
    try:
        return date.fromisoformat(asked)
    except ValueError:
        notices.append(_("“%(value)s” is not a day; today is shown.") % {"value": asked[:40]})
        return clock.today()


def term_list(request: HttpRequest) -> HttpResponse:
    """Every term on record, whoever held it."""
    return _listed(request, TERM_LISTING, "directory/term_list.html")


def organisation_list(request: HttpRequest) -> HttpResponse:
    """Every organisation on record, governments aside."""
    return _listed(request, ORGANISATION_LISTING, "directory/organisation_list.html")


def _listed(request: HttpRequest, listing: Listing, template: str) -> HttpResponse:
    selection = listing.read(request.GET)
    context = {"selection": selection, "page": selection.page(), "notices": selection.notices}
    return render(request, template, context)
