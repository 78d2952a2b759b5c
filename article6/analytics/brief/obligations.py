"""What the State owes: how each obligation stands, who set its deadline, what may come next."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from article6.analytics.brief.deadlines import (
    date_that_matters,
    link_runs,
    links_on,
    request_runs,
)
from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.reports import reports
from article6.analytics.brief.sources import Origin, Sources, origin
from article6.analytics.labels import status_chip
from article6.analytics.overview import ObligationOn, StateOn
from article6.core.document import Block, Facts, Heading, Paragraph, Run, paragraph
from article6.rules.standing import Standing


def obligations(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """One entry for each article that was looked at, those still open first; reports last."""
    yield Heading(_("Obligations"))
    found = record.row.obligations.values()
    if not found:
        yield paragraph(_nothing_looked_at(record.row))
    ones = sorted(found, key=lambda one: (not one.is_owed, one.article))
    entries = [
        (str(one.record.get_article_display()), _entry(one, record, sources)) for one in ones
    ]
    reported = reports(record, sources, limits)
    if reported:
        entries.append((_("Transparency reports (Art. 7)"), reported))
    if entries:
        yield Facts(tuple(entries))


def _nothing_looked_at(row: StateOn) -> str:
    if row.standing == Standing.STATE_PARTY:
        return _(
            "No obligation of this State under Articles 3, 4, 5 or 9 was looked at; this does not "
            "mean that there is none."
        )
    return _("The obligations of the Convention bind States Parties only.")


def _entry(one: ObligationOn, record: Record, sources: Sources) -> Paragraph:
    """Status, date and sources; below, where there are any, the chain and the next step."""
    links = links_on(one, record.on, record.meetings)
    cited = sources.after(origin(one.record), *(Origin(link.source) for link in links))
    below = (link_runs(links), request_runs(one, record.meetings))
    lines = [[*_status(one, record), Run(cited)], *(line for line in below if line)]
    broken = [run for line in lines for run in (*line, Run("\n"))]
    return Paragraph(tuple(broken[:-1]))


def _status(one: ObligationOn, record: Record) -> list[Run]:
    chip = status_chip(one)
    when = date_that_matters(one, record.on)
    label = Run(chip.text, chip=chip.kind, uncertain=one.record.uncertain and when is None)
    return [label, Run(" "), when] if when else [label]
