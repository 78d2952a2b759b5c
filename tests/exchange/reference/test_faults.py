"""The real files with one slip: named where it stands, and nothing of the file is written."""

import pytest
from django.conf import settings

from article6.exchange.reference.load import load
from article6.exchange.reference.table import Table
from article6.exchange.reference.tables import TABLES

from .sheet import Line, Sheets, counts, texts

pytestmark = pytest.mark.django_db

LAO_2013 = {"slug": "lao-2013-clearance-financial"}
USA_LAO = {"key": "usa-lao-2010"}
BGR_FIRST = {"iso3": "BGR", "article": "3", "request_number": "1"}
LAO_2015 = {"iso3": "LAO", "year": "2015"}
LAO_2006 = {"iso3": "LAO", "year": "2006"}
VAP_DRAFT = {"slug": "vientiane-action-plan-draft"}
MNE = {"slug": "mne-article-4"}
ISU = {"person": "Pamela Moraga"}

# file, the row, the slip, the column of the finding, part of what it says
SLIPS: list[tuple[str, Line, Line, str, str]] = [
    ("assistance_needs.csv", LAO_2013, {"iso3": "LAX"}, "iso3", "“LAX” is no state on record"),
    ("assistance_needs.csv", LAO_2013, {"iso3": ""}, "iso3", "must not be empty"),
    ("assistance_needs.csv", LAO_2013, {"area": "clearing"}, "area", "“clearing” is not one of"),
    ("assistance_needs.csv", LAO_2013, {"area": "advocacy"}, "area", "is no area of need"),
    ("assistance_needs.csv", LAO_2013, {"kind": "money"}, "kind", "“money” is not one of"),
    ("assistance_needs.csv", LAO_2013, {"amount": "50 000"}, "amount", "is not an amount"),
    ("assistance_needs.csv", LAO_2013, {"amount": "-1"}, "amount", "is not an amount"),
    ("assistance_needs.csv", LAO_2013, {"amount": "1.005"}, "amount", "2 decimal places"),
    ("assistance_needs.csv", LAO_2013, {"amount": "9" * 16}, "amount", "more than 15 digits"),
    ("assistance_needs.csv", LAO_2013, {"currency": ""}, "currency", "must not be empty beside"),
    ("assistance_needs.csv", LAO_2013, {"title": "x" * 121}, "title", "at most 120 characters"),
    ("assistance_needs.csv", LAO_2013, {"slug": "x" * 81}, "slug", "at most 80 characters"),
    ("assistance_needs.csv", LAO_2013, {"slug": "a b"}, "slug", "valid “slug”"),
    ("assistance_needs.csv", LAO_2013, {"part_of": "none"}, "part_of", "is no other row"),
    ("assistance_needs.csv", LAO_2013, {"source": ""}, "source", "must not be empty"),
    ("assistance_needs.csv", LAO_2013, {"source": "KPL\0"}, "source", "control character U+0000"),
    ("assistance_provided.csv", USA_LAO, {"donor": "XYZ"}, "donor", "“XYZ” is no organisation"),
    ("assistance_provided.csv", USA_LAO, {"recipient": "XYZ"}, "recipient", "is no state"),
    ("assistance_provided.csv", USA_LAO, {"year": "201"}, "year", "is not a year"),
    ("assistance_provided.csv", USA_LAO, {"year": ""}, "year", "must not be empty"),
    ("assistance_provided.csv", USA_LAO, {"area": "war"}, "area", "“war” is not one of"),
    ("assistance_provided.csv", USA_LAO, {"transaction": "paid"}, "transaction", "is not one of"),
    ("assistance_provided.csv", USA_LAO, {"amount_usd": "NaN"}, "amount_usd", "not an amount"),
    ("assistance_provided.csv", USA_LAO, {"currency": ""}, "currency", "beside an amount"),
    ("extensions.csv", BGR_FIRST, {"article": "4"}, "iso3", "“BGR/4” is no obligation"),
    ("extensions.csv", BGR_FIRST, {"granted_at_meeting": "9"}, "granted_at_meeting", "no meeting"),
    ("extensions.csv", BGR_FIRST, {"period_from": ""}, "period_from", "must not be empty"),
    ("extensions.csv", BGR_FIRST, {"period_to": "2019-09-30"}, "period_to", "lies before"),
    ("extensions.csv", BGR_FIRST, {"status": "refused"}, "status", "granted, considered"),
    ("extensions.csv", BGR_FIRST, {"request_number": "32768"}, "request_number", "too large"),
    (
        "obligations.csv",
        {"iso3": "BGR", "article": "3"},
        {"article": "6"},
        "article",
        "not Article 3",
    ),
    ("contamination.csv", LAO_2015, {"cleared_m2": "9" * 19}, "cleared_m2", "is too large"),
    (
        "contamination.csv",
        LAO_2015,
        {"submunitions_destroyed": "2147483648"},
        "submunitions_destroyed",
        "at most 2147483647",
    ),
    ("victims.csv", LAO_2006, {"total": "58"}, "total", "less than its parts together (59)"),
    ("victims.csv", LAO_2006, {"killed": "-16"}, "killed", "is not a whole number"),
    (
        "states.csv",
        {"iso3": "LKA"},
        {"consent_date": "2018-09-02"},
        "entry_into_force_date",
        "2018",
    ),
    ("states.csv", {"iso3": "LKA"}, {"un_region": "Azia"}, "un_region", "“Azia” is no region"),
    ("states.csv", {"iso3": "LKA"}, {"ccm_status": "party"}, "ccm_status", "is not one of"),
    ("states.csv", {"iso3": "LKA"}, {"iso2": "LAK"}, "iso2", "two capital letters"),
    ("states.csv", {"iso3": "LKA"}, {"m49": "004"}, "m49", "same as row 2"),
    ("meetings.csv", {"short_name": "9MSP"}, {"end": "2019-08"}, "end", "lies before start"),
    ("meetings.csv", {"short_name": "9MSP"}, {"part_of": "8RC"}, "part_of", "is no other row"),
    ("presidents.csv", {"meeting": "3MSP"}, {"role": "vice"}, "role", "“vice” is not one of"),
    ("presidents.csv", {"meeting": "3MSP"}, {"state_iso3": "NO"}, "state_iso3", "“NO” is no state"),
    ("resources.csv", VAP_DRAFT, {"url": "javascript:alert(1)"}, "url", "valid URL"),
    ("resources.csv", VAP_DRAFT, {"languages": "en;de"}, "languages", "“de” is not one of"),
    ("resources.csv", VAP_DRAFT, {"articles": "24"}, "articles", "“24” is not one of"),
    ("coalitions.csv", MNE, {"partner_roles": "donor"}, "partner_roles", "“partners” has 3"),
    ("coalitions.csv", MNE, {"partners": "Norway;;NPA"}, "partners", "must not be empty"),
    ("coalitions.csv", MNE, {"partner_slugs": "XXX;npa;"}, "partner_slugs", "“gov-xxx” is no"),
    ("coalitions.csv", MNE, {"ended_on": "2017"}, "ended_on", "lies before started_on 2018-05"),
    ("offices.csv", ISU, {"office": "Director"}, "office", "“Director” is not one of"),
    ("offices.csv", ISU, {"end": "2022"}, "end", "lies before start 2023"),
]


def tables_of(file: str) -> list[Table]:
    return [table for table in TABLES if table.file == file]


@pytest.mark.parametrize(
    ("file", "where", "slip", "column", "said"),
    [
        pytest.param(*one, id=f"{one[0]} {'; '.join(f'{k}={v:.12}' for k, v in one[2].items())}")
        for one in SLIPS
    ],
)
def test_a_slip_is_named_by_file_row_and_column(
    sheets: Sheets, file: str, where: Line, slip: Line, column: str, said: str
) -> None:
    row = sheets.change(file, where, **slip)
    outcomes = sheets.load(*tables_of(file))
    [finding] = [one for outcome in outcomes.values() for one in outcome.findings if one.row]
    assert (finding.file, finding.row, finding.field) == (file, row, column)
    assert said in finding.text
    assert not any(outcome.counts for outcome in outcomes.values())


@pytest.mark.parametrize("file", sorted({table.file for table in TABLES}))
def test_every_file_refuses_a_row_that_says_the_same_again(sheets: Sheets, file: str) -> None:
    with sheets.open(file) as rows:
        rows.append(dict(rows[-1]))
    last = len(sheets.rows(file)) + 1
    outcomes = sheets.load(*tables_of(file))
    told = [one for outcome in outcomes.values() for one in outcome.findings if one.row]
    assert {(one.row, one.text) for one in told} == {(last, f"same as row {last - 1}")}


@pytest.mark.parametrize("file", sorted({table.file for table in TABLES}))
def test_every_text_beyond_its_column_is_a_finding(sheets: Sheets, file: str) -> None:
    """On PostgreSQL it would else end in a database error."""
    with sheets.open(file) as rows:
        rows[0] = dict.fromkeys(rows[0], "1" * 700)
    outcomes = sheets.load(*tables_of(file))
    assert any(outcome.failed for outcome in outcomes.values())
    assert not any("database" in text for one in outcomes.values() for text in texts(one))


def test_the_real_data_load_again_without_a_word() -> None:
    outcomes = {outcome.table.name: outcome for outcome in load(TABLES, settings.DATA_DIR)}
    assert {name: texts(one) for name, one in outcomes.items() if one.findings} == {}
    assert {what for found in counts(outcomes).values() for what in found} == {"unchanged"}
    assert outcomes["states"].counts["unchanged"] == 197
