"""How the columns of a table share the page."""

from article6.core.document import Table
from article6.exchange.documents.measure import plain, width
from article6.exchange.documents.wrap import pieces

# A column of sentences asks for no more than this: it wraps well.
WIDEST = 64
# Up to this a column gets what it asks for: figures, years and short words do not wrap.
NARROW = 18
# Room between columns, and what a line of A4 holds, in characters of table text.
GAP = 4
LINE = 92


def column_shares(table: Table) -> tuple[int, ...]:
    """The width of each column in characters; short of a full line, all stretch alike."""
    columns = zip(table.header, *([plain(cell) for cell in row] for row in table.rows), strict=True)
    asked = [share(texts) for texts in columns]
    wide = sum(ask for ask in asked if ask > NARROW)
    left = LINE - (sum(asked) - wide)
    return tuple(ask if ask <= NARROW else max(NARROW, ask * left // wide) for ask in asked)


def share(texts: tuple[str, ...]) -> int:
    """Between the usual and the longest text, so that one long name does not take the page.

    Never less than the longest word, which cannot break.
    """
    widths = [min(width(text), WIDEST) for text in texts]
    word = max(width(piece) for text in texts for piece in ("", *pieces(text, WIDEST)))
    return max(word, (max(widths) + sum(widths) // len(widths)) // 2) + GAP
