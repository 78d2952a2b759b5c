from dataclasses import replace
from datetime import date

import pytest

from article6.rules.due import DueItem, DueKind, StateFacts, items_due
from article6.rules.filings import Filing, FilingStatus
from article6.rules.partial import PartialDate
from article6.rules.requests import RequestDue

from . import facts

TODAY = date(2026, 11, 23)
MEETINGS = facts.meetings()


def due(iso3: str, on: date = TODAY, until: date = date(2027, 12, 31)) -> tuple[DueItem, ...]:
    return items_due(facts.state(iso3), MEETINGS, on, until)


def of_kind(kind: DueKind, on: date, until: date) -> list[DueItem]:
    everything = (item for iso3 in facts.STATES for item in due(iso3, on, until))
    return [item for item in everything if item.kind is kind]


def brief(items: tuple[DueItem, ...]) -> list[tuple[str, str, bool]]:
    return [(item.kind.value, item.due_on.isoformat(), item.passed) for item in items]


def test_each_state_party_owes_the_report_on_2026_by_30_april_2027() -> None:
    items = of_kind(DueKind.ANNUAL_REPORT, TODAY, date(2027, 12, 31))
    ahead = [item for item in items if not item.passed]
    assert len(ahead) == 112
    assert {(item.due_on, item.source) for item in ahead} == {(date(2027, 4, 30), "CCM Art. 7(2)")}


def test_annual_reports_recorded_as_overdue_stay_on_the_list() -> None:
    items = of_kind(DueKind.ANNUAL_REPORT, TODAY, date(2027, 12, 31))
    recorded = [(r["iso3"], r["due_on"]) for r in facts.REPORTS if r["kind"] == "annual" and
                r["status"] == "overdue"]  # fmt: skip
    assert len(recorded) == 9
    passed = [item for item in items if item.passed]
    assert sorted((i.iso3, i.due_on.isoformat()) for i in passed) == sorted(recorded)
    assert {item.article for item in passed} == {7}


def test_nine_initial_reports_are_recorded_as_overdue() -> None:
    items = of_kind(DueKind.INITIAL_REPORT, TODAY, date(2027, 12, 31))
    assert [item.iso3 for item in items] == [
        "COG", "COM", "CPV", "GIN", "MDG", "NIU", "RWA", "STP", "TGO",
    ]  # fmt: skip
    assert all(item.passed and item.uncertain and "ISU-CCM page" in item.source for item in items)


def test_clearance_deadlines_on_23_november_2026() -> None:
    items = of_kind(DueKind.CLEARANCE, TODAY, date(2028, 12, 31))
    assert [(i.iso3, i.due_on.isoformat(), i.granted_by, i.passed) for i in items] == [
        ("AFG", "2026-03-01", "2RC", True),
        ("CHL", "2026-06-01", "10MSP", True),
        ("IRQ", "2028-11-01", "11MSP", False),
        ("LBN", "2026-05-01", "2RC", True),
        ("MRT", "2026-08-01", "11MSP", True),
        ("SOM", "2026-03-01", "", True),
        ("TCD", "2026-10-01", "12MSP", True),
    ]
    requests = {item.iso3: item.request for item in items}
    assert requests["IRQ"] is None  # no meeting on record yet
    assert requests["TCD"] == RequestDue("3RC", date(2025, 12, 1), uncertain=True)


def test_a_completed_obligation_no_longer_falls_due() -> None:
    assert of_kind(DueKind.STOCKPILE, TODAY, date(2030, 12, 31)) == []
    peru = due("PER", date(2023, 12, 14), date(2024, 4, 1))
    assert brief(peru) == [("stockpile", "2024-04-01", False)]
    assert due("PER", date(2023, 12, 15), date(2024, 4, 1)) == ()


def test_a_deadline_of_an_unclear_obligation_is_listed_ahead_but_never_as_passed() -> None:
    (ahead,) = due("LKA", date(2026, 8, 1), date(2026, 9, 1))
    assert (ahead.kind, ahead.uncertain, ahead.passed) == (DueKind.STOCKPILE, True, False)
    assert due("LKA", date(2026, 9, 2), date(2026, 12, 31)) == ()


def test_a_state_about_to_join_owes_its_first_report_after_entry_into_force() -> None:
    assert brief(due("VUT", date(2025, 12, 1), date(2027, 4, 30))) == [
        ("initial_report", "2026-08-28", False),
        ("annual_report", "2027-04-30", False),
    ]


def test_a_report_of_which_nothing_is_on_record_is_not_called_missing() -> None:
    (vanuatu,) = due("VUT")  # initial report was due on 28 August 2026
    assert (vanuatu.kind, vanuatu.due_on) == (DueKind.ANNUAL_REPORT, date(2027, 4, 30))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2012, 8, 28), [("initial_report", "2012-08-28", False)]),
        (date(2012, 8, 29), [("initial_report", "2012-08-28", True)]),  # came in the next day
        (date(2012, 8, 30), []),
    ],
)
def test_a_report_is_owed_until_the_day_it_came_in(
    on: date, expected: list[tuple[str, str, bool]]
) -> None:
    assert brief(due("AFG", on, date(2012, 12, 31))) == expected


def test_nothing_falls_due_after_a_withdrawal() -> None:
    before = due("LTU", date(2025, 3, 5), date(2025, 12, 31))
    assert brief(before) == []  # the report of 30 April 2025 falls after 6 March 2025
    assert due("LTU", date(2025, 3, 6), date(2025, 12, 31)) == ()
    stayed = replace(facts.state("LTU"), withdrawn_on=None)
    in_2025 = items_due(stayed, MEETINGS, date(2025, 3, 5), date(2025, 12, 31))
    assert brief(in_2025) == [("annual_report", "2025-04-30", False)]


def test_what_was_owed_before_a_withdrawal_is_no_longer_listed() -> None:
    left_on = date(2026, 11, 23)
    togo = facts.state("TGO")  # initial report recorded as overdue
    leaving = replace(togo, withdrawn_on=left_on)  # example
    the_day_before = items_due(leaving, MEETINGS, date(2026, 11, 22), left_on)
    assert brief(the_day_before) == [("initial_report", "2013-05-30", True)]
    assert items_due(leaving, MEETINGS, left_on, left_on) == ()


def test_on_its_last_permitted_day_a_deadline_has_not_passed() -> None:
    (chad,) = (item for item in due("TCD", date(2026, 10, 1)) if item.article == 4)
    assert (chad.due_on, chad.passed) == (date(2026, 10, 1), False)


@pytest.mark.parametrize(
    ("iso3", "uncertain"),
    [
        ("IRQ", False),
        ("TCD", False),
        ("SOM", True),  # the row of the obligation is uncertain, its first deadline is arithmetic
        ("LAO", True),  # row and grant
    ],
)
def test_doubt_about_a_record_is_carried_to_what_falls_due(iso3: str, uncertain: bool) -> None:
    (item,) = (item for item in due(iso3, TODAY, date(2030, 12, 31)) if item.article == 4)
    assert item.uncertain is uncertain


def test_doubt_about_a_grant_alone_is_enough() -> None:
    sure = replace(facts.obligation("LAO", 4), uncertain=False)
    state = StateFacts("LAO", facts.in_force("LAO"), obligations=(sure,))
    (item,) = (i for i in items_due(state, MEETINGS, TODAY, date(2030, 12, 31)) if i.article == 4)
    assert item.uncertain


def test_a_deadline_after_a_withdrawal_does_not_fall_due() -> None:
    iraq = facts.state("IRQ")
    leaving = replace(iraq, withdrawn_on=date(2028, 1, 1))  # example
    until = date(2028, 12, 31)
    kinds = [item.kind for item in items_due(leaving, MEETINGS, TODAY, until)]
    assert DueKind.CLEARANCE in [item.kind for item in items_due(iraq, MEETINGS, TODAY, until)]
    assert kinds == [DueKind.ANNUAL_REPORT]


def test_a_state_that_never_joined_owes_nothing() -> None:
    assert due("ARG") == ()


def test_a_late_revision_does_not_bring_a_report_back() -> None:
    state = StateFacts(
        "LCA",
        facts.in_force("LCA"),
        filings=(
            Filing(2025, FilingStatus.SUBMITTED, PartialDate(2026, 4, 2)),
            Filing(2025, FilingStatus.SUBMITTED, PartialDate(2026, 9, 1)),  # revised
        ),
    )
    assert items_due(state, (), date(2026, 5, 1), date(2026, 12, 31)) == ()


def test_items_come_in_order_and_each_once() -> None:
    items = due("TCD", TODAY, date(2030, 12, 31))
    assert brief(items) == [
        ("annual_report", "2017-04-30", True),
        ("clearance", "2026-10-01", True),
        *(("annual_report", f"{year}-04-30", False) for year in range(2027, 2031)),
    ]


def test_the_yearly_reports_may_end_before_the_deadlines() -> None:
    until, soon = date(2028, 12, 31), date(2027, 4, 30)
    items = items_due(facts.state("IRQ"), MEETINGS, TODAY, until, reports_until=soon)
    assert brief(items) == [
        ("annual_report", "2027-04-30", False),
        ("clearance", "2028-11-01", False),
    ]
    earlier = items_due(facts.state("IRQ"), MEETINGS, TODAY, soon, reports_until=until)
    assert brief(earlier) == [("annual_report", "2027-04-30", False)]


def test_an_end_that_lies_before_its_deadline_is_not_listed() -> None:
    assert brief(due("IRQ", TODAY, date(2028, 10, 31)))[-1][0] == "annual_report"
    assert brief(due("IRQ", TODAY, date(2028, 11, 1)))[-1] == ("clearance", "2028-11-01", False)
