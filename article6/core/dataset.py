"""How an app declares its open data: each published column once, for every format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from article6.core.access import Reader


class ColumnKind(StrEnum):
    TEXT = "text"
    CODE = "code"  # one value of a stated list
    INTEGER = "integer"
    MONEY = "money"  # Decimal, in the currency of a neighbouring column
    DAY = "day"  # YYYY-MM-DD, or YYYY-MM or YYYY where no more is known
    BOOLEAN = "boolean"


@dataclass(frozen=True)
class Column:
    """One published column; an empty cell means 'not found', never zero.

    `value` reads it from a row. `meaning` is a translated sentence; `unit`, `hxl` and `source`
    are empty where there is none.
    """

    name: str
    kind: ColumnKind
    meaning: Any
    value: Callable[[Any], object]
    unit: str = ""
    hxl: str = ""
    source: str = ""


@dataclass(frozen=True)
class Dataset:
    """A table to take away: `rows(reader)` yields all that this reader may see, unfiltered."""

    slug: str
    title: Any
    row_is: Any
    rows: Callable[[Reader], Iterable[Any]]
    columns: tuple[Column, ...]
    # Adds to rows in memory what this reader may see of values that are kept back from others.
    complete: Callable[[list[Any], Reader], None] = lambda _rows, _reader: None


def attribute(path: str) -> Callable[[Any], object]:
    """Read `a.b` from a row; None where a step is missing."""
    steps = path.split(".")

    def read(row: Any) -> object:
        for step in steps:
            row = getattr(row, step, None)
        return row

    return read


def text(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.TEXT, meaning, attribute(path or name), **more)


def code(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.CODE, meaning, attribute(path or name), **more)


def integer(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.INTEGER, meaning, attribute(path or name), **more)


def money(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.MONEY, meaning, attribute(path or name), **more)


def day(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.DAY, meaning, attribute(path or name), **more)


def boolean(name: str, meaning: Any, path: str = "", **more: str) -> Column:
    return Column(name, ColumnKind.BOOLEAN, meaning, attribute(path or name), **more)
