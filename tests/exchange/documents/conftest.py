"""One brief on the Lao PDR in six languages, from the reference data: every format's case."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from article6.core.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    Run,
    Table,
    paragraph,
    runs,
)

DATA = Path(__file__).resolve().parents[3] / "data"
HOSTILE = "#danger $x$ <script>alert(1)</script> & =1+1 \x1b[31m\x00 {page} %d \\textbf"

# The sentences of the brief, in the six languages.
WORDS: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "words.json").read_text(encoding="utf-8")
)
LANGUAGES = tuple(WORDS)


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMES = {row["iso3"]: row for row in read("states.csv")}
GRANTS = [
    row
    for row in read("assistance_provided.csv")
    if row["recipient"] == "LAO" and row["amount_usd"]
][:20]


def grant_row(grant: dict[str, str], lang: str) -> tuple[tuple[Run, ...], ...]:
    donor = NAMES.get(grant["donor"])
    name = Run(donor[f"name_{lang}"]) if donor else Run(grant["donor_name"], lang="en")
    source = Run(grant["source"], lang="en")
    return runs(grant["year"]), (name,), runs(f"{int(grant['amount_usd']):,}"), (source,)


def chips(words: dict[str, str]) -> tuple[Run | str, ...]:
    kinds = {"clearance": "pending", "victims": "ongoing", "law": "urgent", "met": "good"}
    return tuple(
        part
        for key, chip in {**kinds, "stockpile": "none"}.items()
        for part in (Run(words[key], chip=chip), " ")
    )


def facts(words: dict[str, str]) -> Facts:
    return Facts(
        (
            (words["signed"], paragraph(words["first"])),
            (words["ratified"], paragraph(words["second"])),
            (words["in_force"], paragraph(words["third"])),
            (words["area"], paragraph(Run("1,500 km²", uncertain=True))),
            (words["cleared"], paragraph(Run(words["over"], uncertain=True))),
            (words["items"], paragraph("≥ 117,974 – 2 × 8")),
        )
    )


def support(words: dict[str, str], lang: str) -> Table:
    header = (words["year"], words["donor"], words["dollars"], words["source"])
    return Table(
        words["caption"], header, tuple(grant_row(grant, lang) for grant in GRANTS), frozenset({2})
    )


def made(lang: str) -> Document:
    words = WORDS[lang]
    asked = Run(words["need"], href="https://www.clusterconvention.org/12msp/")
    return Document(
        title=NAMES["LAO"][f"name_{lang}"],
        subtitle=words["subtitle"],
        lang=lang,
        masthead=words["masthead"],
        dated=date(2026, 11, 1),
        footer=words["footer"],
        footer_page=words["page"],
        uncertain_mark=words["doubt"],
        blocks=(
            paragraph(words["lede"], style="lede"),
            paragraph(*chips(words)),
            facts(words),
            Heading(words["needs"]),
            Bullets((paragraph(asked), paragraph(Run(words["need2"], bold=True)))),
            Heading(words["support"]),
            support(words, lang),
        ),
    )


@pytest.fixture
def brief() -> Callable[[str], Document]:
    """The brief in a language."""
    return made


@pytest.fixture
def hostile() -> Document:
    """Text that would be a command in some format, in every place that takes text."""
    bad, link = (
        Run(HOSTILE, href="javascript:alert(1)"),
        Run("link", href="https://example.org/?a=1&b='\"><b>"),
    )
    table = Table(HOSTILE, (HOSTILE, "n"), ((runs(bad), runs("-1")),), frozenset({1}))
    return Document(
        title=HOSTILE,
        subtitle=HOSTILE,
        lang="en",
        masthead=HOSTILE,
        footer=HOSTILE,
        footer_page=HOSTILE,
        uncertain_mark=HOSTILE,
        blocks=(
            Heading(HOSTILE, level=3),
            paragraph(bad, link, Run(HOSTILE, uncertain=True), Run(HOSTILE, chip="urgent")),
            Facts(((HOSTILE, paragraph(bad)),)),
            Bullets((paragraph(bad),)),
            table,
        ),
    )
