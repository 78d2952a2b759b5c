from datetime import date

import pytest

from article6.rules.partial import PartialDate
from article6.rules.terms import Holding, TermFact, holders_on

from . import facts

COOPERATION = facts.terms("international_cooperation_and_assistance")
COORDINATOR_YEARS = 2


def names(terms: tuple[TermFact, ...]) -> list[str]:
    return [term.holder for term in terms]


def cooperation_on(on: date) -> Holding:
    return holders_on(COOPERATION, on, COORDINATOR_YEARS)


def test_cooperation_coordinators_on_1_november_2021() -> None:
    holding = cooperation_on(date(2021, 11, 1))
    assert names(holding.serving) == ["MNE", "DEU"]
    assert all(term.uncertain for term in holding.serving)  # the months are not on record
    assert holding.last_known == ()


def test_nobody_on_record_on_23_november_2026() -> None:
    holding = cooperation_on(date(2026, 11, 23))
    assert holding.serving == ()
    assert [(t.holder, t.start, t.end) for t in holding.last_known] == [
        ("MNE", PartialDate(2021), PartialDate(2022)),
        ("DEU", PartialDate(2021), PartialDate(2022)),
    ]


@pytest.mark.parametrize(
    ("on", "holders"),
    [
        (date(2010, 12, 31), []),
        (date(2012, 12, 1), ["ZAF", "MEX", "SWE"]),
        (date(2016, 6, 1), ["AUT", "IRQ", "AUS"]),
        (date(2017, 12, 31), ["IRQ", "AUS", "PER"]),
        (date(2018, 6, 1), ["AUS", "PER", "NLD"]),
        (date(2020, 12, 31), ["NLD"]),  # no end on record: two years at most are assumed
        (date(2022, 12, 31), ["MNE", "DEU"]),
        (date(2023, 1, 1), []),
    ],
)
def test_a_year_on_record_covers_the_whole_year(on: date, holders: list[str]) -> None:
    assert names(cooperation_on(on).serving) == holders


def test_before_the_first_term_nobody_is_last_known() -> None:
    assert cooperation_on(date(2010, 12, 31)) == Holding((), ())


def test_a_holder_without_a_start_is_never_serving() -> None:
    # Netherlands and Peru also stand in the leaflet of 2021-2022, without any year.
    undated = [term for term in COOPERATION if term.start is None]
    assert names(tuple(undated)) == ["NLD", "PER"]
    assert holders_on(undated, date(2021, 11, 1), COORDINATOR_YEARS) == Holding((), ())


@pytest.mark.parametrize(
    ("on", "uncertain"),
    [
        (date(2012, 1, 1), True),  # some time in 2012
        (date(2012, 12, 31), False),  # begun by then at the latest
        (date(2013, 6, 1), False),
        (date(2014, 1, 1), False),
        (date(2014, 1, 2), True),  # may have ended
    ],
)
def test_only_the_first_and_the_last_year_are_in_doubt(on: date, uncertain: bool) -> None:
    (sweden,) = (term for term in cooperation_on(on).serving if term.holder == "SWE")
    assert sweden.uncertain is uncertain


def test_two_terms_that_meet_are_one_holder() -> None:
    general = facts.terms("general_status_and_operation")  # Zambia 2011-2012 and 2012-2013
    assert names(holders_on(general, date(2012, 6, 1), 2).serving).count("ZMB") == 1


def test_the_surer_of_two_terms_speaks_for_the_holder() -> None:
    first = TermFact("NZL", PartialDate(2011, 9, 12), PartialDate(2012))
    second = TermFact("NZL", PartialDate(2012, 9, 11), PartialDate(2013, 9, 9))
    for terms in ([first, second], [second, first]):
        (serving,) = holders_on(terms, date(2012, 10, 1)).serving
        assert (serving.start, serving.uncertain) == (second.start, False)


def test_an_office_without_fixed_term_keeps_its_holder_but_not_for_certain() -> None:
    director = TermFact("Director", PartialDate(2023), None)
    (serving,) = holders_on([director], date(2026, 11, 23), None).serving
    assert serving.uncertain
    assert holders_on([director], date(2022, 12, 31), None).serving == ()


def test_an_open_term_of_a_fixed_office_lapses() -> None:
    # Peru on universalization since 2023; nobody after it is on record.
    universalization = facts.terms("universalization")
    assert names(holders_on(universalization, date(2025, 12, 31), 2).serving) == ["PER"]
    after = holders_on(universalization, date(2026, 1, 1), 2)
    assert (names(after.serving), names(after.last_known)) == ([], ["PER"])


def test_whole_dates_leave_no_doubt() -> None:
    term = TermFact("CHE", PartialDate(2019, 9, 4), PartialDate(2021, 9, 21))
    for on in (date(2019, 9, 4), date(2021, 9, 21)):
        assert holders_on([term], on).serving == (term,)
    assert holders_on([term], date(2021, 9, 22)) == Holding((), (term,))
    assert holders_on([term], date(2019, 9, 3)) == Holding((), ())
