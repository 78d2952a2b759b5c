"""The look of the Word file: styles, fonts and languages that Word and LibreOffice both know."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from article6.core.document import Document, is_rtl
from article6.exchange.documents.docx_xml import drop, element, order

INK, MUTED, PETROL, LINE, FIRM = "18212B", "55606C", "0A5566", "E3DDD1", "CFC7B8"

# Fonts that Word has and LibreOffice has or replaces by one of the same widths (Carlito, Caladea,
# Liberation Sans). Arabic is drawn by the complex-script font, Chinese by the East Asian one.
SANS, SERIF, ARABIC, HAN = "Calibri", "Cambria", "Arial", "Microsoft YaHei"
LATIN_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU"}


@dataclass(frozen=True)
class Look:
    """A paragraph style: sizes and spaces in points.

    `rule` is the side on which a thin line stands; `end` is the indent at the end of lines.
    """

    name: str
    size: float
    colour: str = INK
    bold: bool = False
    font: str = SANS
    before: float = 0
    after: float = 4
    rule: str = ""
    rule_colour: str = FIRM
    keeps_next: bool = False
    end: float = 0


LOOKS = (
    Look("Normal", 10),
    Look("Masthead", 8.5, PETROL, bold=True, after=16, rule="bottom", rule_colour=PETROL),
    Look("Title", 22, font=SERIF, bold=True, after=2),
    Look("Subtitle", 10.5, MUTED, after=8),
    Look("Lede", 11.5, MUTED, after=7),
    Look("Small", 8.5, MUTED, before=4),
    Look("Heading 1", 13, font=SERIF, bold=True, before=14, after=5, rule="top", keeps_next=True),
    Look("Heading 2", 10.5, bold=True, before=9, after=3, keeps_next=True),
    Look("Heading 3", 10, MUTED, bold=True, before=7, after=2, keeps_next=True),
    Look("Caption", 8.5, MUTED, after=2, keeps_next=True),
    Look("List Bullet", 10, after=3),
    Look("Table Text", 9, before=2, after=2, end=8),
    Look("Table Head", 8.5, MUTED, bold=True, before=2, after=2, keeps_next=True, end=8),
    Look("Fact Label", 8.5, MUTED, after=0, keeps_next=True, end=8),
    Look("Fact Value", 10, bold=True, after=6, end=8),
    Look("Header", 8.5, MUTED, after=0, rule="bottom"),
    Look("Footer", 8.5, MUTED, after=0, rule="top"),
)


def set_styles(word: WordDocument, lang: str) -> None:
    drop_table_styles(word)
    known = {style.name for style in word.styles}
    for look in LOOKS:
        if look.name not in known:
            word.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles[
                "Normal"
            ]
        set_style(word.styles[look.name], look)
    set_language(word, lang)


def drop_table_styles(word: WordDocument) -> None:
    """The template brings a hundred; our tables carry their own two rules."""
    for style in list(word.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


def set_style(style: Any, look: Look) -> None:
    run, layout = style.element.get_or_add_rPr(), style.paragraph_format
    style.font.color.rgb = RGBColor.from_string(look.colour)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.cs_bold, style.font.cs_italic = look.bold, False
    set_fonts(run, look.font)
    drop(run, "szCs", "spacing", "kern")
    run.append(element("szCs", val=str(round(look.size * 2))))
    order(run)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing, layout.keep_with_next = 1.08, look.keeps_next
    if look.end:
        layout.right_indent = Pt(look.end)
    set_rule(style.element.get_or_add_pPr(), look)


def set_fonts(run: Any, font: str) -> None:
    """One face for each kind of script; the template's theme fonts would win over them."""
    drop(run, "rFonts")
    run.append(element("rFonts", ascii=font, hAnsi=font, cs=ARABIC, eastAsia=HAN))


def set_rule(paragraph: Any, look: Look) -> None:
    """A line of 3/4 point, 5 points away from the text, instead of the template's own."""
    drop(paragraph, "pBdr", "tabs")
    if look.rule:
        border = element("pBdr")
        border.append(element(look.rule, val="single", sz="6", space="5", color=look.rule_colour))
        after = ("w:shd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
        paragraph.insert_element_before(border, *after)


def set_language(word: WordDocument, lang: str) -> None:
    """The language that Word checks spelling in: one for each kind of script."""
    run = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    drop(run, "lang")
    run.append(language(lang))


def language(lang: str) -> Any:
    """A w:lang element; each attribute is read for one kind of script."""
    is_latin = not is_rtl(lang) and not lang.startswith("zh")
    return element(
        "lang",
        val=LATIN_TAGS.get(lang, lang) if is_latin else "en-GB",
        eastAsia="zh-CN",
        bidi=lang if is_rtl(lang) and lang != "ar" else "ar-SA",
    )


def turn(paragraph: WordParagraph, page: Document) -> None:
    """Set the paragraph's direction; its start is on the right in right-to-left languages."""
    if page.is_rtl:
        after = ("w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
        paragraph._p.get_or_add_pPr().insert_element_before(element("bidi"), *after)
