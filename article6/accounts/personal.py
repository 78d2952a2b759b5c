"""Everything held about one person, as plain values for that person alone."""

from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from article6.accounts.handover import owned_models
from article6.accounts.models import Invitation, Membership, SignedLink, User
from article6.core.events import plain
from article6.core.models import Event
from article6.directory.contacts import Contact
from article6.directory.disclosure import restore
from article6.directory.owned import Owned

SECTIONS = {
    "account": _("Your account: address, name, language of mails, when it was made"),
    "second_factors": _("Your second factors: kind and dates, not the secrets themselves"),
    "memberships": _("What you are and were in which organisation, from when to when"),
    "invitations": _("Invitations to your address"),
    "contacts": _("Entries in the directory of contacts with your address, and who sees them"),
    "letters": _("Letters with a signed link that were sent to your address"),
    "mails": _("Mails to you that are kept for some days after they were sent"),
    "sessions": _("Browsers in which you are signed in"),
    "records": _("Records you look after for an organisation"),
    "history": _("What you did here: the lines of history that carry the number of your account"),
}


def held_about(user: User) -> dict[str, Any]:
    """All of it, by the names of `SECTIONS`. Nothing of anybody else."""
    email = user.email
    letters = SignedLink.objects.filter(email__iexact=email).order_by("pk")
    return {
        "account": _account(user),
        "second_factors": _rows(
            Authenticator.objects.filter(user=user), "type", "created_at", "last_used_at"
        ),
        "memberships": _rows(
            Membership.objects.filter(person=user).order_by("since", "pk"),
            "organisation_id", "role", "since", "until",
        ),
        "invitations": _rows(
            Invitation.objects.filter(email__iexact=email).order_by("pk"),
            "organisation_id", "role", "language", "made_at", "accepted_at", "withdrawn_at",
        ),
        "contacts": _contacts(email),
        "letters": _rows(
            letters, "purpose", "noun", "key", "part", "made_at", "expires_at", "used_at",
            "revoked_at",
        ),
        "mails": [_mail(job) for job in mails_to(email)],
        "sessions": _rows(
            UserSession.objects.filter(user=user), "created_at", "last_seen_at", "ip", "user_agent"
        ),
        "records": [
            {"noun": row._meta.label_lower, "key": str(row.pk), "owner": row.owner_id}
            for row in kept_by(user)
        ],
        "history": _history(user, letters),
    }  # fmt: skip


def kept_by(user: User) -> list[Owned]:
    """Records of any kind and any organisation that this person looks after."""
    return [
        row
        for model in owned_models()
        for row in model._default_manager.filter(keeper=str(user.key)).order_by("pk")
    ]


def mails_to(email: str) -> list[DBTaskResult[Any, Any]]:
    """Mails to an address that wait, or were sent some days ago."""
    jobs = DBTaskResult.objects.order_by("enqueued_at")
    return [job for job in jobs if _addressee(job).lower() == email.lower()]


def _addressee(job: DBTaskResult[Any, Any]) -> str:
    return str((job.args_kwargs["args"] or [""])[0])


def _account(user: User) -> dict[str, Any]:
    names = ("key", "email", "name", "language", "is_active", "is_superuser")
    return {
        **{name: str(value) if name == "key" else value for name, value in _of(user, names)},
        "joined_at": plain(user.joined_at),
        "last_login": plain(user.last_login),
        "addresses": _rows(EmailAddress.objects.filter(user=user), "email", "verified"),
    }


def _contacts(email: str) -> list[dict[str, Any]]:
    """Complete: what is kept back from others is the person's own to read."""
    rows = list(Contact.objects.reached_at(email).order_by("pk"))
    for row in rows:
        restore(row)
    return _rows(
        rows, "owner_id", "function", "name", "email", "phone", "languages", "mail_language",
        "audience", "chosen", "offered", "confirmed_on", "asked_on",
    )  # fmt: skip


def _mail(job: DBTaskResult[Any, Any]) -> dict[str, Any]:
    _to, subject, text = job.args_kwargs["args"]
    return {"at": plain(job.enqueued_at), "subject": subject, "text": text}


def _history(user: User, letters: Iterable[SignedLink]) -> list[dict[str, Any]]:
    """By the account, and by a letter that only this person had."""
    people = [str(user.key), *(f"link {letter.pk}" for letter in letters)]
    events = Event.objects.filter(person__in=people).order_by("pk")
    return _rows(events, "at", "verb", "noun", "key", "door", "owner", "on_behalf", "changes")


def _rows(rows: Iterable[Model], *names: str) -> list[dict[str, Any]]:
    return [dict(_of(row, names)) for row in rows]


def _of(row: Model, names: Iterable[str]) -> list[tuple[str, Any]]:
    return [(name.removesuffix("_id"), plain(getattr(row, name))) for name in names]
