"""Filter, sort, search and paginate: one way for every list page and every download.

A listing reads a query string forgivingly: what makes no sense is left out and said so in a
notice; it never fails. Rows are a queryset or a list; its own filters and sorts know which.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from article6.core.access import PUBLIC, Reader
from article6.core.dataset import Dataset
from article6.core.memory import remembered
from article6.core.paging import Pager, typed

BATCH = 500  # rows of a file that are completed at once
Choices = list[tuple[str, str]]  # (value, label)
Rows = Any  # a QuerySet or a list of rows


@dataclass(frozen=True, eq=False)
class Filter:
    """One question of a list. `options` gives (value, label) pairs; None: free text or a number.

    `narrow` keeps the fitting rows; it raises ValueError where the value makes no sense.
    """

    name: str
    label: Any
    narrow: Callable[[Rows, str], Rows]
    options: Callable[[Reader], Sequence[tuple[Any, Any]]] | None = None
    kind: str = "select"


@dataclass(frozen=True)
class Sort:
    """One order of a list; `order(rows, descending)`."""

    name: str
    label: Any
    order: Callable[[Rows, bool], Rows]
    descending_first: bool = False


@dataclass(frozen=True, eq=False)
class Listing:
    """A list page and its download: the dataset, its filters, its sorts (the first is usual)."""

    dataset: Dataset
    filters: tuple[Filter, ...]
    sorts: tuple[Sort, ...]
    page_size: int = 20

    def read(self, params: QueryDict, reader: Reader = PUBLIC) -> "Selection":
        """The rows a query string asks for, with what had to be left out."""
        notices: list[str] = []
        rows: Rows = self.dataset.rows(reader)
        choices = remembered(_choices, self, reader.unnamed)
        asked = [self._ask(one, choices[one.name], params, notices) for one in self.filters]
        for question in asked:
            rows = question.applied(rows, notices)
        sort, descending = self._sort(typed(params, "sort"), notices)
        return Selection(
            self, sort.order(rows, descending), asked, sort, descending, notices, params, reader
        )

    def _ask(self, one: Filter, options: Choices, params: QueryDict, notices: list[str]) -> "Asked":
        value = typed(params, one.name)
        if value and one.options and value not in {v for v, _label in options}:
            notices.append(_not_understood(one.label, value))
            value = ""
        return Asked(one, value, options)

    def _sort(self, asked: str, notices: list[str]) -> tuple[Sort, bool]:
        by_name = {sort.name: sort for sort in self.sorts}
        sort = by_name.get(asked.removeprefix("-"))
        if sort:
            return sort, asked.startswith("-")
        if asked:
            notices.append(
                _("There is no order “%(sort)s”; the usual order is shown.") % {"sort": asked[:40]}
            )
        return self.sorts[0], self.sorts[0].descending_first


def _choices(listing: Listing, reader: Reader) -> dict[str, Choices]:
    """What each filter of a list offers to choose from, in words of the reader's language."""
    return {
        one.name: [(str(value), str(label)) for value, label in one.options(reader)]
        if one.options
        else []
        for one in listing.filters
    }


@dataclass
class Asked:
    """A filter with the value given; what the filter form shows."""

    filter: Filter
    value: str
    choices: Choices

    @property
    def name(self) -> str:
        return self.filter.name

    @property
    def label(self) -> Any:
        return self.filter.label

    @property
    def kind(self) -> str:
        return self.filter.kind

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        return [(value, label, value == self.value) for value, label in self.choices]

    def applied(self, rows: Rows, notices: list[str]) -> Rows:
        """The rows kept; a value the filter cannot read keeps all of them and is named."""
        if not self.value:
            return rows
        try:
            return self.filter.narrow(rows, self.value)
        except ValueError:
            notices.append(_not_understood(self.label, self.value))
            self.value = ""
            return rows


@dataclass
class Selection:
    """What a list page shows and its download writes."""

    listing: Listing
    rows: Rows
    filters: list[Asked]
    sort: Sort
    descending: bool
    notices: list[str]
    params: QueryDict
    reader: Reader

    @property
    def query(self) -> str:
        """The filters and order as a clean query string; '' when nothing was asked."""
        clean = QueryDict(mutable=True)
        for one in self.filters:
            if one.value:
                clean[one.name] = one.value
        if self.sort is not self.listing.sorts[0] or self.descending != self.sort.descending_first:
            clean["sort"] = f"-{self.sort.name}" if self.descending else self.sort.name
        return clean.urlencode()

    @property
    def active_count(self) -> int:
        return sum(bool(one.value) for one in self.filters)

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """Each order with the link that asks for it; a second click turns it round."""
        return [self._sort_link(sort) for sort in self.listing.sorts]

    def _sort_link(self, sort: Sort) -> dict[str, Any]:
        current = sort is self.sort
        down = not self.descending if current else sort.descending_first
        query = QueryDict(self.query, mutable=True)
        query["sort"] = f"-{sort.name}" if down else sort.name
        direction = ("descending" if self.descending else "ascending") if current else ""
        return {
            "name": sort.name,
            "label": sort.label,
            "url": f"?{query.urlencode()}",
            "direction": direction,
        }

    def page(self) -> Pager:
        """The rows of the page asked for, or of the nearest page there is."""
        size = self.listing.page_size
        pager = Pager.read(self.rows, self.params, size, self.query, self.notices)
        self.listing.dataset.complete(pager.rows, self.reader)
        return pager

    def all_rows(self) -> Iterator[Any]:
        """Every row, some hundred at a time, for a file."""
        lazy = self.rows.iterator(BATCH) if isinstance(self.rows, QuerySet) else iter(self.rows)
        while batch := list(islice(lazy, BATCH)):
            self.listing.dataset.complete(batch, self.reader)
            yield from batch


def _not_understood(label: Any, value: str) -> str:
    return _("“%(value)s” is not a choice for “%(label)s”; it was left out.") % {
        "value": value[:40],
        "label": label,
    }
