"""Who held an office on a day, from terms of which often only the years are known.

Our own method; the offices are those of the Coordination Committee, set up by Meetings under
CCM Art. 11.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from article6.rules.partial import PartialDate


@dataclass(frozen=True, slots=True)
class TermFact:
    """One holder of one office, from when to when; None where the record does not say."""

    holder: str
    start: PartialDate | None
    end: PartialDate | None
    uncertain: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """The answer for one office on one day.

    A term in `serving` is marked uncertain when its own record is, when the day falls in a year or
    month in which it began or ended, or when no end is on record. An empty `serving` is a gap in
    the record, not in the office; `last_known` then names those whose terms ended last before it,
    and is empty otherwise.
    """

    serving: tuple[TermFact, ...]
    last_known: tuple[TermFact, ...]


def holders_on(terms: Iterable[TermFact], on: date, normal_years: int | None = None) -> Holding:
    """Who held an office on a day. Our own method.

    A bound known only by year covers the whole year. `normal_years` is the office's usual length of
    term: two for most Coordinators, one for transparency and for national implementation, None
    where no term is fixed. A term without an end counts until the end of its start year plus that
    length, or for good when None. A term without a start cannot be placed and never counts. Two
    terms of one holder that meet on the day are one entry.
    """
    placed = [term for term in terms if term.start is not None and term.start.earliest <= on]
    serving: dict[str, TermFact] = {}
    for term in placed:
        if on <= _last_day(term, normal_years):
            known = replace(term, uncertain=_is_uncertain(term, on))
            if term.holder not in serving or serving[term.holder].uncertain:
                serving[term.holder] = known
    if serving:
        return Holding(tuple(serving.values()), ())
    last = max((_last_day(term, normal_years) for term in placed), default=None)
    return Holding((), tuple(term for term in placed if _last_day(term, normal_years) == last))


def _last_day(term: TermFact, normal_years: int | None) -> date:
    if term.end is not None:
        return term.end.latest
    if term.start is None or normal_years is None:
        return date.max
    return date(term.start.year + normal_years, 12, 31)


def _is_uncertain(term: TermFact, on: date) -> bool:
    if term.uncertain or term.start is None or term.end is None:
        return True
    surely_begun = term.start.latest <= on
    surely_not_over = on <= term.end.earliest
    return not (surely_begun and surely_not_over)
