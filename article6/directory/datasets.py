"""What we publish about offices and organisations: columns, filters and orders."""

from typing import Any

from django.db.models import Case, F, Value, When
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from article6.core.access import Reader
from article6.core.dataset import Dataset, boolean, code, day, text
from article6.core.listing import Filter, Listing, Rows, Sort
from article6.directory.models import (
    Office,
    Organisation,
    OrganisationKind,
    State,
    Term,
    rank_field,
)
from article6.directory.seats import rank

TERMS = Dataset(
    slug="terms",
    title=_("Offices and their holders"),
    row_is=_("A State or person in an office of the Convention, as far as a source says"),
    rows=lambda _reader: Term.objects.select_related("office", "state"),
    columns=(
        text("key", _("Name of the term; never changes")),
        code("office", _("Office"), "office_id"),
        code("theme", _("Theme of a coordinator"), "office.theme"),
        code("iso3", _("State in office, ISO 3166-1"), "state_id", hxl="#country+code"),
        text("state", _("Name of the State in the reader's language"), "state.name"),
        text("person", _("Person, as the source has it; empty: not found"), hxl="#contact+name"),
        day("start", _("Beginning; often the year alone; empty: not found"), hxl="#date+start"),
        day("end", _("End; often the year alone; empty: not found"), hxl="#date+end"),
        text("occasion", _("Short name of the meeting presided over")),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _offices(_reader: Reader) -> list[tuple[str, Any]]:
    return [(office.slug, str(office)) for office in sorted(Office.objects.all(), key=rank)]


def _states_in_office(_reader: Reader) -> list[tuple[str, Any]]:
    found = State.objects.filter(terms__isnull=False).distinct().order_by(rank_field())
    return [(state.iso3, state.name) for state in found]


def _by_start(rows: Rows, descending: bool) -> Rows:
    """Terms without a beginning come last either way."""
    undated = Case(When(start="", then=Value(1)), default=Value(0))
    return rows.order_by(undated, "-start" if descending else "start", "office", "pk")


def _by_state(rows: Rows, descending: bool) -> Rows:
    """Terms of no State come last either way."""
    place = F(f"state__{rank_field()}")
    by_name = place.desc(nulls_last=True) if descending else place.asc(nulls_last=True)
    return rows.order_by(by_name, "-start", "pk")


TERM_LISTING = Listing(
    dataset=TERMS,
    filters=(
        Filter("office", _("Office"), lambda rows, slug: rows.filter(office=slug), _offices),
        Filter("state", _("State"), lambda rows, iso3: rows.filter(state=iso3), _states_in_office),
    ),
    sorts=(
        Sort("start", _("From"), _by_start, descending_first=True),
        Sort("state", _("Holder"), _by_state),
    ),
)


ORGANISATIONS = Dataset(
    slug="organisations",
    title=_("Organisations"),
    row_is=_("An organisation in the field; governments are in the list of States"),
    rows=lambda _reader: Organisation.objects.exclude(
        kind=OrganisationKind.GOVERNMENT
    ).select_related("state"),
    columns=(
        text("slug", _("Name of the organisation in other lists; never changes")),
        text("name", _("Name in the reader's language, else in English"), hxl="#org+name"),
        text("abbreviation", _("Abbreviation; empty: none seen"), hxl="#org+acronym"),
        code("kind", _("Kind of organisation"), hxl="#org+type"),
        code("iso3", _("State it belongs to, ISO 3166-1"), "state_id", hxl="#country+code"),
        text("iati_id", _("Identifier in IATI; empty: none known"), hxl="#org+id"),
        boolean("uncertain", _("Whether the source calls for checking")),
        text("source", _("Public document"), hxl="#meta+source"),
        day("as_of", _("Day the fact is known to have held")),
    ),
)


def _kinds(_reader: Reader) -> list[tuple[str, Any]]:
    return [(kind, kind.label) for kind in OrganisationKind if kind != OrganisationKind.GOVERNMENT]


def _home_states(reader: Reader) -> list[tuple[str, Any]]:
    here = ORGANISATIONS.rows(reader)
    found = State.objects.filter(organisations__in=here).distinct().order_by(rank_field())
    return [(state.iso3, state.name) for state in found]


def _by_name(rows: Rows, descending: bool) -> Rows:
    name = Lower("name_en")
    return rows.order_by(name.desc() if descending else name.asc(), "slug")


def _by_kind(rows: Rows, descending: bool) -> Rows:
    return rows.order_by("-kind" if descending else "kind", Lower("name_en"), "slug")


ORGANISATION_LISTING = Listing(
    dataset=ORGANISATIONS,
    filters=(
        Filter("q", _("Words"), lambda rows, words: rows.matching(words), kind="search"),
        Filter("kind", _("Kind"), lambda rows, kind: rows.filter(kind=kind), _kinds),
        Filter("state", _("State"), lambda rows, iso3: rows.filter(state=iso3), _home_states),
    ),
    sorts=(
        Sort("name", _("Name"), _by_name),
        Sort("kind", _("Kind"), _by_kind),
    ),
)
