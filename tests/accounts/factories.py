"""People for tests: with an account, a place in an organisation, and a second factor."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from article6.accounts.models import MemberRole, Membership, User
from article6.accounts.seats import reader_for
from article6.core.access import Reader
from article6.directory.models import Organisation

LAO, TCD, ISU = "gov-lao", "gov-tcd", "isu-ccm"
LONG_AGO = date(2020, 1, 1)


def person(
    email: str,
    *,
    organisation: str = "",
    role: str = MemberRole.READER,
    strong: bool = True,
    since: date = LONG_AGO,
    until: date | None = None,
    **more: Any,
) -> User:
    """An account; in an organisation, by its slug, if one is named; strong: a second factor."""
    user = User.objects.create_user(email, None, **{"name": email.partition("@")[0], **more})
    if organisation:
        Membership.objects.create(
            person=user,
            organisation=Organisation.objects.get(slug=organisation),
            role=role,
            since=since,
            until=until,
        )
    if strong:
        Authenticator.objects.create(user=user, type="totp", data={})
    return user


def focal_point(email: str = "focal@example.org", organisation: str = LAO, **more: Any) -> User:
    return person(email, organisation=organisation, role=MemberRole.FOCAL_POINT, **more)


def drafter(email: str = "drafter@example.org", organisation: str = LAO, **more: Any) -> User:
    return person(email, organisation=organisation, role=MemberRole.DRAFTER, **more)


def officer(email: str = "officer@example.org") -> User:
    """Of the Implementation Support Unit."""
    return drafter(email, organisation=ISU)


def administrator(email: str = "admin@example.org") -> User:
    return person(email, is_superuser=True)


def membership_of(user: User, organisation: str = LAO) -> Membership:
    """The newest row."""
    return user.memberships.filter(organisation=organisation).latest("pk")


def by(user: User) -> Reader:
    """The rights of this person now."""
    return reader_for(User.objects.get(pk=user.pk))


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
