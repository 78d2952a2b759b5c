"""Many needs and transactions on top of the reference data, the same at every run."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from article6.cooperation.models import (
    ARTICLE_OF,
    Contribution,
    Kind,
    Need,
    Transaction,
    TransactionKind,
)
from article6.directory.models import Organisation, OrganisationKind, State

STATES = 125
NEEDS = 5_000
CONTRIBUTIONS = 5_000
TRANSACTIONS = 20_000
SEED = 6  # the article
YEARS = range(2009, 2027)
CURRENCIES = ("USD", "EUR", "NOK", "JPY", "CHF")


def generate() -> None:
    """Fill an already loaded database up to the sizes above."""
    random = Random(SEED)
    states = list(State.objects.order_by("iso3").values_list("iso3", flat=True)[:STATES])
    donors = list(
        Organisation.objects.filter(kind=OrganisationKind.GOVERNMENT)
        .order_by("slug")
        .values_list("slug", flat=True)[:40]
    )
    Need.objects.bulk_create(_needs(random, states, NEEDS - Need.objects.count()))
    grants = list(_contributions(random, states, donors))
    Contribution.objects.bulk_create(grants)
    Transaction.objects.bulk_create(
        _transactions(random, grants, TRANSACTIONS - Transaction.objects.count())
    )


def _needs(random: Random, states: list[str], count: int) -> Iterator[Need]:
    areas = list(ARTICLE_OF)
    for number in range(count):
        area = random.choice(areas)
        need = Need(
            slug=f"generated-{number:05}",
            state_id=states[number % len(states)],
            area=area,
            article=ARTICLE_OF[area],
            kind=random.choice(Kind.values),
            title=f"Generated need {number} for measuring speed",
            summary="A need made by the benchmark, in no document of any State.",
            amount=Decimal(random.randrange(10_000, 50_000_000)),
            currency=random.choice(CURRENCIES),
            stated_on=str(random.choice(YEARS)),
            source="benchmarks/generate.py",
        )
        need.index()
        yield need


def _contributions(random: Random, states: list[str], donors: list[str]) -> Iterator[Contribution]:
    for number in range(CONTRIBUTIONS - Contribution.objects.count()):
        yield Contribution(
            key=f"generated-{number:05}",
            provider_id=random.choice(donors),
            recipient_id=states[number % len(states)],
            year=random.choice(YEARS),
            areas=random.choice((";clearance;", ";clearance;risk_education;", ";various;")),
            source="benchmarks/generate.py",
        )


def _transactions(random: Random, grants: list[Contribution], count: int) -> Iterator[Transaction]:
    kinds = (TransactionKind.REPORTED, TransactionKind.DISBURSEMENT, TransactionKind.COMMITMENT)
    for number in range(count):
        grant = grants[number % len(grants)]
        dollars = Decimal(random.randrange(1_000, 5_000_000))
        yield Transaction(
            contribution=grant,
            kind=kinds[number % len(kinds)],
            on=str(grant.year),
            amount=dollars,
            currency="USD",
            amount_usd=dollars if number % 50 else None,
        )
