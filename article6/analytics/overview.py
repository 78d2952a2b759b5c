"""Every State as of a day: its standing, and how each of its obligations stands."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from article6.core.memory import remembered
from article6.directory.models import STANDING_LABELS, Region, State, rank_field
from article6.obligations.models import ExtensionRequest, Obligation
from article6.rules.chain import Link, ObligationFacts, chain, deadline_on
from article6.rules.obligations import ObligationStatus, status_on
from article6.rules.standing import Standing

# Of an extension request and its meetings, what the rules read.
REQUEST_COLUMNS = (
    *("obligation_id", "number", "submitted_on", "decided_on", "outcome"),
    *("period_from", "period_to", "uncertain", "source"),
    *("granted_at__short_name", "granted_at__start", "granted_at__end"),
    *("considered_at__short_name", "considered_at__start", "considered_at__end"),
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
    """Obligations and extension requests, fetched in two queries however many there are."""

    by_state: dict[str, list[Obligation]]
    requests: dict[int, list[ExtensionRequest]]

    @classmethod
    def fetch(cls, state: State | None = None) -> "Records":
        """Those of one State, or of all."""
        obligations = Obligation.objects.order_by("article")
        requests = ExtensionRequest.objects.select_related("granted_at", "considered_at").only(
            *REQUEST_COLUMNS
        )
        if state is not None:
            obligations = obligations.filter(state=state)
            requests = requests.filter(obligation__state=state)
        return cls(
            _grouped(obligations, "state_id"),
            _grouped(requests.order_by("number"), "obligation_id"),
        )

    def of(self, state: State, on: date) -> dict[int, ObligationOn]:
        """The obligations of a State by article, each with its requests in order."""
        return {
            record.article: ObligationOn(state, record, self.requests.get(record.pk, ()), on)
            for record in self.by_state.get(state.iso3, ())
        }


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
