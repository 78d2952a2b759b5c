"""What we publish about meetings and statements: columns, filters and orders."""

from typing import Any

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from article6.core.access import Reader
from article6.core.dataset import Column, ColumnKind, Dataset, boolean, code, day, text
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import State, rank_field
from article6.library.models import Topic, codes
from article6.meetings.models import Meeting, MeetingKind, MeetingStatus, Statement

MEETINGS = Dataset(
    slug="meetings",
    title=_("Meetings"),
    row_is=_("A formal or informal meeting; a conference in parts has a row for each part as well"),
    rows=lambda _reader: Meeting.objects.select_related("state", "presidency"),
    columns=(
        text("slug", _("Name of the meeting in addresses; never changes")),
        text("short_name", _("Short name, as in “13MSP”")),
        text("title", _("Title, in English"), hxl="#event+name"),
        code("kind", _("Kind of meeting")),
        code("status", _("Held or planned, as the record has it")),
        day("start", _("First day; month or year where no more is known"), hxl="#date+start"),
        day("end", _("Last day; empty: not found"), hxl="#date+end"),
        text("city", _("City; empty: not found, or different by part"), hxl="#loc+name"),
        code("iso3", _("State where it was held, ISO 3166-1"), "state_id", hxl="#country+code"),
        code("presidency", _("State that presided, ISO 3166-1"), "presidency_id"),
        text("part_of", _("Conference that it is a part of"), "part_of_id"),
        text("symbol", _("Document symbol, or the start of it; empty: not seen")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _in_year(rows: Rows, value: str) -> Rows:
    if len(value) != 4 or not value.isdecimal():
        raise ValueError(value)
    return rows.filter(start__startswith=value)


def _years(_reader: Reader) -> list[tuple[str, str]]:
    starts = Meeting.objects.exclude(start="").values_list("start", flat=True)
    years = sorted({start[:4] for start in starts}, reverse=True)
    return [(year, year) for year in years]


def _by_day(rows: Rows, descending: bool) -> Rows:
    """What is planned stands at the newest end, whatever its day."""
    planned = Case(When(status=MeetingStatus.PLANNED, then=Value(1)), default=Value(0))
    if descending:
        return rows.order_by(planned.desc(), "-start", "slug")
    return rows.order_by(planned.asc(), "start", "slug")


MEETING_LISTING = Listing(
    dataset=MEETINGS,
    filters=(
        Filter("q", _("Words"), lambda rows, words: rows.matching(words), kind="search"),
        Filter(
            "kind",
            _("Kind"),
            lambda rows, kind: rows.filter(kind=kind),
            lambda _reader: list(MeetingKind.choices),
        ),
        Filter("year", _("Year"), _in_year, _years),
        Filter(
            "status",
            _("Status"),
            lambda rows, status: rows.filter(status=status),
            lambda _reader: list(MeetingStatus.choices),
        ),
    ),
    sorts=(Sort("date", _("Date"), _by_day, descending_first=True),),
)


STATEMENTS = Dataset(
    slug="statements",
    title=_("Statements"),
    row_is=_("A statement made at a meeting; the title is often made from a session list"),
    rows=lambda _reader: Statement.objects.select_related("meeting", "state", "body"),
    columns=(
        text("slug", _("Name of the statement; never changes")),
        text("meeting", _("Short name of the meeting"), "meeting.short_name"),
        code("iso3", _("State that spoke, ISO 3166-1"), "state_id", hxl="#country+code"),
        text("organisation", _("Organisation that spoke, as the source has it")),
        code("body", _("The same organisation in the list of organisations"), "body_id"),
        code("topic", _("Topic")),
        day("said_on", _("Day, month or year"), hxl="#date"),
        Column(
            "languages",
            ColumnKind.CODE,
            _("Languages in which it was seen; empty: not seen"),
            lambda row: ";".join(codes(row.languages)),
            unit="ISO 639-1",
        ),
        text("title", _("Title, in English"), hxl="#description"),
        text("stated_need", _("Need stated, in our words, in English; empty: none seen")),
        text("url", _("Address; empty: none known"), hxl="#meta+url"),
        code("address_kind", _("What is at the address: an official page, a list or a copy")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def at_meeting(rows: Rows, slug: str) -> Rows:
    """What was said at a meeting or in a part of it."""
    return rows.filter(Q(meeting=slug) | Q(meeting__part_of=slug))


def _meetings_with_statements(_reader: Reader) -> list[tuple[str, Any]]:
    said = Q(statements__isnull=False) | Q(parts__statements__isnull=False)
    found = Meeting.objects.filter(said).distinct().order_by("-start")
    return [(meeting.slug, meeting.short_name) for meeting in found]


def _speaking_states(_reader: Reader) -> list[tuple[str, Any]]:
    found = State.objects.filter(statements__isnull=False).distinct().order_by(rank_field())
    return [(state.iso3, state.name) for state in found]


def _by_day_said(rows: Rows, descending: bool) -> Rows:
    return rows.order_by("-said_on" if descending else "said_on", "slug")


STATEMENT_LISTING = Listing(
    dataset=STATEMENTS,
    filters=(
        Filter("meeting", _("Meeting"), at_meeting, _meetings_with_statements),
        Filter("state", _("State"), lambda rows, iso3: rows.filter(state=iso3), _speaking_states),
        Filter(
            "topic",
            _("Topic"),
            lambda rows, topic: rows.filter(topic=topic),
            lambda _reader: list(Topic.choices),
        ),
    ),
    sorts=(Sort("date", _("Date"), _by_day_said, descending_first=True),),
)
