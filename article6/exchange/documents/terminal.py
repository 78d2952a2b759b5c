"""The document as plain text for a terminal of a given width."""

from collections.abc import Iterator

from article6.core.document import SHAPES, Bullets, Document, Facts, Heading, Paragraph, Run, Table
from article6.exchange.documents.clean import clean, doubt_sign
from article6.exchange.documents.measure import width as measure
from article6.exchange.documents.text_table import table_lines
from article6.exchange.documents.wrap import wrap

BOLD, PETROL, PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[0m"
RULES = {1: "─", 2: "┄"}


def write(document: Document, width: int = 80, colour: bool = False) -> str:
    """Lines of at most `width` cells. `colour` sets titles and headings off with ANSI codes."""
    page = Page(clean(document), max(width, 20), colour)
    return "\n".join(page.lines()).rstrip() + "\n"


class Page:
    """One document on its way to lines: what every block needs to know."""

    def __init__(self, document: Document, width: int, colour: bool) -> None:
        self.document = document
        self.width = width
        self.colour = colour

    def lines(self) -> Iterator[str]:
        document = self.document
        yield from self.coloured(PETROL, wrap(document.masthead, self.width))
        yield from self.coloured(BOLD, self.ruled(document.title, "═"))
        yield from wrap(document.subtitle, self.width)
        for block in document.blocks:
            yield ""
            yield from self.block(block)
        if document.footer:
            yield from ("", "─" * self.width)
            yield from wrap(document.footer, self.width)

    def block(self, block: object) -> Iterator[str]:
        match block:
            case Paragraph(runs=runs):
                yield from wrap(self.said(runs), self.width)
            case Heading(text=text, level=level):
                lines = self.ruled(text, RULES[level]) if level in RULES else wrap(text, self.width)
                yield from self.coloured(BOLD, lines)
            case Facts():
                yield from self.facts(block)
            case Bullets(items=items):
                for item in items:
                    yield from hung("• ", wrap(self.said(item.runs), self.width - 2))
            case Table():
                yield from self.table(block)

    def facts(self, facts: Facts) -> Iterator[str]:
        """Labels in a column of their own, values beside them."""
        column = min(
            max((measure(label) for label, _ in facts.pairs), default=0) + 2, self.width // 2
        )
        for label, value in facts.pairs:
            values = wrap(self.said(value.runs), self.width - column)
            labels = wrap(label, column - 2)
            yield from beside(labels, values, column)

    def table(self, table: Table) -> Iterator[str]:
        yield from wrap(table.caption, self.width)
        rows = [[self.said(cell, links=False) for cell in row] for row in table.rows]
        yield from table_lines(list(table.header), rows, table.numeric, self.width)

    def said(self, runs: tuple[Run, ...], links: bool = True) -> str:
        return "".join(self.word(run, links) for run in runs)

    def word(self, run: Run, links: bool) -> str:
        text = f"[{SHAPES[run.chip]} {run.text}]" if run.chip else run.text
        if run.uncertain:
            text += f" ({doubt_sign(self.document.lang)})"
        if run.href and links and run.href != run.text:
            text += f" <{run.href}>"
        return text

    def ruled(self, text: str, rule: str) -> list[str]:
        lines = wrap(text, self.width)
        return [*lines, rule * max(map(measure, lines), default=0)]

    def coloured(self, code: str, lines: list[str]) -> list[str]:
        return (
            [f"{code}{line}{PLAIN}" if line else line for line in lines] if self.colour else lines
        )


def hung(mark: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield (mark if number == 0 else " " * measure(mark)) + line


def beside(left: list[str], right: list[str], column: int) -> Iterator[str]:
    for number in range(max(len(left), len(right))):
        start = left[number] if number < len(left) else ""
        end = right[number] if number < len(right) else ""
        yield (start + " " * (column - measure(start)) + end).rstrip()
