"""Every State as of a day: its standing, and how each of its obligations stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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


@dataclass(frozen=True)
class ObligationOn:
    """One obligation on one day. `deadline` is None where the article knows none."""

    record: Obligation
    facts: ObligationFacts
    status: ObligationStatus
    deadline: Link | None

    @classmethod
    def of(
        cls, record: Obligation, requests: Sequence[ExtensionRequest], on: date
    ) -> "ObligationOn":
        facts = record.facts(requests)
        return cls(record, facts, status_on(facts, on), deadline_on(facts, on))

    @property
    def article(self) -> int:
        return self.record.article

    @property
    def due_on(self) -> date | None:
        """The deadline in force that day; None where there is none."""
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


@dataclass(frozen=True)
class StateOn:
    """One State on one day; `obligations` by article, only those that were looked at."""

    state: State
    standing: Standing
    obligations: dict[int, ObligationOn]
    region: Region
    subregion: Region

    @property
    def standing_label(self) -> Any:
        return STANDING_LABELS[self.standing]

    @property
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

    def of(self, state: State) -> Iterator[tuple[Obligation, list[ExtensionRequest]]]:
        """Each obligation of a State with its requests in order."""
        for record in self.by_state.get(state.iso3, []):
            record.state = state
            yield record, self.requests.get(record.pk, [])


def _grouped(rows: Iterable[Any], by: str) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, by)].append(row)
    return groups


def overview(on: date) -> list[StateOn]:
    """All States on a day, in the alphabet of the reader's language."""
    regions = {region.code: region for region in Region.objects.all()}
    records = Records.fetch()
    return [
        _on(state, records, on, regions) for state in State.objects.order_by(rank_field(), "iso3")
    ]


def state_on(state: State, on: date) -> StateOn:
    """One State on a day."""
    regions = {region.code: region for region in (state.region, state.subregion)}
    return _on(state, Records.fetch(state), on, regions)


def _on(state: State, records: Records, on: date, regions: Mapping[str, Region]) -> StateOn:
    obligations = {
        record.article: ObligationOn.of(record, requests, on)
        for record, requests in records.of(state)
    }
    return StateOn(
        state,
        state.standing_on(on),
        obligations,
        regions[state.region_id],
        regions[state.subregion_id],
    )
