"""Which door a page has: open to everybody, or to people who sign in.

Every view says which (tests/test_rights.py walks all addresses). What a person may do behind the
door is decided by core/access.py on the record itself. What was typed when a session had ended is
kept and given back to the same person after signing in again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.signing import Signer
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from article6.core.access import reader_of

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
UNSENT = "unsent"  # in the session: what was typed after it had ended
TYPED_BY = "typed_by"  # the field of a form that says who types
LONGEST_UNSENT = 200_000  # characters of a form that are kept


def open_to_all(view: View) -> View:
    """A page that everybody may open; rows of it may still depend on who reads."""
    view.door = "open"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """A page for people with an account; others are led to the sign-in and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)

    guarded.door = "signed in"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]  # wraps() keeps the name, not the type


def _keep(request: HttpRequest) -> None:
    typed = request.POST.urlencode()
    if len(typed) <= LONGEST_UNSENT:
        request.session[UNSENT] = {"path": request.path, "typed": typed}


def take_unsent(request: HttpRequest) -> QueryDict | None:
    """What was typed on this page when the session had ended; given once, and only to the person
    whose form it was, which its seal tells."""
    kept = request.session.get(UNSENT)
    if not kept or kept["path"] != request.path:
        return None
    typed = QueryDict(kept["typed"])
    if typed.get(TYPED_BY) != typed_by(request):
        return None
    del request.session[UNSENT]
    return typed


def typed_by(request: HttpRequest) -> str:
    """What a form carries, as `typed_by`, to say whose it is: a seal that names nobody."""
    return Signer(salt=f"article6.{TYPED_BY}").signature(reader_of(request).person)
