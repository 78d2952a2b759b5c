"""What we publish about support: columns, filters and orders of the list of entries."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from article6.cooperation.models import Area, Contribution, Transaction, TransactionKind
from article6.core.access import PUBLIC, Reader
from article6.core.dataset import (
    Column,
    ColumnKind,
    Dataset,
    boolean,
    code,
    day,
    integer,
    money,
    text,
)
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import Organisation, State, rank_field


def entries(_reader: Reader = PUBLIC) -> Rows:
    """Every dated step of every contribution, with the names a page shows."""
    donors: Prefetch[Any] = Prefetch("contribution__provider", Organisation.objects.in_language())
    states: Prefetch[Any] = Prefetch("contribution__recipient", State.objects.in_language())
    return (
        Transaction.objects.public().select_related("contribution").prefetch_related(donors, states)
    )


SUPPORT = Dataset(
    slug="support",
    title=_("Support"),
    row_is=_("One dated step of one donor's support to one State, as a public document gives it"),
    rows=entries,
    columns=(
        text("key", _("Name of the contribution; never changes"), "contribution_id"),
        text("donor", _("Donor, short name in addresses"), "contribution.provider_id"),
        text("donor_name", _("Name of the donor"), "contribution.provider.name", hxl="#org+funder"),
        code(
            "recipient",
            _("State that received the support, ISO 3166-1"),
            "contribution.recipient_id",
            hxl="#country+code",
        ),
        text("recipient_name", _("Name of that State"), "contribution.recipient.name"),
        integer("year", _("Year of the contribution"), "contribution.year", hxl="#date+year"),
        day("on", _("When the step was taken; often the year alone"), hxl="#date"),
        code("kind", _("Reported, pledged, committed, paid or delivered in kind")),
        money("amount", _("Amount as in the source"), hxl="#value"),
        code("currency", _("Currency of the amount"), unit="ISO 4217", hxl="#currency+code"),
        money(
            "amount_usd",
            _("The source's own conversion; empty: not found"),
            unit="USD",
            hxl="#value+usd",
        ),
        Column(
            "areas",
            ColumnKind.CODE,
            _("What the support was for; several areas are not split"),
            lambda row: row.contribution.areas.strip(";"),
            hxl="#sector",
        ),
        text("channel", _("Through whom; empty: not named"), "contribution.channel"),
        text(
            "part_of",
            _("Contribution that is the same money one step earlier"),
            "contribution.parent_id",
        ),
        boolean("uncertain", _("Whether the source calls for checking"), "contribution.uncertain"),
        text("source", _("Public document"), "contribution.source", hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held"), "contribution.as_of"),
    ),
)


def donor_choices(_reader: Reader) -> list[tuple[str, Any]]:
    """Governments in the reader's alphabet, then other bodies by name."""
    gave = Exists(Contribution.objects.visible_to(PUBLIC).filter(provider=OuterRef("pk")))
    found = Organisation.objects.in_language().filter(gave).order_by(*_in_order(""))
    return [(one.slug, one.name) for one in found]


def recipient_choices(_reader: Reader) -> list[tuple[str, Any]]:
    received = Exists(Contribution.objects.visible_to(PUBLIC).filter(recipient=OuterRef("pk")))
    found = State.objects.in_language().filter(received).order_by(rank_field())
    return [(state.iso3, state.name) for state in found]


def _in_order(path: str, descending: bool = False) -> tuple[Any, ...]:
    rank, name = F(f"{path}state__{rank_field()}"), F(f"{path}name_en")
    if descending:
        return rank.desc(nulls_last=True), name.desc()
    return rank.asc(nulls_last=True), name.asc()


def _years(_reader: Reader) -> list[tuple[str, str]]:
    public = Contribution.objects.visible_to(PUBLIC)
    years = public.order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


def _currencies(_reader: Reader) -> list[tuple[str, str]]:
    named = (
        Transaction.objects.public()
        .order_by("currency")
        .values_list("currency", flat=True)
        .distinct()
    )
    return [(one, one) for one in named if one]


def _counted(rows: Rows, value: str) -> Rows:
    return rows.given() if value == "given" else rows.received()


YEAR = Filter("year", _("Year"), lambda rows, year: rows.filter(contribution__year=year), _years)
RECIPIENT = Filter(
    "recipient",
    _("Recipient"),
    lambda rows, iso3: rows.filter(contribution__recipient=iso3),
    recipient_choices,
)
DONOR = Filter(
    "donor",
    _("Donor"),
    lambda rows, slug: rows.filter(contribution__provider=slug),
    donor_choices,
)
AREA = Filter(
    "area",
    _("Area"),
    lambda rows, area: rows.filter(contribution__areas__contains=f";{area};"),
    lambda _reader: [(area, area.label) for area in Area],
)

NEWEST_FIRST = ("-contribution__year", "contribution_id", "pk")


def _by_year(rows: Rows, descending: bool) -> Rows:
    year = "-contribution__year" if descending else "contribution__year"
    return rows.order_by(year, *NEWEST_FIRST[1:])


def _by_usd(rows: Rows, descending: bool) -> Rows:
    """Entries without a dollar figure come last either way. Ties go by key: one index serves."""
    usd = F("amount_usd")
    return rows.order_by(
        usd.desc(nulls_last=True) if descending else usd.asc(nulls_last=True), "pk"
    )


def _by_donor(rows: Rows, descending: bool) -> Rows:
    return rows.order_by(*_in_order("contribution__provider__", descending), *NEWEST_FIRST)


def _by_recipient(rows: Rows, descending: bool) -> Rows:
    rank = f"contribution__recipient__{rank_field()}"
    return rows.order_by(f"-{rank}" if descending else rank, *NEWEST_FIRST)


SORTS = (
    Sort("year", _("Year"), _by_year, descending_first=True),
    Sort("donor", _("Donor"), _by_donor),
    Sort("recipient", _("Recipient"), _by_recipient),
    Sort("amount", _("In US dollars"), _by_usd, descending_first=True),
)

SUPPORT_LISTING = Listing(
    dataset=SUPPORT,
    filters=(
        RECIPIENT,
        YEAR,
        DONOR,
        AREA,
        Filter(
            "kind",
            _("Kind"),
            lambda rows, kind: rows.filter(kind=kind),
            lambda _reader: [(kind, kind.label) for kind in TransactionKind],
        ),
        Filter(
            "currency",
            _("Currency"),
            lambda rows, currency: rows.filter(currency=currency),
            _currencies,
        ),
        Filter(
            "usd",
            _("Dollar figure"),
            lambda rows, value: rows.filter(amount_usd__isnull=value == "no"),
            lambda _reader: [("yes", _("Found")), ("no", _("Not found"))],
        ),
        Filter(
            "counted",
            _("Counted"),
            _counted,
            lambda _reader: [
                ("given", _("As given: where the money set out")),
                ("received", _("As received: where it arrived")),
            ],
        ),
    ),
    sorts=SORTS,
)

# The questions of the overview: fewer, and answered with sums.
SUPPORT_OVERVIEW = Listing(dataset=SUPPORT, filters=(RECIPIENT, YEAR, DONOR, AREA), sorts=SORTS)
