"""CSV as a spreadsheet opens it: UTF-8 with a mark, one header row, plain values."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from article6.core.dataset import Dataset

MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # else Excel garbles Arabic and Chinese
# Also in full width and small, which a Chinese or Japanese Excel takes for the same.
FORMULA_STARTS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫")
# Where a cell may begin, and what is passed over before a formula. In French, Spanish and Russian
# Excel cuts at a semicolon, and then takes our quotation marks for letters.
CELL_START = re.compile(
    r"(?:^|[;|\t\r\n])[\s;|\u00ad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff]*"
)
# What would steer a terminal, or turn the direction of the text after it.
COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")


class Line:
    """Takes what csv.writer writes, one row at a time."""

    def write(self, text: str) -> str:
        return text


def write(dataset: Dataset, rows: Iterable[Any]) -> Iterator[str]:
    """Header, then one line a row; an empty cell means 'not found'."""
    writer = csv.writer(Line(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow([column.name for column in dataset.columns])
    for row in rows:
        yield writer.writerow([cell(column.value(row)) for column in dataset.columns])


def cell(value: object) -> str:
    """A value as text: decimals without trailing zeros, true/false, texts that run no formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, int | float | date):
        return str(value)
    return disarmed(COMMANDS.sub("", str(value)))


def disarmed(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to read a formula."""

    def start(found: re.Match[str]) -> str:
        following = text[found.end() : found.end() + 1]
        return f"{found[0]}'" if following in FORMULA_STARTS else found[0]

    return CELL_START.sub(start, text)
