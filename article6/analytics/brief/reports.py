"""Article 7: the next report, the latest annual ones, and the first."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources, origin
from article6.core.dates import day_text
from article6.core.document import Paragraph, Run
from article6.core.numbers import number_text
from article6.core.series import comma_series
from article6.reporting.models import Filing, FilingKind
from article6.rules.due import DueItem, DueKind


def reports(record: Record, sources: Sources, limits: Limits) -> Paragraph | None:
    """What falls due next and, below, what is on record; None where there is neither."""
    lines = [_next(record), [*_on_record(record, sources, limits), *_earlier(record, limits)]]
    runs = [run for line in lines if line for run in (*line, Run("\n"))]
    return Paragraph(tuple(runs[:-1])) if runs else None


def _next(record: Record) -> list[Run]:
    """The next report; nothing for a State that owes none."""
    ahead = [item for item in record.reports_due if not item.passed]
    if not ahead:
        return []
    said = {"report": _report(ahead[0]), "date": day_text(ahead[0].due_on)}
    return [Run(_("Next: %(report)s, due %(date)s") % said, bold=True)]


def _report(item: DueItem) -> str:
    return _named([] if item.kind == DueKind.INITIAL_REPORT else [item.due_on.year - 1])


def _annual(record: Record) -> list[Filing]:
    return [filing for filing in record.filings if filing.kind == FilingKind.ANNUAL]


def _on_record(record: Record, sources: Sources, limits: Limits) -> Iterator[Run]:
    """The latest annual reports, those alike together, then the first report of all."""
    initial = [filing for filing in record.filings if filing.kind == FilingKind.INITIAL]
    shown = [*_annual(record)[: limits.reports], *initial]
    alike = groupby(
        shown, lambda one: (_received(one, record), one.kind, one.source, one.uncertain)
    )
    for place, (_key, found) in enumerate(alike):
        filings = list(found)
        name = _named([one.calendar_year for one in filings if one.calendar_year])
        said = {"report": name, "received": _received(filings[0], record)}
        yield Run(" · " if place else "")
        yield Run(_("%(report)s: %(received)s") % said, uncertain=filings[0].uncertain)
        yield Run(sources.after(*map(origin, filings)))


def _named(years: Sequence[int]) -> str:
    """The reports on these years; without a year it is the first of all."""
    if not years:
        return _("Initial report")
    return ngettext("Annual report for %(years)s", "Annual reports for %(years)s", len(years)) % {
        "years": comma_series(years)
    }


def _received(filing: Filing, record: Record) -> str:
    """The day it came in; what the record says where it had not, or where no day was found."""
    fact = filing.fact()
    if fact.is_missing(record.on):
        return _("not received when last looked at")
    if fact.submitted:
        return _("received %(date)s") % {"date": day_text(filing.submitted_on)}
    return _("received, day not found") if fact.is_in(record.on) else _("not known")


def _earlier(record: Record, limits: Limits) -> list[Run]:
    count = len(_annual(record)) - limits.reports
    if count <= 0:
        return []
    said = ngettext("%(number)s earlier annual report", "%(number)s earlier annual reports", count)
    return [Run(f" · {said % {'number': number_text(count)}}")]
