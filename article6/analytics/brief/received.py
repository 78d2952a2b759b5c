"""Support that reached a State up to a year, counted at the last link of each chain."""

from collections.abc import Sequence
from dataclasses import dataclass

from article6.analytics.support import received, received_by_donor_and_year
from article6.analytics.support_split import LeftOut, SourceUse, left_out_of_received, sources
from article6.analytics.support_totals import Group, Totals, together
from article6.cooperation.models import Transaction
from article6.directory.models import State


@dataclass(frozen=True)
class Received:
    """One group for each donor and year; `left_out` are the entries that no sum may hold."""

    groups: Sequence[Group]
    sources: Sequence[SourceUse]
    left_out: LeftOut

    @property
    def total(self) -> Totals:
        return together(group.totals for group in self.groups)


def received_until(state: State, year: int) -> Received:
    """All entries of a State up to the end of a year."""
    steps = Transaction.objects.filter(contribution__recipient=state, contribution__year__lte=year)
    return Received(
        groups=[group for group in received_by_donor_and_year(state) if group.column <= year],
        sources=sources(received(state).filter(contribution__year__lte=year)),
        left_out=left_out_of_received(steps),
    )
