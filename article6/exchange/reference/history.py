"""What a load wrote, as lines of history: each row it changed or removed, and each table in sum."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from article6.core.access import Door, Reader
from article6.core.events import changed, note, record
from article6.exchange.reference.outcome import Loaded

LOADER = Reader(door=Door.COMMAND)
TOLD = ("created", "changed", "removed")


def record_change(item: Model, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """A stored row was brought in step with its file."""
    record("loaded", item, LOADER, changes=changed(before, after))


def record_removal(item: Model) -> None:
    """A row left its file; call before it is deleted, while it has its key."""
    record("unloaded", item, LOADER)


def record_load(outcome: Loaded) -> None:
    """One line for a table of which anything was written; new rows are told by their number."""
    counts = {name: (None, outcome.counts[name]) for name in TOLD if outcome.counts[name]}
    if counts:
        note("table_loaded", "exchange.table", outcome.table.name, LOADER, changes=counts)
