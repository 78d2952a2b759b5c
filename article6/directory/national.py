"""Contacts of States: of their governments and national bodies, as a reader may see them."""

from article6.core.access import Reader
from article6.directory.contacts import Contact, ContactQuerySet
from article6.directory.disclosure import disclose
from article6.directory.models import OrganisationKind, State, rank_field

NATIONAL = (
    OrganisationKind.GOVERNMENT,
    OrganisationKind.GOVERNMENT_BODY,
    OrganisationKind.NATIONAL_AUTHORITY,
)
MOST = 40  # on one page; whoever looks for more names the State


def contacts_of(state: State, reader: Reader) -> list[Contact]:
    """Who to write to in this State."""
    return _completed(_national(reader).filter(owner__state=state), reader)


def contacts_in(words: str, reader: Reader) -> list[Contact]:
    """Those of every State whose name holds these words, by State; one more than `MOST` when
    there are more."""
    found = _national(reader)
    if words:
        found = found.filter(owner__state__in=State.objects.matching(words))
    return _completed(found[: MOST + 1], reader)


def _national(reader: Reader) -> ContactQuerySet:
    seen = Contact.objects.visible_to(reader).filter(owner__kind__in=NATIONAL)
    seen = seen.filter(owner__state__isnull=False).select_related("owner__state", "entered_by")
    return seen.order_by(f"owner__state__{rank_field()}", "function", "pk")


def _completed(contacts: ContactQuerySet, reader: Reader) -> list[Contact]:
    rows = list(contacts)
    disclose(rows, reader)
    return rows
