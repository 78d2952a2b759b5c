"""How long what is about people is kept: the periods are settings, this carries them out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from article6.accounts.contact_actions import erase
from article6.accounts.erasure import close_account, is_erased
from article6.accounts.models import Invitation, Membership, SignedLink, User
from article6.core import clock
from article6.core.access import Door, Reader
from article6.core.events import record
from article6.directory.contacts import Contact

COMMAND = Reader(door=Door.COMMAND)
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Period:
    """One kind of row: which are kept long enough, and what happens to each."""

    what: str
    due: Callable[[], Rows]
    erase: Callable[[Any], None]

    def carry_out(self) -> int:
        """Each row in a transaction of its own; how many."""
        count = 0
        for row in self.due():
            with transaction.atomic():
                self.erase(row)
            count += 1
        return count


def periods() -> list[Period]:
    """In the order in which they are carried out: what depends on another row goes first."""
    return [
        Period(f"links older than {settings.RETAIN_LINKS_DAYS} days", _links, _erase_link),
        Period(
            f"invitations older than {settings.RETAIN_INVITATIONS_DAYS} days",
            _invitations,
            _erase_invitation,
        ),
        Period(
            f"contacts silent for {settings.RETAIN_SILENT_CONTACTS_DAYS} days",
            _contacts,
            lambda contact: erase(contact, COMMAND),
        ),
        Period(
            f"accounts without membership for {settings.RETAIN_ENDED_ACCOUNTS_DAYS} days",
            _accounts,
            lambda account: close_account(account, COMMAND, insist=True),
        ),
        Period("sessions that have ended", _sessions, _erase),
        Period("notes of sessions that are gone", _session_notes, _erase),
        Period(f"jobs done {settings.RETAIN_JOBS_DAYS} days ago", _jobs, _erase),
    ]


def _before(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def _links() -> Rows:
    """Not those that still open a door."""
    old = _before(settings.RETAIN_LINKS_DAYS)
    return SignedLink.objects.filter(made_at__lt=old, expires_at__lt=timezone.now())


def _invitations() -> Rows:
    """Not those whose letter was sent again and is still open."""
    noun = Invitation._meta.label_lower
    letters = SignedLink.objects.filter(noun=noun, used_at=None, revoked_at=None)
    waiting = letters.filter(expires_at__gte=timezone.now()).values_list("key", flat=True)
    old = Invitation.objects.filter(made_at__lt=_before(settings.RETAIN_INVITATIONS_DAYS))
    return old.exclude(pk__in=[int(key) for key in waiting])


def _contacts() -> Rows:
    silent_since = clock.today() - timedelta(days=settings.RETAIN_SILENT_CONTACTS_DAYS)
    return Contact.objects.filter(silent_on__lte=silent_since)


def _accounts() -> Rows:
    """Whose last membership ended before, or who never had one; not administrators."""
    days = settings.RETAIN_ENDED_ACCOUNTS_DAYS
    since = clock.today() - timedelta(days=days)
    kept = Membership.objects.filter(person=OuterRef("pk")).filter(
        Q(until=None) | Q(until__gte=since)
    )
    people = User.objects.filter(joined_at__lt=_before(days), is_superuser=False)
    return people.exclude(is_erased()).filter(~Exists(kept))


def _sessions() -> Rows:
    return Session.objects.filter(expire_date__lt=timezone.now())


def _session_notes() -> Rows:
    session = Session.objects.filter(session_key=OuterRef("session_key"))
    live = session.filter(expire_date__gte=timezone.now())
    notes: Rows = UserSession.objects.filter(~Exists(live))
    return notes


def _jobs() -> Rows:
    return DBTaskResult.objects.finished().filter(
        finished_at__lt=_before(settings.RETAIN_JOBS_DAYS)
    )


def _erase_link(link: SignedLink) -> None:
    record("link_erased", link, COMMAND)
    link.delete()


def _erase_invitation(invitation: Invitation) -> None:
    record("invitation_erased", invitation, COMMAND, owner=invitation.organisation_id)
    invitation.delete()


def _erase(row: Any) -> None:
    row.delete()
