"""Support counted once: the sums, the chain of a grant, and what a sum leaves out."""

import csv
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.conf import settings

from article6.analytics.support import (
    given,
    given_by_recipient_and_year,
    received,
    received_by_donor_and_year,
    support_totals,
)
from article6.analytics.support_split import (
    LeftOut,
    by_area,
    by_channel,
    left_out_of_given,
    left_out_of_received,
    sources,
    without_usd,
)
from article6.analytics.support_totals import Totals, together
from article6.cooperation.models import Contribution, Transaction, TransactionKind
from article6.directory.models import Organisation, State

pytestmark = pytest.mark.django_db
MILLION = Decimal(1_000_000)


def published() -> Iterator[dict[str, str]]:
    path = settings.DATA_DIR / "assistance_provided.csv"
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def entry(
    key: str,
    provider: str,
    amount: int | None,
    parent: Contribution | None = None,
    kind: str = TransactionKind.DISBURSEMENT,
) -> Contribution:
    """One step of support to Chile in 2025, in dollars; None: the source has none."""
    contribution, _created = Contribution.objects.get_or_create(
        key=key,
        defaults={"provider_id": provider, "recipient_id": "CHL", "year": 2025, "parent": parent},
    )
    euros = {} if amount is not None else {"amount": Decimal(5), "currency": "EUR"}
    Transaction.objects.create(
        contribution=contribution, kind=kind, on="2025", amount_usd=amount, **euros
    )
    return contribution


def of_chile() -> State:
    return State.objects.get(iso3="CHL")


def donor(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def test_sums_are_those_of_the_published_table() -> None:
    rows = list(published())
    money = [row for row in rows if row["transaction"] != "in_kind"]
    totals = support_totals(Transaction.objects.given())
    assert totals.amount_usd == sum(Decimal(row["amount_usd"] or 0) for row in money)
    assert totals.counted == len([row for row in money if row["amount_usd"]]) == 269
    assert totals.without_usd == 6
    assert (totals.in_kind, totals.in_kind_usd) == (4, Decimal(4_627_332))
    assert (totals.first_year, totals.last_year, totals.uncertain) == (2009, 2023, 6)


def test_without_a_chain_what_was_given_was_received() -> None:
    assert support_totals(Transaction.objects.given()) == support_totals(
        Transaction.objects.received()
    )


def test_six_donors_supported_lebanon_in_2015() -> None:
    lebanon = State.objects.get(iso3="LBN")
    found = [group for group in received_by_donor_and_year(lebanon) if group.column == 2015]
    assert [(group.row.slug, group.totals.amount_usd) for group in found] == [
        ("european-union", 2_094_370),
        ("gov-usa", 2_000_000),
        ("gov-nor", 1_921_146),
        ("gov-nld", 1_730_976),
        ("gov-jpn", 889_737),
        ("gov-kor", 39_000),
    ]


def test_belgium_gave_lebanon_goods_which_are_no_money() -> None:
    groups = given_by_recipient_and_year(donor("gov-bel"))
    lebanon = next(group.totals for group in groups if group.row.iso3 == "LBN")
    assert (lebanon.amount_usd, lebanon.in_kind_usd) == (None, 3_257_765)


def test_money_that_passes_through_a_fund_to_an_operator_is_counted_once() -> None:
    first = entry("nld-fund", "gov-nld", 1_000_000)
    second = entry("fund-operator", "sudan-humanitarian-fund", 1_000_000, first)
    entry("operator-field", "undp", 1_000_000, second)
    chile = of_chile()
    to_chile = Transaction.objects.filter(contribution__recipient=chile)
    assert support_totals(to_chile.given()).amount_usd == MILLION
    assert support_totals(to_chile.received()).amount_usd == MILLION
    assert [group.row.slug for group in received_by_donor_and_year(chile)] == ["undp"]
    assert left_out_of_received(to_chile) == LeftOut(promised=0, elsewhere=2)
    assert left_out_of_given(to_chile) == LeftOut(promised=0, elsewhere=2)
    givers = {one.contribution.provider_id for one in to_chile.given()}
    assert givers == {"gov-nld"}


def test_a_fund_that_splits_a_grant_passes_on_the_parts() -> None:
    whole = entry("nld-fund", "gov-nld", 1_000_000)
    entry("fund-clearance", "sudan-humanitarian-fund", 600_000, whole)
    entry("fund-victims", "sudan-humanitarian-fund", 300_000, whole)
    to_chile = Transaction.objects.filter(contribution__recipient="CHL")
    assert support_totals(to_chile.given()).amount_usd == MILLION
    assert support_totals(to_chile.received()).amount_usd == 900_000
    assert left_out_of_received(to_chile).elsewhere == 1


def test_a_promise_is_not_support_and_a_report_is_not_added_to_its_payments() -> None:
    for kind, amount in (
        (TransactionKind.PLEDGE, 900_000),
        (TransactionKind.COMMITMENT, 800_000),
        (TransactionKind.REPORTED, 700_000),
        (TransactionKind.DISBURSEMENT, 300_000),
        (TransactionKind.DISBURSEMENT, 200_000),
        (TransactionKind.IN_KIND, 50_000),
    ):
        entry("nor-chile", "gov-nor", amount, kind=kind)
    totals = support_totals(received(of_chile()))
    assert (totals.amount_usd, totals.in_kind_usd, totals.entries) == (500_000, 50_000, 3)
    promises = Transaction.objects.filter(contribution="nor-chile")
    assert left_out_of_given(promises) == LeftOut(promised=2, elsewhere=0)


def test_no_figure_is_not_zero() -> None:
    assert support_totals(received(of_chile())) == Totals()
    entry("fra-chile", "gov-fra", None)
    totals = support_totals(received(of_chile()))
    assert (totals.amount_usd, totals.without_usd, totals.entries) == (None, 1, 1)
    assert [step.amount for step in without_usd(received(of_chile()))] == [5]


def test_sums_of_parts_keep_what_is_not_known_apart() -> None:
    parts = [Totals(None, 0, 1, 2013, 2013), Totals(Decimal(5), 1, 0, 2015, 2016)]
    assert together(parts) == Totals(Decimal(5), 1, 1, 2013, 2016)
    assert together([]).amount_usd is None


def test_a_source_that_names_several_areas_does_not_split_them() -> None:
    steps = received(State.objects.get(iso3="LAO"))
    areas = {tuple(map(str, labels)): totals for labels, totals in by_area(steps)}
    assert ("Clearance", "Risk education") in areas
    assert ("Risk education", "Clearance") not in areas
    assert together(areas.values()) == support_totals(steps)


def test_a_channel_is_named_only_where_the_source_names_it() -> None:
    steps = received(State.objects.get(iso3="LBN"))
    channels = dict(by_channel(steps))
    assert channels["Regional School for Humanitarian Demining"].in_kind_usd == 279_237
    assert together(channels.values()) == support_totals(steps)


def test_doubts_come_with_their_documents() -> None:
    found = sources(given(donor("european-union")))
    doubtful = [used for used in found if used.uncertain]
    assert [used.entries for used in doubtful] == [1]
    assert "the two figures do not agree" in doubtful[0].text
    assert sum(used.entries for used in found) == 14
