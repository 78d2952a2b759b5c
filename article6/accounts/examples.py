"""Accounts of a demo, one for each kind of person, marked as examples and removable."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction

from article6.accounts.acts import note
from article6.accounts.handover import open_of, pass_on
from article6.accounts.invitations import call_back_letters
from article6.accounts.managing import OPERATOR
from article6.accounts.models import MemberRole, Membership, SignedLink, User
from article6.accounts.seats import coordinating_states
from article6.core import clock
from article6.directory.models import Organisation, OrganisationKind


@dataclass(frozen=True)
class Example:
    """A person of the demo; an administrator belongs to no organisation."""

    email: str
    part: str
    organisation: str = ""
    role: str = ""


@dataclass(frozen=True)
class Login:
    """What a person of the demo signs in with, beside the password that all share."""

    email: str
    name: str
    secret: str
    url: str


def examples() -> list[Example]:
    """The cast: a Coordinator only while a State is on record as serving."""
    cast = [
        Example("reader.lao@example.org", "reader, Lao PDR", "gov-lao", MemberRole.READER),
        Example("drafter.lao@example.org", "drafter, Lao PDR", "gov-lao", MemberRole.DRAFTER),
        Example("focal.lao@example.org", "focal point, Lao PDR", "gov-lao", MemberRole.FOCAL_POINT),
        Example("focal.tcd@example.org", "focal point, Chad", "gov-tcd", MemberRole.FOCAL_POINT),
        Example("desk.nor@example.org", "desk officer, Norway", "gov-nor", MemberRole.FOCAL_POINT),
    ]
    if coordinator := _coordinator():
        part = f"Coordinator, {coordinator.name_en}"
        email = "coordinator@example.org"
        cast.append(Example(email, part, coordinator.slug, MemberRole.DRAFTER))
    unit = Organisation.objects.get(kind=OrganisationKind.SECRETARIAT)
    part = "officer, Implementation Support Unit"
    cast.append(Example("officer@example.org", part, unit.slug, MemberRole.DRAFTER))
    cast.append(Example("administrator@example.org", "administrator of the site"))
    return cast


@transaction.atomic
def make_examples(password: str) -> list[Login]:
    """Make the accounts, or give those there are this password and new second factors."""
    return [_login(_account(one, password)) for one in examples()]


@transaction.atomic
def remove_examples() -> int:
    """Take the accounts away, with their memberships and what they sent; what they looked after
    stays, and nobody looks after it. Their number."""
    people = list(User.objects.filter(is_example=True))
    for membership in Membership.objects.filter(person__in=people).select_related("person"):
        for invitation in open_of(membership).invitations:
            call_back_letters(invitation, OPERATOR)
            invitation.delete()
        pass_on(membership, None, OPERATOR, "")
    SignedLink.objects.filter(made_by__in=[str(one.key) for one in people], used_at=None).delete()
    for one in people:
        one.delete()
    return len(people)


def _coordinator() -> Organisation | None:
    states = sorted(coordinating_states(clock.today()))
    governments = Organisation.objects.filter(kind=OrganisationKind.GOVERNMENT)
    return governments.filter(state__in=states).order_by("state").first()


def _account(one: Example, password: str) -> User:
    user = User.objects.filter(email=one.email, is_example=True).first()
    user = user or User(email=one.email, is_example=True)
    user.name, user.is_superuser, user.is_active = f"Example: {one.part}", not one.role, True
    user.set_password(password)
    user.save()
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    if one.role and not user.memberships.filter(organisation=one.organisation, until=None):
        membership = Membership.objects.create(
            person=user,
            organisation=Organisation.objects.get(slug=one.organisation),
            role=one.role,
            since=clock.today(),
        )
        note("joined", membership, OPERATOR, role=(None, one.role))
    return user


def _login(user: User) -> Login:
    secret: str = generate_totp_secret()
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)
    url: str = get_adapter().build_totp_url(user, secret)
    return Login(user.email, user.name, secret, url)
