"""What people are told by mail about their place in an organisation."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from article6.accounts.links import token_of
from article6.accounts.models import Invitation, MemberRole, Membership, SignedLink, User
from article6.core import mail
from article6.directory.models import Organisation


def person_of(key: str) -> User | None:
    """The account behind a key in a history or a letter; None for a command and for nobody."""
    return User.objects.filter(key=key).first() if key else None


def name_of(key: str) -> object:
    """Who that was, in words."""
    return person_of(key) or _("The administrator of this site")


def invitation_path(link: SignedLink, language: str) -> str:
    """The page behind an invitation, in the language it was written in."""
    with translation.override(language):
        return reverse("invitation", args=[token_of(link)])


def send_invitation(invitation: Invitation, link: SignedLink, acting: str, site: str) -> None:
    """`acting`: slug of an organisation that invites for another; `site`: https://name;
    empty: as the settings have it."""
    context = {
        "inviter": name_of(link.made_by),
        "acting": Organisation.objects.filter(slug=acting).first(),
        "organisation": invitation.organisation,
        "role": MemberRole(invitation.role).label,
        "url": (site or settings.SITE_URL) + invitation_path(link, invitation.language),
        "until": link.expires_at.date(),
    }
    mail.send("invitation", invitation.email, invitation.language, context)


def send_accepted(membership: Membership, link: SignedLink) -> None:
    """To whoever invited, where that was a person."""
    if inviter := person_of(link.made_by):
        _send("invitation_accepted", inviter, membership)


def send_changed(membership: Membership) -> None:
    _send("membership_changed", membership.person, membership)


def send_ended(membership: Membership, follower: User | None, passed: int) -> None:
    """To the person who leaves, and to the one who looks after their records from now on."""
    _send("membership_ended", membership.person, membership, follower=follower, passed=passed)
    if follower:
        _send("handed_over", follower, membership, passed=passed)


def _send(template: str, to: User, membership: Membership, **more: object) -> None:
    context = {
        "membership": membership,
        "organisation": membership.organisation,
        "role": MemberRole(membership.role).label,
        **more,
    }
    mail.send(template, to.email, to.language, context)
