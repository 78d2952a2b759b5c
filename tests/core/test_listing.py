"""A list reads any query string: what makes no sense is left out and said so."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import QueryDict

from article6.core.dataset import Dataset, integer, text
from article6.core.listing import Filter, Listing, Selection, Sort

pytestmark = pytest.mark.django_db  # a list asks for the revision of the records


@dataclass
class Fruit:
    name: str
    weight: int


FRUIT = [Fruit("apple", 2), Fruit("banana", 3), Fruit("cherry", 1)]


def heavier(rows: Any, value: str) -> Any:
    return [row for row in rows if row.weight > int(value)]


def ordered(key: str) -> Any:
    return lambda rows, down: sorted(rows, key=lambda row: getattr(row, key), reverse=down)


LISTING = Listing(
    dataset=Dataset(
        slug="fruit",
        title="Fruit",
        row_is="A fruit",
        rows=lambda _reader: list(FRUIT),
        columns=(text("name", "Name"), integer("weight", "Weight")),
    ),
    filters=(
        Filter(
            "name",
            "Name",
            lambda rows, value: [row for row in rows if row.name == value],
            lambda _reader: [(row.name, row.name.title()) for row in FRUIT],
        ),
        Filter("over", "Heavier than", heavier),
    ),
    sorts=(
        Sort("weight", "Weight", ordered("weight"), descending_first=True),
        Sort("name", "Name", ordered("name")),
    ),
)


def read(query: str) -> Selection:
    return LISTING.read(QueryDict(query))


def names(query: str) -> list[str]:
    return [row.name for row in read(query).rows]


def test_nothing_asked_gives_all_in_the_usual_order() -> None:
    found = read("")
    assert [row.name for row in found.rows] == ["banana", "apple", "cherry"]
    assert (found.notices, found.query, found.active_count) == ([], "", 0)


def test_a_filter_keeps_the_fitting_rows_and_shows_itself() -> None:
    found = read("name=apple")
    assert [row.name for row in found.rows] == ["apple"]
    assert found.query == "name=apple"
    assert found.active_count == 1
    assert ("apple", "Apple", True) in found.filters[0].options


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("name=kiwi", "“kiwi” is not a choice for “Name”; it was left out."),
        ("name=Apple", "“Apple” is not a choice for “Name”; it was left out."),
        ("over=much", "“much” is not a choice for “Heavier than”; it was left out."),
        ("over=1%00x", "“1 x” is not a choice for “Heavier than”; it was left out."),
        ("sort=colour", "There is no order “colour”; the usual order is shown."),
        ("sort=--weight", "There is no order “--weight”; the usual order is shown."),
        ("sort=-", "There is no order “-”; the usual order is shown."),
    ],
)
def test_what_makes_no_sense_is_left_out_and_said(query: str, notice: str) -> None:
    found = read(query)
    assert found.notices == [notice]
    assert len(found.rows) == 3
    assert found.query == ""


@pytest.mark.parametrize("query", ["name=", "name=%20%09", "over=", "sort=", "colour=red", "=&&=x"])
def test_empty_and_unknown_questions_are_no_questions(query: str) -> None:
    found = read(query)
    assert (found.notices, len(found.rows), found.query) == ([], 3, "")


@pytest.mark.parametrize("query", ["name=%00apple", "name=apple%00", "name=%20apple%0D%0A"])
def test_control_characters_around_a_value_are_passed_over(query: str) -> None:
    assert names(query) == ["apple"]


def test_the_last_of_repeated_questions_counts() -> None:
    found = read("name=kiwi&name=apple&sort=x&sort=name&name=cherry")
    assert [row.name for row in found.rows] == ["cherry"]
    assert found.notices == []
    assert found.query == "name=cherry&sort=name"


def test_a_very_long_value_is_cut_in_the_notice() -> None:
    [notice] = read("name=" + "x" * 100_000).notices
    assert len(notice) < 120


def test_a_notice_does_not_stop_the_other_filters() -> None:
    found = read("name=kiwi&over=1")
    assert [row.name for row in found.rows] == ["banana", "apple"]
    assert found.query == "over=1"


def test_a_clean_query_keeps_what_was_asked_and_nothing_else() -> None:
    assert read("over=1&page=3&utm=x&name=&sort=name").query == "over=1&sort=name"
    assert read("sort=-weight").query == ""  # the usual order
    assert read("sort=weight").query == "sort=weight"


def test_an_order_turns_round_at_the_second_click() -> None:
    weight, name = read("").sorts
    assert (weight["url"], weight["direction"]) == ("?sort=weight", "descending")
    assert (name["url"], name["direction"]) == ("?sort=name", "")
    weight, name = read("sort=name").sorts
    assert (weight["url"], weight["direction"]) == ("?sort=-weight", "")
    assert (name["url"], name["direction"]) == ("?sort=-name", "ascending")


def test_an_order_keeps_the_filters() -> None:
    assert read("name=apple").sorts[1]["url"] == "?name=apple&sort=name"


def test_a_value_is_escaped_in_links() -> None:
    over = read("over=-1%26sort%3Dname")
    assert over.query == ""
    assert read("over=%2B1").query == "over=%2B1"
