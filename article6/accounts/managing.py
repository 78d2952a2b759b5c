"""Who may change who belongs to an organisation, and in whose name they then act."""

from django.core.exceptions import PermissionDenied

from article6.accounts.models import MemberRole, Membership
from article6.core.access import Action, Door, Reader, Role, Seat
from article6.directory.models import Organisation

# Whoever runs a command on the server: an administrator without a name.
OPERATOR = Reader(seats=frozenset({Seat(Role.ADMINISTRATOR)}), door=Door.COMMAND)


def may_manage(reader: Reader, organisation: Organisation) -> bool:
    """Its focal points and the administrator; who may restore, while it has no focal point."""
    if reader.reach(Action.MANAGE_MEMBERS).covers(organisation.slug):
        return True
    restores = reader.reach(Action.RESTORE_MEMBERS).covers(organisation.slug)
    return restores and not has_focal_point(organisation)


def require_manage(reader: Reader, organisation: Organisation) -> None:
    if not may_manage(reader, organisation):
        raise PermissionDenied


def has_focal_point(organisation: Organisation) -> bool:
    """Whether somebody speaks for the organisation today."""
    return (
        Membership.objects.current()
        .filter(organisation=organisation, role=MemberRole.FOCAL_POINT, person__is_active=True)
        .exists()
    )


def is_last_focal_point(membership: Membership) -> bool:
    """Whether nobody else speaks for the organisation for good."""
    others = (
        Membership.objects.current()
        .filter(organisation=membership.organisation_id, role=MemberRole.FOCAL_POINT, until=None)
        .filter(person__is_active=True)
        .exclude(person=membership.person_id)
    )
    return membership.role == MemberRole.FOCAL_POINT and not others.exists()


def acting_organisation(reader: Reader, organisation: Organisation) -> str:
    """Slug of the organisation that acts for this one; empty: nobody but its own people, or an
    administrator, who belongs to none."""
    if any(seat.organisation == organisation.slug for seat in reader.seats):
        return ""
    officers = {seat.organisation for seat in reader.seats if seat.role is Role.ISU_OFFICER}
    return min(officers, default="")
