"""Figures that contradict one another."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from article6.cooperation.models import Transaction
from article6.exchange.reference.tables.cooperation import TRANSACTIONS
from article6.exchange.reference.tables.obligations import CASUALTIES
from article6.obligations.models import CasualtyYear
from article6.rules.finding import Finding, Level

TOLERANCE_PCT = Decimal(2)  # sources round, and convert at slightly different days


def casualties() -> Iterator[Finding]:
    """Parts and totals of casualties. A part that is not known makes no sum."""
    for one in CasualtyYear.objects.order_by("state", "year"):
        parts = (one.killed_count, one.injured_count, one.unknown_count)
        known = [part for part in parts if part is not None]
        if one.total_count is None:
            continue
        if sum(known) > one.total_count:
            said = f"{one}: killed, injured and unknown ({sum(known)}) exceed the total"
            yield _casualty(Level.ERROR, said, one, "total")
        elif len(known) == len(parts) and sum(known) < one.total_count:
            said = f"{one}: killed, injured and unknown ({sum(known)}) fall short of the total"
            yield _casualty(Level.WARNING, said, one, "total")
        if (one.cluster_count or 0) > one.total_count:
            said = f"{one}: cluster munition casualties ({one.cluster_count}) exceed the total"
            yield _casualty(Level.ERROR, said, one, "cluster_munition_casualties")


def _casualty(level: Level, said: str, one: CasualtyYear, field: str) -> Finding:
    text = f"{said} ({one.total_count}), {one.get_scope_display().lower()}"
    return Finding(level, text, field=field, file=CASUALTIES.file)


def exchange_rates() -> Iterator[Finding]:
    """Rates that amounts and their US dollar values imply, within one currency and year.

    The middle rate is taken as the usual one; a row that is further off than the tolerance
    contradicts the others. Our own method.
    """
    for (currency, year), rates in sorted(_rates().items()):
        usual = median(rates.values())
        for key, rate in rates.items():
            off = abs(rate / usual - 1) * 100
            if off > TOLERANCE_PCT:
                yield Finding(
                    Level.WARNING,
                    f"{key}: {rate:.4f} US dollars for one {currency}, {off:.0f} % off the usual "
                    f"{usual:.4f} of {year} (rows compared: {len(rates)})",
                    source="our own method",
                    field="amount_usd",
                    file=TRANSACTIONS.file,
                )


def _rates() -> dict[tuple[str, int], dict[str, Decimal]]:
    """Dollars for one unit of the currency, by currency and year, then by contribution."""
    found: dict[tuple[str, int], dict[str, Decimal]] = defaultdict(dict)
    known = Transaction.objects.filter(amount__gt=0, amount_usd__gt=0)
    for one in known.select_related("contribution").order_by("contribution"):
        if one.amount and one.amount_usd:
            place = (one.currency, one.contribution.year)
            found[place][one.contribution_id] = one.amount_usd / one.amount
    return found
