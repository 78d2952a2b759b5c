"""What was looked for and not found, or was never looked at."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.record import Record
from article6.core.numbers import number_text
from article6.core.series import comma_series, semicolon_series
from article6.obligations.models import Article
from article6.reporting.models import FilingKind
from article6.rules.standing import Standing

FRESH_YEARS = 2  # figures are published a year late; older than that, a brief says so


def missing(record: Record) -> Iterator[str]:
    """One sentence a gap; a State that never joined is not expected to report."""
    if record.row.standing == Standing.STATE_PARTY:
        yield from _not_looked_at(record)
        yield from _reports(record)
    yield from _land(record)
    yield from _casualties(record)
    yield from _needs(record)
    yield from _support(record)


def _not_looked_at(record: Record) -> Iterator[str]:
    found = record.row.obligations
    names = [str(article.label) for article in Article if article.value not in found]
    if found and names:
        yield _("Not looked at: %(obligations)s.") % {"obligations": semicolon_series(names)}


def _reports(record: Record) -> Iterator[str]:
    years = [filing.calendar_year for filing in record.filings if filing.kind == FilingKind.ANNUAL]
    latest = max((year for year in years if year), default=None)
    if latest is None:
        yield _("No annual report of this State is on record here.")
    elif record.on.year - latest > FRESH_YEARS:
        yield _(
            "The newest annual report on record here is for %(year)s; whether later ones came in "
            "was not found."
        ) % {"year": latest}


def _land(record: Record) -> Iterator[str]:
    if not record.land:
        yield _("No figure on contaminated land was found.")
    elif record.on.year - record.land[0].year > FRESH_YEARS:
        yield _("The newest figure on land is for %(year)s.") % {"year": record.land[0].year}


def _casualties(record: Record) -> Iterator[str]:
    if not record.casualties:
        yield _("No casualty figure was found.")
    elif record.on.year - record.casualties[0].year > FRESH_YEARS:
        yield _("The newest casualty figure is for %(year)s.") % {"year": record.casualties[0].year}


def _needs(record: Record) -> Iterator[str]:
    count = sum(need.amount is None for need in record.needs)
    if not record.needs:
        yield _("No need of this State is on record here.")
    elif count:
        yield ngettext(
            "%(number)s need on record names no amount.",
            "%(number)s needs on record name no amount.",
            count,
        ) % {"number": number_text(count)}


def _support(record: Record) -> Iterator[str]:
    if not record.support.groups:
        yield _("No support to this State is on record here.")
        return
    found = {group.column for group in record.support.groups}
    empty = [year for year in range(min(found), record.on.year) if year not in found]
    if empty:
        yield _("No support was found for %(years)s.") % {"years": spans(empty)}


def spans(years: Sequence[int]) -> str:
    """'2016, 2020–2022' for years in order."""
    runs = [list(found) for _gap, found in groupby(enumerate(years), lambda at: at[1] - at[0])]
    ends = [(found[0][1], found[-1][1]) for found in runs]
    return comma_series(str(first) if first == last else f"{first}–{last}" for first, last in ends)
