"""Requests for more time: their chain, their length, and whether they came in time."""

from collections.abc import Iterator
from itertools import pairwise

from article6.exchange.reference.tables.obligations import EXTENSIONS, OBLIGATIONS
from article6.meetings.models import Meeting
from article6.obligations.models import Obligation
from article6.rules.chain import LinkKind, ObligationFacts, chain
from article6.rules.extensions import LONGEST_YEARS, Extension, longest_until
from article6.rules.finding import Finding, Level
from article6.rules.partial import PartialDate
from article6.rules.requests import EXTENDABLE, is_late, request_due

LENGTH_LAW = {3: "CCM Art. 3(3)", 4: "CCM Art. 4(5)"}
NOTICE_LAW = {3: "CCM Art. 3(5)", 4: "CCM Art. 4(6)"}


def current_deadlines() -> Iterator[Finding]:
    """The recorded deadline must be the last one granted, else the first. CCM Art. 3(5), 4(7)."""
    for one, facts in _obligations():
        set_dates = [link for link in chain(facts) if link.granted or link.kind is LinkKind.FIRST]
        due = set_dates[-1].on if set_dates else None
        if due and one.current_deadline != due:
            said = f"{one}: {one.current_deadline or 'no date'} on record, {due} by the last grant"
            yield Finding(Level.ERROR, said, field="current_deadline", file=OBLIGATIONS.file)


def periods() -> Iterator[Finding]:
    """Each period begins where the one before ended, and is no longer than the article allows."""
    for one, facts in _obligations():
        if facts.extensions and facts.extensions[0].period_from != facts.first_deadline:
            yield _gap(one, facts.extensions[0], f"the first deadline is {facts.first_deadline}")
        for earlier, later in pairwise(facts.extensions):
            if earlier.until and later.period_from != earlier.until:
                yield _gap(one, later, f"request {earlier.number} ended {earlier.until}")
        yield from _too_long(one, facts)


def _gap(one: Obligation, request: Extension, said: str) -> Finding:
    text = f"{_name(one, request)} begins {request.period_from}, but {said}"
    return Finding(Level.ERROR, text, field="period_from", file=EXTENSIONS.file)


def _too_long(one: Obligation, facts: ObligationFacts) -> Iterator[Finding]:
    years = LONGEST_YEARS[one.article]
    for request in facts.extensions:
        last = longest_until(one.article, request.period_from)
        if request.until and request.until > last:
            yield Finding(
                Level.WARNING,
                f"{_name(one, request)} ends {request.until}, more than {years} years on",
                source=LENGTH_LAW[one.article],
                field="period_to",
                file=EXTENSIONS.file,
            )


def late_requests() -> Iterator[Finding]:
    """Requests made less than nine months before their meeting. CCM Art. 3(5), 4(6)."""
    opens = _openings()
    for one, facts in _obligations():
        for request in facts.extensions:
            meeting = opens.get(request.meeting)
            due = request_due(meeting.earliest) if meeting else None
            if request.submitted and due and is_late(request.submitted, due):
                yield Finding(
                    Level.NOTE,
                    f"{_name(one, request)}: made {request.submitted.iso}, after {due}, "
                    f"nine months before {request.meeting}; late, not invalid",
                    source=NOTICE_LAW[one.article],
                    field="submitted_on",
                    file=EXTENSIONS.file,
                )


def _openings() -> dict[str, PartialDate]:
    return {fact.short_name: fact.opens for fact in Meeting.objects.facts()}


def _obligations() -> Iterator[tuple[Obligation, ObligationFacts]]:
    """Every obligation that has or could have an extension, as the rules read it."""
    found = Obligation.objects.filter(article__in=EXTENDABLE).order_by("state", "article")
    related = ("requests__granted_at", "requests__considered_at")
    for one in found.select_related("state").prefetch_related(*related):
        yield one, one.facts(sorted(one.requests.all(), key=lambda request: request.number))


def _name(one: Obligation, request: Extension) -> str:
    return f"{one}, request {request.number}"
