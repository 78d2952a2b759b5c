"""Requests for more time under CCM Art. 3 and 4, and what Meetings made of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from article6.rules.months import months_after
from article6.rules.partial import PartialDate

LONGEST_YEARS = {3: 4, 4: 5}  # of one extension: CCM Art. 3(3), 4(5) and 4(8)


def longest_until(article: int, period_from: date) -> date:
    """Last day one extension may reach from the deadline it replaces. CCM Art. 3(3), 4(5), 4(8).

    Only Art. 3 and 4 know extensions; KeyError for any other. A cap, not a date: what was granted
    is a recorded day, never this one.
    """
    return months_after(period_from, 12 * LONGEST_YEARS[article])


class Outcome(StrEnum):
    """What is on record of the decision. CCM Art. 3(5), 4(7)."""

    GRANTED = "granted"
    CONSIDERED = "considered"  # before a Meeting; the outcome is not on record


@dataclass(frozen=True, slots=True)
class Extension:
    """One request and its decision. CCM Art. 3(3) to (5), 4(5) to (8).

    `until` is a granted (or asked) date as the record gives it, never computed from a number of
    years: Peru was given 37 months, Bulgaria until a 31 December. None: not read. `period_from` is
    the deadline it replaces. `decided` is the day of the decision, in practice the meeting's last
    day unless a silence procedure has its own; None: not known. `outcome` is a word of `Outcome`.
    Requests that were refused or withdrawn are left out: they move no deadline.
    """

    number: int
    submitted: PartialDate | None
    period_from: date
    until: date | None
    meeting: str
    decided: PartialDate | None
    outcome: str
    uncertain: bool = False
    source: str = ""

    def counts_on(self, on: date) -> bool:
        """Whether the new deadline holds on that day. CCM Art. 3(5), 4(7): the Meeting decides.

        It does from the day it was surely decided. A grant whose day is not known counts always.
        """
        granted = self.outcome == Outcome.GRANTED
        return granted and (self.decided is None or self.decided.latest <= on)

    def is_on_record(self, on: date) -> bool:
        """Whether the request may have been in by that day; yes when its date is not known.

        CCM Art. 3(5), 4(6): requests come before the decision, and before the deadline ends.
        """
        return self.submitted is None or self.submitted.earliest <= on
