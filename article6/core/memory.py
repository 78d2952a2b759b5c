"""What is worked out once and shown many times, until any record changes.

Every write moves the revision of the records by one, within its own transaction. What was made
from an older revision is not looked at again. A value shared this way must not be changed by
whoever gets it, and a value that depends on who reads must take the reader as an argument.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import lru_cache
from typing import TypeVar

from django.db import connection
from django.db.models import F
from django.utils.translation import get_language

from article6.core.models import Revision

KEPT = 500  # profiles and lists of six languages; a few kilobytes each
Made = TypeVar("Made")
# The revision that what is being made rests on; what is made within it rests on the same.
_asked: ContextVar[int | None] = ContextVar("revision", default=None)


def advance() -> None:
    """Say that records changed; call in the transaction that changes them."""
    if not Revision.objects.filter(pk=1).update(number=F("number") + 1):
        Revision.objects.get_or_create(pk=1, defaults={"number": 1})


def remembered(make: Callable[..., Made], *arguments: Hashable) -> Made:
    """`make(*arguments)` in the reader's language, or what it gave while nothing has changed.

    Within a transaction it is made anew: what is not committed must not be kept.
    """
    if connection.in_atomic_block:
        return make(*arguments)
    asked = _asked.get()
    token = _asked.set(_revision() if asked is None else asked)
    try:
        made: Made = _made(_asked.get(), get_language(), make, arguments)
    finally:
        _asked.reset(token)
    return made


@lru_cache(maxsize=KEPT)
def _made(
    _revision: int | None,
    _language: str | None,
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
