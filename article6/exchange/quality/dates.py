"""Dates that follow from the Convention: the record and the rule must agree."""

from collections.abc import Iterator
from datetime import date

from article6.core.dates import as_partial
from article6.directory.models import State
from article6.exchange.reference.tables.directory import STATES
from article6.exchange.reference.tables.obligations import OBLIGATIONS
from article6.exchange.reference.tables.reporting import FILINGS
from article6.obligations.models import Obligation
from article6.reporting.models import Filing
from article6.rules import deadlines
from article6.rules.finding import Finding, Level

FIRST_DEADLINE = {3: deadlines.stockpile_deadline, 4: deadlines.clearance_deadline}
LAW = {3: "CCM Art. 3(2)", 4: "CCM Art. 4(1)"}


def entry_into_force() -> Iterator[Finding]:
    """Deposit and entry into force, for every State that has either. CCM Art. 17."""
    for state in State.objects.order_by("iso3"):
        due = deadlines.entry_into_force(state.consented_on) if state.consented_on else None
        yield from _compared(
            state.iso3, state.in_force_on, due, "CCM Art. 17", "entry_into_force_date", STATES.file
        )


def first_deadlines() -> Iterator[Finding]:
    """First deadlines on record. CCM Art. 3(2) and 4(1)."""
    known = Obligation.objects.exclude(first_deadline=None).filter(article__in=FIRST_DEADLINE)
    for one in known.select_related("state").order_by("state", "article"):
        joined = one.state.in_force_on
        due = FIRST_DEADLINE[one.article](joined) if joined else None
        law = LAW[one.article]
        yield from _compared(
            str(one), one.first_deadline, due, law, "original_deadline", OBLIGATIONS.file
        )


def report_due_dates() -> Iterator[Finding]:
    """Due dates of transparency reports. CCM Art. 7(1) and (2)."""
    for one in Filing.objects.select_related("state").order_by("state", "due_on"):
        law = "CCM Art. 7(1)" if one.calendar_year is None else "CCM Art. 7(2)"
        yield from _compared(str(one), one.due_on, _report_due(one), law, "due_on", FILINGS.file)


def _report_due(filing: Filing) -> date | None:
    joined = filing.state.in_force_on
    if filing.calendar_year is not None:
        return deadlines.annual_report_due(filing.calendar_year)
    return deadlines.initial_report_due(joined) if joined else None


def _compared(
    name: str, recorded: date | None, due: date | None, law: str, field: str, file: str
) -> Iterator[Finding]:
    if recorded != due:
        said = f"{name}: {recorded or 'no date'} on record, {due or 'no date'} by the rule"
        yield Finding(Level.ERROR, said, source=law, field=field, file=file)


def completed_before_entry() -> Iterator[Finding]:
    """Obligations fulfilled before they began: allowed, and worth a second look."""
    done = Obligation.objects.exclude(completed_on="").filter(article__in=FIRST_DEADLINE)
    for one in done.select_related("state").order_by("state", "article"):
        completed, joined = as_partial(one.completed_on), one.state.in_force_on
        if completed and joined and completed.latest < joined:
            yield Finding(
                Level.NOTE,
                f"{one}: completed {completed.iso}, before entry into force on {joined}",
                field="completed_on",
                file=OBLIGATIONS.file,
            )
