"""Meetings, who presided over them, and what was said."""

from django.utils.text import slugify

from article6.directory.models import Office, Organisation, Term
from article6.exchange.reference.parse import listed, one_of, partial, plain, required
from article6.exchange.reference.table import (
    Cell,
    MismatchError,
    Record,
    Ref,
    SameTable,
    Table,
    shown,
)
from article6.exchange.reference.tables.cells import (
    LANGUAGES,
    STATE,
    UNDATED,
    in_order,
    keyed,
    same,
)
from article6.library.models import AddressKind, Topic
from article6.meetings.models import Meeting, MeetingKind, MeetingStatus, Statement

MEETING = Ref(Meeting, "short_name")


def meeting_address(record: Record) -> list[Record]:
    """Short names become addresses: '2RC-1' -> '2rc-1'."""
    slug, whole = slugify(record["short_name"]), slugify(record["part_of"])
    return [keyed(record, slug=slug, whole=whole)]


MEETINGS = Table(
    name="meetings",
    file="meetings.csv",
    model=Meeting,
    key=("short_name",),
    cells=(
        Cell("slug", "slug", required),
        *same("short_name", "title", parse=required),
        Cell("kind", "kind", one_of(MeetingKind.values)),
        Cell("status", "status", one_of(MeetingStatus.values)),
        *same("start", "end", parse=partial),
        Cell("city", "city", plain),
        Cell("country_iso3", "state_id", STATE),
        Cell("presidency_iso3", "presidency_id", STATE),
        Cell("whole", "part_of_id", SameTable()),
        Cell("document_symbol", "symbol", plain),
        *UNDATED,
    ),
    split=meeting_address,
    made_by_split={"slug": "short_name", "whole": "part_of"},
    unread=frozenset({"part_of"}),
    faults=in_order(("start", "start"), ("end", "end")),
)


def president_term(record: Record) -> list[Record]:
    """Who chaired a preparatory meeting was not its President, and is not kept here."""
    if record["role"] not in ("president", "chair"):
        raise MismatchError("role", f"{shown(record['role'])} is not one of president, chair")
    if record["role"] == "chair":
        return []
    key = f"president-{slugify(record['meeting'])}"
    return [keyed(record, office="president", term=key)]


PRESIDENTS = Table(
    name="presidents",
    file="presidents.csv",
    model=Term,
    key=("meeting",),
    cells=(
        Cell("term", "key", required),
        Cell("office", "office_id", Ref(Office)),
        Cell("meeting", "occasion", required),
        Cell("state_iso3", "state_id", STATE),
        Cell("person", "person", plain),
        *UNDATED,
    ),
    split=president_term,
    made_by_split={"office": "meeting", "term": "meeting"},
    unread=frozenset({"role"}),
)

STATEMENTS = Table(
    name="statements",
    file="statements.csv",
    model=Statement,
    key=("slug",),
    cells=(
        *same("slug", "title", parse=required),
        Cell("meeting", "meeting_id", MEETING),
        Cell("state_iso3", "state_id", STATE),
        *same("organisation", "url", "stated_need"),
        Cell("organisation_slug", "body_id", Ref(Organisation)),
        Cell("topic", "topic", one_of(Topic.values)),
        Cell("date", "said_on", partial),
        Cell("language", "languages", listed(LANGUAGES)),
        Cell("address_kind", "address_kind", one_of(AddressKind.values, empty=True)),
        *UNDATED,
    ),
)

TABLES = (MEETINGS, PRESIDENTS, STATEMENTS)
