"""Needs: the list and one need."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from article6.cooperation.datasets import NEED_LISTING
from article6.cooperation.models import Need
from article6.core.access import Action, Reader, can, reader_of
from article6.core.doors import open_to_all
from article6.directory.disclosure import disclose, kept_back
from article6.directory.owned import Audience
from article6.obligations.models import Obligation

OTHERS_SHOWN = 5


@open_to_all
@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """Every need on record that this reader may see, newest first."""
    reader = reader_of(request)
    selection = NEED_LISTING.read(request.GET, reader)
    context = {
        "selection": selection,
        "page": selection.page(),
        "notices": selection.notices,
        "may_enter": may_enter(reader),
    }
    return render(request, "cooperation/need_list.html", context)


@open_to_all
@require_safe
def need_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One need: what was asked, when, where it was stated, and what else the State asked."""
    reader = reader_of(request)
    need = get_object_or_404(
        Need.objects.visible_to(reader).select_related("state", "part_of", "entered_by"), slug=slug
    )
    disclose([need], reader)
    return render(request, "cooperation/need_detail.html", about(need, reader))


def kept_named(need: Need) -> list[tuple[Any, Any]]:
    """What is kept back of a need, and who still reads it, in words."""
    if not need.keeps_back:
        return []
    words = {"amount": _("Amount"), "summary": _("Text")}
    return [(words[name], Audience(who).label) for name, who in sorted(kept_back(need).items())]


def may_enter(reader: Reader) -> bool:
    """Whether there is any State for which this reader may write."""
    where = reader.reach(Action.EDIT)
    return where.anywhere or bool(where.organisations)


def about(need: Need, reader: Reader) -> dict[str, Any]:
    """What stands around a need, as this reader may see it."""
    seen = Need.objects.published(reader).filter(state=need.state)
    parts = list(seen.filter(part_of=need))
    others = list(seen.exclude(pk=need.pk).order_by("-stated_on", "slug")[:OTHERS_SHOWN])
    disclose([*parts, *others], reader)
    return {
        "need": need,
        "obligation": Obligation.objects.filter(state=need.state, article=need.article).first(),
        "parts": parts,
        "others": others,
        "part_of": seen.filter(pk=need.part_of_id).first() if need.part_of_id else None,
        "kept": kept_named(need) if need.is_own_of(reader) else [],
        "may_ask": can(reader, Action.SEND_LINK, need),
        "questions": list(need.questions.order_by("-pk")) if need.is_own_of(reader) else [],
        "may_edit": can(reader, Action.EDIT, need),
        "may_publish": can(reader, Action.PUBLISH, need),
        "may_read_history": can(reader, Action.READ_HISTORY, need),
    }
