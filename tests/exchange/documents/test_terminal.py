"""Plain text: nothing wider than the terminal, nothing lost."""

from collections.abc import Callable

import pytest

from article6.core.document import Document
from article6.exchange.documents.measure import width
from article6.exchange.documents.terminal import write
from article6.exchange.documents.wrap import wrap

from .conftest import GRANTS, LANGUAGES, NAMES, WORDS

Brief = Callable[[str], Document]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("limit", [24, 40, 80, 132])
def test_no_line_is_wider_than_asked(brief: Brief, lang: str, limit: int) -> None:
    assert max(map(width, write(brief(lang), limit).splitlines())) <= limit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_arrives(brief: Brief, lang: str) -> None:
    text = "".join(write(brief(lang), 100).split())
    words = [WORDS[lang][key] for key in ("masthead", "subtitle", "lede", "need2", "footer", "law")]
    assert [word for word in words if "".join(word.split()) not in text] == []
    assert "".join(NAMES["LAO"][f"name_{lang}"].split()) in text


def test_numbers_line_up_on_the_end_side(brief: Brief) -> None:
    lines = write(brief("en"), 100).splitlines()
    ends = {
        line.index(figure) + len(figure)
        for line in lines
        for figure in (f"{int(grant['amount_usd']):,}" for grant in GRANTS)
        if figure in line
    }
    assert len(ends) == 1


def test_a_table_too_wide_becomes_records(brief: Brief) -> None:
    lines = write(brief("en"), 24).splitlines()
    assert "Donor: Norway" in lines
    assert "US$: 3,166,201" in lines


def test_doubt_and_standing_are_words(brief: Brief) -> None:
    text = write(brief("en"))
    assert "1,500 km² (?)" in text
    assert "? = uncertain" in text
    assert "[▲ Law: in" in text


def test_colour_is_for_those_who_ask(brief: Brief) -> None:
    assert "\x1b" not in write(brief("en"))
    assert "\x1b[1mWhat is asked\x1b[0m" in write(brief("en"), colour=True)


def test_hostile_text_cannot_steer_the_terminal(hostile: Document) -> None:
    text = write(hostile)
    assert "\x1b" not in text
    assert "\x00" not in text
    assert "javascript:" not in text
    assert "#danger $x$ <script>" in text


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("extraordinary", 5, ["extra", "ordin", "ary"]),
        ("国际合作，援助", 8, ["国际合", "作，援助"]),
        ("第四条（清理）", 8, ["第四条", "（清理）"]),
        ("first\n\nsecond", 10, ["first", "", "second"]),
        ("10\u00a0km² far", 7, ["10\u00a0km²", "far"]),
        ("", 10, []),
    ],
)
def test_lines_break_where_the_script_allows(text: str, limit: int, lines: list[str]) -> None:
    assert wrap(text, limit) == lines


def test_chinese_is_twice_as_wide_and_marks_have_no_width() -> None:
    assert (width("km²"), width("援助"), width("طُهر")) == (3, 4, 3)
