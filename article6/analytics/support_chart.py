"""Support by year as a picture: the largest three names, everyone else, and the years between
that have no figure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_compact_decimal
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from article6.analytics.charts.bars import SERIES, Bar, LegendItem, legend, stacked_bars
from article6.analytics.charts.svg import Caption
from article6.analytics.support_totals import Group, Totals, together
from article6.core.numbers import money_text


@dataclass(frozen=True)
class Year:
    """One year of a chart; `names` counts the donors (or States) on record. None: no entry."""

    year: int
    totals: Totals | None
    names: int


@dataclass(frozen=True)
class Chart:
    svg: str
    legend: list[LegendItem]
    years: list[Year]


def year_chart(groups: Sequence[Group], caption: Caption) -> Chart | None:
    """Groups of a name by a year as stacked bars; None where there is nothing to draw."""
    if not groups:
        return None
    years = years_of(groups)
    leaders = _leaders(groups)
    bars = [_bar(year, [g for g in groups if g.column == year.year], leaders) for year in years]
    svg = stacked_bars(bars, caption, _tick, rtl=get_language_bidi())
    others = len({group.row for group in groups}) > len(leaders)
    names = [str(leader) for leader in leaders] + ([_("Others")] if others else [])
    return Chart(svg, legend(names), years)


def years_of(groups: Sequence[Group]) -> list[Year]:
    """Every year from the first to the last, those without an entry too."""
    parts: dict[int, list[Totals]] = defaultdict(list)
    for group in groups:
        parts[group.column].append(group.totals)
    return [
        Year(year, together(parts[year]) if year in parts else None, len(parts.get(year, ())))
        for year in range(min(parts), max(parts) + 1)
    ]


def _leaders(groups: Sequence[Group]) -> list[Any]:
    """The names with the largest sums, as many as have a colour of their own."""
    parts: dict[Any, list[Totals]] = defaultdict(list)
    for group in groups:
        parts[group.row].append(group.totals)
    sums = {name: together(found) for name, found in parts.items()}
    known = [name for name in sums if sums[name].amount_usd is not None]
    return sorted(known, key=lambda name: sums[name].size, reverse=True)[: SERIES - 1]


def _bar(year: Year, groups: Sequence[Group], leaders: Sequence[Any]) -> Bar:
    if year.totals is None or year.totals.amount_usd is None:
        return Bar(str(year.year), None, _("%(year)s: no figure found") % {"year": year.year})
    amounts = {group.row: group.totals.amount_usd or Decimal() for group in groups}
    parts = [amounts.pop(leader, Decimal()) for leader in leaders]
    title = f"{year.year}: {money_text(year.totals.amount_usd, 'USD')}"
    return Bar(str(year.year), [*parts, sum(amounts.values(), Decimal())], title)


def _tick(value: float) -> str:
    """'150M': short, as a phone leaves little room beside the first bar."""
    locale = get_language() or "en"
    return format_compact_decimal(value, locale=locale, fraction_digits=1) if value else ""
