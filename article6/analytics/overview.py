"""Every State as of a day: its standing, and how each of its obligations stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from article6.core.memory import remembered
from article6.directory.models import STANDING_LABELS, Region, State, rank_field
from article6.meetings.models import Meeting
from article6.obligations.models import ExtensionRequest, Obligation
from article6.rules.chain import Link, ObligationFacts, chain, deadline_on
from article6.rules.obligations import ObligationStatus, status_on
from article6.rules.standing import Standing

OBLIGATION_COLUMNS = tuple(field.attname for field in Obligation._meta.concrete_fields)
# Of an extension request and its meetings, what the rules read.
REQUEST_COLUMNS = (
    *("id", "obligation_id", "number", "submitted_on", "decided_on", "outcome"),
    *("period_from", "period_to", "uncertain", "source", "granted_at_id", "considered_at_id"),
)
MEETING_COLUMNS = ("slug", "short_name", "start", "end")
JOINED = (
    *OBLIGATION_COLUMNS,
    *(f"requests__{name}" for name in REQUEST_COLUMNS),
    *(f"requests__granted_at__{name}" for name in MEETING_COLUMNS),
    *(f"requests__considered_at__{name}" for name in MEETING_COLUMNS),
)

STILL_OWED = (
    ObligationStatus.OPEN,
    ObligationStatus.EXTENDED,
    ObligationStatus.DECISION_PENDING,
    ObligationStatus.OVERDUE,
    ObligationStatus.REOPENED,
)


@dataclass
class ObligationOn:
    """One obligation of a State on one day. The rules are asked when the answer is wanted."""

    state: State
    record: Obligation
    requests: Sequence[ExtensionRequest]
    on: date

    @cached_property
    def facts(self) -> ObligationFacts:
        """The record as plain values."""
        self.record.state = self.state
        return self.record.facts(self.requests)

    @cached_property
    def status(self) -> ObligationStatus:
        return status_on(self.facts, self.on)

    @cached_property
    def deadline(self) -> Link | None:
        """The deadline in force that day; None where the article knows none."""
        return deadline_on(self.facts, self.on)

    @property
    def article(self) -> int:
        return self.record.article

    @property
    def due_on(self) -> date | None:
        """Day of the deadline in force; None where there is none."""
        return self.deadline.on if self.deadline else None

    @property
    def is_owed(self) -> bool:
        return self.status in STILL_OWED

    @property
    def uncertain(self) -> bool:
        """Whether the record or the deadline in force calls for checking."""
        return self.record.uncertain or bool(self.deadline and self.deadline.uncertain)

    @property
    def chain(self) -> Sequence[Link]:
        """Entry into force, first deadline, extensions asked and granted."""
        return chain(self.facts)


class Regions:
    """All regions by code, fetched when a name is first wanted."""

    @cached_property
    def by_code(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.all()}


@dataclass
class StateOn:
    """One State on one day; `obligations` by article, only those that were looked at."""

    state: State
    on: date
    obligations: dict[int, ObligationOn]
    regions: Regions

    @cached_property
    def standing(self) -> Standing:
        return self.state.standing_on(self.on)

    @property
    def region(self) -> Region:
        return self.regions.by_code[self.state.region_id]

    @property
    def subregion(self) -> Region:
        return self.regions.by_code[self.state.subregion_id]

    @property
    def standing_label(self) -> Any:
        return STANDING_LABELS[self.standing]

    @cached_property
    def nearest(self) -> ObligationOn | None:
        """The obligation still owed that falls due first; None when none has a date."""
        dated = [one for one in self.obligations.values() if one.is_owed and one.due_on]
        return min(dated, key=lambda one: one.due_on or date.max, default=None)

    @property
    def next_deadline(self) -> date | None:
        return self.nearest.due_on if self.nearest else None

    @property
    def deadline_uncertain(self) -> bool:
        return self.nearest is not None and self.nearest.uncertain


@dataclass(frozen=True)
class Records:
    """Obligations and extension requests, fetched in one query however many there are."""

    by_state: dict[str, list[Obligation]]
    requests: dict[int, list[ExtensionRequest]]

    @classmethod
    def fetch(cls, state: State | None = None) -> "Records":
        """Those of one State, or of all."""
        found = Obligation.objects.order_by("article", "requests__number")
        if state is not None:
            found = found.filter(state=state)
        obligations: dict[int, Obligation] = {}
        requests: dict[int, list[ExtensionRequest]] = defaultdict(list)
        for line in found.values_list(*JOINED):
            own, rest = line[: len(OBLIGATION_COLUMNS)], line[len(OBLIGATION_COLUMNS) :]
            one = Obligation.from_db(found.db, OBLIGATION_COLUMNS, own)
            obligations.setdefault(one.pk, one)
            if rest[0] is not None:
                requests[one.pk].append(_request(found.db, rest))
        return cls(_grouped(obligations.values(), "state_id"), requests)

    def of(self, state: State, on: date) -> dict[int, ObligationOn]:
        """The obligations of a State by article, each with its requests in order."""
        return {
            record.article: ObligationOn(state, record, self.requests.get(record.pk, ()), on)
            for record in self.by_state.get(state.iso3, ())
        }


def _request(db: str, line: tuple[Any, ...]) -> ExtensionRequest:
    """A request with its meetings, from the part of a joined line that is about them."""
    end, step = len(REQUEST_COLUMNS), len(MEETING_COLUMNS)
    request = ExtensionRequest.from_db(db, REQUEST_COLUMNS, line[:end])
    if request.granted_at_id is not None:
        request.granted_at = Meeting.from_db(db, MEETING_COLUMNS, line[end : end + step])
    if request.considered_at_id is not None:
        request.considered_at = Meeting.from_db(db, MEETING_COLUMNS, line[end + step :])
    return request


def _grouped(rows: Iterable[Any], by: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return groups


def overview(on: date) -> Sequence[StateOn]:
    """All States on a day, in the reader's alphabet."""
    return remembered(_overview, on)


def _overview(on: date) -> Sequence[StateOn]:
    records, regions = Records.fetch(), Regions()
    states = State.objects.in_language().order_by(rank_field(), "iso3")
    return tuple(StateOn(state, on, records.of(state, on), regions) for state in states)


def state_on(state: State, on: date) -> StateOn:
    """One State on a day."""
    return StateOn(state, on, Records.fetch(state).of(state, on), Regions())
