"""A table in plain text: aligned columns, or one record under another where they do not fit."""

from collections.abc import Iterator, Sequence

from article6.exchange.documents.measure import width
from article6.exchange.documents.wrap import wrap

GAP = 2
# Below this a column of words becomes a column of letters.
NARROWEST = 8


def table_lines(
    header: list[str], rows: list[list[str]], numeric: frozenset[int], limit: int
) -> Iterator[str]:
    """Lines of at most `limit` cells."""
    columns = fitted([header, *rows], limit)
    if columns is None:
        yield from records(header, rows, limit)
        return
    yield from row_lines(header, columns, numeric)
    yield (" " * GAP).join("─" * column for column in columns)
    for row in rows:
        yield from row_lines(row, columns, numeric)


def fitted(rows: Sequence[list[str]], limit: int) -> list[int] | None:
    """Column widths that share the line, the widest giving way first; None if they cannot."""
    texts = list(zip(*rows, strict=True))
    columns = [max(width(line) for text in column for line in text.split("\n")) for column in texts]
    room = limit - GAP * (len(columns) - 1)
    while sum(columns) > room:
        widest = columns.index(max(columns))
        if columns[widest] <= NARROWEST:
            return None
        columns[widest] -= 1
    return columns


def row_lines(row: list[str], columns: list[int], numeric: frozenset[int]) -> Iterator[str]:
    cells = [wrap(text, column) for text, column in zip(row, columns, strict=True)]
    for number in range(max(map(len, cells), default=0)):
        lines = (cell[number] if number < len(cell) else "" for cell in cells)
        padded = (
            pad(line, column, index in numeric)
            for index, (line, column) in enumerate(zip(lines, columns, strict=True))
        )
        yield (" " * GAP).join(padded).rstrip()


def pad(text: str, column: int, at_end: bool) -> str:
    space = " " * (column - width(text))
    return space + text if at_end else text + space


def records(header: list[str], rows: list[list[str]], limit: int) -> Iterator[str]:
    """Each row as lines "column: value", an empty line between rows."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        for label, text in zip(header, row, strict=True):
            yield from wrap(f"{label}: {text}", limit)
