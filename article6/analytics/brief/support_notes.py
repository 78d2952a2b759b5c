"""What sums of support count, and what they pass over, in whole sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from article6.analytics.support_split import LeftOut
from article6.analytics.support_totals import Totals
from article6.core.numbers import money_text, number_text


def notes(total: Totals, left_out: LeftOut) -> Iterator[str]:
    """The first two always hold; the others only where there is something to say."""
    yield _("Figures are for mine action as a whole, not for cluster munition remnants alone.")
    yield _(
        "For some years only one donor to a State is on record: a sum is what was found, not all "
        "that was given."
    )
    if total.without_usd:
        yield _without_usd(total.without_usd)
    if total.in_kind:
        yield _in_kind(total)
    if left_out.promised:
        yield _promised(left_out.promised)
    if left_out.elsewhere:
        yield _elsewhere(left_out.elsewhere)


def _without_usd(count: int) -> str:
    return ngettext(
        "%(number)s entry without a dollar figure is left out.",
        "%(number)s entries without a dollar figure are left out.",
        count,
    ) % {"number": number_text(count)}


def _in_kind(total: Totals) -> str:
    return ngettext(
        "%(number)s delivery in kind is not in the sum; its source values it at %(amount)s.",
        "%(number)s deliveries in kind are not in the sum; their sources value them at %(amount)s.",
        total.in_kind,
    ) % {"number": number_text(total.in_kind), "amount": money_text(total.in_kind_usd, "USD")}


def _promised(count: int) -> str:
    return ngettext(
        "%(number)s pledge or commitment is left out: it is a promise, not yet paid.",
        "%(number)s pledges and commitments are left out: they are promises, not yet paid.",
        count,
    ) % {"number": number_text(count)}


def _elsewhere(count: int) -> str:
    return ngettext(
        "%(number)s entry is left out, as the same money counts at another link of its chain.",
        "%(number)s entries are left out, as the same money counts at another link of its chain.",
        count,
    ) % {"number": number_text(count)}
