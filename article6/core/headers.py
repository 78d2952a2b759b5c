"""What a browser may do with our answers: show them with our own style sheet, keep what is for one
person to that person, and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from article6.core.access import reader_of

# No script at all, no frame around us, nothing from elsewhere.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# The few pages that cannot do without: a passkey is a talk between browser and script.
SCRIPT_POLICY = f"{POLICY}; script-src 'self'; connect-src 'self'"
# A document that carries its own style, such as a brief as HTML.
DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
# A file that somebody sent in; it is saved, not shown.
ATTACHMENT_POLICY = "sandbox; default-src 'none'"

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"  # passkeys
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PRIVATE = "private, no-store"  # no copy on a shared computer or on the way


def protective_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the outermost, so that redirects and faults carry the headers too; an answer
    that brings a header of its own keeps it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if _is_personal(request, response):
            response.headers["Cache-Control"] = PRIVATE
        return response

    return answer


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody is signed in, or is being signed in or out; asks no database, because
    accounts/middleware.py did where there was a session."""
    return bool(reader_of(request).person) or settings.SESSION_COOKIE_NAME in response.cookies


def with_own_script(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose page runs our own script files, and no other."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Content-Security-Policy", SCRIPT_POLICY)
        return response

    return answer
