"""The fonts we ship hold what a brief says, may be shipped, and stay small."""

import csv
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from article6.core.document import SHAPES
from article6.exchange.documents.pdf import FONTS, families

from .conftest import DATA, LANGUAGES

SIGNS = "".join(SHAPES.values()) + "–—·×≥≤°%€£¥$?؟.,:;()[]'’“”«»…0123456789 km²m²"


@cache
def characters(path: Path) -> set[int]:
    return set(TTFont(path).getBestCmap())


@cache
def by_family() -> dict[str, set[int]]:
    """Characters of each family, in the weights that all have: the regular or only one."""
    found: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        if not path.stem.endswith("Bold") or path.stem.endswith("SemiBold"):
            found[str(TTFont(path)["name"].getDebugName(1))] = characters(path)
    return found


def names(lang: str) -> set[str]:
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        return {char for row in csv.DictReader(file) for char in row[f"name_{lang}"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_of_a_state_has_its_letters(lang: str) -> None:
    """In the text font of the language itself, not only in one to fall back on."""
    own = by_family()[families(lang)[0]]
    assert {char for char in names(lang) if ord(char) not in own} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sign_of_a_brief_has_a_glyph(lang: str) -> None:
    known = by_family()
    held = set().union(*(known[family] for family in families(lang)))
    assert {char for char in SIGNS if ord(char) not in held} == set()


@pytest.mark.parametrize(
    ("file", "lang"),
    [
        ("NotoSansBrief-Bold.ttf", "ru"),
        ("NotoSerifBrief-SemiBold.ttf", "fr"),
        ("CairoBrief-Bold.ttf", "ar"),
        ("NotoSansSCBrief-Bold.ttf", "zh"),
    ],
)
def test_titles_have_their_letters_too(file: str, lang: str) -> None:
    held = characters(FONTS / file)
    assert {char for char in names(lang) if ord(char) not in held} == set()


def test_each_font_comes_with_its_licence() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    for path in FONTS.glob("*.ttf"):
        assert path.stem.split("-")[0] in readme
    for path in FONTS.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in path.read_text(encoding="utf-8")
        assert path.name in readme
    assert len(list(FONTS.glob("OFL-*.txt"))) == 6


def test_fonts_stay_under_six_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000
