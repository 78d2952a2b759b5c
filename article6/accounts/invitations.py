"""Invitations that wait for an answer, and the letters that carry them."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from article6.accounts import letters
from article6.accounts.links import make_link, revoke_link
from article6.accounts.managing import acting_organisation
from article6.accounts.models import Invitation, Purpose, SignedLink, User
from article6.core.access import Reader
from article6.directory.models import Organisation


def open_invitation(organisation: Organisation, email: str) -> Invitation | None:
    """The one that this address may still accept, or could with a new letter."""
    found = Invitation.objects.filter(organisation=organisation, email=email)
    return found.filter(accepted_at=None, withdrawn_at=None).first()


def open_letters(invitation: Invitation) -> list[SignedLink]:
    """Letters that were neither used nor called back, the last one first."""
    noun, key = invitation._meta.label_lower, str(invitation.pk)
    sent = SignedLink.objects.filter(purpose=Purpose.INVITATION, noun=noun, key=key)
    return list(sent.filter(used_at=None, revoked_at=None).order_by("-pk"))


def is_on_its_way(invitation: Invitation) -> bool:
    """Whether a letter still opens the door."""
    return any(link.expires_at > timezone.now() for link in open_letters(invitation))


def write_letter(invitation: Invitation, by: Reader, site: str) -> None:
    """The only letter that is good from now on; call in a transaction."""
    call_back_letters(invitation, by)
    link = make_link(Purpose.INVITATION, invitation, invitation.email, by)
    acting = acting_organisation(by, invitation.organisation)
    letters.send_invitation(invitation, link, acting, site)


def call_back_letters(invitation: Invitation, by: Reader) -> None:
    for link in open_letters(invitation):
        revoke_link(link, invitation, by)


def refuse_member(organisation: Organisation, email: str, by: Reader) -> None:
    """ValidationError at `email` for whoever asks, and for who belongs here already."""
    person = User.objects.filter(email=email).first()
    if person is None:
        return
    if str(person.key) == by.person:
        raise ValidationError({"email": _("You cannot invite yourself.")})
    if person.memberships.filter(organisation=organisation, until=None).exists():
        raise ValidationError({"email": _("This person is a member already.")})
