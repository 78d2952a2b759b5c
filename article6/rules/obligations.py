"""How an obligation of a State stands on a given day: informed, never judged."""

from datetime import date
from enum import StrEnum

from article6.rules.chain import (
    Link,
    LinkKind,
    ObligationFacts,
    awaits_decision,
    chain,
    deadline_on,
)
from article6.rules.extensions import Extension, Outcome

# One door to the whole noun: callers need not know that it takes three files.
__all__ = [
    "Extension",
    "Link",
    "LinkKind",
    "ObligationFacts",
    "ObligationStatus",
    "Outcome",
    "chain",
    "deadline_on",
    "status_on",
]

NATIONAL_MEASURES = 9  # CCM Art. 9: no deadline; the recorded word is passed on


class ObligationStatus(StrEnum):
    """Where an obligation stands on a day. CCM Art. 3, 4 and 5; the last four are for Art. 9."""

    NOT_BOUND = "not_bound"  # before entry into force, after withdrawal, or never joined
    NONE = "none"  # nothing to destroy, clear or assist
    OPEN = "open"
    EXTENDED = "extended"
    DECISION_PENDING = "decision_pending"  # deadline passed, decision not on record
    OVERDUE = "overdue"  # deadline passed, no request on record
    FULFILLED = "fulfilled"
    REOPENED = "reopened"  # completed once, recorded as ongoing since
    UNKNOWN = "unknown"
    ADOPTED = "adopted"
    EXISTING_LAW_SUFFICIENT = "existing_law_sufficient"
    IN_PROGRESS = "in_progress"
    NO_REPORTED_MEASURES = "no_reported_measures"


_MEASURES = {
    status.value: status
    for status in (
        ObligationStatus.ADOPTED,
        ObligationStatus.EXISTING_LAW_SUFFICIENT,
        ObligationStatus.IN_PROGRESS,
        ObligationStatus.NO_REPORTED_MEASURES,
    )
}


def status_on(facts: ObligationFacts, on: date) -> ObligationStatus:
    """Exactly one status for every day. CCM Art. 3, 4, 5 and 9.

    A deadline is the last permitted day: the day after, it has passed. Victim assistance (Art. 5)
    has no deadline, so it is open while it is recorded as ongoing. A completion without a date
    counts as fulfilled on every day; with a date, the obligation is open before it.
    """
    if not facts.is_bound_on(on):
        return ObligationStatus.NOT_BOUND
    if facts.article == NATIONAL_MEASURES:
        return _measures_on(facts, on)
    if facts.recorded_status == "no_obligation":
        return ObligationStatus.NONE
    if facts.recorded_status not in ("ongoing", "completed"):
        return ObligationStatus.UNKNOWN
    if facts.recorded_status == "completed" and _is_done(facts, on):
        return ObligationStatus.FULFILLED
    return _passed(facts, on) if _is_past_deadline(facts, on) else _running(facts, on)


def _measures_on(facts: ObligationFacts, on: date) -> ObligationStatus:
    """Pass on the recorded word; what held before the date of a law is not on record."""
    if facts.completed is not None and on < facts.completed.earliest:
        return ObligationStatus.UNKNOWN
    return _MEASURES.get(facts.recorded_status, ObligationStatus.UNKNOWN)


def _running(facts: ObligationFacts, on: date) -> ObligationStatus:
    link = deadline_on(facts, on)
    if link is not None and link.kind is LinkKind.EXTENDED:
        return ObligationStatus.EXTENDED
    return ObligationStatus.REOPENED if _is_reopened(facts, on) else ObligationStatus.OPEN


def _passed(facts: ObligationFacts, on: date) -> ObligationStatus:
    """Choose the word that the record allows, in favour of the State."""
    if awaits_decision(facts, on):
        return ObligationStatus.DECISION_PENDING
    if _is_reopened(facts, on):
        return ObligationStatus.REOPENED
    # Completed "2023" with a deadline in November: in December of that year nobody can tell.
    if facts.completed is not None and facts.completed.earliest <= on:
        return ObligationStatus.UNKNOWN
    return ObligationStatus.OVERDUE


def _is_past_deadline(facts: ObligationFacts, on: date) -> bool:
    link = deadline_on(facts, on)
    return link is not None and link.on is not None and link.on < on


def _is_done(facts: ObligationFacts, on: date) -> bool:
    return facts.completed is None or facts.completed.latest <= on


def _is_reopened(facts: ObligationFacts, on: date) -> bool:
    """Completed by that day and yet recorded as ongoing: remnants or stocks were found later.

    No clock of the Convention starts with such a find; it is reported (CCM Art. 7(1)(g), (h)).
    """
    completed = facts.completed
    return facts.recorded_status == "ongoing" and completed is not None and completed.latest <= on
