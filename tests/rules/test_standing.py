from datetime import date, timedelta

import pytest

from article6.rules.standing import Standing, is_party_on, standing_on

from . import facts


def standing(iso3: str, on: date) -> Standing:
    row = facts.STATES[iso3]
    return standing_on(
        on,
        facts.day(row["signature_date"]),
        facts.day(row["consent_date"]),
        facts.day(row["entry_into_force_date"]),
        facts.day(row["withdrawal_date"]),
    )


@pytest.mark.parametrize(
    ("iso3", "on", "expected"),
    [
        ("LTU", date(2008, 12, 2), Standing.NON_SIGNATORY),
        ("LTU", date(2008, 12, 3), Standing.SIGNATORY),
        ("LTU", date(2011, 3, 24), Standing.CONSENTED),
        ("LTU", date(2011, 9, 1), Standing.STATE_PARTY),
        ("LTU", date(2025, 3, 5), Standing.STATE_PARTY),
        ("LTU", date(2025, 3, 6), Standing.WITHDRAWN),
        ("VUT", date(2025, 9, 4), Standing.NON_SIGNATORY),
        ("VUT", date(2025, 9, 5), Standing.CONSENTED),
        ("VUT", date(2026, 2, 28), Standing.CONSENTED),
        ("VUT", date(2026, 3, 1), Standing.STATE_PARTY),
        ("AGO", date(2026, 11, 23), Standing.SIGNATORY),
        ("ARG", date(2026, 11, 23), Standing.NON_SIGNATORY),
    ],
)
def test_standing_changes_on_the_day(iso3: str, on: date, expected: Standing) -> None:
    assert standing(iso3, on) == expected


def test_standing_of_all_states_is_the_one_on_record() -> None:
    on = date(2026, 3, 1)  # as_of of every row
    assert {iso3: standing(iso3, on) for iso3 in facts.STATES} == {
        iso3: row["ccm_status"] for iso3, row in facts.STATES.items()
    }


# 112 Parties before and after, for different reasons: Lithuania left, Vanuatu joined.
@pytest.mark.parametrize(
    ("on", "parties"),
    [
        (date(2025, 3, 5), 112),
        (date(2025, 3, 6), 111),
        (date(2026, 2, 28), 111),
        (date(2026, 3, 1), 112),
    ],
)
def test_the_number_of_states_parties_needs_a_date(on: date, parties: int) -> None:
    found = [standing(iso3, on) for iso3 in facts.STATES]
    assert found.count(Standing.STATE_PARTY) == parties


@pytest.mark.parametrize("iso3", ["LTU", "VUT", "IRQ", "AGO", "ARG"])
def test_a_state_party_is_bound_and_nobody_else(iso3: str) -> None:
    row = facts.STATES[iso3]
    in_force_on, withdrawn_on = facts.in_force_on(iso3), facts.day(row["withdrawal_date"])
    turning = [day for day in (in_force_on, withdrawn_on, date(2026, 11, 23)) if day is not None]
    for on in (day + timedelta(days=shift) for day in turning for shift in (-1, 0, 1)):
        bound = is_party_on(on, in_force_on, withdrawn_on)
        assert bound == (standing(iso3, on) is Standing.STATE_PARTY)
