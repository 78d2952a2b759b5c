"""All that a brief speaks of, fetched once, as known by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from article6.analytics.brief.received import Received, received_until
from article6.analytics.overview import StateOn, state_on
from article6.coalitions.models import Coalition
from article6.cooperation.models import Need
from article6.core.access import PUBLIC
from article6.core.dates import as_partial
from article6.directory.models import State
from article6.library.models import Remark
from article6.meetings.models import Meeting
from article6.obligations.models import CasualtyYear, LandYear
from article6.reporting.models import Filing
from article6.rules.due import DueItem, StateFacts, items_due
from article6.rules.requests import MeetingFact

LAST_YEAR = 9998  # a calendar ends where its arithmetic does


@dataclass(frozen=True)
class Record:
    """Lists are newest first; a year counts from its first day."""

    on: date
    row: StateOn
    meetings: Sequence[MeetingFact]
    filings: Sequence[Filing]
    reports_due: Sequence[DueItem]
    land: Sequence[LandYear]
    casualties: Sequence[CasualtyYear]
    needs: Sequence[Need]
    support: Received
    coalitions: Sequence[Coalition]
    remarks: Sequence[Remark]

    @property
    def state(self) -> State:
        return self.row.state


def record_on(state: State, on: date) -> Record:
    """What documents say of a State up to a day."""
    filings = _filings(state, on)
    up_to_now = {"state": state, "year__lte": on.year}
    return Record(
        on=on,
        row=state_on(state, on),
        meetings=Meeting.objects.facts(),
        filings=filings,
        reports_due=_reports_due(state, filings, on),
        land=list(LandYear.objects.filter(**up_to_now).order_by("-year")),
        casualties=list(CasualtyYear.objects.filter(**up_to_now).order_by("-year", "scope")),
        needs=_needs(state, on),
        support=received_until(state, on.year),
        coalitions=_coalitions(state, on),
        remarks=list(Remark.objects.about(state.iso3)),
    )


def is_known_by(on: date, when: str) -> bool:
    """Whether a date can lie on or before a day; '' may always."""
    partial = as_partial(when)
    return partial is None or partial.earliest <= on


def _needs(state: State, on: date) -> list[Need]:
    """What everybody may read: a brief is handed on."""
    needs = Need.objects.published(PUBLIC).filter(state=state).order_by("-stated_on", "slug")
    return [need for need in needs if is_known_by(on, need.stated_on)]


def _coalitions(state: State, on: date) -> list[Coalition]:
    found = Coalition.objects.filter(state=state).order_by("slug")
    whole = found.prefetch_related("members__organisation")
    return [coalition for coalition in whole if is_known_by(on, coalition.started_on)]


def _filings(state: State, on: date) -> list[Filing]:
    """Reports due by that day, and those that came in before they were due."""
    return [
        filing
        for filing in Filing.objects.filter(state=state).order_by("-due_on")
        if filing.due_on <= on or (filing.submitted_on and is_known_by(on, filing.submitted_on))
    ]


def _reports_due(state: State, filings: Sequence[Filing], on: date) -> Sequence[DueItem]:
    """Reports still owed on that day, and those ahead up to the end of the year after next."""
    facts = StateFacts(
        state.iso3,
        state.in_force_on,
        state.withdrawn_on,
        obligations=(),
        filings=tuple(filing.fact() for filing in filings),
    )
    until = date(min(on.year + 2, LAST_YEAR), 12, 31)
    return items_due(facts, meetings=(), on=on, until=until)
