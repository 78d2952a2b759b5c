"""What falls due for one State: reports and deadlines, those ahead and those still owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from article6.rules.chain import ObligationFacts, deadline_on
from article6.rules.deadlines import annual_report_due, first_annual_year, initial_report_due
from article6.rules.filings import Filing
from article6.rules.obligations import ObligationStatus, status_on
from article6.rules.requests import MeetingFact, RequestDue, last_day_to_request
from article6.rules.standing import is_party_on


class DueKind(StrEnum):
    """What falls due. CCM Art. 7(1), 7(2), 3(2) and 4(1)."""

    INITIAL_REPORT = "initial_report"
    ANNUAL_REPORT = "annual_report"
    STOCKPILE = "stockpile"
    CLEARANCE = "clearance"


LAW = {
    DueKind.INITIAL_REPORT: "CCM Art. 7(1)",
    DueKind.ANNUAL_REPORT: "CCM Art. 7(2)",
    DueKind.STOCKPILE: "CCM Art. 3(2)",
    DueKind.CLEARANCE: "CCM Art. 4(1)",
}
REPORTING = 7  # CCM Art. 7
DEADLINE_KINDS = {3: DueKind.STOCKPILE, 4: DueKind.CLEARANCE}  # the articles that set a deadline
STILL_OWED = frozenset(
    {
        ObligationStatus.OPEN,
        ObligationStatus.EXTENDED,
        ObligationStatus.DECISION_PENDING,
        ObligationStatus.OVERDUE,
        ObligationStatus.REOPENED,
    }
)


@dataclass(frozen=True, slots=True)
class StateFacts:
    """What is on record of one State, as far as anything can fall due. CCM Art. 3, 4, 7, 17, 20."""

    iso3: str
    in_force_on: date | None
    withdrawn_on: date | None = None
    obligations: tuple[ObligationFacts, ...] = ()
    filings: tuple[Filing, ...] = ()


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing a State owes by a day. CCM Art. 3, 4 and 7.

    `granted_by` is the short name of the Meeting that set the date; empty: computed. `request` is
    the last day to ask for more time (Art. 3 and 4 only); None: no meeting on record yet. `source`
    is the document of the record, else the article. `status` is the obligation's; None: a report.
    """

    iso3: str
    article: int
    kind: DueKind
    due_on: date
    granted_by: str
    request: RequestDue | None
    uncertain: bool
    source: str
    passed: bool
    status: ObligationStatus | None = None


def items_due(
    state: StateFacts,
    meetings: Sequence[MeetingFact],
    on: date,
    until: date,
    reports_until: date | None = None,
) -> tuple[DueItem, ...]:
    """All that falls due up to `until` as known on the day `on`, earliest first, each once.

    CCM Art. 3(2), 4(1), 7(1) and 7(2). What lies before `on` is listed only while the record shows
    it as still owed: a report recorded as missing, a deadline that passed on an open obligation.
    A deadline ahead is also listed, as uncertain, when it is not known whether the obligation
    exists. Nothing falls due for a State that has withdrawn. Reports fall due every year, so
    `reports_until` may end them before the deadlines; None: both end at `until`.
    """
    if state.withdrawn_on is not None and state.withdrawn_on <= on:
        return ()
    deadlines = (_deadline_item(state, facts, meetings, on) for facts in state.obligations)
    found = [
        *_report_items(state, on, min(until, reports_until or until)),
        *(item for item in deadlines if item is not None),
    ]
    return tuple(sorted((i for i in found if i.due_on <= until), key=lambda i: (i.due_on, i.kind)))


def _report_items(state: StateFacts, on: date, until: date) -> Iterable[DueItem]:
    if state.in_force_on is None:
        return
    reports: list[tuple[int | None, date]] = [(None, initial_report_due(state.in_force_on))]
    reports += [(year, annual_report_due(year)) for year in _years(state, on, until)]
    on_record = {filing.calendar_year for filing in state.filings}
    for calendar_year, due_on in reports:
        if due_on < on and calendar_year not in on_record:
            continue  # not on record is not the same as not submitted
        item = _report_item(state, calendar_year, due_on, on)
        if item is not None:
            yield item


def _years(state: StateFacts, on: date, until: date) -> list[int]:
    """Calendar years that may still be owed: those with a filing, and those not yet due."""
    if state.in_force_on is None:
        return []
    first = first_annual_year(state.in_force_on)
    filed = {filing.calendar_year for filing in state.filings if filing.calendar_year is not None}
    ahead = range(max(first, on.year - 1), until.year)  # due on 30 April of the year after
    return sorted({year for year in filed if first <= year < until.year} | {*ahead})


def _report_item(
    state: StateFacts, calendar_year: int | None, due_on: date, on: date
) -> DueItem | None:
    filings = [filing for filing in state.filings if filing.calendar_year == calendar_year]
    missing = next((filing for filing in filings if filing.is_missing(on)), None)
    passed = due_on < on
    if not is_party_on(due_on, state.in_force_on, state.withdrawn_on):
        return None
    if any(filing.is_in(on) for filing in filings):
        return None
    if passed and missing is None:
        return None
    kind = DueKind.INITIAL_REPORT if calendar_year is None else DueKind.ANNUAL_REPORT
    uncertain = missing is not None and missing.uncertain
    source = LAW[kind] if missing is None else missing.source or LAW[kind]
    return DueItem(state.iso3, REPORTING, kind, due_on, "", None, uncertain, source, passed)


def _deadline_item(
    state: StateFacts, facts: ObligationFacts, meetings: Sequence[MeetingFact], on: date
) -> DueItem | None:
    link, kind = deadline_on(facts, on), DEADLINE_KINDS.get(facts.article)
    if kind is None or link is None or link.on is None:
        return None
    if not is_party_on(link.on, state.in_force_on, state.withdrawn_on):
        return None
    status, passed = status_on(facts, on), link.on < on
    unclear = status is ObligationStatus.UNKNOWN
    if status not in STILL_OWED and (passed or not unclear):
        return None
    return DueItem(
        iso3=state.iso3,
        article=facts.article,
        kind=kind,
        due_on=link.on,
        granted_by=link.meeting,
        request=last_day_to_request(facts.article, link.on, meetings),
        uncertain=link.uncertain or facts.uncertain or unclear,
        source=link.source or facts.source or LAW[kind],
        passed=passed,
        status=status,
    )
