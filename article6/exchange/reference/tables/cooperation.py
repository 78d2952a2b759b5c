"""Needs as stated, and support as reported."""

from collections.abc import Iterable
from typing import Any

from article6.cooperation.models import (
    ARTICLE_OF,
    Area,
    Contribution,
    Kind,
    Need,
    Transaction,
    TransactionKind,
)
from article6.directory.models import Organisation
from article6.exchange.reference.parse import (
    amount,
    currency,
    listed,
    one_of,
    partial,
    plain,
    required,
    year,
)
from article6.exchange.reference.table import Cell, Fault, Ref, Refs, SameTable, Table, shown
from article6.exchange.reference.tables.cells import SOURCED, STATE, same

ORGANISATION = Ref(Organisation)
GOVERNMENT = Ref(Organisation, "code")  # or another donor: the support data names both so


def currency_named(values: dict[str, Any]) -> Iterable[Fault]:
    if values["amount"] is not None and not values["currency"]:
        yield "currency", "must not be empty beside an amount"


def article_of(text: str, _refs: Refs) -> int:
    if text not in Area.values or Area(text) not in ARTICLE_OF:
        raise ValueError(f"{shown(text)} is no area of need")
    return ARTICLE_OF[Area(text)]


NEEDS = Table(
    name="needs",
    file="assistance_needs.csv",
    model=Need,
    key=("slug",),
    cells=(
        *same("slug", "title", "summary", parse=required),
        Cell("iso3", "state_id", STATE),
        Cell("iso3", "owner_id", GOVERNMENT),
        Cell("year", "stated_on", partial),
        Cell("area", "area", one_of(Area.values)),
        Cell("area", "article", article_of),
        Cell("kind", "kind", one_of(Kind.values, empty=True)),
        Cell("amount", "amount", amount),
        Cell("currency", "currency", currency),
        Cell("part_of", "part_of_id", SameTable()),
        *SOURCED,
    ),
    faults=currency_named,
)


SUPPORT_COLUMNS = frozenset(
    {
        "key", "donor", "donor_name", "recipient", "year", "amount", "currency", "amount_usd",
        "area", "channel", "channel_slug", "transaction", "source", "as_of",
    }
)  # fmt: skip

CONTRIBUTIONS = Table(
    name="contributions",
    file="assistance_provided.csv",
    model=Contribution,
    key=("key",),
    cells=(
        Cell("key", "key", required),
        Cell("donor", "provider_id", GOVERNMENT),
        Cell("donor", "owner_id", GOVERNMENT),
        Cell("recipient", "recipient_id", STATE),
        Cell("year", "year", year),
        Cell("area", "areas", listed(Area.values)),
        Cell("channel", "channel", plain),
        Cell("channel_slug", "channel_organisation_id", ORGANISATION),
        *SOURCED,
    ),
    unread=SUPPORT_COLUMNS,
)

TRANSACTIONS = Table(
    name="transactions",
    file="assistance_provided.csv",
    model=Transaction,
    key=("key",),
    cells=(
        Cell("key", "contribution_id", Ref(Contribution)),
        Cell("transaction", "kind", one_of(TransactionKind.values)),
        Cell("year", "on", partial),
        Cell("amount", "amount", amount),
        Cell("currency", "currency", currency),
        Cell("amount_usd", "amount_usd", amount),
    ),
    unread=SUPPORT_COLUMNS,
    faults=currency_named,
)

TABLES = (NEEDS, CONTRIBUTIONS, TRANSACTIONS)
