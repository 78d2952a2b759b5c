"""What falls due, for every State, as of a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from article6.analytics.overview import Records
from article6.core.dates import as_partial
from article6.directory.models import State
from article6.meetings.models import Meeting
from article6.reporting.models import Filing
from article6.rules.due import DueItem, StateFacts, items_due
from article6.rules.filings import Filing as FilingFact


@dataclass(frozen=True)
class Due:
    """One thing that falls due, with its State."""

    state: State
    item: DueItem


def due(on: date, until: date) -> list[Due]:
    """All that States owe up to `until`, what has passed and is still owed included."""
    meetings = Meeting.objects.facts()
    records = Records.fetch()
    filings = _filings()
    found = [
        Due(state, item)
        for state in State.objects.exclude(in_force_on=None)
        for item in items_due(
            StateFacts(
                state.iso3, state.in_force_on, state.withdrawn_on,
                tuple(record.facts(requests) for record, requests in records.of(state)),
                tuple(filings[state.iso3]),
            ),
            meetings, on, until,
        )
    ]  # fmt: skip
    return sorted(found, key=lambda due: (due.item.due_on, due.state.rank))


def _filings() -> dict[str, list[FilingFact]]:
    facts: dict[str, list[FilingFact]] = defaultdict(list)
    for filing in Filing.objects.all():
        facts[filing.state_id].append(
            FilingFact(
                calendar_year=filing.calendar_year,
                status=filing.status,
                submitted=as_partial(filing.submitted_on),
                uncertain=filing.uncertain,
                source=filing.source,
            )
        )
    return facts
