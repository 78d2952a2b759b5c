"""Who to write to in an organisation; how much of it is public is the person's own choice."""

from collections.abc import Mapping
from typing import Self

from django.db import models
from django.db.models import Q

from article6.directory.owned import ORDER, Audience, Owned, OwnedQuerySet, Withheld

ENTRY = "entry"  # function, languages, and that there is a contact at all
CHOICES = (ENTRY, "name", "email", "phone")  # what a contact chooses an audience for
LETTERS_BEFORE_DOUBT = 2


class ContactQuerySet(OwnedQuerySet["Contact"]):
    """Asked for a reader before anything else."""

    def reached_at(self, email: str) -> Self:
        """Those with this e-mail address, kept back or not."""
        noun = self.model._meta.label_lower
        kept = Withheld.objects.filter(noun=noun, field="email", values__email__iexact=email)
        keys = [int(key) for key in kept.values_list("key", flat=True)]
        return self.filter(Q(email__iexact=email) | Q(pk__in=keys))


class Contact(Owned):
    """A person or a desk of the owning organisation, as they want to be reached."""

    withholdable: Mapping[str, tuple[str, ...]] = {
        "name": ("name",),
        "email": ("email",),
        "phone": ("phone",),
    }

    name = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=60, blank=True, help_text="Kept as ';fr;ar;'.")
    mail_language = models.CharField(max_length=2, default="en")
    offered = models.JSONField(
        default=dict, blank=True, help_text="Widest audience by the organisation; name: audience."
    )
    chosen = models.JSONField(
        default=dict, blank=True, help_text="Widest audience by the contact; name: audience."
    )
    confirmed_on = models.DateField(null=True, blank=True, help_text="Last “this is still me”.")
    asked_on = models.DateField(null=True, blank=True, help_text="Last time we asked.")
    unanswered = models.PositiveSmallIntegerField(default=0, help_text="Letters since an answer.")
    silent_on = models.DateField(
        null=True, blank=True, help_text="Day it was taken from view for want of an answer."
    )

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.function}, {self.owner_id}"

    @property
    def spoken(self) -> list[str]:
        """Codes of the languages the contact writes in."""
        return [code for code in self.languages.split(";") if code]

    @property
    def is_doubtful(self) -> bool:
        """Whether the yearly question was put twice and not answered."""
        return self.confirmed_on is not None and self.unanswered >= LETTERS_BEFORE_DOUBT

    @property
    def waits_for_consent(self) -> bool:
        """Whether nobody outside sees it because the person never said that they agree."""
        return self.unanswered > 0 and not self.chosen

    @property
    def has_chosen(self) -> bool:
        """Whether the contact, complete, said of every value who sees it."""
        held = [name for name in self.withholdable if getattr(self, name)]
        return self.confirmed_on is not None and {ENTRY, *held} <= self.chosen.keys()

    @property
    def narrowed(self) -> frozenset[str]:
        """What the organisation itself keeps narrower than the contact chose."""
        return frozenset(
            name for name in CHOICES if _narrower(_of(self.offered, name), _of(self.chosen, name))
        )

    def seen_by(self) -> dict[str, str]:
        """Who sees the entry and each value: never more than the organisation offers, nor more
        than the contact chose. A person who was not heard yet is seen by nobody outside; a desk
        without name and address has nobody to ask. The contact must be complete (`restore`).
        """
        limit = self.chosen if self.name or self.email else self.offered
        if self.silent_on:
            limit = {}
        entry = narrowest(_of(self.offered, ENTRY), _of(limit, ENTRY))
        values = {
            name: narrowest(entry, _of(self.offered, name), _of(limit, name))
            for name in self.withholdable
        }
        return {ENTRY: entry, **values}


def narrowest(*audiences: str) -> str:
    """The audience that is part of all the others."""
    return min(audiences, key=_place)


def _of(choice: Mapping[str, str], name: str) -> str:
    return choice.get(name, Audience.PRIVATE)


def _narrower(one: str, other: str) -> bool:
    return _place(one) < _place(other)


def _place(audience: str) -> int:
    return ORDER.index(Audience(audience))
