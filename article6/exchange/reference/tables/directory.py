"""Regions, States, organisations, and who held which office."""

from django.utils.text import slugify

from article6.directory.models import (
    ConsentKind,
    Office,
    OfficeKind,
    Organisation,
    OrganisationKind,
    Region,
    State,
    Term,
    Theme,
)
from article6.exchange.reference.parse import (
    ISO2,
    ISO3,
    M49,
    day,
    fixed,
    one_of,
    partial,
    plain,
    required,
    whole,
)
from article6.exchange.reference.table import (
    Cell,
    MismatchError,
    Record,
    Ref,
    SameTable,
    Table,
    shown,
)
from article6.exchange.reference.tables.cells import (
    LANGUAGES,
    SOURCED,
    STATE,
    UNDATED,
    in_order,
    keyed,
    same,
)

NAMES = tuple(f"name_{language}" for language in LANGUAGES)
REGION = Ref(Region, "name_en")
STATUSES = ("state_party", "signatory", "non_signatory", "withdrawn")
SOURCE_CELL = Cell("source", "source", required)

REGIONS = Table(
    name="regions",
    file="regions.csv",
    model=Region,
    key=("code",),
    cells=(
        Cell("code", "code", required),
        *same(*NAMES, parse=required),
        Cell("parent", "parent_id", SameTable()),
        SOURCE_CELL,
    ),
)

STATES = Table(
    name="states",
    file="states.csv",
    model=State,
    key=("iso3",),
    cells=(
        Cell("iso3", "iso3", ISO3),
        Cell("iso2", "iso2", ISO2),
        Cell("m49", "m49", M49),
        *same(*NAMES, parse=required),
        Cell("un_region", "region_id", REGION),
        Cell("un_subregion", "subregion_id", REGION),
        Cell("un_intermediate_region", "intermediate_region_id", REGION),
        Cell("ccm_status", "recorded_status", one_of(STATUSES)),
        Cell("signature_date", "signed_on", day),
        Cell("consent_kind", "consent_kind", one_of(ConsentKind.values, empty=True)),
        Cell("consent_date", "consented_on", day),
        Cell("entry_into_force_date", "in_force_on", day),
        Cell("withdrawal_date", "withdrawn_on", day),
        *SOURCED,
    ),
    faults=in_order(
        ("signed_on", "signature_date"),
        ("consented_on", "consent_date"),
        ("in_force_on", "entry_into_force_date"),
        ("withdrawn_on", "withdrawal_date"),
    ),
)

STATE_ORDER = Table(
    name="state_order",
    file="state_order.csv",
    model=State,
    key=("iso3",),
    cells=(
        Cell("iso3", "iso3", STATE),
        *(Cell(language, f"rank_{language}", whole) for language in LANGUAGES),
    ),
    unread=frozenset({"source"}),
    extends=True,
)


def government(record: Record) -> list[Record]:
    """Each State has one government, which owns what the State says."""
    return [keyed(record, government=f"gov-{record['iso3'].lower()}")]


GOVERNMENTS = Table(
    name="governments",
    file="states.csv",
    model=Organisation,
    key=("government",),
    cells=(
        Cell("government", "slug", required),
        Cell("iso3", "kind", fixed(OrganisationKind.GOVERNMENT)),
        Cell("iso3", "state_id", STATE),
        Cell("iso3", "code", plain),
        *same(*NAMES, parse=required),
        *SOURCED,
    ),
    split=government,
    made_by_split={"government": "iso3"},
    unread=STATES.columns,
)

ORGANISATIONS = Table(
    name="organisations",
    file="organisations.csv",
    model=Organisation,
    key=("slug",),
    cells=(
        *same("slug", "name_en", parse=required),
        *same(*NAMES[1:], "abbreviation", "code", "iati_id"),
        Cell("kind", "kind", one_of(OrganisationKind.values)),
        Cell("state_iso3", "state_id", STATE),
        *SOURCED,
    ),
    unread=frozenset({"website"}),
)

OFFICES = Table(
    name="offices",
    file="office_list.csv",
    model=Office,
    key=("slug",),
    cells=(
        Cell("slug", "slug", required),
        Cell("kind", "kind", one_of(OfficeKind.values)),
        Cell("theme", "theme", one_of(Theme.values, empty=True)),
        Cell("normal_years", "normal_years", whole),
        SOURCE_CELL,
    ),
)

IN_ORDER = in_order(("start", "start_year"), ("end", "end_year"))


def coordinator_term(record: Record) -> list[Record]:
    """A row without a State records that the office exists and its holder was not found."""
    state = record["state_iso3"].lower() or "unknown"
    return [keyed(record, term=_term_key(record["theme"], state, record["start_year"]))]


def _term_key(theme: str, state: str, start: str) -> str:
    return f"{slugify(theme)}-{state}-{start or 'undated'}"


COORDINATORS = Table(
    name="coordinators",
    file="coordinators.csv",
    model=Term,
    key=("term",),
    cells=(
        Cell("term", "key", required),
        Cell("theme", "office_id", Ref(Office, "theme")),
        Cell("state_iso3", "state_id", STATE),
        Cell("start_year", "start", partial),
        Cell("end_year", "end", partial),
        *UNDATED,
    ),
    split=coordinator_term,
    made_by_split={"term": "theme"},
    faults=IN_ORDER,
)

COOPERATION_OFFICE = "Coordinator on International Cooperation and Assistance"
DIRECTOR_OFFICE = "Director of the Implementation Support Unit"


def coordinator_person(record: Record) -> list[Record]:
    """Names of persons for terms that coordinators.csv has already given to their States."""
    if record["office"] != COOPERATION_OFFICE:
        return []
    state = record["holder_iso3"].lower()
    return [keyed(record, term=_term_key(Theme.COOPERATION, state, record["start"]))]


PERSONS = Table(
    name="coordinator_persons",
    file="offices.csv",
    model=Term,
    key=("term",),
    cells=(Cell("term", "id", Ref(Term, "key")), Cell("person", "person", required)),
    split=coordinator_person,
    made_by_split={"term": "holder_iso3"},
    unread=frozenset({"office", "holder_iso3", "start", "end", "source"}),
    extends=True,
)


def director_term(record: Record) -> list[Record]:
    if record["office"] == COOPERATION_OFFICE:
        return []
    if record["office"] != DIRECTOR_OFFICE:
        said = f"{shown(record['office'])} is not one of {COOPERATION_OFFICE}, {DIRECTOR_OFFICE}"
        raise MismatchError("office", said)
    return [keyed(record, office="isu-director", term=f"isu-director-{slugify(record['person'])}")]


DIRECTORS = Table(
    name="directors",
    file="offices.csv",
    model=Term,
    key=("term",),
    cells=(
        Cell("term", "key", required),
        Cell("office", "office_id", Ref(Office)),
        Cell("holder_iso3", "state_id", STATE),
        Cell("person", "person", required),
        *same("start", "end", parse=partial),
        *UNDATED,
    ),
    split=director_term,
    made_by_split={"term": "person"},
    faults=in_order(("start", "start"), ("end", "end")),
)

TABLES = (
    REGIONS,
    STATES,
    GOVERNMENTS,
    STATE_ORDER,
    ORGANISATIONS,
    OFFICES,
    COORDINATORS,
    PERSONS,
    DIRECTORS,
)
