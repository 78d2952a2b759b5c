"""What the State said it needs, newest first."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources, origin
from article6.cooperation.models import Need
from article6.core.dates import day_text
from article6.core.document import Block, Heading, Run, Table, paragraph, runs
from article6.core.numbers import money_text, number_text


def needs(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """How many are shown, why their amounts have no sum, and a table."""
    if not record.needs:
        return
    yield Heading(_("Stated needs"))
    notes = (_shown(len(record.needs), limits.needs), _caution())
    yield paragraph(" ".join(filter(None, notes)), style="small")
    header = (_("Stated"), _("Need"), _("Amount"), _("Source"))
    rows = tuple(_row(need, sources) for need in record.needs[: limits.needs])
    yield Table("", header, rows, frozenset({2}))


def _shown(count: int, limit: int) -> str:
    if count <= limit:
        return ""
    return ngettext(
        "The latest; %(number)s more need is on record.",
        "The latest; %(number)s more needs are on record.",
        count - limit,
    ) % {"number": number_text(count - limit)}


def _caution() -> str:
    return _(
        "Amounts may overlap and are not added up. What became of these needs is not on record."
    )


def _row(need: Need, sources: Sources) -> tuple[tuple[Run, ...], ...]:
    return (
        (Run(day_text(need.stated_on), uncertain=need.uncertain),),
        (Run(need.title, lang="en"), Run("\n"), Run(_kind(need))),
        runs(money_text(need.amount, need.currency) or _("not named")),
        runs(sources.cite(origin(need))),
    )


def _kind(need: Need) -> str:
    """What it is for, which kind of assistance, and whether a larger need contains it."""
    kind = str(need.get_kind_display()) if need.kind else _("kind not read")
    part = _("part of a larger need") if need.part_of_id else ""
    return " · ".join(filter(None, (str(need.get_area_display()), kind, part)))
