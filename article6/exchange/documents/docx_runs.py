"""Words in a Word paragraph: direction, language, doubt, chips, links and fields."""

import re
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from article6.core.document import SHAPES, Document, Run, is_rtl
from article6.exchange.documents.clean import doubt_sign
from article6.exchange.documents.docx_styles import PETROL, language
from article6.exchange.documents.docx_xml import element, order

CHIPS = {
    "ongoing": ("0A5566", "E2EFF1"),
    "pending": ("5B4B00", "F7F1D8"),
    "urgent": ("934107", "FBEFE2"),
    "good": ("22603A", "E6F2E9"),
    "none": ("55606C", ""),
}
DOUBT = "5B4B00"
LONG_CHIP = 60

# Hebrew, Arabic and its supplements.
RTL_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# From the first letter of the other direction to its last letter (or digit, which reads from left
# to right in every script) before the direction turns back. Raised figures (km²) have no direction.
NO_LETTER = r"\W\d_¹²³"
LTR_STRETCH = re.compile(rf"[^{NO_LETTER}{RTL_LETTER}](?:[^{RTL_LETTER}\n]*[^\W_{RTL_LETTER}])?")
RTL_STRETCH = re.compile(rf"[{RTL_LETTER}](?:[{NO_LETTER}{RTL_LETTER}]*[{RTL_LETTER}])?")


def stretches(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Parts of a text with whether each is right to left: Word must be told run by run."""
    pattern, place = (LTR_STRETCH if rtl else RTL_STRETCH), 0
    for found in pattern.finditer(text):
        if found.start() > place:
            yield text[place : found.start()], rtl
        yield found.group(), not rtl
        place = found.end()
    if place < len(text):
        yield text[place:], rtl


def add_runs(paragraph: WordParagraph, runs: tuple[Run, ...], page: Document) -> None:
    for run in runs:
        parent = link(paragraph, run.href) if run.href else paragraph._p
        is_turned = is_rtl(run.lang or page.lang)
        text = chip_text(run) if run.chip else run.text
        if is_turned != page.is_rtl:
            text = held(text, is_turned)
        for part, rtl in stretches(text, is_turned):
            add_part(parent, paragraph, part, rtl, run, page)
        if run.uncertain:
            add_sign(parent, paragraph, page)


def held(text: str, rtl: bool) -> str:
    """Text between marks of its direction, so that its last full stop stays at its end."""
    mark = "\u200f" if rtl else "\u200e"
    return f"{mark}{text}{mark}"


def chip_text(run: Run) -> str:
    """Shape and words, kept on one line where they are few."""
    text = f" {SHAPES[run.chip]} {run.text} "
    return text.replace(" ", "\u00a0") if len(text) < LONG_CHIP else text


def add_part(
    parent: Any, paragraph: WordParagraph, text: str, rtl: bool, run: Run, page: Document
) -> None:
    word = new_run(parent, paragraph, text, rtl, page)
    properties = word._r.get_or_add_rPr()
    if run.bold or run.chip not in {"", "none"}:
        word.font.bold = word.font.cs_bold = True
    if run.href:
        word.font.color.rgb = RGBColor.from_string(PETROL)
    if run.uncertain or run.href:
        properties.append(element("u", val="dotted" if run.uncertain else "single"))
    if run.chip:
        shade(word, *CHIPS[run.chip])
    if run.lang and run.lang != page.lang:
        properties.append(language(run.lang))
    order(properties)


def new_run(parent: Any, paragraph: WordParagraph, text: str, rtl: bool, page: Document) -> WordRun:
    """A run with its direction; Chinese quotation marks need the hint to be full width."""
    word = WordRun(element("r"), paragraph)
    parent.append(word._r)
    word.text = text
    if rtl:
        word.font.rtl = True
    if page.lang.startswith("zh"):
        word._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return word


def shade(word: WordRun, deep: str, soft: str) -> None:
    word.font.color.rgb = RGBColor.from_string(deep)
    if soft:
        shading = element("shd", val="clear", color="auto", fill=soft)
        word._r.get_or_add_rPr().append(shading)


def add_sign(parent: Any, paragraph: WordParagraph, page: Document) -> None:
    word = new_run(parent, paragraph, f"\u202f{doubt_sign(page.lang)}", page.is_rtl, page)
    word.font.bold = word.font.cs_bold = True
    word.font.color.rgb = RGBColor.from_string(DOUBT)
    order(word._r.get_or_add_rPr())


def link(paragraph: WordParagraph, href: str) -> Any:
    made = element("hyperlink")
    made.set(
        qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    paragraph._p.append(made)
    return made


def add_field(paragraph: WordParagraph, code: str, page: Document) -> None:
    """A number that Word counts: PAGE or NUMPAGES."""
    made = element("fldSimple", instr=code)
    paragraph._p.append(made)
    new_run(made, paragraph, "1", page.is_rtl, page)
