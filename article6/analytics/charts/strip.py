"""The drawn side of a timeline: strips of one height, all on the same scale of days.

Positions are shares of the width, so a strip stretches to any column while its marks stay round
and its words keep their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from article6.analytics.charts.scale import Span
from article6.analytics.charts.svg import percent, text

# Nearer than this to an end of the strip, a word starts or ends at its place instead of over it.
WORD_EDGE = 0.2
YEAR_EDGE = 0.06
SEAM = "102%"  # a hair below the strip, so that no gap shows between two rows


@dataclass(frozen=True)
class Stretch:
    """What one line of the chain draws: the time from `start` to `end`, then on to the next line.

    Without a start only the end is marked, with a tick if the obligation was `met` then; without
    an end the time is open.
    """

    start: date | None
    end: date | None
    met: bool = False
    leads_on: bool = False


@dataclass(frozen=True)
class Axis:
    """The scale, the day to mark on it, and the side it starts from."""

    span: Span
    today: date
    rtl: bool = False

    def head(self, today_label: str) -> str:
        """The strip above the first line: the name of the mark for today."""
        return self._words("chain-head", [(self.span.share(self.today), today_label)], WORD_EDGE)

    def foot(self) -> str:
        """The strip below the last line: a few years."""
        years = [(self._year(year), str(year)) for year in self.span.years()]
        return self._words("chain-foot", years, YEAR_EDGE)

    def body(self, stretch: Stretch) -> str:
        """The strip of one line."""
        parts = [self._upright("chain-year", self._year(year)) for year in self.span.years()]
        parts.append(self._upright("chain-now", self.span.share(self.today)))
        if stretch.start:
            at = self.span.share(stretch.start)
            parts.append(self._upright("chain-link", at, to="50%"))
            end = self.span.share(stretch.end) if stretch.end else 1.0
            parts.append(self._bar(at, end))
        if stretch.end:
            at = self.span.share(stretch.end)
            if stretch.leads_on:
                parts.append(self._upright("chain-link", at, since="50%"))
            parts.append(self._mark(at, stretch.met))
        return f'<svg class="chain-strip" aria-hidden="true">{"".join(parts)}</svg>'

    def _year(self, year: int) -> float:
        return self.span.share(date(year, 1, 1))

    def _x(self, share: float) -> str:
        return percent(share, self.rtl)

    def _bar(self, start: float, end: float) -> str:
        return (
            f'<line class="chain-bar" x1="{self._x(start)}" x2="{self._x(end)}" y1="50%" y2="50%"/>'
        )

    def _mark(self, at: float, met: bool) -> str:
        if met:
            return f'<text x="{self._x(at)}" y="50%" dy=".35em" text-anchor="middle">✓</text>'
        return f'<circle class="chain-date" cx="{self._x(at)}" cy="50%" r="5"/>'

    def _upright(self, css: str, at: float, since: str = "0", to: str = SEAM) -> str:
        x = self._x(at)
        return f'<line class="{css}" x1="{x}" x2="{x}" y1="{since}" y2="{to}"/>'

    def _words(self, css: str, words: Sequence[tuple[float, str]], edge: float) -> str:
        direction = ' direction="rtl"' if self.rtl else ""
        inside = "".join(
            f'<text x="{self._x(at)}" y="75%" text-anchor="{anchor(at, edge)}">{text(word)}</text>'
            for at, word in words
        )
        return f'<div class="{css}"><svg aria-hidden="true"{direction}>{inside}</svg></div>'


def anchor(share: float, edge: float) -> str:
    """Which part of a word stands at its place, so that it stays within the strip."""
    if share < edge:
        return "start"
    return "end" if share > 1 - edge else "middle"
