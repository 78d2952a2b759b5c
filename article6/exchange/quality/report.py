"""All checks of the stored data, the gravest findings first, then file by file."""

from collections.abc import Callable, Iterable
from datetime import date

from article6.exchange.quality import coverage, dates, figures, requests, vacancies
from article6.rules.finding import Finding, Level

CHECKS: tuple[Callable[[], Iterable[Finding]], ...] = (
    dates.entry_into_force,
    dates.first_deadlines,
    dates.report_due_dates,
    dates.completed_before_entry,
    requests.current_deadlines,
    requests.periods,
    requests.late_requests,
    figures.casualties,
    figures.exchange_rates,
    coverage.needs,
    coverage.support,
    coverage.addresses,
    coverage.doubts,
    coverage.remarks,
)
ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)


def findings(on: date) -> list[Finding]:
    """What every check finds, as of that day."""
    found = [finding for check in CHECKS for finding in check()]
    found += vacancies.offices(on)
    return sorted(found, key=lambda finding: (ORDER.index(finding.level), finding.file))
