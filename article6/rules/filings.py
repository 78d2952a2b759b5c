"""Transparency reports as filed or missing. CCM Art. 7."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from article6.rules.partial import PartialDate


class FilingStatus(StrEnum):
    """What the record says of one report."""

    SUBMITTED = "submitted"
    OVERDUE = "overdue"  # recorded as missing after its due date by the source
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Filing:
    """One report due or submitted. CCM Art. 7(1) and (2).

    `calendar_year` is the year reported on; None: the initial report. `status` is a word of
    `FilingStatus`. `submitted` None: not in, or its date is not known.
    """

    calendar_year: int | None
    status: str
    submitted: PartialDate | None = None
    uncertain: bool = False
    source: str = ""

    def is_in(self, on: date) -> bool:
        """Whether the report may have been in by that day, in favour of the State."""
        in_time = self.submitted is None or self.submitted.earliest <= on
        return self.status == FilingStatus.SUBMITTED and in_time

    def is_missing(self, on: date) -> bool:
        """Whether the record shows the report as not in on that day.

        Either it is recorded as overdue, or it came in later. An unknown filing is not missing.
        """
        submitted = self.status == FilingStatus.SUBMITTED
        return self.status == FilingStatus.OVERDUE or (submitted and not self.is_in(on))
