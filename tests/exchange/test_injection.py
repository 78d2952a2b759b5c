"""A State writes a need; whatever it writes stays words in every file that carries it away."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from xml.etree import ElementTree

import docx
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pypdf import PdfReader

from article6.analytics.brief import brief as written
from article6.analytics.brief.limits import FULLEST
from article6.analytics.brief.record import record_on
from article6.cooperation.models import Need
from article6.core.document import Document
from article6.directory.models import State
from article6.exchange.documents import WRITERS
from article6.exchange.formats.csv import FORMULA_STARTS, disarmed
from article6.exchange.xml_in import read_xml
from tests.download import rows

OVERRIDE = "\u202e"
FORMULAS = (
    '=HYPERLINK("https://example.org","Open")',
    "+1",
    "-1+1",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "﹦1+1",
    "   =1+1",
    "\u00a0\u200f\ufeff=1+1",
    "\x01\x1b=1+1",
    f"{OVERRIDE}=1+1",
    "a;=1+1;b",
    "a\n=cmd|'/c calc'!A0",
    "a\t;  @SUM(1)",
)
WORDS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '#read("/etc/passwd")',
    '$x$ #eval("1") \\textbf *bold* _it_ @ref <label>',
    "{% load x %}{{ settings.SECRET_KEY }}",
    "bell \x07 escape \x1b]0;owned\x07 \x1b[31m csi \x9b31m",
    "control \x01\x02\x08 half \ufffe",
    f"safe {OVERRIDE}fdp.exe",
    "&lt;b&gt; &amp; &#0; ]]> <!-- --> <?x?>",
    "{page} of {pages}",
)
NUMBER = count()


def stated(title: str, summary: str = "") -> Need:
    """A need of the Lao PDR, newest on record."""
    need = Need(
        slug=f"hostile-{next(NUMBER)}",
        state_id="LAO",
        area="clearance",
        article=4,
        title=title,
        summary=summary or title,
        status="published",
        stated_on="2026-11-01",
        source="test",
        as_of="2026-11-01",
    )
    need.index()
    need.save()
    return need


# Spreadsheets


def cells(line: str, delimiter: str) -> Iterator[str]:
    """Cells as a spreadsheet cuts them that may or may not mind our quotation marks."""
    yield from next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    yield from line.split(delimiter)


def is_formula(cell: str) -> bool:
    seen = re.sub(r"^[\s\u200b-\u200f\u2060-\u206f\ufeff\"]+", "", cell)
    return seen[:1] in FORMULA_STARTS and not re.fullmatch(r"-?[\d.]+", seen)


@pytest.mark.django_db
def test_no_cell_runs_wherever_a_spreadsheet_cuts(client: Client) -> None:
    for text in FORMULAS:
        stated(text)
    answer = client.get("/en/data/needs.csv?state=LAO")
    content = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    lines = re.split(r"[\r\n]", content)
    found = [cell for line in lines for mark in ";\t|" for cell in cells(line, mark)]
    assert [cell for cell in found if is_formula(cell)] == []
    for row in csv.reader(io.StringIO(content)):
        assert [cell for cell in row if is_formula(cell)] == []


@pytest.mark.django_db
def test_what_is_disarmed_can_still_be_read(client: Client) -> None:
    need = stated("a;=1+1", "Teams: 3; m²: 5\n- two\n- three")
    [row] = [row for row in rows(client, "needs", "state=LAO") if row["slug"] == need.slug]
    assert row["title"] == "a;'=1+1"
    assert row["summary"] == "Teams: 3; m²: 5\n'- two\n'- three"


@pytest.mark.django_db
def test_a_file_of_values_steers_no_terminal(client: Client) -> None:
    need = stated(WORDS[5][:100], WORDS[6] + OVERRIDE)
    [row] = [row for row in rows(client, "needs", "state=LAO") if row["slug"] == need.slug]
    assert not re.search(r"[\x00-\x08\x1b\x7f-\x9f\u202e]", row["title"] + row["summary"])


def test_disarming_takes_time_in_step_with_the_length() -> None:
    assert disarmed("\t" * 1_000_000 + "x").endswith("\tx")


# Briefs


@pytest.fixture
def brief(db: None) -> Document:
    for text in (*WORDS, *FORMULAS):
        stated(text[:120])
    record = record_on(State.objects.get(pk="LAO"), date(2026, 11, 23))
    return written(record, replace(FULLEST, needs=len(WORDS) + len(FORMULAS)))


def test_a_brief_carries_the_words_of_the_state(brief: Document) -> None:
    text = WRITERS["terminal"].write(brief)
    assert isinstance(text, str)
    assert [
        word for word in ("alert(1)", "#read(", "{{ settings", "\\textbf") if word not in text
    ] == []


def test_a_brief_steers_no_terminal(brief: Document) -> None:
    text = str(WRITERS["terminal"].write(brief))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_brief_as_a_page_runs_nothing(brief: Document) -> None:
    page = str(WRITERS["html"].write(brief))
    assert not re.search(r"<(?:script|img|iframe|link|object|base|form)\b", page, re.IGNORECASE)
    assert page.count("</style>") == 1
    assert OVERRIDE not in page


def test_a_brief_in_word_opens_and_holds_words_only(brief: Document) -> None:
    content = WRITERS["docx"].write(brief)
    assert isinstance(content, bytes)
    opened = docx.Document(io.BytesIO(content))
    assert "alert(1)" in opened.element.xml
    fields = opened.element.xpath("//w:instrText | //w:fldSimple")
    assert fields == []
    links = [one.target_ref for one in opened.part.rels.values() if one.is_external]
    assert [link for link in links if not link.startswith(("https://", "http://", "mailto:"))] == []


def test_a_brief_in_print_reads_no_file(brief: Document) -> None:
    content = WRITERS["pdf"].write(brief)
    assert isinstance(content, bytes)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "#read(" in text
    assert "root:" not in text
    assert b"/JavaScript" not in content


@pytest.mark.django_db
@pytest.mark.parametrize("text", WORDS)
def test_pages_show_it_as_words(client: Client, text: str) -> None:
    need = stated(text[:120])
    for address in (f"/en/needs/{need.slug}/", "/en/needs/?state=LAO", "/en/states/LAO/"):
        page = client.get(address).content.decode()
        assert not re.search(r"<script>alert|<img src=x|</style><img", page)
        assert "{% load" in page if "{%" in text and need.slug in address else True


# XML from outside

LAUGHS = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">{}]><l>&j;</l>""".format(
    "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
)
QUADRATIC = f"""<!DOCTYPE q [<!ENTITY a "{"x" * 50_000}">]><q>{"&a;" * 50_000}</q>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"""
PARAMETER = """<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd">%p;]><x/>"""
HOSTILE_XML = {
    "billion laughs": (LAUGHS, "entities"),
    "quadratic": (QUADRATIC, "entities"),
    "a file of ours": (OUTSIDE, "entities"),
    "a DTD from elsewhere": (PARAMETER, "entities"),
    "a plain DTD": ('<!DOCTYPE x SYSTEM "x.dtd"><x/>', "entities"),
    "depth": ("<a>" * 100_000, "too_deep"),
    "breadth": (f"<a>{'<b/>' * 1_000_001}</a>", "too_much_inside"),
    "no XML": ("words", "damaged"),
    "two roots": ("<a/><b/>", "damaged"),
    "an entity nobody declared": ("<a>&b;</a>", "damaged"),
    "an encoding nobody knows": ('<?xml version="1.0" encoding="x-y"?><a/>', "damaged"),
    "size": (f"<a>{' ' * 11_000_000}</a>", "too_large"),
}


@pytest.mark.parametrize("name", HOSTILE_XML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_xml_is_refused(name: str, encoding: str) -> None:
    text, code = HOSTILE_XML[name]
    with pytest.raises(ValidationError) as refused:
        read_xml(text.encode(encoding))
    assert refused.value.code in (code, "too_large")  # twice the bytes in UTF-16


def test_plain_xml_is_read() -> None:
    root = read_xml("<a xmlns='urn:x' b='é'><c>ا &amp; 老</c></a>".encode())
    assert (root.tag, root.get("b")) == ("{urn:x}a", "é")
    assert [child.text for child in root] == ["ا & 老"]
    assert isinstance(root, ElementTree.Element)
