"""Records of every noun and audience, each with words that stand nowhere else."""

from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db.models import Model

from article6.cooperation.models import Contribution, Need, Transaction
from article6.directory.contacts import Contact
from article6.directory.disclosure import withhold
from article6.directory.models import NamedReader
from article6.directory.owned import Audience, Owned
from article6.library.models import Resource

DRAFTED = (Audience.PUBLIC, Audience.PRIVATE)
OWNER, NAMED = "gov-lao", "gov-nor"


@dataclass(frozen=True)
class Canary:
    """Words to look for in what a reader gets, and who may have them."""

    words: tuple[str, ...]
    noun: str
    key: str
    audience: str
    is_draft: bool

    def may_be_seen_by(self, organisation: str, is_party: bool, facilitates: bool) -> bool:
        """The rule of the design, written out anew."""
        if organisation == OWNER:
            return True
        if self.is_draft or self.audience == Audience.PRIVATE:
            return False
        return {
            Audience.PUBLIC: True,
            Audience.STATES_PARTIES: is_party or facilitates,
            Audience.NAMED: facilitates or organisation == NAMED,
            Audience.FACILITATORS: facilitates,
        }[Audience(self.audience)]


def plant(audiences: tuple[str, ...] = tuple(Audience)) -> list[Canary]:
    """One record of each noun for each audience, and drafts of the widest and the narrowest."""
    found = []
    for audience in audiences:
        for is_draft in (False, *([True] if audience in DRAFTED else [])):
            tag = f"zq{audience.replace('_', '')}{'draft' if is_draft else 'open'}"
            for make in (_need, _document, _contribution, _contact):
                record, words = make(tag, audience, is_draft)
                found.append(_canary(record, words, audience, is_draft))
        if audience != Audience.PUBLIC:
            found.append(_withheld(audience))
    return found


def nouns() -> set[type[Model]]:
    """Every model whose rows belong to somebody; each must have canaries."""
    return {model for model in apps.get_models() if issubclass(model, Owned)}


def _canary(record: Owned, words: tuple[str, ...], audience: str, is_draft: bool) -> Canary:
    noun = record._meta.label_lower
    NamedReader.objects.create(noun=noun, key=str(record.pk), organisation_id=NAMED)
    return Canary(words, noun, str(record.pk), audience, is_draft)


def _need(tag: str, audience: str, is_draft: bool) -> tuple[Owned, tuple[str, ...]]:
    words = (f"{tag}needtitle", f"{tag}needtext", f"{tag}needsource")
    need = Need(
        slug=f"{tag}-need", state_id="LAO", owner_id=OWNER, area="clearance", article=4,
        title=words[0], summary=words[1], source=words[2], stated_on="2031",
        audience=audience, is_draft=is_draft, status="draft" if is_draft else "published",
    )  # fmt: skip
    need.index()
    need.save()
    return need, (*words, need.slug)


def _withheld(audience: str) -> Canary:
    """A public need of which the amount and the text are kept back for an audience."""
    tag = f"zq{audience.replace('_', '')}back"
    figure = 7_310_000 + 13 * list(Audience).index(Audience(audience)) + 7
    need = Need(
        slug=f"{tag}-need", state_id="LAO", owner_id=OWNER, area="clearance", article=4,
        title="A need of which some is kept back", summary=f"{tag}text", stated_on="2026",
        amount=Decimal(figure), currency="USD", status="published", source="tests",
    )  # fmt: skip
    need.index()
    need.save()
    withhold(need, {"amount": audience, "summary": audience})
    need.index()
    need.save()
    return _canary(need, (f"{tag}text", f"{figure:,}", str(figure)), audience, False)


def _document(tag: str, audience: str, is_draft: bool) -> tuple[Owned, tuple[str, ...]]:
    words = (f"{tag}doctitle", f"{tag}docsource")
    document = Resource(
        slug=f"{tag}-doc", title=words[0], source=words[1], kind="guide", owner_id=OWNER,
        audience=audience, is_draft=is_draft, author_state_id="LAO", published_on="2026",
    )  # fmt: skip
    document.index()
    document.save()
    return document, (*words, document.slug)


def _contribution(tag: str, audience: str, is_draft: bool) -> tuple[Owned, tuple[str, ...]]:
    """Sums and lists of support hold what is public and nothing else, for every reader."""
    words = (f"{tag}channel", f"{tag}grantsource")
    grant = Contribution.objects.create(
        key=f"{tag}-grant", provider_id="gov-nor", recipient_id="LAO", year=2026,
        owner_id=OWNER, audience=audience, is_draft=is_draft, areas=";clearance;",
        channel=words[0], source=words[1],
    )  # fmt: skip
    Transaction.objects.create(
        contribution=grant, kind="reported", on="2026", amount=8_200_003, currency="USD",
        amount_usd=8_200_003,
    )  # fmt: skip
    return grant, (*words, grant.key)


def _contact(tag: str, audience: str, is_draft: bool) -> tuple[Owned, tuple[str, ...]]:
    words = (f"{tag}person", f"{tag}function", f"{tag}@post.test")
    contact = Contact.objects.create(
        name=words[0], function=words[1], email=words[2], owner_id=OWNER, audience=audience,
        is_draft=is_draft,
    )  # fmt: skip
    return contact, words
