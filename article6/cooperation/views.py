"""Needs: the list and one need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from article6.cooperation.datasets import NEED_LISTING
from article6.cooperation.models import Need
from article6.obligations.models import Obligation

OTHERS_SHOWN = 5


@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """Every need on record, newest first."""
    selection = NEED_LISTING.read(request.GET)
    return render(
        request,
        "cooperation/need_list.html",
        {"selection": selection, "page": selection.page(), "notices": selection.notices},
    )


@require_safe
def need_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One need: what was asked, when, where it was stated, and what else the State asked."""
    need = get_object_or_404(Need.objects.published().select_related("part_of"), slug=slug)
    others = Need.objects.published().filter(state=need.state).exclude(pk=need.pk)
    obligation = Obligation.objects.filter(state=need.state, article=need.article).first()
    context = {
        "need": need,
        "obligation": obligation,
        "parts": list(need.parts.all()),
        "others": list(others.order_by("-stated_on", "slug")[:OTHERS_SHOWN]),
    }
    return render(request, "cooperation/need_detail.html", context)
