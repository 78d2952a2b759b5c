"""Contaminated land and casualties in the latest years on record."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.brief.limits import Limits
from article6.analytics.brief.record import Record
from article6.analytics.brief.sources import Sources, origin
from article6.analytics.sentences import basis_text
from article6.core.document import Block, Heading, Run, Table, runs
from article6.core.numbers import NO_BREAK, area_text, number_text
from article6.obligations.models import CasualtyScope, CasualtyYear, LandYear
from article6.rules.land import known_extent

Cell = tuple[Run, ...]


def figures(record: Record, sources: Sources, limits: Limits) -> Iterator[Block]:
    """Two tables, each only where something was found."""
    if record.land or record.casualties:
        yield Heading(_("Land and casualties"))
    if record.land:
        yield _land(record.land, sources, limits)
    if record.casualties:
        yield _casualties(record.casualties, sources, limits)


def _land(years: Sequence[LandYear], sources: Sources, limits: Limits) -> Table:
    header = (
        _("Year"),
        _("Contaminated area"),
        _("Cleared in the year"),
        _("Submunitions destroyed"),
        _("Source"),
    )
    rows = tuple(_land_row(year, sources) for year in years[: limits.years])
    caption = _("Contaminated land and clearance by year")
    return Table(_latest(caption, years, limits), header, rows, frozenset({1, 2, 3}))


def _latest(caption: str, years: Sequence[LandYear | CasualtyYear], limits: Limits) -> str:
    """The caption, with how many years there are where not all are shown."""
    if len(years) <= limits.years:
        return caption
    return _("%(caption)s, latest %(shown)s of %(number)s years on record") % {
        "caption": caption,
        "shown": number_text(limits.years),
        "number": number_text(len(years)),
    }


def _land_row(year: LandYear, sources: Sources) -> tuple[Cell, ...]:
    return (
        runs(str(year.year)),
        _area(year),
        _figure(area_text(year.cleared_m2), year.uncertain),
        _figure(number_text(year.submunitions_destroyed_count), year.uncertain),
        runs(sources.cite(origin(year))),
    )


def _area(year: LandYear) -> Cell:
    """The area with what it is made of; nothing is added where the source gives one total."""
    extent = known_extent(year.area_m2, year.confirmed_m2, year.suspected_m2)
    basis = basis_text(extent)
    figure = _figure(area_text(extent.area_m2) if extent else "", year.uncertain)
    return (*figure, Run(f"{NO_BREAK}({basis})")) if basis else figure


def _casualties(years: Sequence[CasualtyYear], sources: Sources, limits: Limits) -> Table:
    header = (
        _("Year"),
        _("Killed"),
        _("Injured"),
        _("Total"),
        _("Of these, cluster munitions"),
        _("Source"),
    )
    rows = tuple(_casualty_row(year, sources) for year in years[: limits.years])
    caption = _("Casualties of mines and all explosive remnants of war")
    return Table(_latest(caption, years, limits), header, rows, frozenset({1, 2, 3, 4}))


def _casualty_row(year: CasualtyYear, sources: Sources) -> tuple[Cell, ...]:
    only, cluster_only = year.scope == CasualtyScope.CLUSTER, _("cluster munitions only")
    return (
        runs(f"{year.year} ({cluster_only})" if only else str(year.year)),
        _count(year.killed_count, year),
        _count(year.injured_count, year),
        (*_count(year.total_count, year), Run(_of_unknown_outcome(year))),
        _count(year.cluster_count, year),
        runs(sources.cite(origin(year))),
    )


def _of_unknown_outcome(year: CasualtyYear) -> str:
    """Why killed and injured may not add up to the total; '' where they do."""
    if not year.unknown_count:
        return ""
    said = ngettext(
        "%(number)s of unknown outcome", "%(number)s of unknown outcome", year.unknown_count
    ) % {"number": number_text(year.unknown_count)}
    return f"{NO_BREAK}({said})"


def _count(value: int | None, year: CasualtyYear) -> Cell:
    return _figure(number_text(value), year.uncertain)


def _figure(text: str, uncertain: bool) -> Cell:
    """A figure with its doubt; said to be missing where there is none."""
    return (
        (Run(text, uncertain=uncertain),) if text else runs(_("not found").replace(" ", NO_BREAK))
    )
