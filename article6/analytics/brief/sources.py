"""The documents a brief rests on, numbered in the order in which it first names them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from article6.core.dates import day_text
from article6.core.document import Block, Heading, Paragraph, Run
from article6.core.models import Sourced
from article6.core.numbers import NO_BREAK
from article6.core.series import semicolon_series

# "Monitor profile Lao PDR, Impact (2022)": a document that comes out every year.
EDITION = re.compile(r"(?P<series>.+) \((?P<year>\d{4})\)")


class Origin(NamedTuple):
    """Where a fact was read, and when it held; `as_of` is a day, month or year, or empty."""

    source: str
    as_of: str = ""


def origin(row: Sourced) -> Origin:
    return Origin(row.source, row.as_of)


class Sources:
    """Gives each document its number; the editions of a yearly one share theirs."""

    def __init__(self) -> None:
        self.editions: dict[str, set[str]] = defaultdict(set)
        self.as_of: dict[str, set[str]] = defaultdict(set)

    def cite(self, *origins: Origin) -> str:
        """'[1, 4]' for these facts; '' where no document is named."""
        numbers = sorted({self._number(one) for one in origins if one.source})
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""

    def after(self, *origins: Origin) -> str:
        """The same, to stand behind a word without leaving it at the end of a line."""
        cited = self.cite(*origins)
        return f"{NO_BREAK}{cited}" if cited else ""

    def section(self) -> Iterator[Block]:
        """Heading and list; nothing where nothing was cited."""
        if self.editions:
            yield Heading(_("Sources"))
            # Running on, left-to-right titles would mix with each other in a right-to-left line.
            between = Run("\n" if get_language_bidi() else " ")
            lines = (self._line(number, name) for number, name in enumerate(self.editions, 1))
            runs = [run for line in lines for run in (between, *line)]
            yield Paragraph(tuple(runs[1:]), "small")

    def _number(self, one: Origin) -> int:
        found = EDITION.fullmatch(one.source)
        name, year = (found["series"], found["year"]) if found else (one.source, "")
        self.editions[name].update({year} - {""})
        self.as_of[name].update({one.as_of} - {""})
        return list(self.editions).index(name) + 1

    def _line(self, number: int, name: str) -> tuple[Run, ...]:
        years = semicolon_series(sorted(self.editions[name]))
        text = f"{name} ({years})" if years else name
        line = (Run(f"[{number}]", bold=True), Run(NO_BREAK), Run(text, lang="en"))
        days = semicolon_series(day_text(day) for day in sorted(self.as_of[name]))
        dated = (Run(" · " + _("as of %(as_of)s") % {"as_of": days}),) if days else ()
        return (*line, *dated)
