"""What a person did on the site stays as they left it, and the load says so."""

import pytest

from article6.cooperation.models import Need
from article6.exchange.reference.tables.cooperation import NEEDS
from article6.exchange.reference.tables.obligations import OBLIGATIONS
from article6.obligations.models import Obligation

from .sheet import Sheets, texts

pytestmark = pytest.mark.django_db

NEEDS_FILE = "assistance_needs.csv"
LAO = {"slug": "lao-2013-clearance-financial"}
NEED_COUNT = 60


def test_an_edit_on_the_site_is_kept_and_said_so(sheets: Sheets) -> None:
    Need.objects.filter(**LAO).update(summary="Edited by a person.")
    row = sheets.change(NEEDS_FILE, LAO, summary="Changed in the file.")
    for _time in range(2):
        needs = sheets.load(NEEDS)["needs"]
        assert needs.counts == {"kept": 1, "unchanged": NEED_COUNT - 1}
        assert texts(needs) == [
            f"note: {NEEDS_FILE}:{row}: {LAO['slug']} was edited on the site and is kept"
        ]
    assert Need.objects.get(**LAO).summary == "Edited by a person."


def test_an_edit_that_the_file_takes_over_is_no_longer_told(sheets: Sheets) -> None:
    Need.objects.filter(**LAO).update(summary="Better words.")
    sheets.change(NEEDS_FILE, LAO, summary="Better words.")
    assert sheets.load(NEEDS)["needs"].counts == {"unchanged": NEED_COUNT}
    sheets.change(NEEDS_FILE, LAO, summary="Still better words.")
    assert sheets.load(NEEDS)["needs"].counts == {"changed": 1, "unchanged": NEED_COUNT - 1}


def test_what_the_file_does_not_hold_is_not_its_business(sheets: Sheets) -> None:
    """A need is withdrawn on the site; no column says so."""
    Need.objects.filter(**LAO).update(status="withdrawn")
    sheets.change(NEEDS_FILE, LAO, summary="Changed in the file.")
    assert sheets.load(NEEDS)["needs"].counts == {"changed": 1, "unchanged": NEED_COUNT - 1}
    assert Need.objects.get(**LAO).status == "withdrawn"


def test_a_row_deleted_on_the_site_stays_deleted(sheets: Sheets) -> None:
    Need.objects.filter(**LAO).delete()
    row = sheets.change(NEEDS_FILE, LAO, summary="Changed in the file.")
    for _time in range(2):
        needs = sheets.load(NEEDS)["needs"]
        assert needs.counts == {"kept": 1, "unchanged": NEED_COUNT - 1}
        assert texts(needs) == [
            f"note: {NEEDS_FILE}:{row}: {LAO['slug']} was deleted on the site and stays deleted"
        ]
    assert not Need.objects.filter(**LAO).exists()


def test_a_part_of_what_was_deleted_on_the_site_cannot_be_stored(sheets: Sheets) -> None:
    Need.objects.filter(**LAO).delete()
    sheets.add(NEEDS_FILE, LAO, slug="lao-2013-part", part_of=LAO["slug"])
    needs = sheets.load(NEEDS)["needs"]
    assert texts(needs)[-1].startswith(
        f"error: {NEEDS_FILE}: the database does not take these rows: "
    )
    assert not Need.objects.filter(slug="lao-2013-part").exists()


def test_a_row_entered_on_the_site_before_is_kept(sheets: Sheets) -> None:
    Obligation.objects.create(state_id="AND", article=9, recorded_status="adopted", source="Laws")
    with sheets.open("obligations.csv") as rows:
        rows.append(dict.fromkeys(rows[0], "") | {"iso3": "AND", "article": "9"})
        rows[-1] |= {"status": "in_progress", "source": "Monitor"}
    outcome = sheets.load(OBLIGATIONS)["obligations"]
    assert texts(outcome)[0].endswith("AND/9 was entered on the site before and is kept")
    assert Obligation.objects.get(state="AND", article=9).recorded_status == "adopted"
