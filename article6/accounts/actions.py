"""What changes who belongs to an organisation. Said twice, each of these happens once."""

from datetime import date

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from article6.accounts import letters
from article6.accounts.acts import note
from article6.accounts.handover import pass_on
from article6.accounts.invitations import (
    call_back_letters,
    is_on_its_way,
    open_invitation,
    refuse_member,
    write_letter,
)
from article6.accounts.links import open_link, use_link
from article6.accounts.managing import acting_organisation, is_last_focal_point, require_manage
from article6.accounts.models import Invitation, MemberRole, Membership, Purpose, User
from article6.accounts.tenure import check_end, give_role, take_seat
from article6.core import clock
from article6.core.access import Reader
from article6.directory.models import Organisation

RANK = {role: place for place, role in enumerate(MemberRole.values)}  # reader first


@transaction.atomic
def invite(
    organisation: Organisation, email: str, role: str, language: str, by: Reader, *, site: str = ""
) -> Invitation:
    """Offer a seat to an address and send the letter; `site` is https://name; empty: SITE_URL.

    ValidationError at `email` for a member, for oneself, and where another role is on offer.
    """
    _begin(by, organisation)
    email = email.lower()
    refuse_member(organisation, email, by)
    invitation = open_invitation(organisation, email)
    if invitation is None:
        invitation = Invitation.objects.create(
            organisation=organisation, email=email, role=role, language=language
        )
        note("invited", invitation, by, role=(None, role))
    elif invitation.role != role:
        raise ValidationError({"email": _("This address is invited already, with another role.")})
    if not is_on_its_way(invitation):
        write_letter(invitation, by, site)
    return invitation


@transaction.atomic
def resend_invitation(invitation: Invitation, by: Reader, *, site: str = "") -> None:
    """A new letter; the old one opens nothing any more."""
    _begin(by, invitation.organisation)
    invitation.refresh_from_db()
    if invitation.accepted_at or invitation.withdrawn_at:
        return
    note("invitation_sent_again", invitation, by)
    write_letter(invitation, by, site)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, by: Reader) -> None:
    """Take an offer back as long as nobody has accepted it."""
    _begin(by, invitation.organisation)
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    if waiting.update(withdrawn_at=timezone.now()):
        call_back_letters(invitation, by)
        note("invitation_withdrawn", invitation, by)


@transaction.atomic
def accept_invitation(
    token: str, *, user: User | None = None, name: str = "", password: str = ""
) -> Membership:
    """Take the seat offered: by the account with the invited address, or by a new one made here.

    LinkProblem where the letter opens nothing (any more), PermissionDenied for another account.
    """
    link = open_link(token, Purpose.INVITATION)
    invitation = Invitation.objects.select_related("organisation").get(pk=link.key)
    if user is not None and user.email != invitation.email:
        raise PermissionDenied
    _lock(invitation.organisation)
    use_link(link, invitation)
    person = user or _newcomer(invitation, name, password)
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=timezone.now())
    membership = take_seat(person, invitation)
    letters.send_accepted(membership, link)
    return membership


@transaction.atomic
def change_role(membership: Membership, role: str, by: Reader) -> Membership:
    """Another role from today; what the person was until yesterday stays on record.

    ValidationError at `role` for raising oneself, and for lowering the last focal point.
    """
    _begin(by, membership.organisation)
    found = Membership.objects.current().filter(pk=membership.pk).select_related("person").first()
    if found is None or found.role == role:
        return membership
    if RANK[role] > RANK[found.role] and str(found.person.key) == by.person:
        raise ValidationError({"role": _("You cannot raise your own role.")})
    if is_last_focal_point(found):
        raise ValidationError({"role": _("Make somebody else focal point first.")})
    return give_role(found, role, by)


@transaction.atomic
def end_membership(
    membership: Membership,
    on: date,
    pass_to: Membership | None,
    by: Reader,
    *,
    insist: bool = False,
) -> None:
    """End on a last day, and pass on now what the person has open.

    Whoever follows the last focal point becomes focal point. `insist`: nobody follows. Raises
    ValidationError at `on` or `pass_to`.
    """
    _begin(by, membership.organisation)
    found = Membership.objects.select_related("person", "organisation").get(pk=membership.pk)
    if found.until and (found.until == on or found.until < clock.today()):
        return
    if on < clock.today() and str(found.person.key) == by.person:
        raise ValidationError({"on": _("Your own membership ends today at the earliest.")})
    check_end(found, on, pass_to, insist)
    if pass_to and is_last_focal_point(found) and pass_to.role != MemberRole.FOCAL_POINT:
        give_role(pass_to, MemberRole.FOCAL_POINT, by)
    follower = pass_to.person if pass_to else None
    passed = pass_on(found, follower, by, acting_organisation(by, found.organisation))
    before, found.until = found.until, on
    found.save(update_fields=["until"])
    note("membership_ended", found, by, until=(before, on))
    letters.send_ended(found, follower, passed)


def _lock(organisation: Organisation) -> None:
    """One change at a time to the people of an organisation."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _begin(by: Reader, organisation: Organisation) -> None:
    _lock(organisation)
    require_manage(by, organisation)


def _newcomer(invitation: Invitation, name: str, password: str) -> User:
    """An account whose address is proven: the letter was sent there."""
    language = get_language() or invitation.language
    user = User.objects.create_user(invitation.email, password, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
