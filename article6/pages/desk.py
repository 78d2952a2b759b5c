"""My desk: where a person belongs, and what waits for them there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from article6.accounts.models import Membership
from article6.cooperation.models import Need
from article6.cooperation.views import may_enter
from article6.core.access import Action, Reader, reader_of
from article6.core.doors import signed_in
from article6.directory.disclosure import disclose

SHOWN = 30


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Drafts first, then what is on record; whatever the role, the way to one's own people."""
    reader = reader_of(request)
    memberships = Membership.objects.current().filter(person=request.user.pk)
    context = {
        "memberships": memberships.select_related("organisation__state"),
        "reader": reader,
        "may_enter": may_enter(reader),
        **_needs(reader),
    }
    return render(request, "pages/desk.html", context)


def _needs(reader: Reader) -> dict[str, Any]:
    """Needs of one's own organisations, the newest first; those of others are in the lists."""
    own = Need.objects.allowing(reader, Action.READ_OWN).select_related("state", "entered_by")
    needs = list(own.order_by("-is_draft", "-stated_on", "slug")[:SHOWN])
    disclose(needs, reader)
    drafts = [need for need in needs if need.is_draft]
    return {"drafts": drafts, "published": [need for need in needs if not need.is_draft]}
