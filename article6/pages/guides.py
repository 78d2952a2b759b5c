"""Pages that explain: how to ask, how it is made, what may be taken away."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from article6.core import clock
from article6.core.doors import open_to_all
from article6.directory.models import Office, Term
from article6.library.models import Remark
from article6.pages.record import on_record


@open_to_all
@require_safe
def request_assistance(request: HttpRequest) -> HttpResponse:
    """The real routes to assistance, with those who serve today or who served last."""
    today = clock.today()
    context = {
        "today": today,
        "coordinators": holders("coordinator-cooperation"),
        "director": holders("isu-director"),
    }
    return render(request, "pages/request_assistance.html", context)


def holders(slug: str) -> dict[str, Any]:
    """Who holds an office today; where nobody is on record, who held it last."""
    office = Office.objects.prefetch_related("terms__state").get(slug=slug)
    holding = office.holding_on(clock.today())
    terms: dict[str, Term] = {term.key: term for term in office.terms.all()}
    return {
        "serving": [terms[fact.holder] for fact in holding.serving],
        "last_known": [terms[fact.holder] for fact in holding.last_known],
    }


@open_to_all
@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """How figures come about, what they rest on, and what is contradictory or missing."""
    context = {
        "today": clock.today(),
        "remarks": Remark.objects.order_by("subject_kind", "slug"),
        "tables": on_record(),
    }
    return render(request, "pages/method.html", context)


@open_to_all
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, for whom, and what it is not."""
    return render(request, "pages/about.html")
