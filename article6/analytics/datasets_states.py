"""What we publish about States: columns, filters and orders of the list."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from article6.analytics.labels import within
from article6.analytics.overview import ObligationOn, StateOn, overview
from article6.core import clock
from article6.core.access import Reader
from article6.core.dataset import Column, ColumnKind, Dataset, boolean, code, day, text
from article6.core.folding import fold
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import STANDING_LABELS, Region
from article6.obligations.models import STATUS_LABELS, Article
from article6.rules.obligations import ObligationStatus as Status

FAR = date.max


def _of(article: int, read: Callable[[ObligationOn], object]) -> Callable[[StateOn], object]:
    """A value of one obligation; None where it was not looked at."""

    def value(row: StateOn) -> object:
        one = row.obligations.get(article)
        return read(one) if one else None

    return value


def _deadline(one: ObligationOn) -> date | None:
    return one.deadline.on if one.deadline else None


def _article_columns() -> list[Column]:
    columns: list[Column] = []
    for article in Article:
        columns.append(
            Column(
                f"article_{article.value}_status",
                ColumnKind.CODE,
                _("How the obligation stands today; empty: not looked at"),
                _of(article, lambda one: one.status),
                source=f"CCM Art. {article.value}",
            )
        )
        if article in (Article.STOCKPILES, Article.CLEARANCE):
            columns.append(
                Column(
                    f"article_{article.value}_deadline",
                    ColumnKind.DAY,
                    _("Deadline in force today, computed or granted"),
                    _of(article, _deadline),
                    source=f"CCM Art. {article.value}",
                )
            )
    return columns


STATES = Dataset(
    slug="states",
    title=_("States"),
    row_is=_("A State and its place in the Convention today"),
    rows=lambda _reader: overview(clock.today()),
    columns=(
        code("iso3", _("Code of the State, ISO 3166-1"), "state.iso3", hxl="#country+code"),
        text("state", _("Name of the State in the reader's language"), "state.name"),
        text("region", _("Region of the United Nations list M49"), "region"),
        text("subregion", _("Sub-region of the United Nations list M49"), "subregion"),
        code("standing", _("Standing in the Convention today"), source="CCM Art. 15 to 20"),
        day("signed_on", _("Day of signature"), "state.signed_on"),
        day("consented_on", _("Day of deposit"), "state.consented_on", source="CCM Art. 16"),
        day("in_force_on", _("Entry into force"), "state.in_force_on", source="CCM Art. 17"),
        day("withdrawn_on", _("Day a withdrawal took effect"), "state.withdrawn_on"),
        *_article_columns(),
        boolean("uncertain", _("Whether the source calls for checking"), "state.uncertain"),
        text("source", _("Public document"), "state.source", hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held"), "state.as_of"),
    ),
)


def _matching(rows: Rows, words: str) -> Rows:
    wanted = fold(words).split()
    return [
        row
        for row in rows
        if all(
            word in fold(f"{row.state.name} {row.state.name_en} {row.state.iso3}")
            for word in wanted
        )
    ]


def _regions(_reader: Reader) -> list[tuple[str, Any]]:
    """Regions with their sub-regions under them."""
    regions = list(Region.objects.all())
    top = sorted((r for r in regions if r.parent_id is None), key=str)
    found: list[tuple[str, Any]] = []
    for region in top:
        found.append((region.code, region))
        inner = sorted((r for r in regions if r.parent_id == region.code), key=str)
        found += [(one.code, f"— {one}") for one in inner]
    return found


def _in_region(rows: Rows, code: str) -> Rows:
    return [row for row in rows if code in (row.state.region_id, row.state.subregion_id)]


WITH_DEADLINE = (
    Status.OPEN,
    Status.EXTENDED,
    Status.DECISION_PENDING,
    Status.OVERDUE,
    Status.FULFILLED,
    Status.NONE,
    Status.UNKNOWN,
)
STATUSES = {
    Article.STOCKPILES: WITH_DEADLINE,
    Article.CLEARANCE: WITH_DEADLINE,
    Article.VICTIM_ASSISTANCE: (Status.OPEN, Status.NONE, Status.UNKNOWN),
    Article.NATIONAL_MEASURES: (
        Status.ADOPTED,
        Status.EXISTING_LAW_SUFFICIENT,
        Status.IN_PROGRESS,
        Status.NO_REPORTED_MEASURES,
        Status.UNKNOWN,
    ),
}


def _obligations(_reader: Reader) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for article, statuses in STATUSES.items():
        if article != Article.NATIONAL_MEASURES:
            found.append((f"{article.value}-owed", _named(article, _("all still open"))))
        found += [
            (f"{article.value}-{status}", _named(article, STATUS_LABELS[status]))
            for status in statuses
        ]
    return found


def _named(article: Article, status: Any) -> str:
    return gettext("%(subject)s: %(status)s") % {
        "subject": article.label,
        "status": within(str(status)),
    }


def _with_obligation(rows: Rows, asked: str) -> Rows:
    article, _dash, status = asked.partition("-")
    ones = ((row, row.obligations.get(int(article))) for row in rows)
    return [
        row
        for row, one in ones
        if one and (one.is_owed if status == "owed" else one.status == status)
    ]


def _due_within(rows: Rows, asked: str) -> Rows:
    """States by their nearest open deadline."""
    today = clock.today()
    year = timedelta(days=365)
    spans = {
        "passed": (date.min, today - timedelta(days=1)),
        "year": (today, today + year),
        "three": (today, today + 3 * year),
        "later": (today + 3 * year + timedelta(days=1), FAR),
    }
    first, last = spans[asked]
    return [row for row in rows if row.next_deadline and first <= row.next_deadline <= last]


def _ordered(key: Callable[[StateOn], Any]) -> Callable[[Rows, bool], Rows]:
    """Sorted by key, then by name; rows without a value come last either way."""

    def order(rows: Rows, descending: bool) -> Rows:
        known = [row for row in rows if key(row) is not None]
        rest = [row for row in rows if key(row) is None]
        return sorted(known, key=key, reverse=descending) + rest

    return order


def _by_name(rows: Rows, descending: bool) -> Rows:
    """The overview is in the reader's alphabet already."""
    return rows[::-1] if descending else rows


STANDING_ORDER = {standing: place for place, standing in enumerate(STANDING_LABELS)}

STATE_LISTING = Listing(
    dataset=STATES,
    filters=(
        Filter("q", _("Name"), _matching, kind="search"),
        Filter("region", _("Region"), _in_region, _regions),
        Filter(
            "standing",
            _("Standing"),
            lambda rows, value: [row for row in rows if row.standing == value],
            lambda _reader: list(STANDING_LABELS.items()),
        ),
        Filter("obligation", _("Obligation"), _with_obligation, _obligations),
        Filter(
            "due",
            _("Deadline"),
            _due_within,
            lambda _reader: [
                ("passed", _("Passed, still open")),
                ("year", _("Within a year")),
                ("three", _("Within three years")),
                ("later", pgettext_lazy("deadline", "Later")),
            ],
        ),
    ),
    sorts=(
        Sort("name", _("State"), _by_name),
        Sort("standing", _("Standing"), _ordered(lambda row: STANDING_ORDER[row.standing])),
        Sort("in_force", _("In force"), _ordered(lambda row: row.state.in_force_on)),
        Sort("deadline", _("Next deadline"), _ordered(lambda row: row.next_deadline)),
    ),
)
