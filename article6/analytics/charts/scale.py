"""Scales: a day on an axis of time, round numbers on an axis of amounts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, log10
from typing import Self

YEAR = 365.2425  # days
OPEN = 0.1  # room for what has no end, as a share of the time before it


@dataclass(frozen=True)
class Span:
    """A stretch of time laid over the width of a picture, with a margin at either end."""

    first: date
    last: date
    margin: float = 0.03  # share of the width

    def share(self, day: date) -> float:
        """Where a day falls: 0 is the start of the width, 1 its end."""
        days = (self.last - self.first).days or 1
        inner = (day - self.first).days / days
        return self.margin + inner * (1 - 2 * self.margin)

    def opened(self) -> Self:
        """The same with room after its end, where something without a date can be drawn."""
        return replace(self, last=self.last + (self.last - self.first) * OPEN)

    def years(self, most: int = 4) -> list[int]:
        """At most `most` round years whose first day is in the span, evenly apart."""
        first, last = self.first.year + (self.first > date(self.first.year, 1, 1)), self.last.year
        for step in (1, 2, 5, 10, 20, 50):
            found = list(range(ceil(first / step) * step, last + 1, step))
            if len(found) <= most:
                return found
        return []


def span(days: Iterable[date]) -> Span:
    """The span that holds these days (at least one), never shorter than a year."""
    found = sorted(days)
    first, last = found[0], found[-1]
    if (last - first).days < YEAR:
        last = date(min(first.year + 1, date.max.year), first.month, min(first.day, 28))
    return Span(first, last)


def nice_ticks(top: float, most: int = 5) -> list[float]:
    """Zero and round steps up to at least `top`: 1, 2, 2.5 or 5 times a power of ten apart.

    At most `most` steps; zero alone when there is nothing above it.
    """
    if top <= 0:
        return [0.0]
    power = 10.0 ** floor(log10(top / most))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice * most >= top)
    return [step * count for count in range(ceil(top / step) + 1)]
