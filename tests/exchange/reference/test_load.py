"""Loading twice, after a change, and where one file leans on another."""

import pytest

from article6.cooperation.models import Contribution, Need
from article6.directory.models import State
from article6.exchange.reference.tables import TABLES
from article6.exchange.reference.tables.cooperation import CONTRIBUTIONS, NEEDS, TRANSACTIONS
from article6.exchange.reference.tables.directory import (
    COORDINATORS,
    DIRECTORS,
    PERSONS,
    STATES,
)

from .sheet import Sheets, counts, texts

pytestmark = pytest.mark.django_db

NEEDS_FILE = "assistance_needs.csv"
LAO = {"slug": "lao-2013-clearance-financial"}
NEED_COUNT = 60
SUPPORT = (CONTRIBUTIONS, TRANSACTIONS)


def test_a_changed_row_is_changed_once(sheets: Sheets) -> None:
    sheets.change(NEEDS_FILE, LAO, summary="Said again.", amount="51000000")
    assert sheets.load(NEEDS)["needs"].counts == {"changed": 1, "unchanged": NEED_COUNT - 1}
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT}
    need = Need.objects.get(**LAO)
    assert (need.summary, need.amount) == ("Said again.", 51_000_000)
    assert "said again" in need.search_text


def test_an_amount_written_otherwise_is_no_change(sheets: Sheets) -> None:
    sheets.change(NEEDS_FILE, LAO, amount="50000000.00")
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT}


def test_a_new_row_is_created_once(sheets: Sheets) -> None:
    sheets.add(NEEDS_FILE, LAO, slug="lao-2026-new")
    assert sheets.load(NEEDS)["needs"].counts == {"created": 1, "unchanged": NEED_COUNT}
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT + 1}
    assert Need.objects.get(slug="lao-2026-new").state_id == "LAO"


def test_the_order_of_rows_means_nothing(sheets: Sheets) -> None:
    with sheets.open(NEEDS_FILE) as rows:
        rows.reverse()
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT}


def test_doubt_follows_the_source(sheets: Sheets) -> None:
    sure = Need.objects.get(**LAO).source
    sheets.change(NEEDS_FILE, LAO, source=f"{sure}: uncertain")
    sheets.load(NEEDS)
    assert Need.objects.get(**LAO).uncertain
    sheets.change(NEEDS_FILE, LAO, source=sure)
    sheets.load(NEEDS)
    assert not Need.objects.get(**LAO).uncertain


def test_an_empty_cell_is_unknown_and_never_zero(sheets: Sheets) -> None:
    sheets.change(NEEDS_FILE, LAO, amount="", currency="")
    sheets.load(NEEDS)
    assert Need.objects.get(**LAO).amount is None
    sheets.change(NEEDS_FILE, LAO, amount="0", currency="USD")
    sheets.load(NEEDS)
    assert Need.objects.get(**LAO).amount == 0


def test_a_fault_in_one_row_keeps_the_others_out(sheets: Sheets) -> None:
    sheets.change(NEEDS_FILE, LAO, summary="Not to be written.")
    sheets.add(NEEDS_FILE, LAO, slug="lao-2026-new")
    with sheets.open(NEEDS_FILE) as rows:
        del rows[-2]
        rows[-2]["iso3"] = "XXX"
    outcome = sheets.load(NEEDS)["needs"]
    assert outcome.failed
    assert not outcome.counts
    assert not Need.objects.filter(summary="Not to be written.").exists()
    assert Need.objects.count() == NEED_COUNT


def test_a_fault_in_one_table_keeps_the_whole_file_out(sheets: Sheets) -> None:
    """The areas belong to contributions, the amount to transactions: one row, one file."""
    file, row = "assistance_provided.csv", {"key": "usa-lao-2010"}
    sheets.change(file, row, area="clearance", amount="much")
    outcomes = sheets.load(*SUPPORT)
    assert counts(outcomes) == {"contributions": {}, "transactions": {}}
    assert Contribution.objects.get(pk="usa-lao-2010").areas != ";clearance;"


def test_a_fault_found_by_the_database_is_told_and_undone(sheets: Sheets) -> None:
    """Two codes that change places: each row is sound, the step from one to the other is not."""
    albania, angola = {"iso3": "ALB"}, {"iso3": "AGO"}
    sheets.change("states.csv", albania, m49="024", name_en="Not written")
    sheets.change("states.csv", angola, m49="008")
    states = sheets.load(STATES)["states"]
    assert not states.counts
    [said] = texts(states)
    assert said.startswith("error: states.csv: the database does not take these rows: ")
    assert State.objects.get(**albania).name_en == "Albania"


def test_a_fault_of_the_file_itself_is_told_once(sheets: Sheets) -> None:
    (sheets.folder / "offices.csv").unlink()
    outcomes = sheets.load(PERSONS, DIRECTORS)
    told = [text for outcome in outcomes.values() for text in texts(outcome)]
    assert told == ["error: offices.csv: the file is missing"]


def test_what_leans_on_a_faulty_file_is_not_tried_and_says_why(sheets: Sheets) -> None:
    sheets.change("states.csv", {"iso3": "LAO"}, signature_date="soon")
    told = {name: texts(one) for name, one in sheets.load(*TABLES).items() if one.findings}
    assert told["needs"] == [
        "error: assistance_needs.csv: needs not loaded, because states.csv has errors"
    ]
    assert told["governments"] == [
        "error: states.csv: governments not loaded, because states.csv has errors"
    ]
    assert told["state_order"] == [
        "error: state_order.csv: state_order not loaded, because states.csv has errors"
    ]
    assert {name for name, lines in told.items() if len(lines) > 1} == set()
    assert "regions" not in told
    assert "form_fields" not in told


def test_a_failure_is_handed_on(sheets: Sheets) -> None:
    """A fault in meetings keeps plans out, and so their actions."""
    sheets.change("meetings.csv", {"short_name": "1MSP"}, kind="party")
    outcomes = sheets.load(*TABLES)
    assert texts(outcomes["actions"]) == [
        "error: action_plans.csv: actions not loaded, because plans.csv has errors"
    ]
    assert outcomes["needs"].counts == {"unchanged": NEED_COUNT}


def test_names_added_by_another_file_wait_for_it(sheets: Sheets) -> None:
    sheets.change(
        "coordinators.csv",
        {"theme": "national_implementation_measures", "start_year": "2011"},
        end_year="2010",
    )
    persons = sheets.load(COORDINATORS, PERSONS)["coordinator_persons"]
    assert texts(persons) == [
        "error: offices.csv: coordinator_persons not loaded, because coordinators.csv has errors"
    ]
