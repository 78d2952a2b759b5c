"""Which facts of a brief their own sources call uncertain."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.record import Record
from article6.core.numbers import number_text
from article6.core.series import comma_series, semicolon_series
from article6.obligations.models import CasualtyYear, LandYear


def doubts(record: Record) -> Iterator[str]:
    """One sentence that names them; none where nothing is doubtful."""
    found = [*_single(record), *_years(record), *_counted(record)]
    if found:
        yield _("Called uncertain by their sources: %(facts)s.") % {
            "facts": semicolon_series(found)
        }


def _single(record: Record) -> Iterator[str]:
    if record.state.uncertain:
        yield _("the dates of standing")
    for one in record.row.obligations.values():
        if one.uncertain:
            yield str(one.record.get_article_display())


def _years(record: Record) -> Iterator[str]:
    if land := _doubtful(record.land):
        yield _("land figures of %(years)s") % {"years": land}
    if casualties := _doubtful(record.casualties):
        yield _("casualties of %(years)s") % {"years": casualties}


def _doubtful(years: Iterable[LandYear | CasualtyYear]) -> str:
    return comma_series(one.year for one in years if one.uncertain)


def _counted(record: Record) -> Iterator[str]:
    reports = sum(filing.uncertain for filing in record.filings)
    needs = sum(need.uncertain for need in record.needs)
    support = record.support.total.uncertain
    if reports:
        yield ngettext("%(number)s report", "%(number)s reports", reports) % _number(reports)
    if needs:
        yield ngettext("%(number)s need", "%(number)s needs", needs) % _number(needs)
    if support:
        yield ngettext(
            "%(number)s entry of support", "%(number)s entries of support", support
        ) % _number(support)
    if any(one.uncertain for one in record.coalitions):
        yield _("the coalition")


def _number(count: int) -> dict[str, str]:
    return {"number": number_text(count)}
