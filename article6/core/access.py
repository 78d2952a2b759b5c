"""Who may do what: one table, and the two questions that read it.

`reach()` answers for whom a reader may do something; `can()` asks it for one record, querysets
(directory/owned.py) ask it for many. Pages, commands, exports and search all come through here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest


class Role(StrEnum):
    """What a person is in an organisation; the last three are given by an office."""

    READER = "reader"
    DRAFTER = "drafter"
    FOCAL_POINT = "focal_point"
    COORDINATOR = "coordinator"  # of cooperation and assistance, while a Term lasts
    ISU_OFFICER = "isu_officer"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What a person may want to do to a record or with an organisation."""

    READ_OWN = "read_own"  # drafts, private records, withheld fields
    READ_AS_FACILITATOR = "read_as_facilitator"
    EDIT = "edit"
    PUBLISH = "publish"  # also withdraw, and choose who reads
    READ_HISTORY = "read_history"
    SEE_MEMBERS = "see_members"
    MANAGE_MEMBERS = "manage_members"
    RESTORE_MEMBERS = "restore_members"  # of an organisation that has lost its focal point
    SEND_LINK = "send_link"
    MANAGE_INSTALLATION = "manage_installation"


class Reach(StrEnum):
    """For whom: the organisation where the role is held, or any."""

    OWN = "own"
    ANY = "any"


OWN, ANY = Reach.OWN, Reach.ANY

# The table. A role that is not named for an action does not have it. Design, section 4.
TABLE: Mapping[Action, Mapping[Role, Reach]] = {
    Action.READ_OWN: {
        Role.READER: OWN,
        Role.DRAFTER: OWN,
        Role.FOCAL_POINT: OWN,
        Role.ISU_OFFICER: OWN,
    },
    Action.READ_AS_FACILITATOR: {Role.COORDINATOR: ANY, Role.ISU_OFFICER: ANY},
    Action.EDIT: {Role.DRAFTER: OWN, Role.FOCAL_POINT: OWN, Role.ISU_OFFICER: ANY},
    Action.PUBLISH: {Role.FOCAL_POINT: OWN, Role.ISU_OFFICER: ANY},
    Action.READ_HISTORY: {
        Role.READER: OWN,
        Role.DRAFTER: OWN,
        Role.FOCAL_POINT: OWN,
        Role.ISU_OFFICER: OWN,
    },
    Action.SEE_MEMBERS: {
        Role.READER: OWN,
        Role.DRAFTER: OWN,
        Role.FOCAL_POINT: OWN,
        Role.ISU_OFFICER: ANY,
        Role.ADMINISTRATOR: ANY,
    },
    Action.MANAGE_MEMBERS: {Role.FOCAL_POINT: OWN, Role.ADMINISTRATOR: ANY},
    Action.RESTORE_MEMBERS: {Role.ISU_OFFICER: ANY, Role.ADMINISTRATOR: ANY},
    Action.SEND_LINK: {Role.FOCAL_POINT: OWN, Role.ISU_OFFICER: ANY},
    Action.MANAGE_INSTALLATION: {Role.ADMINISTRATOR: ANY},
}

# Whoever holds one of these signs in with a second factor, or does not hold it.
NEEDS_SECOND_FACTOR = frozenset(
    {Role.FOCAL_POINT, Role.COORDINATOR, Role.ISU_OFFICER, Role.ADMINISTRATOR}
)


class Door(StrEnum):
    """Which way a person came in."""

    PAGE = "page"
    COMMAND = "command"
    LINK = "link"  # a signed link, without an account
    IMPORT = "import"


@dataclass(frozen=True)
class Seat:
    """One role; `organisation` is its slug, empty for a role that belongs to none."""

    role: Role
    organisation: str = ""


@dataclass(frozen=True)
class Reader:
    """Who asks, as far as rights go. Two readers that are equal see the same."""

    seats: frozenset[Seat] = frozenset()
    is_states_party: bool = False  # a seat in the government of a State Party
    person: str = ""  # key of the account; empty: not signed in
    door: Door = Door.PAGE

    @property
    def organisations(self) -> frozenset[str]:
        """Slugs of the organisations whose own records this reader reads."""
        return self.reach(Action.READ_OWN).organisations

    @property
    def is_facilitator(self) -> bool:
        return self.reach(Action.READ_AS_FACILITATOR).anywhere

    @property
    def unnamed(self) -> "Reader":
        """The same rights without the person, for what is kept for all who have these seats."""
        return replace(self, person="")

    def reach(self, action: Action) -> "Where":
        """Where this reader may do this, by the table."""
        granted = TABLE[action]
        reaches = {(granted.get(seat.role), seat.organisation) for seat in self.seats}
        return Where(
            anywhere=any(how is ANY for how, _slug in reaches),
            organisations=frozenset(slug for how, slug in reaches if how is OWN and slug),
        )


@dataclass(frozen=True)
class Where:
    """Everywhere, or in these organisations."""

    anywhere: bool
    organisations: frozenset[str]

    def covers(self, *owners: str | None) -> bool:
        return self.anywhere or any(owner in self.organisations for owner in owners)


PUBLIC = Reader()


class Readable(Protocol):
    """A record that knows who owns it, who entered it, and who sees it."""

    owner_id: str | None
    entered_by_id: str | None

    def is_visible_to(self, reader: Reader) -> bool: ...


def can(reader: Reader, action: Action, record: Readable) -> bool:
    """Whether this reader sees the record and may do this to it."""
    where = reader.reach(action)
    return where.covers(record.owner_id, record.entered_by_id) and record.is_visible_to(reader)


def require(reader: Reader, action: Action, record: Readable) -> None:
    """Go on only with the right: 404 for what the reader may not see, 403 for what not do."""
    if not record.is_visible_to(reader):
        raise Http404
    if not can(reader, action, record):
        raise PermissionDenied


def require_in(reader: Reader, action: Action, organisation: str) -> None:
    """The same for something done with an organisation itself."""
    if not reader.reach(action).covers(organisation):
        raise PermissionDenied


def reader_of(request: HttpRequest) -> Reader:
    """Who asks; accounts/middleware.py found out, once for each request."""
    reader: Reader = getattr(request, "reader", PUBLIC)
    return reader
