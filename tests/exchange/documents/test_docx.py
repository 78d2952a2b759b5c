"""A Word file with real structure, right to left where it must be."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from article6.core.document import Document
from article6.exchange.documents.docx import write
from article6.exchange.documents.docx_runs import stretches

from .conftest import LANGUAGES, NAMES, WORDS

Brief = Callable[[str], Document]


written = cache(write)


def opened(document: Document) -> WordDocument:
    return docx.Document(BytesIO(written(document)))


def everything(word: WordDocument) -> list[Any]:
    """Body, headers and footers, as XML."""
    section = word.sections[0]
    parts = (section.header, section.footer, section.first_page_footer)
    return [word.element.body, *(part._element for part in parts)]


def letters(part: Any) -> str:
    return "".join(text.text or "" for text in part.iter(qn("w:t"))).replace("\xa0", " ")


def said(word: WordDocument) -> str:
    return "\n".join(map(letters, everything(word)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_opens_with_all_that_was_said(brief: Brief, lang: str) -> None:
    word = opened(brief(lang))
    keys = ("masthead", "subtitle", "lede", "law", "need", "need2", "caption", "donor", "footer")
    text = said(word)
    assert [key for key in keys if WORDS[lang][key] not in text] == []
    assert word.core_properties.title == NAMES["LAO"][f"name_{lang}"]
    assert word.core_properties.language == lang
    assert word.core_properties.created.date().isoformat() == "2026-11-01"


def test_structure_is_styles_not_looks(brief: Brief) -> None:
    styles = [line.style.name for line in opened(brief("en")).paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 2
    assert styles.count("List Bullet") == 2
    assert {"Masthead", "Subtitle", "Lede", "Caption"} <= set(styles)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_arabic_paragraph_is_right_to_left(brief: Brief, lang: str) -> None:
    lines = [line for part in everything(opened(brief(lang))) for line in part.iter(qn("w:p"))]
    turned = [line for line in lines if line.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None]
    written = [line for line in lines if letters(line).strip()]
    assert turned == (written if lang == "ar" else [])


def test_runs_in_arabic_turn_with_their_script(brief: Brief) -> None:
    directions: dict[str, bool] = {}
    for run in opened(brief("ar")).element.body.iter(qn("w:r")):
        is_turned = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        directions[letters(run).strip()] = is_turned
    assert directions["CCM/MSP/2024/6"] is False
    assert directions["km²"] is False
    assert directions["الدعم المتلقى"] is True
    source = "Landmine and Cluster Munition Monitor, Lao PDR: Support for Mine Action (2011)"
    assert directions[f"\u200e{source}\u200e"] is False  # held, so that ")" stays at its end


@pytest.mark.parametrize(
    ("text", "rtl", "parts"),
    [
        ("قبل (CCM/MSP/2024/6).", True, [("قبل (", True), ("CCM/MSP/2024/6", False), (").", True)]),
        ("45.6 كم²", True, [("45.6 كم²", True)]),
        ("see لاو 2010, لبنان.", False, [("see ", False), ("لاو 2010, لبنان", True), (".", False)]),
        ("Lao PDR", False, [("Lao PDR", False)]),
        ("老挝", True, [("老挝", False)]),
        ("", True, []),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_its_direction_turns(
    text: str, rtl: bool, parts: list[tuple[str, bool]]
) -> None:
    assert list(stretches(text, rtl)) == parts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_repeats_its_head_and_keeps_its_rows_whole(brief: Brief, lang: str) -> None:
    word = opened(brief(lang))
    table = word.tables[-1]
    assert len(table.rows) == 21
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True] + [False] * 20
    assert all(
        row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows
    )
    mirrored = [made._tbl.tblPr.find(qn("w:bidiVisual")) is not None for made in word.tables]
    assert mirrored == [lang == "ar"] * 2


def test_page_is_a4_with_counted_pages(brief: Brief) -> None:
    section = opened(brief("en")).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for footer in (section.footer, section.first_page_footer):
        fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == NAMES["LAO"]["name_en"]
    assert section.first_page_header.paragraphs[0].text == ""
    assert round(section.left_margin.mm) == 20


@pytest.mark.parametrize(
    ("lang", "attribute", "tag"),
    [
        ("fr", "w:val", "fr-FR"),
        ("ru", "w:val", "ru-RU"),
        ("ar", "w:bidi", "ar-SA"),
        ("zh", "w:eastAsia", "zh-CN"),
    ],
)
def test_word_checks_spelling_in_the_documents_language(
    brief: Brief, lang: str, attribute: str, tag: str
) -> None:
    default = opened(brief(lang)).styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert default.get(qn(attribute)) == tag


def test_fonts_cover_each_script(brief: Brief) -> None:
    """No theme font is left: it would win over the named one and lack Arabic and Chinese."""
    for style in ("Normal", "Title", "Heading 1", "Table Text"):
        fonts = opened(brief("zh")).styles[style].element.rPr.rFonts
        assert {qn(f"w:{kind}") for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == set(
            fonts.attrib
        )


def test_doubt_is_underlined_and_signed(brief: Brief) -> None:
    body = opened(brief("en")).element.body
    dotted = [found for found in body.iter(qn("w:u")) if found.get(qn("w:val")) == "dotted"]
    assert len(dotted) == 2
    assert letters(body).count("km²\u202f?") == 2


def test_hostile_text_is_text(hostile: Document) -> None:
    word = opened(hostile)
    assert said(word).count("#danger $x$ <script>alert(1)</script> & =1+1 [31m") >= 10
    links = {part.target_ref for part in word.part.rels.values() if part.is_external}
    assert links == {"https://example.org/?a=1&b='\"><b>"}
