"""A load tells what it wrote, in the history of each row it changed."""

from pathlib import Path

import pytest

from article6.cooperation.models import Need
from article6.core.models import Event
from article6.exchange.reference.load import load
from article6.exchange.reference.tables.cooperation import NEEDS

pytestmark = pytest.mark.django_db
HEADER = "slug,iso3,year,area,kind,title,summary,amount,currency,part_of,source,as_of"


def loaded(folder: Path, *rows: str) -> None:
    (folder / NEEDS.file).write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    (outcome,) = load([NEEDS], folder)
    assert not outcome.failed, outcome.findings


def row(title: str) -> str:
    return f"lao-x,LAO,2020,clearance,financial,{title},Text,100,USD,,A document,2020"


def test_a_changed_row_is_told_field_by_field(tmp_path: Path) -> None:
    loaded(tmp_path, row("Before"))
    loaded(tmp_path, row("After"))
    event = Event.objects.get(verb="loaded", key="lao-x")
    assert event.changes == {"title": ["Before", "After"]}
    assert (event.door, event.owner, event.person) == ("command", "gov-lao", "")


def test_a_row_that_leaves_its_file_leaves_a_trace(tmp_path: Path) -> None:
    loaded(tmp_path, row("Before"))
    loaded(tmp_path, row("Another").replace("lao-x", "lao-y"))
    assert not Need.objects.filter(pk="lao-x").exists()
    assert Event.objects.filter(verb="unloaded", key="lao-x").count() == 1


def test_new_rows_are_told_by_their_number_and_nothing_new_is_silent(tmp_path: Path) -> None:
    loaded(tmp_path, row("Before"))
    told = Event.objects.filter(verb="table_loaded", key="needs")
    assert told.latest("pk").changes["created"] == [None, 1]
    count = told.count()
    loaded(tmp_path, row("Before"))
    assert told.count() == count
