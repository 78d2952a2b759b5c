"""What no writer may let through."""

import pytest

from article6.core.document import Document, Heading, Run, is_rtl, paragraph
from article6.exchange.documents.clean import clean, one_line, printable, safe_link


def document(*blocks: Heading, lang: str = "en") -> Document:
    return Document("Title", "", lang, blocks, "", "", "uncertain")


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("nul\x00 bell\x07", "nul bell"),
        ("abc\u202egpj.exe", "abcgpj.exe"),
        ("lone \ud800 surrogate \uffff", "lone  surrogate "),
        ("first\r\nsecond\tend", "first\nsecond end"),
        ("isolates \u2068stay\u2069", "isolates \u2068stay\u2069"),
    ],
)
def test_characters_that_command_are_dropped(raw: str, kept: str) -> None:
    assert printable(raw) == kept


def test_titles_stand_on_one_line() -> None:
    assert one_line(" Lao\n People's \t Republic ") == "Lao People's Republic"


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://www.clusterconvention.org/", "https://www.clusterconvention.org/"),
        ("mailto:info@example.org", "mailto:info@example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("/en/states/LAO/", ""),
        ("https://", ""),
        ("http://[half", ""),
        ("https://example.org/a b", ""),
    ],
)
def test_links_lead_out_by_known_ways_only(href: str, kept: str) -> None:
    assert safe_link(href) == kept


def test_heading_levels_never_skip() -> None:
    """PDF/UA-1 wants headings to go down one level at a time, from the first."""
    page = clean(document(*(Heading("x", level) for level in (3, 3, 1, 3, 9, 0))))
    assert [block.level for block in page.blocks if isinstance(block, Heading)] == [
        1,
        2,
        1,
        2,
        3,
        1,
    ]


def test_the_mark_of_doubt_is_explained_where_it_is_used() -> None:
    doubtful = Document(
        "T", "", "ar", (paragraph(Run("1,500", uncertain=True)),), "", "", "غير مؤكد"
    )
    assert clean(doubtful).blocks[-1] == paragraph("؟ = غير مؤكد", style="small")
    assert clean(document()).blocks == ()


def test_direction_follows_the_language_tag() -> None:
    assert [is_rtl(tag) for tag in ("ar", "AR-sa", "fa", "en", "arn", "zh", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
