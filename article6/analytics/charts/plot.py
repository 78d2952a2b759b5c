"""Where the bars, ticks and years of a bar chart fall.

Every position is a share of the width and the height: the drawing stretches to its column on a
phone or a desk, while its words keep their size.
"""

from dataclasses import dataclass
from itertools import accumulate

from article6.analytics.charts.svg import number, percent, text

# Shares of the width and the height. What is left below the base is for the years.
GUTTER, END = 0.1, 0.02  # for the amounts; for the last year's name, wider than its bar
TOP, BASE = 0.09, 0.88
BAR = 0.68  # of the room a year has


@dataclass(frozen=True)
class Column:
    """One year: its parts from the base up, or None where no figure was found."""

    label: str
    parts: tuple[float, ...] | None
    title: str
    minor: bool  # its year may be left out where room is short


@dataclass(frozen=True)
class Plot:
    """`count` years across, amounts up to `top`; `hatch` is the id of the pattern of part three."""

    count: int
    top: float
    rtl: bool
    hatch: str

    def tick(self, value: float, label: str) -> str:
        """A line across at a round amount, the amount above its start."""
        y = self._y(value)
        return (
            f'<line class="bar-tick" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
            f'<text x="{percent(0, self.rtl)}" y="{y}" dy="-4">{text(label)}</text>'
        )

    def column(self, at: int, column: Column) -> str:
        """A year: its bar, or the dashes of a gap, and its name."""
        css = "bar-year minor" if column.minor else "bar-year"
        title = f"<title>{text(column.title)}</title>" if column.title else ""
        drawn = self.gap(at) if column.parts is None else self._stack(at, column.parts)
        return (
            f"<g>{title}{drawn}</g>"
            f'<text class="{css}" x="{percent(self._middle(at), self.rtl)}" y="97%"'
            f' text-anchor="middle">{text(column.label)}</text>'
        )

    def gap(self, at: int) -> str:
        """Dashes on the base, as wide as a bar."""
        return self._base(at, "bar-gap")

    def pattern(self) -> str:
        """The texture of part three, told from part two without its colour."""
        return (
            f'<pattern id="{self.hatch}" width="5" height="5" patternUnits="userSpaceOnUse"'
            ' patternTransform="rotate(45)"><rect class="bar-3" width="5" height="5"/>'
            '<rect class="bar-stripe" width="1.6" height="5"/></pattern>'
        )

    def _stack(self, at: int, parts: tuple[float, ...]) -> str:
        if not sum(parts):
            return self._base(at, "bar-zero")
        ends = accumulate(parts)
        stack = [self._part(at, n, p, e) for n, (p, e) in enumerate(zip(parts, ends, strict=True))]
        return "".join(stack)

    def _part(self, at: int, order: int, amount: float, end: float) -> str:
        if not amount:
            return ""
        left = self._middle(at) + (self._wide() / 2 if self.rtl else -self._wide() / 2)
        paint = f'fill="url(#{self.hatch})"' if order == 2 else f'class="bar-{order + 1}"'
        return (
            f'<rect {paint} x="{percent(left, self.rtl)}" width="{percent(self._wide())}"'
            f' y="{self._y(end)}" height="{number(100 * self._rise(amount))}%"/>'
        )

    def _base(self, at: int, css: str) -> str:
        start, end = self._middle(at) - self._wide() / 2, self._middle(at) + self._wide() / 2
        y = self._y(0)
        return (
            f'<line class="{css}" x1="{percent(start, self.rtl)}" x2="{percent(end, self.rtl)}"'
            f' y1="{y}" y2="{y}"/>'
        )

    def _room(self) -> float:
        return (1 - GUTTER - END) / max(self.count, 1)

    def _wide(self) -> float:
        return min(self._room() * BAR, 0.12)

    def _middle(self, at: int) -> float:
        return GUTTER + self._room() * (at + 0.5)

    def _rise(self, amount: float) -> float:
        return (BASE - TOP) * amount / (self.top or 1)

    def _y(self, amount: float) -> str:
        return f"{number(100 * (BASE - self._rise(amount)))}%"
