"""What a person has open in an organisation, and passing it on when the person leaves."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from article6.accounts.models import Invitation, Membership, Purpose, SignedLink, User
from article6.core.access import Reader
from article6.core.events import record
from article6.directory.models import Organisation
from article6.directory.owned import Owned


@dataclass(frozen=True)
class OpenThings:
    """What waits for whoever follows. Records pass on; letters stay good until their day."""

    records: list[Owned]
    links: list[SignedLink]
    invitations: list[Invitation]

    def __bool__(self) -> bool:
        return bool(self.records or self.links or self.invitations)


def open_of(membership: Membership) -> OpenThings:
    """Everything a member has open in this one organisation."""
    person, organisation = membership.person, membership.organisation
    sent = SignedLink.objects.filter(
        made_by=str(person.key), used_at=None, revoked_at=None, expires_at__gt=timezone.now()
    ).order_by("expires_at")
    letters = [link for link in sent if link.purpose != Purpose.INVITATION]
    invited = [link.key for link in sent if link.purpose == Purpose.INVITATION]
    return OpenThings(
        records=kept_records(person, organisation),
        links=[link for link in letters if _is_about(link, organisation)],
        invitations=[
            *Invitation.objects.filter(pk__in=invited, organisation=organisation)
            .filter(accepted_at=None, withdrawn_at=None)
            .order_by("made_at")
        ],
    )


def owned_models() -> list[Any]:
    """Every kind of record that an organisation can own."""
    return [model for model in apps.get_models() if issubclass(model, Owned)]


def kept_records(person: User, organisation: Organisation) -> list[Owned]:
    """Records, of any kind, that this person looks after for the organisation."""
    here = Q(owner=organisation) | Q(entered_by=organisation)
    return [
        row
        for model in owned_models()
        for row in model._default_manager.filter(here, keeper=str(person.key)).order_by("pk")
    ]


def pass_on(membership: Membership, follower: User | None, by: Reader, acting: str) -> int:
    """Give the records of a member to another, or to nobody; their count. A line of history for
    each; what the records say is untouched, and so is their version."""
    old, new = str(membership.person.key), str(follower.key) if follower else ""
    records = kept_records(membership.person, membership.organisation)
    for one in records:
        type(one)._default_manager.filter(pk=one.pk, keeper=old).update(keeper=new)
        _tell(one, (old, new), by, acting, membership.organisation_id)
    return len(records)


def _tell(one: Owned, keeper: tuple[str, str], by: Reader, acting: str, home: str) -> None:
    """`home` acted where it wrote the record down for another owner."""
    for_owner = acting or (home if one.is_entered_for else "")
    owner = one.owner_id or home
    record("handed_over", one, by, changes={"keeper": keeper}, owner=owner, on_behalf=for_owner)


def _is_about(link: SignedLink, organisation: Organisation) -> bool:
    """Whether what a letter opens belongs to the organisation."""
    opened = apps.get_model(link.noun)._default_manager.filter(pk=link.key).first()
    owners = ("owner_id", "entered_by_id", "organisation_id")
    return organisation.pk in {getattr(opened, name, None) for name in owners}
