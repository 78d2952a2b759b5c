"""Amounts by year, stacked by who gave them; a year without a figure is a gap, never a zero."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from article6.analytics.charts.plot import Column, Plot
from article6.analytics.charts.scale import nice_ticks
from article6.analytics.charts.svg import Caption, opening, text

SERIES = 4  # three names and "others": as many colours as chart.css has
CLOSE = 8  # more years than this, and a phone shows the name of every other


@dataclass(frozen=True)
class Bar:
    """One year. `parts` follow the order of the legend; None: no figure found.

    `title` is what a pointer shows: the year and its sum in words.
    """

    label: str
    parts: Sequence[Decimal | float] | None
    title: str = ""


@dataclass(frozen=True)
class LegendItem:
    """A name and the classes of its swatch, for the page to write beside the picture."""

    label: str
    css: str


def legend(names: Sequence[str]) -> list[LegendItem]:
    """The swatches for the parts of a bar, in the order of the parts."""
    return [LegendItem(name, f"key bar-{at}") for at, name in enumerate(names[:SERIES], 1)]


def stacked_bars(
    bars: Sequence[Bar],
    caption: Caption,
    tick_label: Callable[[float], str],
    *,
    rtl: bool = False,
) -> str:
    """The bars as inline SVG, first year at the start of the line; `tick_label` writes an amount.

    A part beyond the fourth counts as the fourth ("others"). Without bars: a dashed base line.
    """
    columns = [_column(at, bar, len(bars)) for at, bar in enumerate(bars)]
    ticks = nice_ticks(max((sum(column.parts or ()) for column in columns), default=0))
    plot = Plot(len(bars), ticks[-1], rtl, hatch=f"{text(caption.id)}-hatch")
    direction = ' direction="rtl"' if rtl else ""
    return "".join(
        (
            opening("bars", caption, f'height="240"{direction}'),
            plot.pattern(),
            *(plot.tick(tick, tick_label(tick)) for tick in ticks),
            *(plot.column(at, column) for at, column in enumerate(columns)),
            "" if bars else plot.gap(0),
            "</svg>",
        )
    )


def _column(at: int, bar: Bar, count: int) -> Column:
    """A bar as numbers, everything from the fourth part on as one."""
    minor = count > CLOSE and (count - 1 - at) % 2 == 1
    if bar.parts is None:
        return Column(bar.label, None, bar.title, minor)
    amounts = [float(part) for part in bar.parts]
    named, others = amounts[: SERIES - 1], amounts[SERIES - 1 :]
    return Column(bar.label, (*named, sum(others)), bar.title, minor)
