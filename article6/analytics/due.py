"""What falls due, for every State, as of a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from article6.analytics.overview import StateOn, overview
from article6.directory.models import State
from article6.meetings.models import Meeting
from article6.reporting.models import Filing, FilingStatus
from article6.rules.due import DEADLINE_KINDS, DueItem, StateFacts, items_due
from article6.rules.filings import Filing as FilingFact


@dataclass(frozen=True)
class Due:
    """One thing that falls due, with its State."""

    state: State
    item: DueItem


def due(on: date, until: date) -> list[Due]:
    """All that States owe up to `until`, what has passed and is still owed included."""
    return due_among(overview(on), on, until)


def due_among(
    rows: Iterable[StateOn], on: date, until: date, reports_until: date | None = None
) -> list[Due]:
    """The same for States already fetched as of `on`, in their order within a day."""
    meetings = Meeting.objects.facts()
    filings = _filings(on)
    found = [
        Due(row.state, item)
        for row in rows
        if row.state.in_force_on
        for item in items_due(
            _facts(row, filings[row.state.iso3]), meetings, on, until, reports_until
        )
    ]
    return sorted(found, key=lambda due: due.item.due_on)


def _facts(row: StateOn, filings: list[FilingFact]) -> StateFacts:
    return StateFacts(
        iso3=row.state.iso3,
        in_force_on=row.state.in_force_on,
        withdrawn_on=row.state.withdrawn_on,
        obligations=tuple(
            one.facts for one in row.obligations.values() if one.article in DEADLINE_KINDS
        ),
        filings=tuple(filings),
    )


def _filings(on: date) -> dict[str, list[FilingFact]]:
    """Reports that may still be owed, or may come early: not those known to be in and done."""
    open_ones = (
        Q(status=FilingStatus.OVERDUE) | Q(due_on__gte=on) | Q(submitted_on__gt=on.isoformat())
    )
    facts: dict[str, list[FilingFact]] = defaultdict(list)
    for filing in Filing.objects.filter(open_ones):
        facts[filing.state_id].append(filing.fact())
    return facts
