"""What we publish about deadlines: columns, filters and orders of the list."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from article6.analytics.due import Due, due_among
from article6.analytics.overview import StateOn, overview
from article6.core import clock
from article6.core.access import PUBLIC, Reader
from article6.core.dataset import Dataset, attribute, boolean, code, day, integer, text
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.core.memory import remembered
from article6.directory.models import Region
from article6.rules.due import DueKind

REPORTS = (DueKind.INITIAL_REPORT, DueKind.ANNUAL_REPORT)
HORIZON_YEARS = 10  # the longest first period of the Convention, Art. 4(1)

DUE_LABELS = {
    DueKind.CLEARANCE: _("Clearance"),
    DueKind.STOCKPILE: _("Stockpile destruction"),
    DueKind.INITIAL_REPORT: _("Initial report"),
    DueKind.ANNUAL_REPORT: _("Annual report"),
}


def deadlines(_reader: Reader = PUBLIC) -> Sequence[Due]:
    """Clearance and stockpiles as far ahead as known; reports up to the end of next year."""
    return remembered(_deadlines, clock.today())


def _deadlines(today: date) -> Sequence[Due]:
    return deadlines_among(overview(today), today)


def deadlines_among(rows: Iterable[StateOn], today: date) -> Sequence[Due]:
    """The same for States already fetched as of today."""
    far, next_year = date(today.year + HORIZON_YEARS, 12, 31), date(today.year + 1, 12, 31)
    return due_among(rows, today, far, reports_until=next_year)


DEADLINES = Dataset(
    slug="deadlines",
    title=_("Deadlines"),
    row_is=_("One thing a State owes by a day, or still owes after it"),
    rows=deadlines,
    columns=(
        code("iso3", _("Code of the State, ISO 3166-1"), "item.iso3", hxl="#country+code"),
        text("state", _("Name of the State in the reader's language"), "state.name"),
        integer("article", _("Article of the Convention"), "item.article"),
        code("kind", _("What falls due"), "item.kind"),
        day("due_on", _("Last permitted day"), "item.due_on", hxl="#date+due"),
        text("granted_by", _("Meeting that granted the date; empty: computed"), "item.granted_by"),
        day(
            "request_due_on",
            _("Last day to submit an extension request; empty: no meeting on record"),
            "item.request.due_on",
            source="CCM Art. 3(5), 4(6)",
        ),
        text("request_meeting", _("Meeting such a request would go to"), "item.request.meeting"),
        boolean(
            "passed", _("Whether the day has passed and the matter is still open"), "item.passed"
        ),
        boolean("uncertain", _("Whether the source calls for checking"), "item.uncertain"),
        text("source", _("Public document"), "item.source", hxl="#meta+source"),
    ),
)


def regions(_reader: Reader) -> list[tuple[str, Any]]:
    return [(region.code, region) for region in Region.objects.filter(parent=None)]


def _by(path: str) -> Callable[[Rows, bool], Rows]:
    read: Callable[[Any], Any] = attribute(path)
    return lambda rows, descending: sorted(rows, key=read, reverse=descending)


def _what_presses_first(rows: Rows, descending: bool) -> Rows:
    """Passed deadlines of clearance and stockpiles, then what is ahead, then missing reports."""

    def pressing(one: Due) -> int:
        if one.item.passed:
            return 2 if one.item.kind in REPORTS else 0
        return 1

    return sorted(rows, key=pressing, reverse=descending)


DEADLINE_LISTING = Listing(
    dataset=DEADLINES,
    filters=(
        Filter(
            "kind",
            _("What falls due"),
            lambda rows, kind: [row for row in rows if row.item.kind == kind],
            lambda _reader: list(DUE_LABELS.items()),
        ),
        Filter(
            "when",
            _("When"),
            lambda rows, when: [row for row in rows if row.item.passed == (when == "passed")],
            lambda _reader: [("passed", _("Passed, still open")), ("ahead", _("Ahead"))],
        ),
        Filter(
            "region",
            _("Region"),
            lambda rows, region: [row for row in rows if row.state.region_id == region],
            regions,
        ),
    ),
    sorts=(
        Sort("pressing", _("What presses first"), _what_presses_first),
        Sort("due", _("Due"), _by("item.due_on")),
        Sort("state", _("State"), _by("state.rank")),
    ),
)
