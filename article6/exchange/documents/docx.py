"""The document as a Word file on A4, to be edited further: real styles, headings and tables."""

import re
from datetime import UTC, datetime, time
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from article6.core.document import Bullets, Document, Facts, Heading, Paragraph, Run, Table
from article6.exchange.documents.clean import clean
from article6.exchange.documents.docx_runs import add_field, add_runs
from article6.exchange.documents.docx_styles import set_styles, turn
from article6.exchange.documents.docx_tables import add_facts, add_table
from article6.exchange.documents.docx_xml import element

PARAGRAPH_STYLES = {"body": "Normal", "lede": "Lede", "small": "Small"}
TEXT_WIDTH = Mm(170)  # A4 less margins of 20 mm


def write(document: Document) -> bytes:
    """The .docx file."""
    page, word = clean(document), docx.Document()
    set_styles(word, page.lang)
    set_properties(word, page)
    set_page(word.sections[0], page)
    add_line(word, page, "Masthead", page.masthead)
    add_line(word, page, "Title", page.title)
    add_line(word, page, "Subtitle", page.subtitle)
    for block in page.blocks:
        add_block(word, page, block)
    modern(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def modern(word: WordDocument) -> None:
    """Say that Word 2013's rules apply; else it opens the file as one of an old version."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def set_properties(word: WordDocument, page: Document) -> None:
    known = word.core_properties
    known.title, known.subject, known.language = page.title, page.subtitle, page.lang
    known.author, known.last_modified_by, known.comments = page.masthead, page.masthead, ""
    moment = datetime.combine(page.dated, time(), UTC) if page.dated else datetime.now(UTC)
    known.created, known.modified, known.revision = moment, moment, 1


def set_page(section: Section, page: Document) -> None:
    """A4; the title heads every page but the first, the footer closes all."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(19), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].style = "Normal"  # empty, and without a rule
    if page.is_rtl:
        section._sectPr.insert_element_before(element("bidi"), "w:rtlGutter", "w:docGrid")
    fill(section.header.paragraphs[0], page, page.title)
    for footer in (section.footer, section.first_page_footer):
        add_footer(footer.paragraphs[0], page)


def fill(line: WordParagraph, page: Document, text: str) -> None:
    turn(line, page)
    add_runs(line, (Run(text),), page)


def add_footer(line: WordParagraph, page: Document) -> None:
    line.style = "Footer"
    line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    fill(line, page, f"{page.footer}\t")
    for part in re.split(r"(\{pages?\})", page.footer_page):
        if part == "{page}":
            add_field(line, "PAGE", page)
        elif part == "{pages}":
            add_field(line, "NUMPAGES", page)
        else:
            add_runs(line, (Run(part),), page)


def add_line(word: WordDocument, page: Document, style: str, text: str) -> None:
    if text:
        fill(word.add_paragraph(style=style), page, text)


def add_paragraph(word: WordDocument, page: Document, style: str, runs: tuple[Run, ...]) -> None:
    line = word.add_paragraph(style=style)
    turn(line, page)
    add_runs(line, runs, page)


def add_block(word: WordDocument, page: Document, block: object) -> None:
    match block:
        case Paragraph(runs=runs, style=style):
            add_paragraph(word, page, PARAGRAPH_STYLES[style], runs)
        case Heading(text=text, level=level):
            add_line(word, page, f"Heading {level}", text)
        case Bullets(items=items):
            for item in items:
                add_paragraph(word, page, "List Bullet", item.runs)
        case Facts():
            add_facts(word, page, block)
        case Table():
            add_line(word, page, "Caption", block.caption)
            add_table(word, page, block)
