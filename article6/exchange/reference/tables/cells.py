"""Cells that many files share."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from article6.directory.models import State
from article6.exchange.reference.parse import doubtful, partial, plain, required
from article6.exchange.reference.table import Cell, Fault, Parser, Record, Ref

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
STATE = Ref(State, "iso3")
UNDATED = (Cell("source", "source", required), Cell("source", "uncertain", doubtful))
SOURCED = (*UNDATED, Cell("as_of", "as_of", partial))


def same(*columns: str, parse: Parser = plain) -> tuple[Cell, ...]:
    """Columns whose attribute has the same name."""
    return tuple(Cell(column, column, parse) for column in columns)


def in_order(*names: tuple[str, str]) -> Callable[[dict[str, Any]], list[Fault]]:
    """Days (or partial dates) that must not run backwards: (attribute, column) pairs."""

    def faults(values: dict[str, Any]) -> list[Fault]:
        known = [(values[name], column) for name, column in names if values.get(name)]
        return [
            (column, f"{later} lies before {earlier_column} {earlier}")
            for (earlier, earlier_column), (later, column) in pairwise(known)
            if _before(later, earlier)
        ]

    return faults


def _before(later: Any, earlier: Any) -> bool:
    """Texts of partial dates compare on the length that both have."""
    first, second = str(earlier), str(later)
    shared = min(len(first), len(second))
    return second[:shared] < first[:shared]


def items(text: str) -> list[str]:
    """The items of a list cell, empty ones included, so that parallel lists stay in step."""
    return [item.strip() for item in text.split(";")] if text else []


def keyed(record: Record, **more: str) -> Record:
    return {**record, **more}
