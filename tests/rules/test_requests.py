from datetime import date, timedelta
from itertools import pairwise

import pytest

from article6.rules.months import months_after
from article6.rules.partial import PartialDate
from article6.rules.requests import (
    DECIDING_KINDS,
    LONGEST_INTERVAL_MONTHS,
    SHORTEST_INTERVAL_MONTHS,
    MeetingFact,
    RequestDue,
    deciding_meeting,
    is_late,
    last_day_to_request,
    request_due,
)

from . import facts

ALL = facts.meetings()
# The Second Review Conference as the two parts in which it was held.
IN_PARTS = (
    *(meeting for meeting in ALL if meeting.short_name != "2RC"),
    facts.meeting("2RC-1"),
    facts.meeting("2RC-2"),
)


def name(meeting: MeetingFact | None) -> str | None:
    return meeting.short_name if meeting else None


@pytest.mark.parametrize(
    ("opens", "due_on"),
    [
        (date(2019, 9, 2), date(2018, 12, 2)),  # 9MSP; Lao PDR was announced for December 2018
        (date(2023, 9, 11), date(2022, 12, 11)),  # 11MSP; the ISU told Iraq December 2022
        (date(2022, 8, 30), date(2021, 11, 30)),  # 10MSP
        (date(2020, 11, 25), date(2020, 2, 25)),  # 2RC, first part
        (date(2021, 11, 30), date(2021, 2, 28)),  # no 30 February
        (date(2024, 11, 30), date(2024, 2, 29)),
    ],
)
def test_requests_are_due_nine_calendar_months_before_the_meeting(
    opens: date, due_on: date
) -> None:
    assert request_due(opens) == due_on


# A contradiction on record: approved in 2021 (BHMAC), yet announced in 2022 for 10MSP (ISU-CCM).
BIH_SECOND = ("BIH", "4", "2")
HISTORY = [
    (date.fromisoformat(row["period_from"]), row["considered_at_meeting"])
    for row in facts.EXTENSIONS
    if (row["iso3"], row["article"], row["request_number"]) != BIH_SECOND
]


def test_every_request_but_one_is_compared() -> None:
    assert len(HISTORY) == 24


@pytest.mark.parametrize(("deadline", "meeting"), HISTORY)
def test_requests_went_to_the_meeting_that_the_rule_names(deadline: date, meeting: str) -> None:
    assert name(deciding_meeting(deadline, ALL)) == meeting
    assert (name(deciding_meeting(deadline, IN_PARTS)) or "").startswith(meeting)


def test_bosnia_and_herzegovina_had_10msp_open_two_days_before_its_deadline() -> None:
    assert last_day_to_request(4, date(2022, 9, 1), ALL) == RequestDue(
        "10MSP", date(2021, 11, 30), uncertain=False
    )


@pytest.mark.parametrize(
    ("iso3", "deadline", "due"),
    [
        ("IRQ", date(2023, 11, 1), RequestDue("11MSP", date(2022, 12, 11), uncertain=False)),
        ("LBN", date(2026, 5, 1), RequestDue("13MSP", date(2024, 12, 16), uncertain=False)),
        ("MRT", date(2026, 8, 1), RequestDue("13MSP", date(2024, 12, 16), uncertain=False)),
        ("LKA", date(2026, 9, 1), RequestDue("13MSP", date(2024, 12, 16), uncertain=False)),
        # September 2026, day not on record: counted from the first of the month
        ("TCD", date(2026, 10, 1), RequestDue("3RC", date(2025, 12, 1), uncertain=True)),
        ("IRQ", date(2028, 11, 1), None),  # its meeting has not been called yet
        ("LAO", date(2030, 8, 1), None),
        ("SSD", date(2034, 2, 1), None),
    ],
)
def test_last_day_to_request(iso3: str, deadline: date, due: RequestDue | None) -> None:
    row = facts.OBLIGATIONS[iso3, 3 if iso3 == "LKA" else 4]
    assert deadline.isoformat() in (row["original_deadline"], row["current_deadline"])
    assert last_day_to_request(int(row["article"]), deadline, ALL) == due


@pytest.mark.parametrize(
    ("last_on_record", "deadline", "meeting", "uncertain"),
    [
        ("2024-09-10", date(2025, 5, 1), "12MSP", False),  # none has followed within ten months
        ("2024-09-10", date(2025, 7, 10), "12MSP", False),
        ("2024-09-10", date(2025, 7, 11), "12MSP", True),  # 13MSP might have opened early
        ("2024-09-10", date(2025, 8, 1), "12MSP", True),
        ("2024-09-10", date(2025, 9, 10), "12MSP", True),
        ("2024-09-10", date(2025, 9, 11), None, None),  # twelve months on, 13MSP is due
        ("2020-11-25", date(2021, 11, 1), "2RC", True),
        ("2020-11-25", date(2022, 10, 1), None, None),  # Bulgaria: decided by 10MSP
        ("2023-09-11", date(2024, 10, 1), None, None),  # Chad: decided by 12MSP
        ("2023-09-11", date(2025, 8, 1), None, None),  # Germany, Lao PDR: decided by 12MSP
        ("2009", date(2018, 8, 1), None, None),  # nothing on record
    ],
)
def test_the_last_meeting_on_record_is_not_the_last_meeting(
    last_on_record: str, deadline: date, meeting: str | None, uncertain: bool | None
) -> None:
    known = facts.meetings(upto=last_on_record)
    due = last_day_to_request(4, deadline, known)
    found = (due.meeting, due.uncertain) if due else (None, None)
    assert found == (meeting, uncertain)
    assert name(deciding_meeting(deadline, known)) == meeting


def test_a_meeting_that_opens_on_the_deadline_comes_too_late() -> None:
    opens = date(2022, 8, 30)  # 10MSP
    assert name(deciding_meeting(opens, ALL)) == "2RC"
    assert name(deciding_meeting(opens + timedelta(days=1), ALL)) == "10MSP"


def test_a_meeting_that_may_open_on_the_last_day_leaves_a_doubt() -> None:
    in_june = MeetingFact("14MSP", PartialDate(2026, 6), "msp")  # example: only the month is known
    known = (*facts.meetings(upto="2025-12-31"), in_june)
    due = last_day_to_request(4, date(2026, 6, 30), known)
    assert due == RequestDue("13MSP", date(2024, 12, 16), uncertain=True)
    due = last_day_to_request(4, date(2026, 6, 1), known)
    assert due == RequestDue("13MSP", date(2024, 12, 16), uncertain=False)


def test_a_conference_entered_years_ahead_does_not_hide_the_meetings_between() -> None:
    ahead = MeetingFact("4RC", PartialDate(2031), "review_conference")  # example, not on record
    assert deciding_meeting(date(2028, 11, 1), (*ALL, ahead)) is None


def test_a_meeting_that_may_open_after_the_deadline_does_not_decide_it() -> None:
    some_time = MeetingFact("14MSP", PartialDate(2027), "msp")  # example: only the year is known
    due = last_day_to_request(4, date(2027, 6, 1), (*ALL, some_time))
    assert due == RequestDue("3RC", date(2025, 12, 1), uncertain=True)
    assert deciding_meeting(date(2027, 12, 1), (*ALL, some_time)) is None


def test_the_parts_of_a_conference_may_stand_for_it() -> None:
    # Second part: 20 September 2021. With only that on record, 10MSP (30 August 2022) is missing.
    known = tuple(m for m in IN_PARTS if m.opens.earliest <= date(2021, 9, 20))
    due = last_day_to_request(4, date(2022, 9, 1), known)
    assert due == RequestDue("2RC-2", date(2020, 12, 20), uncertain=True)
    assert deciding_meeting(date(2022, 10, 1), known) is None


def test_intersessionals_decide_nothing() -> None:
    # IM2025 opened on 7 April 2025, between 12MSP and this deadline.
    assert name(deciding_meeting(date(2025, 8, 1), ALL)) == "12MSP"
    assert "IM2025" in {meeting.short_name for meeting in ALL}


@pytest.mark.parametrize("article", [5, 7, 9])
def test_other_articles_know_no_extension(article: int) -> None:
    assert last_day_to_request(article, date(2025, 8, 1), ALL) is None


def test_the_intervals_are_those_of_the_record() -> None:
    opens = sorted(m.opens.earliest for m in ALL if m.kind in DECIDING_KINDS)
    for first, second in pairwise(opens):
        assert months_after(first, SHORTEST_INTERVAL_MONTHS) <= second
        assert second <= months_after(first, LONGEST_INTERVAL_MONTHS)


@pytest.mark.parametrize(
    ("submitted", "opens", "late"),
    [
        ("2018-10-31", date(2019, 9, 2), False),  # Germany, first version, to 9MSP
        ("2018-12-28", date(2019, 9, 2), True),  # its revision would be, but the first one counts
        ("2018-12-02", date(2019, 9, 2), False),  # the last permitted day
        ("2020-09", date(2020, 11, 25), True),  # Bosnia and Herzegovina, to 2RC
        ("2022-05", date(2022, 8, 30), True),  # Chad, to 10MSP
        ("2024-12", date(2025, 9, 16), None),  # Somalia, to 13MSP: due 16 December 2024
        ("2020", date(2020, 11, 25), None),  # Lebanon, to 2RC: the month is not on record
    ],
)
def test_a_request_is_late_in_time_or_too_vague_to_tell(
    submitted: str, opens: date, late: bool | None
) -> None:
    assert is_late(PartialDate.parse(submitted), request_due(opens)) is late
