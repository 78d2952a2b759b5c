"""What a person's account, memberships and offices come to as rights, today."""

from datetime import date

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


def reader_for(user: User, door: Door = Door.PAGE) -> Reader:
    """The rights of an account today; those that want a second factor only where there is one."""
    if not user.is_active:
        return PUBLIC
    today = clock.today()
    memberships = list(
        Membership.objects.current()
        .filter(person=user)
        .select_related("organisation__state")
        .annotate(is_strong=Exists(Authenticator.objects.filter(user=OuterRef("person"))))
    )
    seats = {seat for one in memberships for seat in _seats(one, today)}
    if user.is_superuser:
        seats.add(Seat(Role.ADMINISTRATOR))
    if not _is_strong(user, memberships):
        left = (_without_second_factor(seat) for seat in seats)
        seats = {seat for seat in left if seat}
    return Reader(
        seats=frozenset(seats),
        is_states_party=any(_is_party(one, today) for one in memberships),
        person=str(user.key),
        door=door,
    )


def wants_second_factor(user: User) -> bool:
    """Whether the account holds a role that it may not use before it has a second factor."""
    memberships = Membership.objects.current().filter(person=user).select_related("organisation")
    seats = {seat for one in memberships for seat in _seats(one, clock.today())}
    roles = {seat.role for seat in seats} | ({Role.ADMINISTRATOR} if user.is_superuser else set())
    return bool(roles & NEEDS_SECOND_FACTOR) and not _has_authenticator(user)


def _seats(one: Membership, today: date) -> list[Seat]:
    """A membership's own seat, and what the organisation's office adds to it."""
    organisation = one.organisation
    seats = [Seat(Role(one.role), organisation.slug)]
    if one.role in WRITES and organisation.kind == OrganisationKind.SECRETARIAT:
        seats.append(Seat(Role.ISU_OFFICER, organisation.slug))
    if (
        one.role in WRITES
        and organisation.kind == OrganisationKind.GOVERNMENT
        and organisation.state_id in remembered(coordinating_states, today)
    ):
        seats.append(Seat(Role.COORDINATOR, organisation.slug))
    return seats


def coordinating_states(on: date) -> frozenset[str]:
    """States that hold the office of Coordinator on cooperation and assistance that day."""
    office = Office.objects.filter(kind=OfficeKind.COORDINATOR, theme=Theme.COOPERATION).first()
    if office is None:
        return frozenset()
    serving = {fact.holder for fact in office.holding_on(on).serving}
    states = Term.objects.filter(key__in=serving).values_list("state_id", flat=True)
    return frozenset(iso3 for iso3 in states if iso3)


def _is_party(one: Membership, today: date) -> bool:
    state = one.organisation.state
    return (
        one.organisation.kind == OrganisationKind.GOVERNMENT
        and state is not None
        and is_party_on(today, state.in_force_on, state.withdrawn_on)
    )


def _without_second_factor(seat: Seat) -> Seat | None:
    """What is left of a seat: a focal point may read at home, an office gives nothing."""
    if seat.role not in NEEDS_SECOND_FACTOR:
        return seat
    return Seat(Role.READER, seat.organisation) if seat.role is Role.FOCAL_POINT else None


def _is_strong(user: User, memberships: list[Membership]) -> bool:
    if memberships:
        return bool(memberships[0].is_strong)  # type: ignore[attr-defined]  # annotated above
    return bool(user.is_superuser) and _has_authenticator(user)


def _has_authenticator(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user).exists())
