"""What is worked out once and shown many times, until any record changes or the day ends.

Every write moves the revision of the records by one, within its own transaction. What was made
from an older revision is not looked at again. A value shared this way must not be changed by
whoever gets it, and a value that depends on who reads must take the reader as an argument.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from typing import TypeVar

from django.db import connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from article6.core import clock
from article6.core.models import Revision

KEPT = 500  # profiles and lists of six languages; a few kilobytes each
Made = TypeVar("Made")
# The revision that a request, or what is just being made, rests on. None: ask at each call.
_known: ContextVar[int | None] = ContextVar("revision", default=None)
UNASKED = -1  # within a request: to be asked once, when it is first wanted


def advance() -> None:
    """Say that records changed; call in the transaction that changes them."""
    if not Revision.objects.filter(pk=1).update(number=F("number") + 1):
        Revision.objects.get_or_create(pk=1, defaults={"number": 1})
    if _known.get() is not None:
        _known.set(UNASKED)


def remembered(make: Callable[..., Made], *arguments: Hashable) -> Made:
    """`make(*arguments)` in the reader's language, or what it gave while nothing has changed.

    Within a transaction it is made anew: what is not committed must not be kept.
    """
    if connection.in_atomic_block:
        return make(*arguments)
    known = _known.get()
    revision = _revision() if known in (None, UNASKED) else known
    token = _known.set(revision)
    try:
        made: Made = _made(revision, get_language(), clock.today(), make, arguments)
    finally:
        _known.reset(token)
    if known == UNASKED:
        _known.set(revision)
    return made


def asked_once(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a request asks for the revision once, however much it has kept for it."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _known.set(UNASKED)
        try:
            return get_response(request)
        finally:
            _known.reset(token)

    return answer


@lru_cache(maxsize=KEPT)
def _made(
    _revision: int | None,
    _language: str | None,
    _today: date,
    make: Callable[..., Made],
    arguments: tuple[Hashable],
) -> Made:
    return make(*arguments)


def forget() -> None:
    """Drop everything kept; for a process that changes its database."""
    _made.cache_clear()


def _revision() -> int:
    """Asked of the database each time, by hand because each page asks: 0 before any write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM core_revision WHERE id = 1")
        found = cursor.fetchone()
    return int(found[0]) if found else 0
