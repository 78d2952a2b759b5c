"""CSV as a spreadsheet opens it: UTF-8 with a mark, one header row, plain values."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from article6.core.dataset import Dataset

MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # else Excel garbles Arabic and Chinese
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


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
    text = str(value)
    # Spreadsheets pass over what is blank before a formula.
    return f"'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text
