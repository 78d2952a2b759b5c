"""What a person's account, memberships and offices come to as rights, today."""

from datetime import date
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from article6.accounts.models import MemberRole, Membership, User
from article6.core import clock
from article6.core.access import NEEDS_SECOND_FACTOR, PUBLIC, Door, Reader, Role, Seat
from article6.core.memory import remembered
from article6.directory.models import Office, OfficeKind, OrganisationKind, Term, Theme
from article6.rules.standing import is_party_on

# In the Implementation Support Unit and in a coordinating State, whoever writes is a facilitator.
WRITES = (MemberRole.DRAFTER, MemberRole.FOCAL_POINT)


class Held(NamedTuple):
    """A membership of today, as far as rights go; read at every request, so plain values."""

    role: str
    organisation: str
    kind: str
    state: str | None
    in_force_on: date | None
    withdrawn_on: date | None
    is_strong: bool  # whether the person has a second factor

    @property
    def is_of_a_party(self) -> bool:
        """Whether it is a place in the government of a State Party."""
        binds = is_party_on(clock.today(), self.in_force_on, self.withdrawn_on)
        return self.kind == OrganisationKind.GOVERNMENT and binds


def reader_for(user: User, door: Door = Door.PAGE) -> Reader:
    """The rights of an account today; those that want a second factor only where there is one."""
    if not user.is_active:
        return PUBLIC
    held = _held(user)
    seats = _all_seats(user, held)
    if not _is_strong(user, held):
        left = (_without_second_factor(seat) for seat in seats)
        seats = {seat for seat in left if seat}
    return Reader(
        seats=frozenset(seats),
        is_states_party=any(one.is_of_a_party for one in held),
        person=str(user.key),
        door=door,
    )


def wants_second_factor(user: User) -> bool:
    """Whether the account holds a role that it may not use before it has a second factor."""
    held = _held(user)
    roles = {seat.role for seat in _all_seats(user, held)}
    return bool(roles & NEEDS_SECOND_FACTOR) and not _is_strong(user, held)


def _held(user: User) -> list[Held]:
    """Everything about today's memberships, in one query."""
    strong = Exists(Authenticator.objects.filter(user=OuterRef("person")))
    state = "organisation__state"
    found = Membership.objects.current().filter(person=user).annotate(is_strong=strong)
    columns = ("role", "organisation", "organisation__kind", state)
    dates = (f"{state}__in_force_on", f"{state}__withdrawn_on")
    return [Held(*line) for line in found.values_list(*columns, *dates, "is_strong")]


def _all_seats(user: User, held: list[Held]) -> set[Seat]:
    seats = {seat for one in held for seat in _seats(one)}
    return seats | ({Seat(Role.ADMINISTRATOR)} if user.is_superuser else set())


def _seats(one: Held) -> list[Seat]:
    """A membership's own seat, and what the organisation's office adds to it."""
    seats = [Seat(Role(one.role), one.organisation)]
    if one.role not in WRITES:
        return seats
    if one.kind == OrganisationKind.SECRETARIAT:
        seats.append(Seat(Role.ISU_OFFICER, one.organisation))
    coordinates = one.state in remembered(coordinating_states, clock.today())
    if one.kind == OrganisationKind.GOVERNMENT and coordinates:
        seats.append(Seat(Role.COORDINATOR, one.organisation))
    return seats


def coordinating_states(on: date) -> frozenset[str]:
    """States that hold the office of Coordinator on cooperation and assistance that day."""
    office = Office.objects.filter(kind=OfficeKind.COORDINATOR, theme=Theme.COOPERATION).first()
    if office is None:
        return frozenset()
    serving = {fact.holder for fact in office.holding_on(on).serving}
    states = Term.objects.filter(key__in=serving).values_list("state_id", flat=True)
    return frozenset(iso3 for iso3 in states if iso3)


def _without_second_factor(seat: Seat) -> Seat | None:
    """What is left of a seat: a focal point may read at home, an office gives nothing."""
    if seat.role not in NEEDS_SECOND_FACTOR:
        return seat
    return Seat(Role.READER, seat.organisation) if seat.role is Role.FOCAL_POINT else None


def _is_strong(user: User, held: list[Held]) -> bool:
    if held:
        return held[0].is_strong
    return bool(user.is_superuser and Authenticator.objects.filter(user=user).exists())
