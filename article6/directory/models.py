"""Who exists: States, organisations, and the people who hold an office."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from article6.core.dates import PartialDateField, as_partial
from article6.core.models import Record, Searchable, SearchableQuerySet, Sourced
from article6.directory.contacts import Contact
from article6.directory.owned import NamedReader, Withheld
from article6.rules.standing import Standing, standing_on
from article6.rules.terms import Holding, TermFact, holders_on

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")

# Tables of this app that stand in files of their own.
__all__ = ["Contact", "NamedReader", "Withheld"]


def in_language(row: models.Model, field: str, language: str | None = None) -> str:
    """`field` in the reader's language, else in English; '' when neither is known."""
    language = language or get_language() or "en"
    name: str = getattr(row, f"{field}_{language}", "") or getattr(row, f"{field}_en")
    return name


def seen_languages(field: str) -> list[str]:
    """Columns of `field` that a reader of this language may see: English can stand in."""
    seen = ("en", get_language())
    return [f"{field}_{language}" for language in LANGUAGES if language in seen]


def other_languages(field: str) -> list[str]:
    """Columns of `field` that a reader of this language never sees."""
    seen = seen_languages(field)
    return [name for language in LANGUAGES if (name := f"{field}_{language}") not in seen]


class Region(Record):
    """A region, sub-region or intermediate region of the UN M49 list."""

    code = models.CharField(max_length=3, primary_key=True)
    name_en = models.CharField(max_length=60)
    name_fr = models.CharField(max_length=60)
    name_es = models.CharField(max_length=60)
    name_ar = models.CharField(max_length=60)
    name_ru = models.CharField(max_length=60)
    name_zh = models.CharField(max_length=60)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    source = models.TextField(blank=True)

    def __str__(self) -> str:
        return in_language(self, "name")


class ConsentKind(models.TextChoices):
    RATIFICATION = "ratification", _("Ratification")
    ACCESSION = "accession", _("Accession")
    ACCEPTANCE = "acceptance", _("Acceptance")
    APPROVAL = "approval", _("Approval")
    SUCCESSION = "succession", _("Succession")


STANDING_LABELS = {
    Standing.STATE_PARTY: _("State Party"),
    Standing.CONSENTED: _("Has joined; not yet in force"),
    Standing.SIGNATORY: _("Signatory"),
    Standing.NON_SIGNATORY: _("State not party"),
    Standing.WITHDRAWN: _("Withdrawn"),
}


class StateQuerySet(SearchableQuerySet["State"]):
    """Searched by name."""

    def in_language(self) -> Self:
        """With the name and the place in the alphabet of the reader's language, and no other."""
        return self.defer("search_text", *other_languages("name"), *other_languages("rank"))


class State(Sourced, Searchable):
    """A State and its place in the Convention; its standing on a day is computed."""

    iso3 = models.CharField(max_length=3, primary_key=True)
    iso2 = models.CharField(max_length=2, unique=True)
    m49 = models.CharField(max_length=3, unique=True)
    name_en = models.CharField(max_length=100)
    name_fr = models.CharField(max_length=100)
    name_es = models.CharField(max_length=100)
    name_ar = models.CharField(max_length=100)
    name_ru = models.CharField(max_length=100)
    name_zh = models.CharField(max_length=100)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    subregion = models.ForeignKey(Region, models.PROTECT, related_name="+")
    intermediate_region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    recorded_status = models.CharField(max_length=20, help_text="As the source list gives it.")
    signed_on = models.DateField(null=True)
    consent_kind = models.CharField(max_length=20, blank=True, choices=ConsentKind)
    consented_on = models.DateField(null=True, help_text="Day of deposit (Art. 17).")
    in_force_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True, help_text="Day the withdrawal took effect.")
    # Place in the alphabetical order of each language: a database cannot sort six scripts alike.
    rank_en = models.PositiveSmallIntegerField(default=0)
    rank_fr = models.PositiveSmallIntegerField(default=0)
    rank_es = models.PositiveSmallIntegerField(default=0)
    rank_ar = models.PositiveSmallIntegerField(default=0)
    rank_ru = models.PositiveSmallIntegerField(default=0)
    rank_zh = models.PositiveSmallIntegerField(default=0)

    objects = StateQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Short name in the reader's language."""
        return in_language(self, "name")

    @property
    def rank(self) -> int:
        """Place in the alphabet of the reader's language."""
        rank: int = getattr(self, rank_field())
        return rank

    def names(self) -> tuple[str, ...]:
        return (self.iso3, *(getattr(self, f"name_{language}") for language in LANGUAGES))

    def standing_on(self, on: date) -> Standing:
        """Standing in the Convention on a day. CCM Art. 15 to 17 and 20."""
        return standing_on(
            on, self.signed_on, self.consented_on, self.in_force_on, self.withdrawn_on
        )


def rank_field() -> str:
    """Name of the State column that sorts in the reader's language."""
    return f"rank_{get_language() or 'en'}"


class OrganisationKind(models.TextChoices):
    GOVERNMENT = "government", _("Government")
    GOVERNMENT_BODY = "government_body", _("Government body")
    NATIONAL_AUTHORITY = "national_authority", _("National mine action authority")
    UN = "un", _("United Nations")
    INTERNATIONAL = "international", _("International organisation")
    REGIONAL = "regional", _("Regional organisation")
    NGO = "ngo", _("Non-governmental organisation")
    INSTITUTION = "institution", _("Institution")
    FUND = "fund", _("Fund")
    SECRETARIAT = "secretariat", _("Secretariat of the Convention")


class OrganisationQuerySet(SearchableQuerySet["Organisation"]):
    """Searched by name."""

    def in_language(self) -> Self:
        """With the name in the reader's language and in English, and in no other."""
        return self.defer("search_text", *other_languages("name"))


class Organisation(Sourced, Searchable):
    """Anyone who owns or does things; a government is an organisation named after its State."""

    slug = models.SlugField(primary_key=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    code = models.CharField(
        max_length=10, blank=True, help_text="As the support data names a provider; ISO for States."
    )
    abbreviation = models.CharField(max_length=40, blank=True)
    iati_id = models.CharField(max_length=60, blank=True, help_text="Empty: none known.")
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    name_es = models.CharField(max_length=200, blank=True)
    name_ar = models.CharField(max_length=200, blank=True)
    name_ru = models.CharField(max_length=200, blank=True)
    name_zh = models.CharField(max_length=200, blank=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Name in the reader's language where one is known, else in English."""
        return in_language(self, "name")

    @property
    def name_language(self) -> str:
        """Language that `name` is written in: 'en' where no other is known."""
        language = get_language() or "en"
        return language if getattr(self, f"name_{language}", "") else "en"

    def names(self) -> tuple[str, ...]:
        return (self.abbreviation, *(getattr(self, f"name_{language}") for language in LANGUAGES))


class Theme(models.TextChoices):
    COOPERATION = (
        "international_cooperation_and_assistance",
        _("International cooperation and assistance"),
    )
    CLEARANCE = "clearance_and_risk_education", _("Clearance and risk reduction education")
    RISK_EDUCATION = "risk_education", _("Risk education")
    STOCKPILES = (
        "stockpile_destruction_and_retention",
        _("Stockpile destruction and retention"),
    )
    VICTIM_ASSISTANCE = "victim_assistance", _("Victim assistance")
    UNIVERSALIZATION = "universalization", _("Universalization")
    TRANSPARENCY = "transparency_measures", _("Transparency measures")
    IMPLEMENTATION = "national_implementation_measures", _("National implementation measures")
    GENERAL_STATUS = (
        "general_status_and_operation",
        _("General status and operation of the Convention"),
    )


class OfficeKind(models.TextChoices):
    PRESIDENT = "president", pgettext_lazy("office", "President")
    COORDINATOR = "coordinator", pgettext_lazy("office", "Coordinator")
    ISU_DIRECTOR = "isu_director", _("Director of the Implementation Support Unit")


class Office(models.Model):
    """A function in the Convention's machinery, whoever holds it."""

    slug = models.SlugField(primary_key=True)
    kind = models.CharField(max_length=20, choices=OfficeKind)
    theme = models.CharField(max_length=60, blank=True, choices=Theme)
    normal_years = models.PositiveSmallIntegerField(
        null=True, help_text="Usual length of a term; empty: no fixed term."
    )
    source = models.TextField(blank=True)

    def __str__(self) -> str:
        if self.theme:
            return _("Coordinator: %(theme)s") % {"theme": self.get_theme_display()}
        return str(self.get_kind_display())

    def holding_on(self, on: date) -> Holding:
        """Who held the office that day; an empty `serving` is a gap in the record."""
        terms = [term.fact() for term in self.terms.all()]
        return holders_on(terms, on, self.normal_years)


class Term(Sourced):
    """Who held an office, from when to when, as far as a source says."""

    key = models.SlugField(max_length=120, unique=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="terms")
    state = models.ForeignKey(State, models.PROTECT, null=True, blank=True, related_name="terms")
    person = models.CharField(max_length=120, blank=True)
    start = PartialDateField()
    end = PartialDateField()
    occasion = models.CharField(
        max_length=30, blank=True, help_text="Short name of the meeting presided over."
    )

    def __str__(self) -> str:
        return f"{self.office}: {self.person or self.state or '?'}"

    def fact(self) -> TermFact:
        """The term as plain values for the rules; the holder is the term itself."""
        return TermFact(
            holder=self.key,
            start=as_partial(self.start),
            end=as_partial(self.end),
            uncertain=self.uncertain,
            source=self.source,
        )
