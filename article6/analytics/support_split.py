"""What a set of entries is made of: areas, channels, sources, and what its sum leaves out."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from article6.analytics.support_totals import SUMS, Totals, together
from article6.cooperation.models import PROMISES, Area, TransactionQuerySet

AREA_ORDER = {area.value: place for place, area in enumerate(Area)}


@dataclass(frozen=True)
class LeftOut:
    """Entries that a sum passes over: promises, and money counted at another link of its chain."""

    promised: int
    elsewhere: int


@dataclass(frozen=True)
class SourceUse:
    """A document, and how many entries rest on it."""

    text: str
    as_of: str
    uncertain: bool
    entries: int


def left_out_of_given(steps: TransactionQuerySet) -> LeftOut:
    """What sums of support given pass over among these entries."""
    return _left_out(steps, Q(contribution__parent__isnull=False))


def left_out_of_received(steps: TransactionQuerySet) -> LeftOut:
    """What sums of support received pass over among these entries."""
    return _left_out(steps, Q(contribution__children__isnull=False))


def _left_out(steps: TransactionQuerySet, at_another_link: Q) -> LeftOut:
    """A contribution may have several children, so each entry is counted once by its key."""
    promise = Q(kind__in=PROMISES)
    found = steps.aggregate(
        promised=Count("pk", filter=promise, distinct=True),
        elsewhere=Count("pk", filter=~promise & at_another_link, distinct=True),
    )
    return LeftOut(**found)


def without_usd(steps: TransactionQuerySet) -> TransactionQuerySet:
    """The entries without a dollar figure, to be named beside a sum."""
    return (
        steps.filter(amount_usd=None)
        .select_related("contribution__provider", "contribution__recipient")
        .order_by("contribution__year", "contribution", "pk")
    )


def by_area(steps: TransactionQuerySet) -> list[tuple[list[Any], Totals]]:
    """Sums for each set of areas, largest first. A source that names several does not split them,
    so the set is kept whole and each dollar is counted once. No area: not named."""
    sets: dict[tuple[str, ...], list[Totals]] = defaultdict(list)
    for codes, totals in _by(steps, "contribution__areas"):
        areas = sorted(filter(None, codes.split(";")), key=lambda code: AREA_ORDER[code])
        sets[tuple(areas)].append(totals)
    named = [([Area(code).label for code in areas], together(of)) for areas, of in sets.items()]
    return sorted(named, key=lambda pair: pair[1].size, reverse=True)


def by_channel(steps: TransactionQuerySet) -> list[tuple[str, Totals]]:
    """Sums for each channel as the source names it, largest first. '': not named."""
    found = _by(steps, "contribution__channel")
    return sorted(found, key=lambda pair: pair[1].size, reverse=True)


def _by(steps: TransactionQuerySet, field: str) -> list[tuple[str, Totals]]:
    found = steps.order_by().values_list(field).annotate(**SUMS)
    return [(one[0], Totals(*one[1:])) for one in found]


def sources(steps: TransactionQuerySet) -> list[SourceUse]:
    """The documents these entries rest on, in alphabetical order."""
    fields = ("contribution__source", "contribution__as_of", "contribution__uncertain")
    found = steps.values_list(*fields).annotate(entries=Count("pk")).order_by(*fields)
    return [SourceUse(*one) for one in found]
