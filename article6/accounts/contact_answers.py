"""What a contact answers by their own letter, without an account: the last word is theirs."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from article6.accounts.contact_actions import (
    close_letters,
    erase,
    fill,
    locked,
    settle,
    traces,
    values_of,
    write_letter,
)
from article6.accounts.links import LinkProblem, holder, use_link
from article6.accounts.models import SignedLink
from article6.core import clock
from article6.core.events import record
from article6.directory.contacts import Contact
from article6.directory.disclosure import restore


def contact_of(link: SignedLink) -> Contact:
    """The complete contact of a letter; LinkProblem where it was removed or is another's now."""
    contact = Contact.objects.select_related("owner", "entered_by").filter(pk=link.key).first()
    if contact is None:
        raise LinkProblem(_("This entry was removed. Nothing about you is kept here any more."))
    restore(contact)
    if contact.email != link.email:
        raise LinkProblem(_("This link was called back. Ask whoever sent it for a new one."))
    return contact


@transaction.atomic
def confirm(
    link: SignedLink,
    version: int,
    *,
    site: str,
    chosen: Mapping[str, str] | None = None,
    typed: Mapping[str, Any] | None = None,
) -> Contact:
    """“This is me”: as shown, with what the contact chose and corrected. A new address has to be
    confirmed by a letter to it. ContactChangedError where it was changed after it was shown."""
    contact = locked(link.key, version)
    use_link(link, contact)
    before = values_of(contact)
    if typed is not None:
        fill(contact, typed)
    if chosen is not None:
        contact.chosen = dict(chosen)
    contact.confirmed_on, contact.silent_on, contact.unanswered = clock.today(), None, 0
    close_letters(contact, holder(link))
    if contact.email != before["email"]:
        _ask_at_new_address(contact, link, site)
    settle(contact)
    changes = traces(before, values_of(contact))
    restore(contact)
    record("contact_confirmed", contact, holder(link), changes=changes)
    return contact


@transaction.atomic
def leave(link: SignedLink) -> None:
    """“Remove me”."""
    contact = locked(link.key)
    use_link(link, contact)
    erase(contact, holder(link))


def _ask_at_new_address(contact: Contact, link: SignedLink, site: str) -> None:
    """Nothing is shown before the new address answers; a contact without one is not asked."""
    contact.chosen, contact.confirmed_on = {}, None
    if contact.email:
        contact.asked_on, contact.unanswered = clock.today(), 1
        write_letter("contact_confirm", contact, holder(link), site)
