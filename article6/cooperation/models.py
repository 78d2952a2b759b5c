"""Needs that States stated, and support that was given."""

from collections.abc import Mapping
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from article6.core.access import Reader
from article6.core.dates import PartialDateField
from article6.core.folding import fold
from article6.core.models import Searchable, SearchableQuerySet, Sourced
from article6.directory.models import Organisation, State
from article6.directory.owned import Audience, Owned, OwnedQuerySet


class Area(models.TextChoices):
    """What assistance is for; an area belongs to an article of the Convention."""

    CLEARANCE = "clearance", _("Clearance")
    RISK_EDUCATION = "risk_education", _("Risk education")
    VICTIM_ASSISTANCE = "victim_assistance", _("Victim assistance")
    STOCKPILE = "stockpile", _("Stockpile destruction")
    REPORTING = "reporting", _("Reporting")
    CAPACITY = "capacity", _("Capacity of national bodies")
    ADVOCACY = "advocacy", _("Advocacy")
    SMALL_ARMS = "small_arms", _("Small arms")
    VARIOUS = "various", _("Several areas, not split")


ARTICLE_OF = {
    Area.CLEARANCE: 4,
    Area.RISK_EDUCATION: 4,
    Area.VICTIM_ASSISTANCE: 5,
    Area.STOCKPILE: 3,
    Area.REPORTING: 7,
}


class Kind(models.TextChoices):
    """Kinds of assistance. CCM Art. 6(2)."""

    TECHNICAL = "technical", _("Technical")
    MATERIAL = "material", _("Material")
    FINANCIAL = "financial", _("Financial")


class NeedStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("need", "Draft")
    PUBLISHED = "published", _("On record")
    WITHDRAWN = "withdrawn", pgettext_lazy("need", "Withdrawn")


class NeedQuerySet(  # type: ignore[override]  # both bases are query sets
    OwnedQuerySet["Need"], SearchableQuerySet["Need"]
):
    def matching(self, words: str) -> Self:
        """Needs whose own words or whose State's names hold every word."""
        found = self
        for word in fold(words).split():
            found = found.filter(
                models.Q(search_text__contains=word) | models.Q(state__search_text__contains=word)
            )
        return found

    def published(self, reader: Reader) -> Self:
        """Needs on record that this reader may see, with their State."""
        seen = self.visible_to(reader).filter(status=NeedStatus.PUBLISHED)
        return seen.select_related("state")


class Need(Owned, Sourced, Searchable):
    """What a State said it needs under one article: in a public document, or here itself."""

    withholdable: Mapping[str, tuple[str, ...]] = {
        "amount": ("amount", "currency"),
        "summary": ("summary",),
    }

    slug = models.SlugField(max_length=80, primary_key=True)
    state = models.ForeignKey(State, models.PROTECT, related_name="needs")
    area = models.CharField(max_length=20, choices=Area)
    article = models.PositiveSmallIntegerField()
    kind = models.CharField(
        max_length=10, blank=True, choices=Kind, help_text="Empty: request not read."
    )
    language = models.CharField(max_length=2, default="en", help_text="Of title and summary.")
    title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    stated_on = PartialDateField(help_text="Often the year alone.")
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", help_text="Contains this amount."
    )
    status = models.CharField(max_length=20, choices=NeedStatus, default=NeedStatus.PUBLISHED)

    form_key = models.UUIDField(
        null=True, unique=True, help_text="Of the form it was entered with: sent twice, made once."
    )

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="need_amount_has_currency",
                condition=models.Q(amount=None) | ~models.Q(currency=""),
            ),
            models.CheckConstraint(
                name="need_draft_is_a_draft",
                condition=models.Q(is_draft=True, status="draft")
                | models.Q(is_draft=False) & ~models.Q(status="draft"),
            ),
        ]
        indexes = [models.Index(fields=["-stated_on", "slug"], name="need_newest_first")]

    def __str__(self) -> str:
        return self.title

    def names(self) -> tuple[str, ...]:
        return (self.title, self.summary)


class Question(models.Model):
    """One question about a need to somebody without an account; read by the need's own people."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="questions")
    text = models.TextField()
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text


class TransactionKind(models.TextChoices):
    REPORTED = "reported", _("Reported as support; committed or paid not said")
    PLEDGE = "pledge", _("Pledged")
    COMMITMENT = "commitment", _("Committed")
    DISBURSEMENT = "disbursement", _("Paid")
    IN_KIND = "in_kind", _("Delivered in kind")


# A promise is not support yet: shown beside a sum, never in it.
PROMISES = (TransactionKind.PLEDGE, TransactionKind.COMMITMENT)


class ContributionQuerySet(OwnedQuerySet["Contribution"]):
    """Asked for a reader before anything else."""


class Contribution(Owned, Sourced):
    """Support of one provider to one State; areas are kept as ';clearance;capacity;'.

    `parent` is the same money one step earlier: given counts at the first link of a chain,
    received at the last.
    """

    key = models.SlugField(max_length=40, primary_key=True)
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="given")
    recipient = models.ForeignKey(State, models.PROTECT, related_name="received")
    year = models.PositiveSmallIntegerField()
    areas = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=120, blank=True, help_text="Empty: not named.")
    channel_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="channelled"
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "year"], name="support_by_recipient"),
            models.Index(fields=["provider", "year"], name="support_by_provider"),
            models.Index(fields=["-year", "key"], name="support_newest_first"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def area_labels(self) -> list[str]:
        """What the support was for; several areas are not split by the source."""
        return [str(Area(code).label) for code in self.areas.split(";") if code]


class TransactionQuerySet(models.QuerySet["Transaction"]):
    def public(self) -> Self:
        """Steps of contributions that everybody may read: sums and lists count no others, so that
        they are the same for every reader and give nothing away."""
        return self.filter(contribution__audience=Audience.PUBLIC, contribution__is_draft=False)

    def counted(self) -> Self:
        """Support that was handed over, each step once: neither promises, nor a report of what
        the same contribution also records as paid."""
        paid = Transaction.objects.filter(
            contribution=OuterRef("contribution"), kind=TransactionKind.DISBURSEMENT
        )
        told_again = models.Q(kind=TransactionKind.REPORTED) & models.Q(Exists(paid))
        return self.public().exclude(kind__in=PROMISES).exclude(told_again)

    def given(self) -> Self:
        """Counted at the first link of each chain, where the money set out."""
        return self.counted().filter(contribution__parent=None)

    def received(self) -> Self:
        """Counted at the last link of each chain, where the money arrived."""
        return self.counted().filter(contribution__children=None)


class Transaction(models.Model):
    """One dated step of a contribution. `amount_usd` is the source's own conversion, or empty."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="transactions")
    kind = models.CharField(max_length=20, choices=TransactionKind)
    on = PartialDateField()
    amount = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    amount_usd = models.DecimalField(max_digits=20, decimal_places=2, null=True)

    objects = TransactionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="transaction_amount_has_currency",
                condition=models.Q(amount=None) | ~models.Q(currency=""),
            )
        ]
        indexes = [
            models.Index(fields=["-amount_usd"], name="support_largest_first"),
            models.Index(fields=["currency"], name="support_by_currency"),
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id} {self.kind}"
