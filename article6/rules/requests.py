"""By when a State must ask for more time: the nine-month rule of CCM Art. 3(5) and 4(6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from article6.rules.months import months_after
from article6.rules.partial import PartialDate

NOTICE_MONTHS = 9  # CCM Art. 3(5) and 4(6)
EXTENDABLE = frozenset({3, 4})  # CCM Art. 3(3) and 4(5); no other article knows an extension
DECIDING_KINDS = frozenset({"msp", "review_conference"})  # CCM Art. 3(5), 4(6), 11 and 12

# From one opening to the next, as seen from 1MSP (2010) to 13MSP (2025). Our own method: CCM
# Art. 11(2) asks for yearly meetings only until the First Review Conference.
SHORTEST_INTERVAL_MONTHS = 10  # 1MSP to 2MSP: ten months and three days
USUAL_INTERVAL_MONTHS = 12
LONGEST_INTERVAL_MONTHS = 22  # 2RC, counted from its first part, to 10MSP: just over 21 months


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting and its first day, known perhaps only to the month. CCM Art. 11 and 12.

    `kind` is a word of `meetings.csv`; only "msp" and "review_conference" decide.
    """

    short_name: str
    opens: PartialDate
    kind: str


@dataclass(frozen=True, slots=True)
class RequestDue:
    """Last day to submit a request, and the short name of the meeting it would go to.

    CCM Art. 3(5), 4(6). `uncertain` when the meeting's day is not known, or when another meeting
    may yet open between it and the deadline.
    """

    meeting: str
    due_on: date
    uncertain: bool


def request_due(meeting_opens: date) -> date:
    """Nine calendar months before the meeting's first day. CCM Art. 3(5), 4(6)."""
    return months_after(meeting_opens, -NOTICE_MONTHS)


def deciding_meeting(deadline: date, meetings: Iterable[MeetingFact]) -> MeetingFact | None:
    """Last Meeting of States Parties or Review Conference to open before the deadline.

    CCM Art. 3(5), 4(6). None when none is on record, also when the true one is not on record *yet*.
    The last meeting we know of is the right one if its successor opens on or after the deadline.
    While the successor is not on record, meetings being yearly, it is taken to be the right one
    only for deadlines up to twelve months after its opening. With the Third Review Conference of
    September 2026 as the last on record, a deadline of 1 August 2027 goes to it, but Iraq's
    1 November 2028 has no meeting yet: those of 2027 and 2028 will be called. A successor more
    than 22 months away leaves room for a meeting nobody entered, and does not count as one.
    """
    known = _deciding(meetings)
    before = [meeting for meeting in known if meeting.opens.latest < deadline]
    if not before:
        return None
    last = max(before, key=lambda meeting: meeting.opens.latest)
    reach = months_after(last.opens.latest, USUAL_INTERVAL_MONTHS)
    return last if deadline <= reach or _is_followed(last, deadline, known) else None


def last_day_to_request(
    article: int, deadline: date, meetings: Iterable[MeetingFact]
) -> RequestDue | None:
    """By when to ask for an extension of a deadline under Art. 3 or 4. CCM Art. 3(5), 4(6).

    Where only the month of the meeting is known, counts from the first of the month. None for other
    articles, and when no meeting is on record for this deadline. Art. 4(6) also wants the request
    in before the deadline ends, which nine months' notice always is.
    """
    known = _deciding(meetings)
    meeting = deciding_meeting(deadline, known)
    if article not in EXTENDABLE or meeting is None:
        return None
    due_on = request_due(meeting.opens.earliest)
    return RequestDue(meeting.short_name, due_on, not _is_certain(meeting, deadline, known))


def is_late(submitted: PartialDate, due_on: date) -> bool | None:
    """Whether a request came after its last day; None when its date is too vague to tell.

    CCM Art. 3(5), 4(6). Judge by the first version submitted. Late is late, not invalid: the
    Meeting decides.
    """
    if submitted.earliest > due_on:
        return True
    return False if submitted.latest <= due_on else None


def _deciding(meetings: Iterable[MeetingFact]) -> list[MeetingFact]:
    return [meeting for meeting in meetings if meeting.kind in DECIDING_KINDS]


def _is_followed(last: MeetingFact, deadline: date, known: list[MeetingFact]) -> bool:
    """Whether the next meeting is on record and surely opens on or after the deadline."""
    limit = months_after(last.opens.earliest, LONGEST_INTERVAL_MONTHS)
    return any(deadline <= meeting.opens.earliest <= limit for meeting in known)


def _is_certain(last: MeetingFact, deadline: date, known: list[MeetingFact]) -> bool:
    """Whether no other meeting can still come between `last` and the deadline."""
    too_vague = any(m.opens.earliest < deadline <= m.opens.latest for m in known)
    too_soon = deadline <= months_after(last.opens.earliest, SHORTEST_INTERVAL_MONTHS)
    return (
        last.opens.is_whole and not too_vague and (too_soon or _is_followed(last, deadline, known))
    )
