from datetime import date

import pytest

from article6.rules.deadlines import (
    CLEARANCE_YEARS,
    CONVENTION_IN_FORCE,
    STOCKPILE_YEARS,
    annual_report_due,
    clearance_deadline,
    days_left,
    entry_into_force,
    first_annual_year,
    initial_report_due,
    new_remnants_deadline,
    stockpile_deadline,
    withdrawal_effect,
)

from . import facts

DEPOSITS = {iso3: row for iso3, row in facts.STATES.items() if row["consent_date"]}


def test_every_deposit_on_record_is_checked() -> None:
    assert len(DEPOSITS) == 113  # 112 States Parties, and Lithuania, which has left


@pytest.mark.parametrize("iso3", DEPOSITS)
def test_entry_into_force_is_the_one_on_record(iso3: str) -> None:
    deposited_on = date.fromisoformat(DEPOSITS[iso3]["consent_date"])
    assert entry_into_force(deposited_on) == facts.in_force(iso3)


# Treaty Collection, ISU-CCM, Monitor, Swiss RS 0.515.093
@pytest.mark.parametrize(
    ("deposited_on", "in_force_on", "initial_due"),
    [
        (date(2019, 1, 3), date(2019, 7, 1), date(2019, 12, 28)),  # Philippines
        (date(2020, 8, 6), date(2021, 2, 1), date(2021, 7, 31)),  # Niue
        (date(2020, 9, 15), date(2021, 3, 1), date(2021, 8, 28)),  # Saint Lucia
        (date(2011, 2, 23), date(2011, 8, 1), date(2012, 1, 28)),  # Netherlands
        (date(2011, 3, 24), date(2011, 9, 1), date(2012, 2, 28)),  # Lithuania
        (date(2012, 7, 17), date(2013, 1, 1), date(2013, 6, 30)),  # Switzerland
        (date(2025, 9, 5), date(2026, 3, 1), date(2026, 8, 28)),  # Vanuatu
        (date(2009, 7, 8), CONVENTION_IN_FORCE, date(2011, 1, 28)),  # Germany
    ],
)
def test_a_deposit_sets_entry_into_force_and_the_first_report(
    deposited_on: date, in_force_on: date, initial_due: date
) -> None:
    assert entry_into_force(deposited_on) == in_force_on
    assert initial_report_due(in_force_on) == initial_due


FIRST_DEADLINES = [
    (*key, row["original_deadline"])
    for key, row in facts.OBLIGATIONS.items()
    if row["original_deadline"]
]


def test_first_deadlines_on_record_are_those_of_articles_3_and_4() -> None:
    articles = [article for _, article, _ in FIRST_DEADLINES]
    assert (articles.count(3), articles.count(4), len(articles)) == (42, 24, 66)


@pytest.mark.parametrize(("iso3", "article", "deadline"), FIRST_DEADLINES)
def test_first_deadline_is_the_one_on_record(iso3: str, article: int, deadline: str) -> None:
    first_deadline = {3: stockpile_deadline, 4: clearance_deadline}[article]
    assert first_deadline(facts.in_force(iso3)).isoformat() == deadline


@pytest.mark.parametrize(
    ("in_force_on", "stockpile", "clearance"),
    [
        (date(2011, 12, 1), date(2019, 12, 1), date(2021, 12, 1)),  # Botswana
        (date(2010, 8, 1), date(2018, 8, 1), date(2020, 8, 1)),  # Croatia, Montenegro, Germany
        (date(2011, 3, 1), date(2019, 3, 1), date(2021, 3, 1)),  # Bosnia and Herzegovina
        (date(2013, 3, 1), date(2021, 3, 1), date(2023, 3, 1)),  # Peru
        (date(2012, 3, 1), date(2020, 3, 1), date(2022, 3, 1)),  # Afghanistan
        (date(2013, 11, 1), date(2021, 11, 1), date(2023, 11, 1)),  # Iraq
        (date(2011, 6, 1), date(2019, 6, 1), date(2021, 6, 1)),  # Chile
    ],
)
def test_eight_years_for_stockpiles_and_ten_for_land(
    in_force_on: date, stockpile: date, clearance: date
) -> None:
    assert (STOCKPILE_YEARS, CLEARANCE_YEARS) == (8, 10)
    assert stockpile_deadline(in_force_on) == stockpile
    assert clearance_deadline(in_force_on) == clearance


@pytest.mark.parametrize(
    ("ended_on", "deadline"),
    [
        (date(2019, 11, 17), date(2029, 11, 17)),
        (date(2020, 2, 29), date(2030, 2, 28)),  # no such day ten years on: the last of the month
    ],
)
def test_new_remnants_have_ten_years_from_the_end_of_hostilities(
    ended_on: date, deadline: date
) -> None:
    assert new_remnants_deadline(ended_on) == deadline


def _due(row: facts.Row) -> date:
    if row["kind"] == "annual":
        return annual_report_due(int(row["reporting_year"]))
    return initial_report_due(facts.in_force(row["iso3"]))


def test_every_report_on_record_is_due_when_the_record_says() -> None:
    assert len(facts.REPORTS) == 241
    assert [
        (row["iso3"], row["reporting_year"], row["due_on"], _due(row))
        for row in facts.REPORTS
        if _due(row).isoformat() != row["due_on"]
    ] == []


@pytest.mark.parametrize(
    ("iso3", "year"),
    [
        ("DEU", 2010),  # initial report due 28 January 2011: the year 2010 is owed by 30 April 2011
        ("FJI", 2010),  # initial report due on 30 April 2011 itself
        ("NIU", 2021),  # initial report due 31 July 2021: first update by 30 April 2022
        ("VUT", 2026),  # initial report due 28 August 2026: first update by 30 April 2027
    ],
)
def test_first_annual_report_does_not_come_before_the_initial_one(iso3: str, year: int) -> None:
    in_force_on = facts.in_force(iso3)
    assert first_annual_year(in_force_on) == year
    assert annual_report_due(year - 1) < initial_report_due(in_force_on) <= annual_report_due(year)


def test_nobody_was_recorded_as_owing_an_annual_report_before_the_first() -> None:
    assert [
        (row["iso3"], row["reporting_year"])
        for row in facts.REPORTS
        if row["kind"] == "annual"
        and int(row["reporting_year"]) < first_annual_year(facts.in_force(row["iso3"]))
    ] == []


def test_lithuania_left_six_months_after_its_notice() -> None:
    # Instrument of withdrawal received on 6 September 2024; out of the Convention on 6 March 2025.
    assert withdrawal_effect(date(2024, 9, 6)).isoformat() == "2025-03-06"
    assert facts.STATES["LTU"]["withdrawal_date"] == "2025-03-06"


def test_withdrawal_received_on_the_last_of_august_waits_for_the_end_of_february() -> None:
    assert withdrawal_effect(date(2024, 8, 31)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("on", "left"), [(date(2028, 10, 31), 1), (date(2028, 11, 1), 0), (date(2028, 11, 2), -1)]
)
def test_the_deadline_day_is_the_last_permitted_day(on: date, left: int) -> None:
    assert days_left(date(2028, 11, 1), on) == left
