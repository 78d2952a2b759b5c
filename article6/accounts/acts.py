"""Lines of history about the people of an organisation, and those that others wrote for it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from article6.accounts.managing import acting_organisation
from article6.accounts.models import Invitation, MemberRole, Membership, User
from article6.core.access import Door, Reader
from article6.core.events import record
from article6.core.models import Event
from article6.directory.models import Organisation

SAID = {
    "invited": gettext_lazy("%(whom)s was invited as %(role)s"),
    "invitation_sent_again": gettext_lazy("the invitation of %(whom)s was sent again"),
    "invitation_withdrawn": gettext_lazy("the invitation of %(whom)s was withdrawn"),
    "role_changed": gettext_lazy("%(whom)s was made %(role)s"),
    "membership_ended": gettext_lazy("the membership of %(whom)s was ended"),
}
SHOWN = 20  # lines; the whole history stays on record


@dataclass(frozen=True)
class Act:
    """Something that others did to the people of an organisation, in words."""

    actor: str
    what: str
    on: date


def note(verb: str, obj: Membership | Invitation, by: Reader, **changes: tuple[Any, Any]) -> None:
    """A line that the people of the organisation read; it says who acted for them."""
    record(
        verb,
        obj,
        by,
        changes=changes,
        owner=obj.organisation_id,
        on_behalf=acting_organisation(by, obj.organisation),
    )


def acts_of_others(organisation: Organisation) -> list[Act]:
    """What the Implementation Support Unit or an administrator did here, the latest first."""
    administrators = [
        str(key) for key in User.objects.filter(is_superuser=True).values_list("key", flat=True)
    ]
    members = organisation.memberships.values_list("person__key", flat=True)
    strangers = set(administrators) - {str(key) for key in members}
    from_outside = ~Q(on_behalf="") | Q(door=Door.COMMAND) | Q(person__in=strangers)
    events = Event.objects.filter(from_outside, owner=organisation.slug, verb__in=SAID)
    return [_in_words(event) for event in events.order_by("-id")[:SHOWN]]


def _in_words(event: Event) -> Act:
    acting = Organisation.objects.filter(slug=event.on_behalf).first()
    role = event.changes.get("role", ["", ""])[1]
    words = {"whom": _whom(event), "role": dict(MemberRole.choices).get(role, role)}
    return Act(
        actor=acting.name if acting else _("The administrator of this site"),
        what=str(SAID[event.verb]) % words,
        on=timezone.localdate(event.at),
    )


def _whom(event: Event) -> str:
    """Histories hold no names; who is still on record is named here."""
    if event.noun == Invitation._meta.label_lower:
        invitation = Invitation.objects.filter(pk=event.key).first()
        return invitation.email if invitation else _("somebody no longer on record")
    membership = Membership.objects.filter(pk=event.key).select_related("person").first()
    return str(membership.person) if membership else _("somebody no longer on record")
