"""Country coalitions and their members."""

from itertools import zip_longest

from article6.coalitions.models import Coalition, CoalitionStatus, Member
from article6.exchange.reference.parse import one_of, partial, plain, required, whole
from article6.exchange.reference.table import Cell, MismatchError, Record, Ref, Table
from article6.exchange.reference.tables.cells import STATE, UNDATED, in_order, items, keyed, same
from article6.exchange.reference.tables.cooperation import ORGANISATION
from article6.exchange.reference.tables.obligations import article

COALITIONS = Table(
    name="coalitions",
    file="coalitions.csv",
    model=Coalition,
    key=("slug",),
    cells=(
        *same("slug", "title", parse=required),
        Cell("state_iso3", "state_id", STATE),
        Cell("obligation_article", "article", article),
        Cell("status", "status", one_of(CoalitionStatus.values)),
        *same("started_on", "ended_on", parse=partial),
        *same("lead", "result"),
        *UNDATED,
    ),
    unread=frozenset({"lead_slug", "partners", "partner_roles", "partner_slugs"}),
    faults=in_order(("started_on", "started_on"), ("ended_on", "ended_on")),
)


PARALLEL = ("partners", "partner_roles", "partner_slugs")


def members(record: Record) -> list[Record]:
    """One record a partner; a State among the partners stands for its government."""
    columns = [items(record[name]) for name in PARALLEL]
    for name, found in zip(PARALLEL, columns, strict=True):
        if found and len(found) != len(columns[0]):
            raise MismatchError(name, f"{len(found)} items; “partners” has {len(columns[0])}")
    return [
        keyed(
            record,
            position=str(position),
            name=name or "",
            role=role or "",
            organisation=_organisation(slug or ""),
        )
        for position, (name, role, slug) in enumerate(zip_longest(*columns), start=1)
    ]


def _organisation(slug: str) -> str:
    is_state = len(slug) == 3 and slug.isupper()
    return f"gov-{slug.lower()}" if is_state else slug


MEMBERS = Table(
    name="coalition_members",
    file="coalitions.csv",
    model=Member,
    key=("slug", "position"),
    cells=(
        Cell("slug", "coalition_id", Ref(Coalition)),
        Cell("position", "position", whole),
        Cell("name", "name", required),
        Cell("role", "role", plain),
        Cell("organisation", "organisation_id", ORGANISATION),
    ),
    split=members,
    made_by_split={
        "position": "partners",
        "name": "partners",
        "role": "partner_roles",
        "organisation": "partner_slugs",
    },
    unread=COALITIONS.columns,
)

TABLES = (COALITIONS, MEMBERS)
