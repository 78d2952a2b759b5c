"""Obligations, extensions, land and casualties."""

from collections.abc import Iterable
from typing import Any

from article6.exchange.reference.parse import (
    day,
    one_of,
    partial,
    whole,
    year,
)
from article6.exchange.reference.table import Cell, Fault, Record, Ref, Table, shown
from article6.exchange.reference.tables.cells import (
    SOURCED,
    STATE,
    UNDATED,
    in_order,
    keyed,
    same,
)
from article6.exchange.reference.tables.meetings import MEETING
from article6.obligations.models import (
    RECORDED_STATUSES,
    CasualtyScope,
    CasualtyYear,
    ExtensionRequest,
    LandYear,
    Obligation,
    Outcome,
)

ARTICLES = {"3": 3, "4": 4, "5": 5, "9": 9}


def article(text: str, _refs: object) -> int:
    if text not in ARTICLES:
        raise ValueError(f"{shown(text)} is not Article 3, 4, 5 or 9")
    return ARTICLES[text]


OBLIGATIONS = Table(
    name="obligations",
    file="obligations.csv",
    model=Obligation,
    key=("iso3", "article"),
    cells=(
        Cell("iso3", "state_id", STATE),
        Cell("article", "article", article),
        Cell("status", "recorded_status", one_of(RECORDED_STATUSES)),
        Cell("original_deadline", "first_deadline", day),
        Cell("current_deadline", "current_deadline", day),
        Cell("completed_on", "completed_on", partial),
        *SOURCED,
    ),
    faults=in_order(
        ("first_deadline", "original_deadline"), ("current_deadline", "current_deadline")
    ),
)


def of_obligation(record: Record) -> list[Record]:
    return [keyed(record, obligation=f"{record['iso3']}/{record['article']}")]


EXTENSIONS = Table(
    name="extensions",
    file="extensions.csv",
    model=ExtensionRequest,
    key=("iso3", "article", "request_number"),
    cells=(
        Cell("obligation", "obligation_id", Ref(Obligation, "state_id/article")),
        Cell("request_number", "number", whole),
        *same("submitted_on", "decided_on", parse=partial),
        Cell("granted_at_meeting", "granted_at_id", MEETING),
        Cell("considered_at_meeting", "considered_at_id", MEETING),
        Cell("status", "outcome", one_of(Outcome.values)),
        *same("period_from", "period_to", parse=day),
        *UNDATED,
    ),
    split=of_obligation,
    made_by_split={"obligation": "iso3"},
    faults=in_order(("period_from", "period_from"), ("period_to", "period_to")),
)

LAND = Table(
    name="contamination",
    file="contamination.csv",
    model=LandYear,
    key=("iso3", "year"),
    cells=(
        Cell("iso3", "state_id", STATE),
        Cell("year", "year", year),
        *same("area_m2", "cleared_m2", parse=whole),
        Cell("cha_m2", "confirmed_m2", whole),
        Cell("sha_m2", "suspected_m2", whole),
        Cell("submunitions_destroyed", "submunitions_destroyed_count", whole),
        *SOURCED,
    ),
)

OUTCOMES = ("killed_count", "injured_count", "unknown_count")


def wrong_sum(values: dict[str, Any]) -> Iterable[Fault]:
    """Killed, injured and unknown outcome must not exceed the total they belong to."""
    parts = [values[name] for name in OUTCOMES if values[name] is not None]
    if values["total_count"] is not None and sum(parts) > values["total_count"]:
        yield "total", f"is {values['total_count']}, less than its parts together ({sum(parts)})"


CASUALTIES = Table(
    name="casualties",
    file="victims.csv",
    model=CasualtyYear,
    key=("iso3", "year", "scope"),
    cells=(
        Cell("iso3", "state_id", STATE),
        Cell("year", "year", year),
        Cell("killed", "killed_count", whole),
        Cell("injured", "injured_count", whole),
        Cell("unknown", "unknown_count", whole),
        Cell("total", "total_count", whole),
        Cell("scope", "scope", one_of(CasualtyScope.values)),
        Cell("cluster_munition_casualties", "cluster_count", whole),
        *UNDATED,
    ),
    faults=wrong_sum,
)

TABLES = (OBLIGATIONS, EXTENSIONS, LAND, CASUALTIES)
