"""The chain of deadlines of one obligation: computed once, then moved by Meetings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from article6.rules.extensions import Extension, Outcome
from article6.rules.partial import PartialDate
from article6.rules.standing import is_party_on


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """What is on record of one State under one article. CCM Art. 3, 4, 5 and 9.

    `recorded_status` is a word of `obligations.csv`: ongoing, completed, no_obligation or unknown;
    for Art. 9 adopted, existing_law_sufficient, in_progress, no_reported_measures or unknown.
    `in_force_on` and `withdrawn_on` are the State's; `in_force_on` None: not a State Party.
    `first_deadline` comes from `deadlines`; None: the article has none, or no obligation is known.
    `completed` under Art. 9 is the date of the law; None: not completed, or date not known.
    """

    article: int
    recorded_status: str
    in_force_on: date | None
    first_deadline: date | None = None
    completed: PartialDate | None = None
    extensions: tuple[Extension, ...] = ()
    withdrawn_on: date | None = None
    uncertain: bool = False
    source: str = ""

    def is_bound_on(self, on: date) -> bool:
        """Whether the State was a State Party that day. CCM Art. 17 and 20(3)."""
        return is_party_on(on, self.in_force_on, self.withdrawn_on)


class LinkKind(StrEnum):
    """What set a date in the chain."""

    IN_FORCE = "in_force"  # CCM Art. 17
    FIRST = "first"  # CCM Art. 3(2), 4(1): computed
    EXTENDED = "extended"  # CCM Art. 3(5), 4(7): granted by a Meeting
    REQUESTED = "requested"  # CCM Art. 3(4), 4(6): outcome not on record


@dataclass(frozen=True, slots=True)
class Link:
    """One date in a chain of deadlines; `on` None: the date was not read.

    `meeting` is empty for computed dates. `uncertain` when the record of the request is, or when
    the day of a grant is not known.
    """

    kind: LinkKind
    on: date | None
    meeting: str = ""
    uncertain: bool = False
    granted: bool = False
    source: str = ""


def chain(facts: ObligationFacts) -> tuple[Link, ...]:
    """Entry into force, first deadline, and every request in order, whatever the day.

    CCM Art. 3(2) to (5), 4(1) and (5) to (8). Empty for a State that never joined.
    """
    if facts.in_force_on is None:
        return ()
    start = (Link(LinkKind.IN_FORCE, facts.in_force_on),)
    first = () if facts.first_deadline is None else (Link(LinkKind.FIRST, facts.first_deadline),)
    return start + first + tuple(_request_link(extension) for extension in _in_order(facts))


def deadline_on(facts: ObligationFacts, on: date) -> Link | None:
    """Deadline in force as known on that day; None when there was none, or no State Party.

    CCM Art. 3(2) to (5), 4(1) and (5) to (8). An extension counts from the day it was decided.
    While a Meeting is still deciding, as the Second Review Conference was from November 2020 to
    September 2021, the old deadline holds.
    """
    if not facts.is_bound_on(on):
        return None
    extension = latest_grant(facts, on)
    if extension is not None:
        return _request_link(extension)
    return None if facts.first_deadline is None else Link(LinkKind.FIRST, facts.first_deadline)


def latest_grant(facts: ObligationFacts, on: date) -> Extension | None:
    """Last extension that counts on that day; None while the first deadline stands.

    CCM Art. 3(5), 4(7) and (8).
    """
    counting = [extension for extension in _in_order(facts) if extension.counts_on(on)]
    return counting[-1] if counting else None


def awaits_decision(facts: ObligationFacts, on: date) -> bool:
    """Whether a request later than the deadline in force has no decision yet on that day.

    CCM Art. 3(5), 4(7). Also true when the decision was taken but is not on record.
    """
    grant = latest_grant(facts, on)
    answered = 0 if grant is None else grant.number
    return any(
        extension.number > answered and extension.is_on_record(on) for extension in facts.extensions
    )


def _in_order(facts: ObligationFacts) -> list[Extension]:
    return sorted(facts.extensions, key=lambda extension: extension.number)


def _request_link(extension: Extension) -> Link:
    granted = extension.outcome == Outcome.GRANTED
    return Link(
        kind=LinkKind.EXTENDED if granted else LinkKind.REQUESTED,
        on=extension.until,
        meeting=extension.meeting,
        uncertain=extension.uncertain or (granted and extension.decided is None),
        granted=granted,
        source=extension.source,
    )
