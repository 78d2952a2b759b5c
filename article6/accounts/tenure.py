"""What a person is in an organisation, row by row: taking a seat, another role, leaving."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from article6.accounts import letters
from article6.accounts.acts import note
from article6.accounts.handover import kept_records
from article6.accounts.managing import is_last_focal_point
from article6.accounts.models import Invitation, MemberRole, Membership, User
from article6.core import clock
from article6.core.access import Door, Reader


def take_seat(person: User, invitation: Invitation) -> Membership:
    """From today, or from the day after an ending membership; an open one stays as it is."""
    before = person.memberships.filter(organisation=invitation.organisation)
    if held := before.filter(until=None).first():
        return held
    ending = before.filter(until__gte=clock.today()).order_by("until").last()
    since = ending.until + timedelta(days=1) if ending and ending.until else clock.today()
    membership = Membership.objects.create(
        person=person, organisation=invitation.organisation, role=invitation.role, since=since
    )
    by = Reader(person=str(person.key), door=Door.LINK)
    note("joined", membership, by, role=(None, membership.role))
    return membership


def give_role(membership: Membership, role: str, by: Reader) -> Membership:
    """A row for each role a person has held; one that began today is simply corrected."""
    before, today, until = membership.role, clock.today(), membership.until
    if membership.since < today:
        membership.until = today - timedelta(days=1)
        membership.save(update_fields=["until"])
        membership = Membership(
            person=membership.person,
            organisation=membership.organisation,
            since=today,
            until=until,
        )
    membership.role = role
    membership.save()
    note("role_changed", membership, by, role=(before, role))
    letters.send_changed(membership)
    return membership


def followers(membership: Membership) -> QuerySet[Membership]:
    """Members who stay and may look after records; anybody where the last focal point goes."""
    staying = (
        Membership.objects.current()
        .filter(organisation=membership.organisation_id, until=None, person__is_active=True)
        .exclude(person=membership.person_id)
        .select_related("person", "organisation")
        .order_by("person__name")
    )
    if is_last_focal_point(membership):
        return staying
    return staying.filter(role__in=[MemberRole.DRAFTER, MemberRole.FOCAL_POINT])


def may_end_without(membership: Membership) -> bool:
    """Whether a person may insist that nobody follows: the last one who could speak or write."""
    return is_last_focal_point(membership) or not followers(membership).exists()


def check_end(membership: Membership, on: date, pass_to: Membership | None, insist: bool) -> None:
    """ValidationError at `on` or `pass_to` where a membership cannot end so."""
    if on < membership.since:
        raise ValidationError({"on": _("The membership began after this day.")})
    if pass_to is not None:
        if not followers(membership).filter(pk=pass_to.pk).exists():
            raise ValidationError({"pass_to": _("This person is not a member who stays.")})
    elif not (insist and may_end_without(membership)):
        _want_follower(membership)


def _want_follower(membership: Membership) -> None:
    if is_last_focal_point(membership):
        text = _("Say who follows as focal point, or confirm that nobody does.")
        raise ValidationError({"pass_to": text})
    if kept_records(membership.person, membership.organisation):
        raise ValidationError({"pass_to": _("Say who looks after the records from now on.")})
