"""The actions of a plan, section by section, with cooperation and assistance first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from article6.actionplan.models import Action

# Heading under which the record keeps the actions on Article 6, in every plan.
COOPERATION = "International cooperation and assistance"


@dataclass(frozen=True)
class Entry:
    """One action; or several in a row of which the same source gives the numbers alone."""

    first: Action
    last: Action


@dataclass(frozen=True)
class Section:
    """Actions that stand under one heading; `title` is empty where the plan has no sections."""

    title: str
    actions: list[Action]

    @property
    def is_cooperation(self) -> bool:
        return self.title == COOPERATION

    @property
    def entries(self) -> list[Entry]:
        return entries(self.actions)

    @property
    def anchor(self) -> str:
        return f"section-{self.actions[0].position}"


def entries(actions: Iterable[Action]) -> list[Entry]:
    runs = [list(run) for _known, run in groupby(actions, _known_of)]
    return [Entry(run[0], run[-1]) for run in runs]


def _known_of(action: Action) -> tuple[bool, int | str]:
    """Equal for neighbours that differ in nothing but their number."""
    has_words = bool(action.summary or action.indicator_summary)
    return has_words, action.pk if has_words else action.source


def sections(actions: Iterable[Action]) -> list[Section]:
    """Sections in the order of the plan, but for the one this site is about."""
    runs = groupby(actions, lambda action: action.section)
    found = [Section(title, list(run)) for title, run in runs]
    return sorted(found, key=lambda section: not section.is_cooperation)
