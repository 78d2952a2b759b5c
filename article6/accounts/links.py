"""Signed links: a letter that opens one door, once, without an account.

The address holds only the number of the letter, signed together with its purpose. What it opens,
until when, and whether it was used or called back is in the letter's row, so that a link can be
revoked, and every use is history.
"""

from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from article6.accounts.models import Purpose, SignedLink
from article6.core.access import Door, Reader
from article6.core.events import record

VALID_DAYS = 14


class LinkProblem(Exception):  # noqa: N818 - it is shown to a person, not raised at a programmer
    """Why a letter opens nothing; `text` says it to whoever holds it."""

    def __init__(self, text: object) -> None:
        super().__init__(text)
        self.text = text


def make_link(
    purpose: Purpose,
    obj: models.Model,
    email: str,
    by: Reader,
    *,
    part: str = "",
    days: int = VALID_DAYS,
) -> SignedLink:
    """A new letter for this object; call in the transaction of the action that sends it."""
    link = SignedLink.objects.create(
        purpose=purpose,
        noun=obj._meta.label_lower,
        key=str(obj.pk),
        part=part,
        email=email,
        made_by=by.person,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record("link_sent", obj, by, changes={"link": (None, purpose), "part": (None, part)})
    return link


def token_of(link: SignedLink) -> str:
    """What stands in the address."""
    return _signer(link.purpose).sign(str(link.pk))


def open_link(token: str, purpose: Purpose) -> SignedLink:
    """The letter behind a token, if it still opens this door; LinkProblem says why it does not."""
    try:
        number = _signer(purpose).unsign(token)
    except BadSignature:
        raise LinkProblem(_("This address is not complete or was changed.")) from None
    link = SignedLink.objects.filter(pk=int(number), purpose=purpose).first()
    if link is None or link.revoked_at:
        raise LinkProblem(_("This link was called back. Ask whoever sent it for a new one."))
    if link.used_at:
        raise LinkProblem(_("This link was used already, and works once only."))
    if link.expires_at <= timezone.now():
        raise LinkProblem(_("This link has expired. Ask whoever sent it for a new one."))
    return link


def use_link(link: SignedLink, obj: models.Model) -> None:
    """Close the door behind a letter; two uses at once: the second meets LinkProblem. Call in the
    transaction of what the letter was for."""
    taken = SignedLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
    if not taken.update(used_at=timezone.now()):
        raise LinkProblem(_("This link was used already, and works once only."))
    record("link_used", obj, holder(link), changes={"link": (None, link.purpose)})


def revoke_link(link: SignedLink, obj: models.Model, by: Reader) -> None:
    """Call a letter back; nothing happens where it was used or called back before."""
    if SignedLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(
        revoked_at=timezone.now()
    ):
        record("link_revoked", obj, by, changes={"link": (link.purpose, None)})


def holder(link: SignedLink) -> Reader:
    """Who comes in by a letter: nobody with rights; the history names the letter."""
    return Reader(person=f"link {link.pk}", door=Door.LINK)


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"article6.link.{purpose}")
