"""My data: read it, take it along, close the account."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from article6.accounts.erasure import (
    StillKeepsError,
    close_account,
    left_without_focal_point,
)
from article6.accounts.models import Membership, User
from article6.accounts.personal import SECTIONS, held_about, kept_by
from article6.core import clock
from article6.core.access import reader_of
from article6.core.doors import signed_in


@signed_in
@never_cache
@require_safe
def personal_data(request: HttpRequest) -> HttpResponse:
    """What is held about the person who signed in."""
    held = held_about(_person(request))
    sections = [
        (text, len(held[name]) if isinstance(held[name], list) else 1)
        for name, text in SECTIONS.items()
    ]
    return render(request, "accounts/personal/data.html", {"sections": sections})


@signed_in
@never_cache
@require_safe
def personal_data_file(request: HttpRequest) -> HttpResponse:
    """The same in full, as a file."""
    about = {name: str(text) for name, text in SECTIONS.items()}
    held = {"as_of": clock.today(), "sections": about, **held_about(_person(request))}
    answer = JsonResponse(held, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="article6-my-data.json"'
    return answer


@signed_in
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
@require_http_methods(["GET", "HEAD", "POST"])
def account_close(request: HttpRequest) -> HttpResponse:
    """Close the account for good, after the password or the second factor was given again."""
    person = _person(request)
    if request.method == "POST":
        try:
            close_account(person, reader_of(request))
        except StillKeepsError:
            return _ask(request, person, status=409)
        logout(request)
        return render(request, "accounts/personal/closed.html")
    return _ask(request, person)


def _ask(request: HttpRequest, person: User, status: int = 200) -> HttpResponse:
    memberships = Membership.objects.current().filter(person=person)
    context = {
        "memberships": memberships.select_related("organisation"),
        "last": left_without_focal_point(person),
        "kept": len(kept_by(person)),
    }
    return render(request, "accounts/personal/close.html", context, status=status)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the door lets nobody else in
    return request.user
