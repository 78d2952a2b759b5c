"""“Is this still you?”: asked once a year by letter, and what follows where nobody answers.

Day 0 the question, day 30 once more; from then on the contact is shown as not confirmed. On day 90
it is taken from view, and comes back as soon as the contact says yes. Our own method.
"""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from article6.accounts.contact_actions import (
    YEARLY,
    locked,
    settle,
    traces,
    values_of,
    write_letter,
)
from article6.core import clock
from article6.core.access import Door, Reader
from article6.core.events import record
from article6.directory.contacts import LETTERS_BEFORE_DOUBT, Contact, ContactQuerySet

YEAR = timedelta(days=365)
ASK_AGAIN_AFTER = timedelta(days=30)
GIVE_UP_AFTER = timedelta(days=60)  # after the second question, ninety days after the first
COMMAND = Reader(door=Door.COMMAND)


def ask_contacts(site: str) -> int:
    """Send the questions that are due today; how many were sent. Asked twice, it sends once."""
    numbers = list(_to_ask(clock.today()).values_list("pk", flat=True))
    return sum(_ask(number, site) for number in numbers)


def hide_silent_contacts() -> int:
    """Take from view whoever left both questions without an answer; how many."""
    numbers = list(_silent(clock.today()).values_list("pk", flat=True))
    return sum(_hide(number) for number in numbers)


def _to_ask(today: date) -> ContactQuerySet:
    """Whoever can be asked: a contact that was confirmed, or asked at least, a year ago; one that
    left the first question open; one that was never asked."""
    reachable = Contact.objects.filter(silent_on=None)
    last = Coalesce(F("confirmed_on"), F("asked_on"))
    return reachable.alias(last=last).filter(
        Q(unanswered=0) & (Q(last__lte=today - YEAR) | Q(last=None))
        | Q(unanswered=1, asked_on__lte=today - ASK_AGAIN_AFTER)
    )


def _silent(today: date) -> ContactQuerySet:
    return Contact.objects.filter(
        silent_on=None,
        unanswered__gte=LETTERS_BEFORE_DOUBT,
        asked_on__lte=today - GIVE_UP_AFTER,
    )


@transaction.atomic
def _ask(number: int, site: str) -> bool:
    """Whether a question was sent: not where another run was quicker, nor to who has no address."""
    if not _to_ask(clock.today()).filter(pk=number).select_for_update().exists():
        return False
    contact = locked(number)
    if not contact.email:
        return False
    is_yearly = contact.has_chosen
    contact.asked_on, contact.unanswered = clock.today(), contact.unanswered + 1
    template = "contact_yearly" if is_yearly else "contact_confirm"
    write_letter(template, contact, COMMAND, site, part=YEARLY if is_yearly else "")
    settle(contact)
    return True


@transaction.atomic
def _hide(number: int) -> bool:
    if not _silent(clock.today()).filter(pk=number).select_for_update().exists():
        return False
    contact = locked(number)
    before = values_of(contact)
    contact.silent_on = clock.today()
    settle(contact)
    record("contact_silent", contact, COMMAND, changes=traces(before, values_of(contact)))
    return True
