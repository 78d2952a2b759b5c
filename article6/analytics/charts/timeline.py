"""The chain of deadlines of one obligation: a line per date, each with the time it added.

A list first, a drawing second: the words are ordinary text that wraps at any width and in any
script, so no label can run over another; beside (on a phone: under) each line a strip shows on one
common scale from which date to which date it leads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from article6.analytics.charts.scale import span
from article6.analytics.charts.strip import Axis, Stretch
from article6.analytics.charts.svg import text


class Kind(StrEnum):
    """What is on record of a date. Classes of chart.css follow the values."""

    START = "start"  # the day the clock starts: entry into force
    GRANTED = "granted"  # a first deadline, or one granted by a Meeting
    UNREAD = "unread"  # asked for or said to be granted, the decision not read
    PENDING = "pending"  # asked for, no decision on record
    DONE = "done"  # declared fulfilled


MOMENTS = frozenset({Kind.START, Kind.DONE})  # they add no time


@dataclass(frozen=True)
class Step:
    """One line. `on` None: no date on record, drawn as open to the end of the scale."""

    kind: Kind
    on: date | None
    label: str  # the date as the page writes it, or words in its place
    note: str  # what it is: "First deadline", "Extended by the 9MSP"
    uncertain: bool = False


@dataclass(frozen=True)
class Today:
    """The day the page is about, and the word for it."""

    on: date
    label: str


def timeline(steps: Sequence[Step], today: Today, title: str, *, rtl: bool = False) -> str:
    """The chain as an HTML list, each line with its drawn strip; steps in the order they are told.

    Empty when no step has a date.
    """
    dated = [step.on for step in steps if step.on]
    if not dated:
        return ""
    time = span([*dated, today.on])
    axis = Axis(time if len(dated) == len(steps) else time.opened(), today.on, rtl)
    lines = zip(steps, stretches(steps), strict=True)
    return (
        f'<div class="chain" role="group" aria-label="{text(title)}">{axis.head(today.label)}<ol>'
        + "".join(_line(step, axis.body(stretch)) for step, stretch in lines)
        + f"</ol>{axis.foot()}</div>"
    )


def stretches(steps: Sequence[Step]) -> list[Stretch]:
    """What to draw for each step: the time it added to the deadline before it."""
    starts: list[date | None] = []
    before: date | None = None
    for step in steps:
        starts.append(None if step.kind in MOMENTS else before)
        before = before if step.kind == Kind.DONE or not step.on else step.on
    return [
        Stretch(
            start=start,
            end=step.on,
            met=step.kind == Kind.DONE,
            leads_on=step.kind != Kind.DONE and step.on in starts,
        )
        for step, start in zip(steps, starts, strict=True)
    ]


def _line(step: Step, strip: str) -> str:
    doubt = '<span class="chain-doubt"> ?</span>' if step.uncertain else ""
    note = f'<span class="chain-note">{text(step.note)}</span>'
    words = f"<p><b>{text(step.label)}{doubt}</b> {note}</p>"
    return f'<li class="chain-{step.kind}">{words}{strip}</li>'
