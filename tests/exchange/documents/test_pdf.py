"""A PDF that reads, searches and copies out right in six languages."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from article6.core.document import Document, Paragraph, Run, paragraph
from article6.exchange.documents.pdf import write

from .conftest import GRANTS, LANGUAGES, NAMES, WORDS

Brief = Callable[[str], Document]
UA_CLAIM = b"pdfuaid:part"


def plain(text: str) -> str:
    """Text as a search would compare it: no presentation forms, no invisible marks."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(char for char in folded if unicodedata.category(char) != "Cf")


written = cache(write)


def read(document: Document) -> PdfReader:
    return PdfReader(BytesIO(written(document)))


def text_of(reader: PdfReader) -> str:
    return plain("\n".join(page.extract_text() for page in reader.pages))


def words(lang: str) -> set[str]:
    """Every word of the brief, less those that a line may break in two."""
    names = [NAMES[grant["donor"]][f"name_{lang}"] for grant in GRANTS if grant["donor"] in NAMES]
    texts = [text for key, text in WORDS[lang].items() if key != "page"]
    found = " ".join([*texts, *names, NAMES["LAO"][f"name_{lang}"]]).split()
    return {plain(word) for word in found if not re.search(r"\w[-/]\w", word) or lang == "ar"}


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "zh"])
def test_every_word_can_be_found(brief: Brief, lang: str) -> None:
    """Arabic too: its words are whole and their letters in order, vowel marks and lam-alef too."""
    text = text_of(read(brief(lang)))
    punctuation = "().,:;·؛،"
    assert [word for word in words(lang) if word.strip(punctuation) not in text] == []


def test_chinese_can_be_found_across_lines(brief: Brief) -> None:
    text = "".join(text_of(read(brief("zh"))).split())
    keys = ("masthead", "subtitle", "lede", "clearance", "need", "need2", "caption", "footer")
    assert [key for key in keys if "".join(plain(WORDS["zh"][key]).split()) not in text] == []


def test_lam_alef_and_vowels_do_not_spoil_other_words() -> None:
    """A marked letter must not lend its mark to the same letter elsewhere in the file."""
    sentence = "وتنفّذ الدولة طُهر الأول أوّلاً لإنهاء الآثار مثلاً فريقاً النفاذ مخلفات طهر دولة غير إلى"
    document = Document("لاو", "", "ar", (paragraph(sentence),), "", "", "")
    text = text_of(read(document))
    assert [word for word in sentence.split() if plain(word) not in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_brief_is_two_pages_at_most_and_says_what_it_is(brief: Brief, lang: str) -> None:
    reader = read(brief(lang))
    assert len(reader.pages) in {1, 2}
    assert reader.metadata.title == NAMES["LAO"][f"name_{lang}"]
    assert reader.metadata.author == WORDS[lang]["masthead"]
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"].split("-")[0] == lang
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)  # A4 in points


@pytest.mark.parametrize("lang", LANGUAGES)
def test_our_fonts_hold_every_character_of_the_brief(brief: Brief, lang: str) -> None:
    """PDF/UA-1 is refused where a glyph is missing, so the claim proves there is none."""
    assert UA_CLAIM in write(brief(lang))


def test_a_character_without_a_font_costs_the_claim_and_not_the_file(brief: Brief) -> None:
    strange = replace(brief("en"), blocks=(paragraph("Lao: ລາວ, and ☃"),))
    file = write(strange)
    assert UA_CLAIM not in file
    assert "Lao:" in text_of(PdfReader(BytesIO(file)))


def test_pages_are_counted_in_the_documents_language(brief: Brief) -> None:
    reader = read(brief("fr"))
    assert "Page 1 sur 2" in reader.pages[0].extract_text()
    assert "Page 2 sur 2" in reader.pages[1].extract_text()


def test_the_second_page_repeats_title_and_table_head(brief: Brief) -> None:
    second = read(brief("es")).pages[1].extract_text()
    assert NAMES["LAO"]["name_es"] in second
    assert WORDS["es"]["donor"] in second


def test_doubt_is_signed_and_explained(brief: Brief) -> None:
    text = "".join(text_of(read(brief("en"))).split())
    assert "1,500km2?" in text
    assert "?=uncertain" in text


def test_hostile_text_is_data_and_no_link(hostile: Document) -> None:
    reader = read(hostile)
    shown = "#danger$x$<script>alert(1)</script>&=1+1[31m{page}%d\\textbf"
    assert "".join(text_of(reader).split()).count(shown) >= 8
    actions = [
        note.get_object()["/A"]["/URI"]
        for page in reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    ]
    assert set(actions) == {"https://example.org/?a=1&b='\"><b>"}


def test_rare_chinese_in_bold_is_still_there() -> None:
    """羲 is in the second level of GB 2312, which the bold font leaves out."""
    lines: tuple[Paragraph, ...] = (paragraph(Run("羲和", bold=True)),)
    file = write(Document("羲和", "", "zh", lines, "", "", ""))
    assert UA_CLAIM in file
    assert "羲和" in text_of(PdfReader(BytesIO(file)))
