"""Tables of the Word file: data with a repeated head, and facts as a quiet grid."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow

from article6.core.document import Document, Facts, Run, Table
from article6.exchange.documents.columns import column_shares
from article6.exchange.documents.docx_runs import add_runs
from article6.exchange.documents.docx_styles import FIRM, LINE, turn
from article6.exchange.documents.docx_xml import element
from article6.exchange.documents.measure import is_compact

WIDTH_MM = 170  # A4 less margins of 20 mm
FACTS_IN_ROW = 3


def add_table(word: WordDocument, page: Document, table: Table) -> None:
    made = new_table(word, page, [*column_shares(table)], len(table.rows) + 1, table.caption)
    heads = tuple((Run(text),) for text in table.header)
    fill_row(made.rows[0], page, table, heads, "Table Head", FIRM)
    made.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    for row, cells in zip(made.rows[1:], table.rows, strict=True):
        fill_row(row, page, table, cells, "Table Text", LINE)
    word.add_paragraph(style="Small")  # two tables in a row would grow together


def fill_row(
    row: WordRow,
    page: Document,
    table: Table,
    cells: tuple[tuple[Run, ...], ...],
    style: str,
    rule: str,
) -> None:
    row._tr.get_or_add_trPr().insert(0, element("cantSplit"))
    for index, (cell, runs) in enumerate(zip(row.cells, cells, strict=True)):
        fill_cell(cell, page, style, runs)
        underline(cell, rule)
        # Numbers line up on their units, on the right in every script; "left" is where a
        # right-to-left paragraph starts, and that is the right already.
        if index in table.numeric and not page.is_rtl:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def fill_cell(
    cell: WordCell, page: Document, style: str, runs: tuple[Run, ...], more: bool = False
) -> None:
    line = cell.add_paragraph() if more else cell.paragraphs[0]
    line.style = style
    turn(line, page)
    add_runs(line, runs, page)


def new_table(
    word: WordDocument, page: Document, shares: list[int], rows: int, caption: str
) -> WordTable:
    """A table over the whole line, its columns in the given proportion."""
    made: WordTable = word.add_table(rows, len(shares))
    made.autofit = False
    properties = made._tbl.tblPr
    if page.is_rtl:
        properties.insert(0, element("bidiVisual"))
    if caption:
        properties.append(element("tblCaption", val=caption))
    properties.find(qn("w:tblLook")).addprevious(margins())
    for column, share in zip(made.columns, shares, strict=True):
        column.width = Mm(WIDTH_MM * share / sum(shares))
    widths = [column.width for column in made.columns]
    for row in made.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return made


def margins() -> Any:
    """None: the styles leave room at the end, which Word and LibreOffice both turn round."""
    made = element("tblCellMar")
    made.extend([element("left", w="0", type="dxa"), element("right", w="0", type="dxa")])
    return made


def underline(cell: WordCell, colour: str) -> None:
    borders = element("tcBorders")
    borders.append(element("bottom", val="single", sz="4", space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def add_facts(word: WordDocument, page: Document, facts: Facts) -> None:
    """Three to a row where all are short, else label and value side by side."""
    if is_compact(facts):
        add_grid(word, page, facts)
    else:
        made = new_table(word, page, [3, 8], len(facts.pairs), "")
        for row, (label, value_) in zip(made.rows, facts.pairs, strict=True):
            fill_cell(row.cells[0], page, "Fact Label", (Run(label),))
            fill_cell(row.cells[1], page, "Table Text", value_.runs)


def add_grid(word: WordDocument, page: Document, facts: Facts) -> None:
    rows = -(-len(facts.pairs) // FACTS_IN_ROW)
    made = new_table(word, page, [1] * FACTS_IN_ROW, rows, "")
    for index, (label, found) in enumerate(facts.pairs):
        cell: Any = made.cell(index // FACTS_IN_ROW, index % FACTS_IN_ROW)
        fill_cell(cell, page, "Fact Label", (Run(label),))
        fill_cell(cell, page, "Fact Value", found.runs, more=True)
