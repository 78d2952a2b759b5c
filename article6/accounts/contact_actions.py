"""What an organisation does with its contacts. The contact's own answers: contact_answers.py.

The history says what was changed, never to which name, address or number: it outlives them.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from article6.accounts.links import make_link, revoke_link, token_of
from article6.accounts.managing import acting_organisation
from article6.accounts.models import Purpose, SignedLink
from article6.core import clock
from article6.core.access import Action, Reader, require, require_in
from article6.core.events import Changes, changed, record
from article6.core.mail import send
from article6.directory.contacts import ENTRY, Contact
from article6.directory.disclosure import restore, withhold
from article6.directory.models import NamedReader, Organisation, Withheld
from article6.directory.owned import Audience

TYPED = ("function", "name", "email", "phone", "languages", "mail_language")
PERSONAL = ("function", "name", "email", "phone")
YEARLY = "yearly"  # part of a letter that asks one question: is this still you?
LETTER_DAYS = 60  # a letter opens its door as long as the question stands
ONE_LETTER_IN = timedelta(days=7)  # whoever asks for it
ONE_LETTER_OF_OURS_IN = timedelta(days=1)


class ContactChangedError(Exception):
    """Somebody else changed the contact after it was shown."""


@transaction.atomic
def add_contact(
    organisation: Organisation,
    typed: Mapping[str, Any],
    offered: Mapping[str, str],
    by: Reader,
    *,
    site: str,
) -> Contact:
    """A contact of an organisation; seen by others once the person agreed by their own letter.
    `site` is https://name of this site, for the letter."""
    require_in(by, Action.EDIT, organisation.slug)
    acting = acting_organisation(by, organisation)
    contact = Contact(
        owner=organisation,
        entered_by_id=acting or organisation.slug,
        audience=Audience.PRIVATE,
    )
    fill(contact, typed)
    contact.offered = dict(offered)
    contact.save()
    _ask(contact, by, site)
    settle(contact)
    changes = traces(dict.fromkeys(TYPED, ""), typed)
    record("contact_added", contact, by, changes=changes, on_behalf=acting)
    return contact


@transaction.atomic
def change_contact(
    number: int,
    typed: Mapping[str, Any],
    offered: Mapping[str, str],
    version: int,
    by: Reader,
    *,
    site: str,
) -> Contact:
    """Correct a contact. What is new about a person waits for their word: with another address
    everything, else the name or number itself. ContactChangedError where it was changed since."""
    contact = locked(number, version)
    require(by, Action.EDIT, contact)
    before = values_of(contact)
    fill(contact, typed)
    contact.offered = dict(offered)
    if _wants_new_consent(contact, before, by):
        _ask(contact, by, site)
    elif not (contact.name or contact.email):
        contact.confirmed_on = clock.today()
    settle(contact)
    changes = traces(before, {**typed, "offered": contact.offered})
    if changes:
        record("contact_changed", contact, by, changes=changes, on_behalf=_acting(contact, by))
    return contact


@transaction.atomic
def remove_contact(contact: Contact, by: Reader) -> None:
    """Take a contact off the record."""
    require(by, Action.EDIT, contact)
    erase(contact, by, _acting(contact, by))


def erase(contact: Contact, by: Reader, acting: str = "") -> None:
    """Delete the row and what lies beside it; one line of history stays. Within a transaction."""
    record("contact_removed", contact, by, on_behalf=acting)
    close_letters(contact, by)
    Withheld.objects.of(contact).delete()
    NamedReader.objects.of(contact).delete()
    contact.delete()


@transaction.atomic
def send_own_link(contact: Contact, by: Reader, *, site: str) -> bool:
    """A letter to the address on record, whoever asks; not again within some days (False)."""
    restore(contact)
    ours = by.reach(Action.SEND_LINK).covers(contact.owner_id)
    since = timezone.now() - (ONE_LETTER_OF_OURS_IN if ours else ONE_LETTER_IN)
    if not contact.email or letters_to(contact).filter(made_at__gte=since).exists():
        return False
    write_letter("contact_link", contact, by, site)
    return True


def write_letter(template: str, contact: Contact, by: Reader, site: str, part: str = "") -> None:
    """Send a complete contact a link of their own."""
    link = make_link(
        Purpose.CONFIRM_CONTACT, contact, contact.email, by, part=part, days=LETTER_DAYS
    )
    with translation.override(contact.mail_language):
        path = reverse("contact-confirm", args=[token_of(link)])
    context = {"contact": contact, "address": site + path, "days": LETTER_DAYS}
    send(template, contact.email, contact.mail_language, context)


def letters_to(contact: Contact) -> Any:
    """Letters about this contact, of whatever age."""
    return SignedLink.objects.filter(noun=contact._meta.label_lower, key=str(contact.pk))


def close_letters(contact: Contact, by: Reader) -> None:
    """Call back what is open, and forget where any of it was sent."""
    for link in letters_to(contact).filter(used_at=None, revoked_at=None):
        revoke_link(link, contact, by)
    letters_to(contact).update(email="")


def locked(number: int | str, version: int | None = None) -> Contact:
    """The contact, complete, held until the transaction ends; of this version if one is given."""
    contact = Contact.objects.select_for_update().get(pk=number)
    if version is not None and version != contact.version:
        raise ContactChangedError
    restore(contact)
    return contact


def settle(contact: Contact) -> None:
    """Save a complete contact as it may be seen; it is redacted in memory afterwards, too."""
    seen = contact.seen_by()
    contact.audience = seen.pop(ENTRY)
    withhold(
        contact,
        {
            name: audience
            for name, audience in seen.items()
            if getattr(contact, name) and audience not in (contact.audience, Audience.PUBLIC)
        },
    )
    contact.version += 1
    contact.save()


def fill(contact: Contact, typed: Mapping[str, Any]) -> None:
    for name in TYPED:
        setattr(contact, name, typed[name])


def values_of(contact: Contact) -> dict[str, Any]:
    """What can be typed or chosen, for a comparison later."""
    names = (*TYPED, "offered", "chosen", "audience")
    return {name: getattr(contact, name) for name in names}


def traces(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """What changed, for the history: of personal values only whether there was one."""
    return {
        name: (bool(old), bool(new)) if name in PERSONAL else (old, new)
        for name, (old, new) in changed(before, after).items()
    }


def _wants_new_consent(contact: Contact, before: Mapping[str, Any], by: Reader) -> bool:
    """Whether something about the person is new; what was agreed about it no longer counts."""
    if contact.email != before["email"]:
        close_letters(contact, by)
        contact.chosen, contact.confirmed_on, contact.silent_on = {}, None, None
        contact.unanswered = 0
        return True
    new = [name for name in ("name", "phone") if getattr(contact, name) not in ("", before[name])]
    contact.chosen = {name: one for name, one in contact.chosen.items() if name not in new}
    return bool(new)


def _ask(contact: Contact, by: Reader, site: str) -> None:
    """Ask the person, where there is an address; a desk without a name is as it was entered."""
    if contact.email:
        contact.asked_on, contact.unanswered = clock.today(), 1
        write_letter("contact_confirm", contact, by, site)
    elif not contact.name:
        contact.confirmed_on = clock.today()


def _acting(contact: Contact, by: Reader) -> str:
    """Slug of the organisation that writes for the owner; empty: the owner itself."""
    if contact.owner is None:
        return ""
    return acting_organisation(by, contact.owner)
