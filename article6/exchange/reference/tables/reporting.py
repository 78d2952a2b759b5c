"""Article 7: filings on record, and the fields of the forms."""

from article6.exchange.reference.parse import day, one_of, partial, plain, required, year
from article6.exchange.reference.table import Cell, Record, Table
from article6.exchange.reference.tables.cells import SOURCED, STATE, UNDATED, keyed, same
from article6.reporting.models import Filing, FilingKind, FilingStatus, FormField, YesNoUnknown

FILINGS = Table(
    name="filings",
    file="article7_reports.csv",
    model=Filing,
    key=("iso3", "kind", "due_on"),
    cells=(
        Cell("iso3", "state_id", STATE),
        Cell("kind", "kind", one_of(FilingKind.values)),
        Cell("reporting_year", "calendar_year", year),
        Cell("due_on", "due_on", day),
        Cell("submitted_on", "submitted_on", partial),
        Cell("status", "status", one_of(FilingStatus.values)),
        Cell("requested_assistance", "requested_assistance", one_of(YesNoUnknown.values)),
        *SOURCED,
    ),
    unread=frozenset({"areas"}),  # empty in every row: no report could be read
)


def form_field(record: Record) -> list[Record]:
    name = "/".join(record[part] for part in ("form", "table", "column"))
    return [keyed(record, name=name)]


FORM_FIELDS = Table(
    name="form_fields",
    file="article7_forms.csv",
    model=FormField,
    key=("form", "table", "column"),
    cells=(
        Cell("name", "name", required),
        *same("form", "title", "column", "type", parse=required),
        *same("table", "unit", "status", "note", parse=plain),
        *UNDATED,
    ),
    split=form_field,
    made_by_split={"name": "column"},
)

TABLES = (FILINGS, FORM_FIELDS)
