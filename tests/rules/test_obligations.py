from dataclasses import replace
from datetime import date, timedelta

import pytest

from article6.rules.months import months_after
from article6.rules.obligations import (
    Extension,
    Link,
    LinkKind,
    ObligationFacts,
    ObligationStatus,
    Outcome,
    chain,
    deadline_on,
    status_on,
)
from article6.rules.partial import PartialDate

from . import facts

TODAY = date(2026, 11, 23)
S = ObligationStatus


def deadline(iso3: str, article: int, on: date) -> str | None:
    link = deadline_on(facts.obligation(iso3, article), on)
    return link.on.isoformat() if link and link.on else None


# Each line: a State, an article, a day, its status and its deadline as known that day.
@pytest.mark.parametrize(
    ("iso3", "article", "on", "status", "last_day"),
    [
        # Botswana: completed 18 September 2018; the record gives no day, so it counts throughout
        ("BWA", 3, "2019-12-02", S.FULFILLED, "2019-12-01"),
        # Croatia: stocks in July 2018, land on 10 July 2020, both before 1 August
        ("HRV", 3, "2018-06-30", S.OPEN, "2018-08-01"),
        ("HRV", 3, "2018-07-31", S.FULFILLED, "2018-08-01"),
        ("HRV", 4, "2020-07-09", S.OPEN, "2020-08-01"),
        ("HRV", 4, "2020-07-10", S.FULFILLED, "2020-08-01"),
        # Montenegro: declared at the deadline
        ("MNE", 4, "2020-07-30", S.OPEN, "2020-08-01"),
        ("MNE", 4, "2020-08-02", S.FULFILLED, "2020-08-01"),
        # Bosnia and Herzegovina: 1 March 2021, 1 September 2022, 1 September 2023
        ("BIH", 4, "2021-02-27", S.OPEN, "2021-03-01"),
        ("BIH", 4, "2021-02-28", S.EXTENDED, "2022-09-01"),
        ("BIH", 4, "2022-09-02", S.EXTENDED, "2023-09-01"),
        ("BIH", 4, "2023-08-31", S.EXTENDED, "2023-09-01"),
        ("BIH", 4, "2023-09-01", S.FULFILLED, "2023-09-01"),
        # Peru: by silence procedure in February 2021, day not read; 37 months
        ("PER", 3, "2021-02-27", S.OPEN, "2021-03-01"),
        ("PER", 3, "2021-02-28", S.EXTENDED, "2024-04-01"),
        ("PER", 3, "2023-12-14", S.EXTENDED, "2024-04-01"),
        ("PER", 3, "2023-12-15", S.FULFILLED, "2024-04-01"),
        # Lao PDR: twice extended
        ("LAO", 4, "2010-07-31", S.NOT_BOUND, None),
        ("LAO", 4, "2019-09-03", S.OPEN, "2020-08-01"),
        ("LAO", 4, "2019-09-04", S.EXTENDED, "2025-08-01"),
        ("LAO", 4, "2026-11-23", S.EXTENDED, "2030-08-01"),
        # Germany
        ("DEU", 3, "2015-11-24", S.OPEN, "2018-08-01"),
        ("DEU", 3, "2015-11-25", S.FULFILLED, "2018-08-01"),
        ("DEU", 4, "2024-09-12", S.EXTENDED, "2025-08-01"),
        ("DEU", 4, "2024-09-13", S.EXTENDED, "2030-08-01"),
        # Afghanistan: before 13MSP in September 2025, outcome not on record
        ("AFG", 4, "2022-03-01", S.EXTENDED, "2026-03-01"),
        ("AFG", 4, "2026-03-01", S.EXTENDED, "2026-03-01"),
        ("AFG", 4, "2026-03-02", S.DECISION_PENDING, "2026-03-01"),
        # Chad: no third request on record
        ("TCD", 4, "2024-09-13", S.EXTENDED, "2026-10-01"),
        ("TCD", 4, "2026-10-01", S.EXTENDED, "2026-10-01"),
        ("TCD", 4, "2026-11-23", S.OVERDUE, "2026-10-01"),
        # Bulgaria: three extensions, the last until a 31 December
        ("BGR", 3, "2020-12-31", S.EXTENDED, "2021-04-01"),
        ("BGR", 3, "2021-05-01", S.EXTENDED, "2022-10-01"),
        ("BGR", 3, "2022-09-01", S.EXTENDED, "2022-10-01"),
        ("BGR", 3, "2022-09-02", S.EXTENDED, "2023-12-31"),
        ("BGR", 3, "2023-06-30", S.FULFILLED, "2023-12-31"),
        # Iraq
        ("IRQ", 4, "2023-09-13", S.OPEN, "2023-11-01"),
        ("IRQ", 4, "2026-11-23", S.EXTENDED, "2028-11-01"),
        # Chile: three extensions and a fourth request. Between the two parts of the Second Review
        # Conference, November 2020 and September 2021, the old deadline holds.
        ("CHL", 4, "2021-06-01", S.OPEN, "2021-06-01"),
        ("CHL", 4, "2021-06-02", S.DECISION_PENDING, "2021-06-01"),
        ("CHL", 4, "2021-09-20", S.DECISION_PENDING, "2021-06-01"),
        ("CHL", 4, "2021-09-21", S.EXTENDED, "2023-06-01"),
        ("CHL", 4, "2022-09-02", S.EXTENDED, "2026-06-01"),
        ("CHL", 4, "2026-11-23", S.DECISION_PENDING, "2026-06-01"),
        # Lebanon: by silence procedure in April 2021
        ("LBN", 4, "2021-04-29", S.OPEN, "2021-05-01"),
        ("LBN", 4, "2021-04-30", S.EXTENDED, "2026-05-01"),
        ("LBN", 4, "2026-05-01", S.EXTENDED, "2026-05-01"),
        ("LBN", 4, "2026-11-23", S.DECISION_PENDING, "2026-05-01"),
        # Somalia: its first deadline, with a request before 13MSP
        ("SOM", 4, "2026-03-01", S.OPEN, "2026-03-01"),
        ("SOM", 4, "2026-11-23", S.DECISION_PENDING, "2026-03-01"),
        ("MRT", 4, "2026-11-23", S.DECISION_PENDING, "2026-08-01"),
        ("SSD", 4, "2026-11-23", S.OPEN, "2034-02-01"),
        # Completed some time in 2023, deadline 1 November 2023: in December nobody can tell
        ("ZAF", 3, "2023-11-01", S.OPEN, "2023-11-01"),
        ("ZAF", 3, "2023-12-30", S.UNKNOWN, "2023-11-01"),
        ("ZAF", 3, "2023-12-31", S.FULFILLED, "2023-11-01"),
        # Not established, or nothing to do
        ("NGA", 3, "2026-11-23", S.UNKNOWN, "2031-08-01"),
        ("GNB", 3, "2026-11-23", S.NONE, "2019-05-01"),
        # Victim assistance has no deadline
        ("LAO", 5, "2026-11-23", S.OPEN, None),
        ("COL", 5, "2026-11-23", S.UNKNOWN, None),
        ("DEU", 5, "2026-11-23", S.NONE, None),
    ],
)
def test_status_and_deadline_as_known_that_day(
    iso3: str, article: int, on: str, status: ObligationStatus, last_day: str | None
) -> None:
    that_day = date.fromisoformat(on)
    assert status_on(facts.obligation(iso3, article), that_day) is status
    assert deadline(iso3, article, that_day) == last_day


@pytest.mark.parametrize("key", [key for key in facts.OBLIGATIONS if key[1] in (3, 4)])
def test_the_deadline_today_is_the_one_on_record(key: tuple[str, int]) -> None:
    assert deadline(*key, TODAY) == (facts.OBLIGATIONS[key]["current_deadline"] or None)


def test_only_chad_is_past_a_deadline_without_a_request_on_record() -> None:
    found = {key: status_on(facts.obligation(*key), TODAY) for key in facts.OBLIGATIONS}
    assert [key for key, status in found.items() if status is S.OVERDUE] == [("TCD", 4)]
    assert [iso3 for (iso3, _), status in found.items() if status is S.DECISION_PENDING] == [
        "AFG", "CHL", "LBN", "MRT", "SOM",
    ]  # fmt: skip


# The two readings of Bosnia and Herzegovina's second request: decided in 2021, or by 10MSP (30
# August to 2 September 2022), whose last day came after the deadline; or decision not on record.
@pytest.mark.parametrize(
    ("outcome", "decided", "statuses"),
    [
        (Outcome.GRANTED, "2021", [S.EXTENDED, S.EXTENDED, S.EXTENDED, S.EXTENDED]),
        (Outcome.GRANTED, "2022-09-02", [S.EXTENDED, S.EXTENDED, S.EXTENDED, S.EXTENDED]),
        (Outcome.GRANTED, "2022-09", [S.EXTENDED, S.EXTENDED, S.DECISION_PENDING, S.EXTENDED]),
        (
            Outcome.CONSIDERED,
            "",
            [S.EXTENDED, S.EXTENDED, S.DECISION_PENDING, S.DECISION_PENDING],
        ),
    ],
)
def test_bosnia_and_herzegovina_is_never_overdue_while_a_meeting_decides(
    outcome: Outcome, decided: str, statuses: list[ObligationStatus]
) -> None:
    recorded = facts.obligation("BIH", 4)
    first, second = recorded.extensions
    second = replace(second, outcome=outcome, decided=facts.partial(decided))
    bih = replace(recorded, extensions=(first, second))
    days = [date(2022, 8, 31), date(2022, 9, 1), date(2022, 9, 2), date(2022, 9, 30)]
    assert [status_on(bih, on) for on in days] == statuses


def test_chain_of_chile() -> None:
    found = [(link.kind, str(link.on), link.meeting) for link in chain(facts.obligation("CHL", 4))]
    assert found == [
        (LinkKind.IN_FORCE, "2011-06-01", ""),
        (LinkKind.FIRST, "2021-06-01", ""),
        (LinkKind.EXTENDED, "2022-06-01", "2RC"),
        (LinkKind.EXTENDED, "2023-06-01", "2RC"),
        (LinkKind.EXTENDED, "2026-06-01", "10MSP"),
        (LinkKind.REQUESTED, "None", "13MSP"),  # until when was not read
    ]


def test_chain_tells_what_is_granted_and_what_is_uncertain() -> None:
    links = chain(facts.obligation("LAO", 4))
    assert [(link.granted, link.uncertain) for link in links] == [
        (False, False),
        (False, False),
        (True, False),
        (True, True),  # the grant of the period to 1 August 2030 was not read
    ]
    assert links[-1].source == facts.extensions("LAO", 4)[-1].source


def test_chain_is_in_the_order_of_requests_however_they_come() -> None:
    recorded = facts.obligation("BGR", 3)
    shuffled = replace(recorded, extensions=recorded.extensions[::-1])
    assert chain(shuffled) == chain(recorded)
    assert deadline_on(shuffled, TODAY) == deadline_on(recorded, TODAY)


def test_a_state_that_never_joined_has_no_chain() -> None:
    nobody = ObligationFacts(4, "unknown", None)
    assert (chain(nobody), deadline_on(nobody, TODAY)) == ((), None)
    assert status_on(nobody, TODAY) is S.NOT_BOUND


def test_granted_ends_are_taken_as_granted() -> None:
    peru = facts.extensions("PER", 3)[-1]
    assert months_after(peru.period_from, 37) == date(2024, 4, 1)
    assert deadline("PER", 3, TODAY) == "2024-04-01"
    assert deadline("BGR", 3, TODAY) == "2023-12-31"  # the only end that is no first of a month


def test_a_grant_whose_day_is_not_known_counts_but_not_for_certain() -> None:
    recorded = facts.obligation("IRQ", 4)
    undated = replace(recorded.extensions[0], decided=None)
    link = deadline_on(replace(recorded, extensions=(undated,)), date(2023, 12, 1))
    assert link == Link(
        LinkKind.EXTENDED, date(2028, 11, 1), "11MSP", True, True, source=undated.source
    )


def test_a_grant_whose_end_was_not_read_leaves_no_deadline_to_pass() -> None:
    recorded = facts.obligation("IRQ", 4)
    unread = replace(recorded, extensions=(replace(recorded.extensions[0], until=None),))
    link = deadline_on(unread, TODAY)
    assert link is not None
    assert (link.on, status_on(unread, TODAY)) == (None, S.EXTENDED)


def test_a_request_sent_after_the_deadline_is_not_on_record_before_it_is_sent() -> None:
    chad = facts.obligation("TCD", 4)
    asked = Extension(
        number=3,
        submitted=PartialDate(2026, 11, 10),  # example, not on record
        period_from=date(2026, 10, 1),
        until=None,
        meeting="",
        decided=None,
        outcome=Outcome.CONSIDERED,
    )
    late = replace(chad, extensions=(*chad.extensions, asked))
    assert status_on(late, date(2026, 11, 9)) is S.OVERDUE
    assert status_on(late, date(2026, 11, 10)) is S.DECISION_PENDING


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2023-12-31", S.OVERDUE),
        ("2024-01-01", S.UNKNOWN),  # some time in 2024
        ("2024-12-30", S.UNKNOWN),
        ("2024-12-31", S.FULFILLED),
    ],
)
def test_a_completion_known_by_year_leaves_that_year_open(
    on: str, status: ObligationStatus
) -> None:
    late = replace(facts.obligation("ZAF", 3), completed=PartialDate(2024))  # example
    assert status_on(late, date.fromisoformat(on)) is status


# One State that had declared compliance later found contamination and was listed again (ISU-CCM).
@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2016-10-31", S.OPEN),
        ("2016-11-30", S.REOPENED),
        ("2021-09-02", S.REOPENED),  # found after the deadline: no clock runs, so not overdue
    ],
)
def test_completed_and_yet_ongoing_is_reopened(on: str, status: ObligationStatus) -> None:
    found_again = replace(facts.obligation("MOZ", 4), recorded_status="ongoing")  # example
    assert status_on(found_again, date.fromisoformat(on)) is status


def test_no_deadline_is_ever_passed_on_its_own_day() -> None:
    for key in facts.OBLIGATIONS:
        recorded = facts.obligation(*key)
        for link in chain(recorded)[1:]:
            if link.on is not None and link.kind is not LinkKind.REQUESTED:
                assert status_on(recorded, link.on) not in (S.OVERDUE, S.DECISION_PENDING)


@pytest.mark.parametrize(
    ("iso3", "on", "status"),
    [
        ("AFG", "2018-08-31", S.UNKNOWN),  # law of September 2018; before it, not on record
        ("AFG", "2018-09-01", S.ADOPTED),
        ("NOR", "2010-07-31", S.NOT_BOUND),  # law of 2008, before the Convention
        ("NOR", "2010-08-01", S.ADOPTED),
        ("BIH", "2026-11-23", S.EXISTING_LAW_SUFFICIENT),
        ("LAO", "2026-11-23", S.IN_PROGRESS),
        ("TCD", "2026-11-23", S.NO_REPORTED_MEASURES),
        ("ZAF", "2026-11-23", S.UNKNOWN),
    ],
)
def test_national_measures_pass_on_the_recorded_word(
    iso3: str, on: str, status: ObligationStatus
) -> None:
    assert status_on(facts.obligation(iso3, 9), date.fromisoformat(on)) is status


def test_withdrawal_ends_every_obligation() -> None:
    left_on = date(2025, 3, 6)
    lithuania = ObligationFacts(
        9, "adopted", facts.in_force("LTU"), withdrawn_on=left_on
    )  # example: its law is not in obligations.csv
    assert status_on(lithuania, left_on - timedelta(days=1)) is S.ADOPTED
    assert status_on(lithuania, left_on) is S.NOT_BOUND
