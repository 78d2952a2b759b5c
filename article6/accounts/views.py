"""My desk: what waits for the person who signed in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from article6.accounts.models import Membership
from article6.core.access import reader_of
from article6.core.doors import signed_in


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Where this person belongs; pages above add what waits there."""
    memberships = Membership.objects.current().filter(person=request.user.pk)
    context: dict[str, Any] = {
        "memberships": memberships.select_related("organisation__state"),
        "reader": reader_of(request),
    }
    return render(request, "accounts/desk.html", context)
