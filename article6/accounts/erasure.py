"""Closing an account: the person goes, what they did stays, under a number that names nobody."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from article6.accounts import mailbox
from article6.accounts.contact_actions import erase
from article6.accounts.managing import is_last_focal_point
from article6.accounts.models import Invitation, Membership, SignedLink, User
from article6.accounts.personal import kept_by, mails_to
from article6.core import clock
from article6.core.access import Reader
from article6.core.events import record
from article6.directory.contacts import Contact


class StillKeepsError(Exception):
    """The person looks after records; somebody else has to take them over first."""


@transaction.atomic
def close_account(user: User, by: Reader, *, insist: bool = False) -> None:
    """End all memberships today and take name and address out of every table; history stays.

    StillKeepsError where records would be left without anybody who looks after them, unless
    `insist`.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if kept_by(user) and not insist:
        raise StillKeepsError
    _end_memberships(user, by)
    for contact in Contact.objects.reached_at(user.email):
        erase(contact, by)
    _forget_invitations(user.email, by)
    _forget_letters(user.email)
    _forget_mails(user)
    _forget_sign_in(user)
    _anonymise(user)
    record("account_closed", user, by)


def left_without_focal_point(user: User) -> list[Membership]:
    """Memberships whose end leaves an organisation with nobody who speaks for it."""
    held = Membership.objects.current().filter(person=user).select_related("organisation")
    return [membership for membership in held if is_last_focal_point(membership)]


def _end_memberships(user: User, by: Reader) -> None:
    today = clock.today()
    for membership in Membership.objects.filter(person=user):
        if membership.until is not None and membership.until <= today:
            continue
        owner, changes = membership.organisation_id, {"until": (membership.until, today)}
        record("membership_ended", membership, by, changes=changes, owner=owner)
        if membership.since > today:
            membership.delete()
        else:
            Membership.objects.filter(pk=membership.pk).update(until=today)


def _forget_invitations(email: str, by: Reader) -> None:
    invited = Invitation.objects.filter(email__iexact=email)
    for one in invited.filter(accepted_at=None, withdrawn_at=None):
        record("invitation_withdrawn", one, by, owner=one.organisation_id)
    now = timezone.now()
    invited.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)
    invited.update(email="")


def _forget_letters(email: str) -> None:
    sent = SignedLink.objects.filter(email__iexact=email)
    sent.filter(used_at=None, revoked_at=None).update(revoked_at=timezone.now())
    sent.update(email="")


def _forget_mails(user: User) -> None:
    """Mails to the person, and those already sent that speak of them."""
    said = [word for word in (user.email, user.name) if word]
    to_them = {job.pk for job in mails_to(user.email)}
    of_them = {
        job.pk
        for job in DBTaskResult.objects.finished()
        if any(word in str(text) for word in said for text in job.args_kwargs["args"])
    }
    DBTaskResult.objects.filter(pk__in=to_them | of_them).delete()
    kept = cache.get(mailbox.KEY, [])
    left = [mail for mail in kept if not any(word in str(mail) for word in said)]
    if len(left) != len(kept):
        cache.set(mailbox.KEY, left, timeout=None)


def _forget_sign_in(user: User) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
    for model in (UserSession, Authenticator, EmailAddress):
        model.objects.filter(user=user).delete()


def _anonymise(user: User) -> None:
    user.email = f"erased-{user.key}@invalid"
    user.name, user.last_login = "", None
    user.is_active = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def is_erased() -> Q:
    """Accounts that were closed."""
    return Q(email__startswith="erased-", email__endswith="@invalid")
