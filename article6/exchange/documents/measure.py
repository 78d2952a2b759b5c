"""How wide a text stands, so that columns can share a line."""

import unicodedata

from article6.core.document import Facts, Run

# A value longer than this reads better on a line of its own than in a third of the page.
COMPACT = 34


def char_width(char: str) -> int:
    """Terminal cells: two for Chinese, none for marks that sit on the letter before."""
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def width(text: str) -> int:
    """Cells of one line of text."""
    return sum(map(char_width, text))


def plain(cell: tuple[Run, ...]) -> str:
    return "".join(run.text for run in cell)


def is_compact(facts: Facts) -> bool:
    """Whether every label and value fits a third of the page."""
    texts = [text for label, value in facts.pairs for text in (label, plain(value.runs))]
    return all(width(text) <= COMPACT for text in texts)
