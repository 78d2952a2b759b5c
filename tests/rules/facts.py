"""The public record in data/*.csv as the plain values that the rules take."""

import csv
from datetime import date
from pathlib import Path

from article6.rules.due import StateFacts
from article6.rules.filings import Filing
from article6.rules.obligations import Extension, ObligationFacts
from article6.rules.partial import PartialDate
from article6.rules.requests import MeetingFact
from article6.rules.terms import TermFact

DATA = Path(__file__).parents[2] / "data"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


STATES = {row["iso3"]: row for row in rows("states")}
OBLIGATIONS = {(row["iso3"], int(row["article"])): row for row in rows("obligations")}
EXTENSIONS = rows("extensions")
REPORTS = rows("article7_reports")
MEETINGS = {row["short_name"]: row for row in rows("meetings")}


def meeting(short_name: str) -> MeetingFact:
    row = MEETINGS[short_name]
    return MeetingFact(short_name, PartialDate.parse(row["start"]), row["kind"])


def meetings(upto: str = "9999") -> tuple[MeetingFact, ...]:
    """Meetings on record that open by `upto` (text of a date); a part is not a meeting."""
    return tuple(
        meeting(short_name)
        for short_name, row in MEETINGS.items()
        if row["start"] <= upto and not row["part_of"]
    )


def in_force_on(iso3: str) -> date | None:
    return day(STATES[iso3]["entry_into_force_date"])


def in_force(iso3: str) -> date:
    found = in_force_on(iso3)
    assert found is not None, iso3
    return found


def extension(row: Row) -> Extension:
    """A request; a grant without a day of its own was decided by the meeting's last day."""
    decided_at = row["granted_at_meeting"]
    decided_on = row["decided_on"] or (MEETINGS[decided_at]["end"] if decided_at else "")
    return Extension(
        number=int(row["request_number"]),
        submitted=partial(row["submitted_on"]),
        period_from=date.fromisoformat(row["period_from"]),
        until=day(row["period_to"]),
        meeting=decided_at or row["considered_at_meeting"],
        decided=partial(decided_on),
        outcome=row["status"],
        uncertain="uncertain" in row["source"],
        source=row["source"],
    )


def extensions(iso3: str, article: int) -> tuple[Extension, ...]:
    wanted = (iso3, str(article))
    return tuple(extension(r) for r in EXTENSIONS if (r["iso3"], r["article"]) == wanted)


def obligation(iso3: str, article: int) -> ObligationFacts:
    row = OBLIGATIONS[iso3, article]
    return ObligationFacts(
        article=article,
        recorded_status=row["status"],
        in_force_on=in_force_on(iso3),
        first_deadline=day(row["original_deadline"]),
        completed=partial(row["completed_on"]),
        extensions=extensions(iso3, article),
        withdrawn_on=day(STATES[iso3]["withdrawal_date"]),
        uncertain="uncertain" in row["source"],
        source=row["source"],
    )


def filing(row: Row) -> Filing:
    return Filing(
        calendar_year=int(row["reporting_year"]) if row["reporting_year"] else None,
        status=row["status"],
        submitted=partial(row["submitted_on"]),
        uncertain="uncertain" in row["source"],
        source=row["source"],
    )


def state(iso3: str) -> StateFacts:
    return StateFacts(
        iso3=iso3,
        in_force_on=in_force_on(iso3),
        withdrawn_on=day(STATES[iso3]["withdrawal_date"]),
        obligations=tuple(obligation(*key) for key in OBLIGATIONS if key[0] == iso3),
        filings=tuple(filing(row) for row in REPORTS if row["iso3"] == iso3),
    )


def terms(theme: str) -> list[TermFact]:
    return [
        TermFact(
            holder=row["state_iso3"],
            start=partial(row["start_year"]),
            end=partial(row["end_year"]),
            uncertain="uncertain" in row["source"],
            source=row["source"],
        )
        for row in rows("coordinators")
        if row["theme"] == theme and row["state_iso3"]
    ]
