"""Pages of a long list, and page numbers nobody should have asked for."""

import pytest
from django.http import QueryDict

from article6.core.paging import Pager
from article6.directory.models import State


def page(query: str, rows: int = 120, kept: str = "") -> tuple[Pager, list[str]]:
    notices: list[str] = []
    pager = Pager.read(list(range(rows)), QueryDict(query), 50, kept, notices)
    return pager, notices


def test_the_first_page_is_the_usual_one() -> None:
    pager, notices = page("")
    assert (pager.rows, pager.count, pager.number, pager.pages) == (list(range(50)), 120, 1, 3)
    assert notices == []
    assert (pager.previous_url, pager.next_url) == ("", "?page=2")


def test_the_last_page_holds_the_rest() -> None:
    pager, notices = page("page=3")
    assert pager.rows == list(range(100, 120))
    assert notices == []
    assert (pager.previous_url, pager.next_url) == ("?page=2", "")


@pytest.mark.parametrize("query", ["page=", "page=%20", "page=1", "page=%001"])
def test_an_empty_page_number_is_the_first_page(query: str) -> None:
    pager, notices = page(query)
    assert (pager.number, notices) == (1, [])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("page=0", 1),
        ("page=-1", 1),
        ("page=4", 3),
        ("page=99999999", 3),
        ("page=" + "9" * 5000, 1),
        ("page=two", 1),
        ("page=1.5", 1),
        ("page=2;drop", 1),
        ("page=%D9%A2", 2),  # 2 in Arabic-Indic digits
        ("page=²", 1),
        ("page=2&page=x", 1),
    ],
)
def test_a_page_that_is_not_there_gives_the_nearest_and_says_so(query: str, number: int) -> None:
    pager, notices = page(query)
    assert pager.number == number
    [notice] = notices
    assert notice.startswith("There is no page “")
    assert notice.endswith(f"”; page {number} of 3 is shown.")
    assert len(notice) < 100


def test_an_empty_list_has_one_empty_page() -> None:
    pager, notices = page("", rows=0)
    assert (pager.rows, pager.count, pager.pages, notices) == ([], 0, 1, [])
    assert pager.next_url == pager.previous_url == ""


def test_a_full_page_is_followed_by_none() -> None:
    assert page("", rows=50)[0].pages == 1
    assert page("", rows=51)[0].pages == 2


def test_links_keep_the_filters() -> None:
    pager, _notices = page("page=2", kept="state=LAO&sort=name")
    assert pager.first_url == "?state=LAO&sort=name"
    assert pager.next_url == "?state=LAO&sort=name&page=3"


def test_page_numbers_stand_around_the_current_one_with_both_ends() -> None:
    pager, _notices = page("page=10", rows=1000)
    assert [item["number"] for item in pager.items] == [1, 8, 9, 10, 11, 12, 20]
    assert [item["number"] for item in pager.items if item["is_current"]] == [10]


@pytest.mark.django_db
def test_a_query_is_counted_and_cut_by_the_database() -> None:
    notices: list[str] = []
    pager = Pager.read(State.objects.order_by("iso3"), QueryDict("page=4"), 50, "", notices)
    assert (pager.count, pager.pages, len(pager.rows)) == (197, 4, 47)
