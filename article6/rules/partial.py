"""Dates as sources give them: a day, or no more than a month or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, known no better than its source.

    Our own method, for the dates of CCM Art. 3 to 9 that documents give by month or year. Not
    ordered on purpose: "2018" is neither before nor after "2018-05". Compare `earliest` and
    `latest`, and say that you cannot tell when the two disagree.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a day without a month, and days no calendar has."""
        if self.day is not None and self.month is None:
            raise ValueError("A day of the month needs its month: write 2018-05-03.")
        try:
            _ = self.earliest
        except ValueError:
            raise ValueError(f"{self.iso} does not exist in the calendar.") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2018", "2018-05" or "2018-05-03"; ValueError with a sentence for anything else."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            raise ValueError(
                f'"{text}" is not a date: write a day (2018-05-03), a month (2018-05) '
                "or a year (2018)."
            )
        return cls(*(int(part) for part in found.groups() if part is not None))

    @property
    def earliest(self) -> date:
        """First day it can mean."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    @property
    def latest(self) -> date:
        """Last day it can mean."""
        if self.day is not None:
            return self.earliest
        month = 12 if self.month is None else self.month
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """The text that `parse` reads back."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def is_whole(self) -> bool:
        """Whether the day is known."""
        return self.day is not None
