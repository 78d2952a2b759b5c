"""Sums of support: what is added up, what stands beside it, and what no sum can hold."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, Q, Sum

from article6.cooperation.models import TransactionKind

DELIVERED = Q(kind=TransactionKind.IN_KIND)

# One aggregate for each field of Totals, in its order.
SUMS = {
    "sum_usd": Sum("amount_usd", filter=~DELIVERED),
    "sum_counted": Count("amount_usd", filter=~DELIVERED),
    "sum_without_usd": Count("pk", filter=Q(amount_usd=None)),
    "sum_first_year": Min("contribution__year"),
    "sum_last_year": Max("contribution__year"),
    "sum_in_kind_usd": Sum("amount_usd", filter=DELIVERED),
    "sum_in_kind": Count("amount_usd", filter=DELIVERED),
    "sum_uncertain": Count("pk", filter=Q(contribution__uncertain=True)),
}


class Totals(NamedTuple):
    """What entries of support add up to. None: no figure found, which is not zero.

    `amount_usd` is money, from `counted` entries; `in_kind_usd` stands beside it: the value that
    the sources state for `in_kind` deliveries. `without_usd` entries have no dollar figure and
    are in neither. `uncertain` entries call for checking; they are in the sums.
    """

    amount_usd: Decimal | None = None
    counted: int = 0
    without_usd: int = 0
    first_year: int | None = None
    last_year: int | None = None
    in_kind_usd: Decimal | None = None
    in_kind: int = 0
    uncertain: int = 0

    @property
    def entries(self) -> int:
        """Every entry behind these sums, with or without a dollar figure."""
        return self.counted + self.in_kind + self.without_usd

    @property
    def size(self) -> Decimal:
        """What to sort by: money and deliveries together; least where nothing is known."""
        known = [value for value in (self.amount_usd, self.in_kind_usd) if value is not None]
        return sum(known, Decimal()) if known else Decimal(-1)


class Group(NamedTuple):
    """The entries that share two things: donor and recipient, or one of these and a year."""

    row: Any
    column: Any
    totals: Totals


def together(parts: Iterable[Totals]) -> Totals:
    """Several sums of different entries as one."""
    found = list(parts)
    return Totals(
        _sum(part.amount_usd for part in found),
        sum(part.counted for part in found),
        sum(part.without_usd for part in found),
        min((part.first_year for part in found if part.first_year is not None), default=None),
        max((part.last_year for part in found if part.last_year is not None), default=None),
        _sum(part.in_kind_usd for part in found),
        sum(part.in_kind for part in found),
        sum(part.uncertain for part in found),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known else None
