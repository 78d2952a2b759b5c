"""What a rule tells a person."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding weighs; only impossible data is an error."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence to a person, and where it applies.

    Our own method: the software informs, the Meeting decides (CCM Art. 8, 11 and 12), so rules
    return findings and refuse nothing that a State submits. `source` cites the rule; `field`,
    `file` and `row` (counted as the reader's file counts) are empty where they do not apply.
    """

    level: Level
    text: str
    source: str = ""
    field: str = ""
    file: str = ""
    row: int | None = None

    def __str__(self) -> str:
        """Write "states.csv:12 consent_date: ...", leaving out what is not known."""
        row = "" if self.row is None else str(self.row)
        place = ":".join(part for part in (self.file, row) if part)
        where = " ".join(part for part in (place, self.field) if part)
        return f"{where}: {self.text}" if where else self.text
