"""The public record in data/*.csv, and what the tests read from a picture."""

import csv
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from article6.analytics.charts.timeline import Kind, Step

ROOT = Path(__file__).parents[3]
Row = dict[str, str]
HOSTILE = "\"><script>alert('1')</script>&\x00\x1b"


def rows(name: str) -> list[Row]:
    with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STATES = {row["iso3"]: row for row in rows("states")}


def parse(picture: str) -> ElementTree.Element:
    """The picture as XML; a picture that is not well formed fails here."""
    return ElementTree.fromstring(picture)


def classes(picture: str) -> set[str]:
    return {name for css in re.findall(r'class="([^"]*)"', picture) for name in css.split()}


def share(percent: str | None) -> float:
    """The number of a percentage: "12.5%" is 12.5."""
    assert percent is not None
    assert percent.endswith("%")
    return float(percent[:-1])


def day(text: str) -> date | None:
    """A date of the record; a month or a year alone counts from its first day."""
    parts = [int(part) for part in text.split("-")] if text else []
    return date(*[*parts, 1, 1][:3]) if parts else None


def extension(row: Row) -> Step:
    kinds = {"granted": Kind.UNREAD if "not read" in row["source"] else Kind.GRANTED}
    until = day(row["period_to"])
    return Step(
        kinds.get(row["status"], Kind.PENDING),
        until,
        row["period_to"] or "No new date on record",
        f"Request {row['request_number']}",
        "uncertain" in row["source"],
    )


def chain(iso3: str, article: str) -> list[Step]:
    """The deadlines of one obligation as the record has them."""
    record = next(r for r in rows("obligations") if (r["iso3"], r["article"]) == (iso3, article))
    start, done = day(STATES[iso3]["entry_into_force_date"]), day(record["completed_on"])
    first = day(record["original_deadline"])
    granted = [r for r in rows("extensions") if (r["iso3"], r["article"]) == (iso3, article)]
    steps = [
        Step(Kind.START, start, str(start), "In force"),
        Step(Kind.GRANTED, first, str(first), "First deadline"),
        *(extension(row) for row in granted),
    ]
    return steps + ([Step(Kind.DONE, done, str(done), "Declared fulfilled")] if done else [])


CHAINS = [
    (row["iso3"], row["article"])
    for row in rows("obligations")
    if row["article"] in ("3", "4")
    and row["original_deadline"]
    and STATES[row["iso3"]]["entry_into_force_date"]
]
