"""What we publish about needs and support: columns, filters and orders, each declared once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from article6.cooperation.models import Area, Kind, Need
from article6.core.access import Reader
from article6.core.dataset import Dataset, boolean, code, day, integer, money, text
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.disclosure import disclose
from article6.directory.models import State, rank_field

NEEDS = Dataset(
    slug="needs",
    title=_("Needs"),
    row_is=_("A need that a State stated, as far as a public document tells"),
    rows=lambda reader: Need.objects.published(reader),
    complete=disclose,
    columns=(
        text("slug", _("Name of the need in addresses; never changes")),
        code("iso3", _("State that stated the need, ISO 3166-1"), "state_id", hxl="#country+code"),
        text("state", _("Name of the State in the reader's language"), "state.name"),
        integer("article", _("Article of the Convention"), source="CCM Art. 3, 4, 5, 7"),
        code("area", _("What the assistance is for"), hxl="#sector"),
        code("kind", _("Kind of assistance; empty: request not read"), source="CCM Art. 6(2)"),
        text("title", _("Short title, in English"), hxl="#activity+name"),
        text("summary", _("What was said, in our words, in English"), hxl="#description"),
        money("amount", _("Amount named; amounts of one State may overlap"), hxl="#value+need"),
        code("currency", _("Currency of the amount"), unit="ISO 4217", hxl="#currency+code"),
        text("part_of", _("Need whose amount already contains this one"), "part_of_id"),
        day("stated_on", _("When it was stated; often the year alone"), hxl="#date+start"),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _in_years(rows: Rows, value: str) -> Rows:
    if len(value) != 4 or not value.isdecimal():
        raise ValueError(value)
    return rows.filter(stated_on__startswith=value)


def states_with_needs(reader: Reader) -> list[tuple[str, Any]]:
    found = (
        State.objects.filter(needs__in=Need.objects.published(reader))
        .distinct()
        .order_by(rank_field())
    )
    return [(state.iso3, state.name) for state in found]


def _years(reader: Reader) -> list[tuple[str, str]]:
    stated = (
        Need.objects.published(reader).order_by().values_list("stated_on", flat=True).distinct()
    )
    years = sorted({day[:4] for day in stated if day}, reverse=True)
    return [(year, year) for year in years]


def _amount_named(rows: Rows, value: str) -> Rows:
    return rows.filter(amount__isnull=value == "no")


def _by(*fields: str) -> Any:
    """An order by these columns; the slug settles ties so that pages never overlap."""

    def order(rows: Rows, descending: bool) -> Rows:
        signed = [f"-{field}" if descending else field for field in fields]
        return rows.order_by(*signed, "slug")

    return order


def _by_state(rows: Rows, descending: bool) -> Rows:
    rank = f"state__{rank_field()}"
    return rows.order_by(f"-{rank}" if descending else rank, "-stated_on", "slug")


NEED_LISTING = Listing(
    dataset=NEEDS,
    filters=(
        Filter("q", _("Words"), lambda rows, words: rows.matching(words), kind="search"),
        Filter("state", _("State"), lambda rows, iso3: rows.filter(state=iso3), states_with_needs),
        Filter(
            "area",
            _("Area"),
            lambda rows, area: rows.filter(area=area),
            lambda _reader: [(area, area.label) for area in Area],
        ),
        Filter(
            "kind",
            _("Kind"),
            lambda rows, kind: rows.filter(kind=kind),
            lambda _reader: [(kind, kind.label) for kind in Kind],
        ),
        Filter("year", _("Year"), _in_years, _years),
        Filter(
            "amount",
            _("Amount"),
            _amount_named,
            lambda _reader: [("yes", _("Named")), ("no", _("Not named"))],
        ),
    ),
    sorts=(
        Sort("stated", _("Stated"), _by("stated_on"), descending_first=True),
        Sort("state", _("State"), _by_state),
        Sort("amount", _("Amount"), _by("currency", "amount"), descending_first=True),
    ),
)
