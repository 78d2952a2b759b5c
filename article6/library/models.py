"""Documents, and what is doubtful in them."""

from typing import Any, Self
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from article6.core.dates import PartialDateField
from article6.core.models import Searchable, SearchableQuerySet, Sourced
from article6.directory.models import State
from article6.directory.owned import Owned, OwnedQuerySet


class Topic(models.TextChoices):
    GENERAL = "general", _("General")
    COOPERATION = "cooperation_and_assistance", _("Cooperation and assistance")
    COALITION = "coalition", _("Country coalitions")
    CLEARANCE = "clearance", _("Clearance")
    RISK_EDUCATION = "risk_education", _("Risk education")
    VICTIM_ASSISTANCE = "victim_assistance", _("Victim assistance")
    STOCKPILES = "stockpile_destruction", _("Stockpile destruction")
    TRANSPARENCY = "transparency", _("Transparency")
    LEGISLATION = "legislation", _("National legislation")
    UNIVERSALIZATION = "universalization", _("Universalization")


class ResourceKind(models.TextChoices):
    ACTION_PLAN = "action_plan", _("Action plan")
    ANALYSIS_DECISION = "analysis_decision", _("Analysis or decision")
    EXTENSION_REQUEST = "extension_request", _("Extension request")
    GOOD_PRACTICE = "good_practice", _("Good practice")
    GUIDE = "guide", _("Guide")
    MODEL_LEGISLATION = "model_legislation", _("Model legislation")
    MONITOR_REPORT = "monitor_report", _("Monitor report")
    NATIONAL_PLAN = "national_plan", _("National plan")
    OFFICIAL_DOCUMENT = "official_document", _("Official document")
    PROGRESS_REPORT = "progress_report", _("Progress report")
    REPORTING_TEMPLATE = "reporting_template", _("Reporting template")
    STATEMENT = "statement", _("Statement")
    TOOLKIT = "toolkit", _("Toolkit")
    TREATY_TEXT = "treaty_text", _("Treaty text")
    WORKING_PAPER = "working_paper", _("Working paper")


class Language(models.TextChoices):
    """The six languages of the Convention. CCM Art. 23."""

    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")


def codes(listed: str) -> list[str]:
    """The codes kept as ';a;b;'; none when the column is empty."""
    return [code for code in listed.split(";") if code]


def language_names(listed: str) -> list[Any]:
    """Names, in the reader's language, of languages kept as ';en;fr;'."""
    return [Language(code).label for code in codes(listed)]


def site_of(url: str) -> str:
    """The site an address leads to, 'clusterconvention.org'; '' without an address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


class AddressKind(models.TextChoices):
    """What one finds at an address: a copy is never presented as the official document."""

    OFFICIAL = "official", _("Official page")
    LISTING = "listing", _("Page that lists the document")
    COPY = "copy", _("Copy on another site")


class ResourceQuerySet(  # type: ignore[override]  # both bases are query sets
    OwnedQuerySet["Resource"], SearchableQuerySet["Resource"]
):
    def of_article(self, article: str) -> Self:
        return self.filter(articles__contains=f";{article};")

    def in_language(self, language: str) -> Self:
        return self.filter(languages__contains=f";{language};")

    def on_topic(self, topic: str) -> Self:
        return self.filter(topics__contains=f";{topic};")


class Resource(Owned, Sourced, Searchable):
    """A document, guide or good practice, and where it is listed. Lists are kept as ';a;b;'."""

    slug = models.SlugField(max_length=120, primary_key=True)
    title = models.TextField(help_text="In English.")
    kind = models.CharField(max_length=30, choices=ResourceKind)
    symbol = models.CharField(max_length=60, blank=True, help_text="Empty: not seen.")
    author = models.CharField(max_length=200, blank=True)
    author_state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="resources"
    )
    meeting = models.CharField(max_length=30, blank=True, help_text="Short name of a Meeting.")
    published_on = PartialDateField()
    languages = models.CharField(max_length=60, blank=True, help_text="Empty: not seen.")
    articles = models.CharField(max_length=60, blank=True)
    topics = models.CharField(max_length=250, blank=True)
    url = models.URLField(max_length=500, blank=True)
    address_kind = models.CharField(max_length=10, blank=True, choices=AddressKind)
    summary = models.TextField(blank=True)

    objects = ResourceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def names(self) -> tuple[str, ...]:
        return (self.title, self.symbol)

    @property
    def articles_listed(self) -> list[str]:
        return codes(self.articles)

    @property
    def topics_named(self) -> list[tuple[str, Any]]:
        return [(code, Topic(code).label) for code in codes(self.topics)]

    @property
    def languages_seen(self) -> list[Any]:
        return language_names(self.languages)

    @property
    def site(self) -> str:
        return site_of(self.url)


class RemarkQuerySet(models.QuerySet["Remark"]):
    def about(self, subject: str) -> Self:
        """Remarks that name this State (ISO code), meeting or plan (short name)."""
        return self.filter(subjects__contains=f";{subject};")


class Remark(models.Model):
    """A contradiction or open question in the sources: shown, never resolved by us."""

    slug = models.SlugField(max_length=120, primary_key=True)
    subject_kind = models.CharField(max_length=20)
    subjects = models.TextField(blank=True, help_text="';LAO;CHL;'; empty: general.")
    article = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    source = models.TextField()

    objects = RemarkQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title
