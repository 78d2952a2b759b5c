"""Rows that left their file, rows under a new key, and rows that another file extends."""

from datetime import date

import pytest

from article6.coalitions.models import Member
from article6.cooperation.models import Need, Transaction
from article6.directory.models import Office, Organisation, State, Term
from article6.exchange.models import LoadedRow
from article6.exchange.reference.tables.actionplan import ACTIONS
from article6.exchange.reference.tables.coalitions import COALITIONS, MEMBERS
from article6.exchange.reference.tables.cooperation import CONTRIBUTIONS, NEEDS, TRANSACTIONS
from article6.exchange.reference.tables.directory import (
    DIRECTORS,
    GOVERNMENTS,
    OFFICES,
    ORGANISATIONS,
    PERSONS,
    STATE_ORDER,
    STATES,
)
from article6.exchange.reference.tables.meetings import MEETINGS
from article6.exchange.reference.tables.obligations import EXTENSIONS, OBLIGATIONS
from article6.obligations.models import ExtensionRequest

from .sheet import Sheets, counts, texts

pytestmark = pytest.mark.django_db

NEEDS_FILE = "assistance_needs.csv"
LAO = {"slug": "lao-2013-clearance-financial"}
NEED_COUNT = 60
SUPPORT = (CONTRIBUTIONS, TRANSACTIONS)


def test_a_row_that_left_the_file_is_removed(sheets: Sheets) -> None:
    sheets.drop(NEEDS_FILE, LAO)
    assert sheets.load(NEEDS)["needs"].counts == {"removed": 1, "unchanged": NEED_COUNT - 1}
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT - 1}
    assert not Need.objects.filter(**LAO).exists()


def test_a_row_that_comes_back_is_created_again(sheets: Sheets) -> None:
    [row] = [one for one in sheets.rows(NEEDS_FILE) if one["slug"] == LAO["slug"]]
    sheets.drop(NEEDS_FILE, LAO)
    sheets.load(NEEDS)
    with sheets.open(NEEDS_FILE) as rows:
        rows.append(row)
    assert sheets.load(NEEDS)["needs"].counts == {"created": 1, "unchanged": NEED_COUNT - 1}


def test_a_row_that_left_the_file_after_an_edit_is_kept(sheets: Sheets) -> None:
    Need.objects.filter(**LAO).update(summary="Edited by a person.")
    sheets.drop(NEEDS_FILE, LAO)
    needs = sheets.load(NEEDS)["needs"]
    assert needs.counts == {"kept": 1, "unchanged": NEED_COUNT - 1}
    assert texts(needs) == [
        f"note: {NEEDS_FILE}: {LAO['slug']} left the file but was edited on the site: kept"
    ]
    assert Need.objects.filter(**LAO).exists()


def test_a_row_that_others_need_is_kept(sheets: Sheets) -> None:
    with sheets.open("organisations.csv") as rows:
        rows[:] = [row for row in rows if row["slug"] not in ("npa", "aics")]
    outcome = sheets.load(ORGANISATIONS)["organisations"]
    assert texts(outcome) == [
        "note: organisations.csv: npa left the file but other rows need it: kept"
    ]
    assert outcome.counts["removed"] == 1
    assert not Organisation.objects.filter(slug="aics").exists()


def test_what_would_vanish_with_a_row_also_keeps_it(sheets: Sheets) -> None:
    """Deleting an obligation would take its extension requests along, which nobody asked for."""
    sheets.drop("obligations.csv", {"iso3": "BGR", "article": "3"})
    before = ExtensionRequest.objects.count()
    told = texts(sheets.load(OBLIGATIONS)["obligations"])
    assert told == ["note: obligations.csv: BGR/3 left the file but other rows need it: kept"]
    assert ExtensionRequest.objects.count() == before


def test_a_whole_and_its_parts_leave_in_one_load(sheets: Sheets) -> None:
    """A conference in two parts: the parts need the whole, and all three go together."""
    known = sheets.rows("meetings.csv")
    with sheets.open("meetings.csv") as rows:
        for name, whole in (("4RC-1", "4RC"), ("4RC", ""), ("4RC-2", "4RC")):
            rows.append(dict(rows[0]) | {"short_name": name, "part_of": whole})
    assert sheets.load(MEETINGS)["meetings"].counts["created"] == 3
    with sheets.open("meetings.csv") as rows:
        rows[:] = known
    assert sheets.load(MEETINGS)["meetings"].counts == {"removed": 3, "unchanged": 40}


def test_rows_of_two_files_that_need_one_another_leave_in_one_load(sheets: Sheets) -> None:
    sheets.drop("obligations.csv", {"iso3": "BGR", "article": "3"})
    sheets.drop("extensions.csv", {"iso3": "BGR", "article": "3"})
    outcomes = sheets.load(OBLIGATIONS, EXTENSIONS)
    assert outcomes["obligations"].counts["removed"] == 1
    assert outcomes["extensions"].counts["removed"] == 3
    again = sheets.load(OBLIGATIONS, EXTENSIONS)
    assert {what for found in counts(again).values() for what in found} == {"unchanged"}


def test_both_tables_of_a_file_lose_the_row(sheets: Sheets) -> None:
    sheets.drop("assistance_provided.csv", {"key": "usa-lao-2010"})
    outcomes = sheets.load(*SUPPORT)
    assert [one.counts["removed"] for one in outcomes.values()] == [1, 1]
    assert not Transaction.objects.filter(contribution="usa-lao-2010").exists()


def test_an_edited_part_keeps_the_whole(sheets: Sheets) -> None:
    Transaction.objects.filter(contribution="usa-lao-2010").update(amount=7)
    sheets.drop("assistance_provided.csv", {"key": "usa-lao-2010"})
    outcomes = sheets.load(*SUPPORT)
    assert "other rows need it" in texts(outcomes["contributions"])[0]
    assert "was edited on the site" in texts(outcomes["transactions"])[0]
    assert Transaction.objects.get(contribution="usa-lao-2010").amount == 7


def test_nothing_leaves_when_the_file_has_a_fault(sheets: Sheets) -> None:
    sheets.drop(NEEDS_FILE, LAO)
    with sheets.open(NEEDS_FILE) as rows:
        rows[0]["area"] = "clearing"
    sheets.load(NEEDS)
    assert Need.objects.filter(**LAO).exists()


def test_a_row_under_a_new_key_is_the_same_row(sheets: Sheets) -> None:
    """'2MSP' and '2-MSP' would differ in their address; '9MSP' and '9msp' do not."""
    sheets.change("meetings.csv", {"short_name": "9MSP"}, short_name="9msp")
    meetings = sheets.load(MEETINGS)["meetings"]
    assert (meetings.counts["changed"], meetings.findings) == (1, [])
    assert sheets.load(MEETINGS)["meetings"].counts == {"unchanged": 40}
    assert LoadedRow.objects.filter(table="meetings", object_id="9msp").count() == 1


def test_an_action_is_known_by_its_plan_and_number_not_by_its_line(sheets: Sheets) -> None:
    with sheets.open("action_plans.csv") as rows:
        rows.insert(0, dict(rows[0]) | {"section": "A new section", "action_number": "99"})
    assert sheets.load(ACTIONS)["actions"].counts == {"created": 1, "changed": 82}
    assert sheets.load(ACTIONS)["actions"].counts == {"unchanged": 83}


def test_a_state_still_in_the_alphabet_is_needed(sheets: Sheets) -> None:
    """Tuvalu has neither records nor reports; its place in the alphabet is one all the same."""
    sheets.drop("states.csv", {"iso3": "TUV"})
    tables = (STATES, GOVERNMENTS, STATE_ORDER)
    assert texts(sheets.load(*tables)["states"]) == [
        "note: states.csv: TUV left the file but other rows need it: kept"
    ]
    sheets.drop("state_order.csv", {"iso3": "TUV"})
    outcomes = sheets.load(*tables)
    assert [one.counts["removed"] for one in outcomes.values()] == [1, 0, 1]
    assert not State.objects.filter(iso3="TUV").exists()


def test_a_name_that_left_its_file_is_no_longer_shown(sheets: Sheets) -> None:
    montenegro = Term.objects.get(person="Nikola Ražnatović")
    sheets.drop("offices.csv", {"holder_iso3": "MNE"})
    outcomes = sheets.load(PERSONS, DIRECTORS)
    assert outcomes["coordinator_persons"].counts == {"removed": 1, "unchanged": 1}
    montenegro.refresh_from_db()
    assert montenegro.person == ""


def test_a_name_edited_on_the_site_outlives_its_file(sheets: Sheets) -> None:
    Term.objects.filter(person="Nikola Ražnatović").update(person="N. Ražnatović")
    sheets.drop("offices.csv", {"holder_iso3": "MNE"})
    sheets.load(PERSONS, DIRECTORS)
    assert Term.objects.filter(person="N. Ražnatović").exists()


def test_partners_of_a_coalition_keep_their_order(sheets: Sheets) -> None:
    sheets.change(
        "coalitions.csv",
        {"slug": "mne-article-4"},
        partners="Norwegian People's Aid;Norway",
        partner_roles="operator;donor",
        partner_slugs="npa;NOR",
    )
    outcomes = sheets.load(COALITIONS, MEMBERS)
    assert outcomes["coalition_members"].counts["removed"] == 1
    members = Member.objects.filter(coalition="mne-article-4")
    assert [(one.name, one.organisation_id) for one in members] == [
        ("Norwegian People's Aid", "npa"),
        ("Norway", "gov-nor"),
    ]


def test_a_new_state_brings_its_government(sheets: Sheets) -> None:
    sheets.add("states.csv", {"iso3": "TUV"}, iso3="XYZ", iso2="XZ", m49="999")
    assert [one.counts["created"] for one in sheets.load(STATES, GOVERNMENTS).values()] == [1, 1]
    assert Organisation.objects.get(slug="gov-xyz").state_id == "XYZ"
    assert State.objects.get(iso3="XYZ").signed_on is None


def test_a_date_comes_back_as_the_file_has_it(sheets: Sheets) -> None:
    """Sri Lanka deposited on 1 March 2018."""
    sheets.change("office_list.csv", {"slug": "president"}, normal_years="1")
    sheets.load(OFFICES)
    assert Office.objects.get(slug="president").normal_years == 1
    assert State.objects.get(iso3="LKA").consented_on == date(2018, 3, 1)
