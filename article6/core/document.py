"""A short document without a format: what a brief says, in order, in one language.

Any app may build one from plain values; `exchange.documents` writes it for the terminal, the
browser, Word and print. Text is data, never markup: a newline is a line break, nothing else in
it has a meaning to any writer.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

# The languages written from right to left that States report in: Arabic, Persian (and Dari),
# Hebrew, Pashto, Urdu.
RTL_LANGUAGES = frozenset({"ar", "fa", "he", "prs", "ps", "ur"})

# Where a thing stands, said as a shape and a word so that colour is never needed to read it.
SHAPES = {"ongoing": "●", "pending": "◐", "urgent": "▲", "good": "✓", "none": "–"}
Chip = Literal["", "ongoing", "pending", "urgent", "good", "none"]


def is_rtl(lang: str) -> bool:
    """Whether a language tag ("ar", "ar-SA") is written from right to left."""
    return lang.lower().split("-")[0] in RTL_LANGUAGES


@dataclass(frozen=True)
class Run:
    """A stretch of text set in one way.

    `lang` is empty where the text is in the document's language. `uncertain` means that the
    source leaves a doubt. `href` is an absolute http(s) or mailto address; others are not linked.
    `chip` sets the text as a small label that opens with the shape of SHAPES.
    """

    text: str
    lang: str = ""
    bold: bool = False
    uncertain: bool = False
    href: str = ""
    chip: Chip = ""


def runs(*parts: str | Run) -> tuple[Run, ...]:
    """Plain words and runs, in order, as runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True)
class Paragraph:
    """`lede` is the one sentence that says what is so; `small` is for notes and sources."""

    runs: tuple[Run, ...]
    style: Literal["body", "lede", "small"] = "body"


def paragraph(*parts: str | Run, style: Literal["body", "lede", "small"] = "body") -> Paragraph:
    """A paragraph from plain words and runs."""
    return Paragraph(runs(*parts), style)


@dataclass(frozen=True)
class Heading:
    """Level 1 opens a section, 2 and 3 stand below it; the document's title is none of these."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Facts:
    """Labels with their values, few words each: dates, areas, standing."""

    pairs: tuple[tuple[str, Paragraph], ...]


@dataclass(frozen=True)
class Table:
    """`header` has one text for each column; each row has one tuple of runs for each column.

    `numeric` holds the indexes of columns of numbers, which line up on the end side.
    An empty caption is left out.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Bullets:
    """A list whose order carries no meaning."""

    items: tuple[Paragraph, ...]


Block = Paragraph | Heading | Facts | Table | Bullets


@dataclass(frozen=True)
class Document:
    """One brief. Empty texts are left out.

    `masthead` stands above the title: who hands this out; it is also the author on record.
    `footer` closes every page, with `footer_page` ("Page {page} of {pages}") in the document's
    language. `uncertain_mark` is the document's word for a doubt ("uncertain"), read out at every
    doubtful run and explained once at the end. `dated` is the day the document speaks of.
    """

    title: str
    subtitle: str
    lang: str
    blocks: tuple[Block, ...]
    footer: str
    footer_page: str
    uncertain_mark: str
    masthead: str = ""
    dated: date | None = None

    @property
    def is_rtl(self) -> bool:
        return is_rtl(self.lang)

    @property
    def has_doubt(self) -> bool:
        """Whether any run is uncertain, so that the mark needs its explanation."""
        return any(run.uncertain for block in self.blocks for run in block_runs(block))


def block_runs(block: Block) -> tuple[Run, ...]:
    """Every run of a block, in reading order. A heading is plain text and has none."""
    match block:
        case Paragraph(runs=found):
            return found
        case Facts(pairs=pairs):
            return tuple(run for _, value in pairs for run in value.runs)
        case Table(rows=rows):
            return tuple(run for row in rows for cell in row for run in cell)
        case Bullets(items=items):
            return tuple(run for item in items for run in item.runs)
        case Heading():
            return ()
