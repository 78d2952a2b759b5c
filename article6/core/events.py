"""The history of records: who changed what, for whom, when, and by which door."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from article6.core.access import Reader
from article6.core.memory import advance
from article6.core.models import Event

Changes = Mapping[str, tuple[Any, Any]]  # field: before, after


def record(
    verb: str,
    obj: models.Model,
    by: Reader,
    *,
    changes: Changes | None = None,
    owner: str = "",
    on_behalf: str = "",
) -> Event:
    """Write one line of history; call in the transaction of the write itself.

    `owner` is the organisation whose people may read the line; `on_behalf` the organisation that
    acted, where it is another than the owner.
    """
    return note(
        verb,
        obj._meta.label_lower,
        str(obj.pk),
        by,
        changes=changes,
        owner=owner or getattr(obj, "owner_id", None) or "",
        on_behalf=on_behalf,
    )


def note(
    verb: str,
    noun: str,
    key: str,
    by: Reader,
    *,
    changes: Changes | None = None,
    owner: str = "",
    on_behalf: str = "",
) -> Event:
    """The same for what is no row of its own, such as a file that was loaded."""
    advance()
    return Event.objects.create(
        verb=verb,
        noun=noun,
        key=key,
        person=by.person,
        door=by.door,
        owner=owner,
        on_behalf=on_behalf,
        changes={name: [plain(old), plain(new)] for name, (old, new) in (changes or {}).items()},
    )


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields whose values differ, with both values."""
    return {name: (before[name], after[name]) for name in after if before[name] != after[name]}


def plain(value: Any) -> Any:
    """A value as JSON can hold it: figures and days as text."""
    if isinstance(value, Decimal | date | datetime):
        return str(value)
    return value
