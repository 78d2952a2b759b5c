"""Sums laid out in lines and columns, each leading to the entries behind it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from article6.analytics.support_totals import Group, Totals, together
from article6.core.numbers import number_text
from article6.core.templatetags.ccm import doubt

# More than the reference data needs; beyond, a page is too heavy for a slow line.
MOST_LINES, MOST_COLUMNS = 32, 24


@dataclass(frozen=True)
class Axis:
    """One side of a matrix: the filter of the list of entries it answers to, and the page about
    one of its names ('': none). `most` of them are shown, the largest first, the others together;
    None: all, the latest first."""

    asks: str
    page: str = ""
    most: int | None = None

    def order(self, sums: Mapping[Any, Totals]) -> list[Any]:
        """Keys in the order shown."""
        if self.most is None:
            return sorted(sums, reverse=True)
        return sorted(sorted(sums), key=lambda key: sums[key].size, reverse=True)[: self.most]

    def ask(self, listing: str, key: Any) -> str:
        """What to add to the address of the list; nothing if the list is asked for it already."""
        return "" if f"{self.asks}=" in listing else f"&{self.asks}={key}"


DONORS = Axis("donor", "donor-detail", MOST_LINES)
RECIPIENTS = Axis("recipient", "recipient-detail", MOST_LINES)
RECIPIENTS_ACROSS = Axis("recipient", "recipient-detail", MOST_COLUMNS)
YEARS = Axis("year")


@dataclass(frozen=True)
class Cell:
    """A sum and the address of its entries; '' where no filter of the list can say them."""

    totals: Totals
    url: str

    @property
    def html(self) -> SafeString:
        """The figure, its way to the entries, and what it does not hold. In Python, as a page
        has hundreds of them."""
        figure = doubt(self._figure(), self.totals.uncertain > 0)
        shown = format_html('<a href="{}">{}</a>', self.url, figure) if self.url else figure
        notes = format_html_join("", "<br><small>{}</small>", self._beside())
        return shown + notes

    def _figure(self) -> str:
        if self.totals.amount_usd is not None:
            return number_text(self.totals.amount_usd)
        return self._in_kind() if self.totals.in_kind else _("not in dollars")

    def _in_kind(self) -> str:
        return _("in kind: %(amount)s") % {"amount": number_text(self.totals.in_kind_usd)}

    def _beside(self) -> Iterator[tuple[str]]:
        if self.totals.in_kind and self.totals.amount_usd is not None:
            yield (self._in_kind(),)
        if 0 < self.totals.without_usd < self.totals.entries:
            yield (_("not in dollars: %(number)s") % {"number": self.totals.without_usd},)


@dataclass(frozen=True)
class Head:
    """A donor, State or year with its total. `of` None: the others, too many to show."""

    of: Any
    url: str
    total: Cell


@dataclass(frozen=True)
class Line:
    """One name, its total, then its sums in the order of the columns. `head` None: all names."""

    head: Head | None
    cells: list[Cell | None]


@dataclass(frozen=True)
class Matrix:
    """The last line is the total. So is the first cell of a line, if there are several columns."""

    columns: list[Head]
    lines: list[Line]
    total: Cell


def matrix(groups: Sequence[Group], rows: Axis, columns: Axis, query: str) -> Matrix | None:
    """Lines by `rows`, columns by `columns`; `query` asks the list of entries for all of them.

    None where there is no entry.
    """
    if not groups:
        return None
    listing = f"{reverse('contribution-list')}?{query}"
    keyed = [Group(_key(group.row), _key(group.column), group.totals) for group in groups]
    names = {_key(name): name for group in groups for name in group[:2]}
    heads = _heads(rows, names, [(group.row, group.totals) for group in keyed], listing)
    tops = _heads(columns, names, [(group.column, group.totals) for group in keyed], listing)
    cells = _cells(keyed, heads, tops)
    asked = {top: columns.ask(listing, top) if top is not None else None for top in tops}
    total = Cell(together(head.total.totals for head in heads.values()), listing)
    lines = []
    for row, head in heads.items():
        sums = [_cell(cells.get((row, top)), head.total.url, asked[top]) for top in tops]
        lines.append(_line(head, head.total, sums))
    lines.append(_line(None, total, [top.total for top in tops.values()]))
    return Matrix(list(tops.values()), lines, total)


def _line(head: Head | None, total: Cell, sums: Sequence[Cell | None]) -> Line:
    """A single column is its own total."""
    return Line(head, [total, *sums] if len(sums) > 1 else list(sums))


def _key(name: Any) -> Any:
    """A State or organisation as the list of entries names it; a year is its own key."""
    return getattr(name, "pk", name)


def _heads(
    axis: Axis, names: Mapping[Any, Any], keyed: Iterable[tuple[Any, Totals]], listing: str
) -> dict[Any, Head]:
    """The heads of one side by their keys; the others, if any, last under None."""
    parts: dict[Any, list[Totals]] = defaultdict(list)
    for key, totals in keyed:
        parts[key].append(totals)
    sums = {key: together(found) for key, found in parts.items()}
    heads = {key: _head(axis, key, names[key], sums[key], listing) for key in axis.order(sums)}
    others = [sums[key] for key in sums if key not in heads]
    if others:
        heads[None] = Head(None, "", Cell(together(others), ""))
    return heads


def _head(axis: Axis, key: Any, name: Any, total: Totals, listing: str) -> Head:
    url = reverse(axis.page, args=[key]) if axis.page else ""
    return Head(name, url, Cell(total, listing + axis.ask(listing, key)))


def _cells(
    keyed: Iterable[Group], rows: Mapping[Any, Head], columns: Mapping[Any, Head]
) -> dict[Any, Totals]:
    """Sums by line and column, those that are not shown gathered under None."""
    parts: dict[Any, list[Totals]] = defaultdict(list)
    for row, column, totals in keyed:
        at = (row if row in rows else None, column if column in columns else None)
        parts[at].append(totals)
    return {at: found[0] if len(found) == 1 else together(found) for at, found in parts.items()}


def _cell(totals: Totals | None, line: str, column: str | None) -> Cell | None:
    if totals is None:
        return None
    return Cell(totals, line + column if line and column is not None else "")
