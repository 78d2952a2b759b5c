"""Rules that hold for every day, not only for those on record."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from article6.rules.chain import ObligationFacts, chain, deadline_on
from article6.rules.deadlines import (
    CONVENTION_IN_FORCE,
    annual_report_due,
    clearance_deadline,
    days_left,
    entry_into_force,
    first_annual_year,
    initial_report_due,
    stockpile_deadline,
    withdrawal_effect,
)
from article6.rules.extensions import Extension, Outcome
from article6.rules.months import months_after
from article6.rules.obligations import ObligationStatus, status_on
from article6.rules.partial import PartialDate
from article6.rules.requests import (
    MeetingFact,
    deciding_meeting,
    is_late,
    last_day_to_request,
    request_due,
)
from article6.rules.standing import Standing, is_party_on, standing_on
from article6.rules.terms import TermFact, holders_on

DAYS = st.dates(date(2008, 12, 3), date(2060, 12, 31))
RECORDED = st.sampled_from(["ongoing", "completed", "no_obligation", "unknown"])


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    parts = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:parts])


@st.composite
def extensions(draw: st.DrawFn, start: date) -> tuple[Extension, ...]:
    """Requests that follow on from each other, as Art. 3(3) and 4(8) foresee."""
    made: list[Extension] = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        until = start + timedelta(days=draw(st.integers(1, 5 * 365)))
        made.append(
            Extension(
                number=number,
                submitted=draw(st.none() | partial_dates()),
                period_from=start,
                until=draw(st.sampled_from([until, None])) if draw(st.booleans()) else until,
                meeting="MSP",
                decided=draw(st.none() | partial_dates()),
                outcome=draw(st.sampled_from(list(Outcome))),
            )
        )
        start = until
    return tuple(made)


@st.composite
def obligations(draw: st.DrawFn) -> ObligationFacts:
    in_force_on = entry_into_force(draw(st.dates(date(2008, 12, 3), date(2030, 1, 1))))
    first = clearance_deadline(in_force_on)
    return ObligationFacts(
        article=draw(st.sampled_from([3, 4])),
        recorded_status=draw(RECORDED),
        in_force_on=in_force_on,
        first_deadline=first,
        completed=draw(st.none() | partial_dates()),
        extensions=draw(extensions(first)),
    )


@given(DAYS)
def test_entry_into_force_is_a_first_of_month_five_to_six_months_ahead(deposited_on: date) -> None:
    in_force_on = entry_into_force(deposited_on)
    assert in_force_on.day == 1
    assert in_force_on >= CONVENTION_IN_FORCE
    if in_force_on > CONVENTION_IN_FORCE:
        assert months_after(deposited_on, 5) < in_force_on <= months_after(deposited_on, 6)


@given(DAYS, DAYS)
def test_who_deposits_first_is_never_bound_later(one: date, other: date) -> None:
    first, second = sorted((one, other))
    for rule in (entry_into_force, initial_report_due, stockpile_deadline, clearance_deadline):
        assert rule(first) <= rule(second)
    assert withdrawal_effect(first) <= withdrawal_effect(second)
    assert first_annual_year(first) <= first_annual_year(second)


@given(DAYS)
def test_deadlines_come_in_the_order_of_the_convention(deposited_on: date) -> None:
    in_force_on = entry_into_force(deposited_on)
    first_update = annual_report_due(first_annual_year(in_force_on))
    assert in_force_on < initial_report_due(in_force_on) <= first_update
    assert first_update < stockpile_deadline(in_force_on) < clearance_deadline(in_force_on)


@given(DAYS, DAYS)
def test_days_left_and_days_since_are_one_count(one: date, other: date) -> None:
    assert days_left(one, other) == -days_left(other, one)
    assert other + timedelta(days=days_left(one, other)) == one


@given(DAYS, st.integers(-300, 300), st.integers(-300, 300))
def test_months_add_up_on_days_that_every_month_has(day: date, some: int, more: int) -> None:
    early = day.replace(day=min(day.day, 28))
    assert months_after(months_after(early, some), more) == months_after(early, some + more)


@given(DAYS)
def test_nine_months_notice_is_never_shorter_than_nine_months(opens: date) -> None:
    assert months_after(request_due(opens), 9) <= opens


@given(partial_dates())
def test_partial_dates_come_back_as_they_went(partial: PartialDate) -> None:
    assert PartialDate.parse(partial.iso) == partial
    assert partial.earliest <= partial.latest
    assert partial.is_whole == (len(partial.iso) == 10)
    assert (partial.earliest == partial.latest) == partial.is_whole


@given(partial_dates(), DAYS)
def test_lateness_is_told_only_when_every_day_agrees(submitted: PartialDate, due_on: date) -> None:
    answers = {submitted.earliest > due_on, submitted.latest > due_on}
    assert is_late(submitted, due_on) is (answers.pop() if len(answers) == 1 else None)


@given(DAYS, st.lists(partial_dates()), st.sampled_from([3, 4]))
def test_a_deciding_meeting_always_opens_before_the_deadline(
    deadline: date, openings: list[PartialDate], article: int
) -> None:
    meetings = [MeetingFact(f"{n}MSP", opens, "msp") for n, opens in enumerate(openings)]
    meeting, due = (
        deciding_meeting(deadline, meetings),
        last_day_to_request(article, deadline, meetings),
    )
    assert (meeting is None) == (due is None)
    if meeting is not None and due is not None:
        assert meeting.opens.latest < deadline
        assert not any(meeting.opens.latest < m.opens.latest < deadline for m in meetings)
        assert due.uncertain or meeting.opens.is_whole


@given(DAYS, *[st.none() | DAYS] * 4)
def test_standing_and_being_bound_say_the_same(
    on: date, signed: date | None, consented: date | None, in_force: date | None, left: date | None
) -> None:
    standing = standing_on(on, signed, consented, in_force, left)
    gone_before_joining = left is not None and in_force is None
    if not gone_before_joining:
        assert (standing is Standing.STATE_PARTY) == is_party_on(on, in_force, left)


@given(obligations(), DAYS)
def test_every_day_has_one_status_that_fits_its_deadline(facts: ObligationFacts, on: date) -> None:
    status, link = status_on(facts, on), deadline_on(facts, on)
    assert isinstance(status, ObligationStatus)
    assert (status is ObligationStatus.NOT_BOUND) == (link is None)
    passed = link is not None and link.on is not None and link.on < on
    if status in (ObligationStatus.OVERDUE, ObligationStatus.DECISION_PENDING):
        assert passed
    if status in (ObligationStatus.OPEN, ObligationStatus.EXTENDED):
        assert not passed
        assert facts.recorded_status in ("ongoing", "completed")


@given(obligations(), DAYS)
def test_a_recorded_request_is_never_called_overdue(facts: ObligationFacts, on: date) -> None:
    asked = Extension(9, None, date(2020, 1, 1), None, "MSP", None, Outcome.CONSIDERED)
    with_request = replace(facts, extensions=(*facts.extensions, asked))
    assert status_on(with_request, on) is not ObligationStatus.OVERDUE


@given(obligations(), DAYS, DAYS)
def test_deadlines_of_dated_grants_only_move_forward(
    facts: ObligationFacts, one: date, other: date
) -> None:
    in_order = sorted((one, other))
    earlier, later = (deadline_on(facts, on) for on in in_order)
    if earlier and earlier.on and later and later.on:
        assert earlier.on <= later.on


@given(obligations(), DAYS, st.integers(1, 5 * 365), partial_dates())
def test_one_more_grant_never_brings_the_deadline_closer(
    facts: ObligationFacts, on: date, days: int, decided: PartialDate
) -> None:
    dates = [link.on for link in chain(facts) if link.on is not None]
    until = max(dates) + timedelta(days=days)
    number = len(facts.extensions) + 1
    more = Extension(number, None, max(dates), until, "MSP", decided, Outcome.GRANTED)
    before = deadline_on(facts, on)
    after = deadline_on(replace(facts, extensions=(*facts.extensions, more)), on)
    if before and before.on and after and after.on:
        assert before.on <= after.on
        assert (after.on == until) == (decided.latest <= on)


@given(obligations())
def test_the_chain_of_dates_read_never_goes_back(facts: ObligationFacts) -> None:
    dates = [link.on for link in chain(facts) if link.on is not None]
    assert dates == sorted(dates)


@given(st.lists(st.tuples(st.none() | partial_dates(), st.none() | partial_dates())), DAYS)
def test_an_office_has_holders_or_a_gap_but_not_both(
    spans: list[tuple[PartialDate | None, PartialDate | None]], on: date
) -> None:
    terms = [TermFact(str(n % 3), start, end) for n, (start, end) in enumerate(spans)]
    holding = holders_on(terms, on, 2)
    assert not (holding.serving and holding.last_known)
    holders = [term.holder for term in holding.serving]
    assert len(holders) == len(set(holders))
    for term in holding.serving:
        assert term.start is not None
        assert term.start.earliest <= on
