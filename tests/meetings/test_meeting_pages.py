"""What a reader finds on the calendar and on the page of a meeting."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from article6.core import clock
from tests import download

pytestmark = pytest.mark.django_db

NOT_KNOWN_TO_HAVE_MET = "whether it met is not on record"


def test_what_is_planned_stands_before_the_years(client: Client) -> None:
    pages = [client.get(f"/en/meetings/?page={number}").context["groups"] for number in (1, 2)]
    headings = [heading for groups in pages for heading, _meetings in groups]
    assert headings[0] == "Upcoming and planned"
    assert headings[1:] == sorted(headings[1:], reverse=True)
    assert headings[-1] == "2008"


def test_oldest_first_ends_with_what_is_planned(client: Client) -> None:
    first = client.get("/en/meetings/?sort=date").context["groups"]
    last = client.get("/en/meetings/?sort=date&page=2").context["groups"]
    assert (first[0][0], last[-1][0]) == ("2008", "Upcoming and planned")


@pytest.mark.parametrize("address", ["/en/meetings/", "/en/meetings/3rc/"])
def test_planned_meeting_whose_month_has_passed_is_not_said_to_have_met(
    client: Client, address: str
) -> None:
    assertContains(client.get(address), NOT_KNOWN_TO_HAVE_MET)


@pytest.mark.parametrize("address", ["/en/meetings/", "/en/meetings/3rc/"])
def test_planned_meeting_still_to_come_is_simply_planned(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 30))
    page = client.get(address)
    assertContains(page, "Planned")
    assertNotContains(page, NOT_KNOWN_TO_HAVE_MET)


@pytest.mark.parametrize(
    ("slug", "dates"),
    [
        ("3rc", "September 2026"),
        ("9msp", "2 September 2019 to 4 September 2019"),
        ("rt-cc-2019", "13 March 2019"),
    ],
)
def test_dates_are_as_precise_as_known(client: Client, slug: str, dates: str) -> None:
    assertContains(client.get(f"/en/meetings/{slug}/"), f"<dd>{dates}</dd>", html=True)


@pytest.mark.parametrize(
    ("slug", "person"),
    [("10msp", "Aidan Liddle"), ("2rc", "Félix Baumann"), ("2rc-1", "Félix Baumann")],
)
def test_who_presided_is_named(client: Client, slug: str, person: str) -> None:
    assertContains(client.get(f"/en/meetings/{slug}/"), person)


def test_unknown_president_is_said(client: Client) -> None:
    assertContains(client.get("/en/meetings/1msp/"), "person not found")


def test_conference_gathers_what_belongs_to_its_parts(client: Client) -> None:
    page = client.get("/en/meetings/2rc/")
    assert [part.short_name for part in page.context["parts"]] == ["2RC-1", "2RC-2"]
    assert {document.meeting for document in page.context["documents"]} == {"2RC-1", "2RC-2"}
    assertContains(page, "Norwegian People&#x27;s Aid")


def test_part_leads_to_its_conference(client: Client) -> None:
    page = client.get("/en/meetings/2rc-2/")
    assertContains(page, '<a href="/en/meetings/2rc/">Second Review Conference</a>', html=True)


def test_stated_need_and_remark_are_shown(client: Client) -> None:
    page = client.get("/en/meetings/13msp/")
    assertContains(page, "Calls for stronger international cooperation")
    assertContains(page, "One newspaper calls the ambassador of Norway President of the meeting")


def test_meeting_without_statements_says_so(client: Client) -> None:
    assertContains(client.get("/en/meetings/oslo/"), "No statement made there is on record.")


@pytest.mark.parametrize(
    ("query", "count"),
    [("year=2017", 7), ("status=planned", 1), ("q=manila", 2), ("kind=review_conference", 5)],
)
def test_filters(client: Client, query: str, count: int) -> None:
    assert client.get(f"/en/meetings/?{query}").context["page"].count == count


def test_download_holds_what_the_page_shows(client: Client) -> None:
    shown = client.get("/en/meetings/?year=2017").context["page"].rows
    taken = download.rows(client, "meetings", "year=2017")
    assert [meeting.slug for meeting in shown] == [row["slug"] for row in taken]


def test_statements_of_a_conference_can_be_taken_away(client: Client) -> None:
    shown = client.get("/en/meetings/2rc/").context["statements"]
    taken = download.rows(client, "statements", "meeting=2rc")
    assert {statement.slug for statement in shown} == {row["slug"] for row in taken}
    assert {row["meeting"] for row in taken} == {"2RC-2"}


def test_odd_requests_are_answered_kindly(client: Client) -> None:
    assertContains(client.get("/en/meetings/?year=1850"), "1850")
    assertContains(client.get("/en/meetings/?q=zzzz"), "No meeting on record fits these filters.")
    assert client.get("/en/meetings/99msp/").status_code == 404


def test_pages_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        client.get("/en/meetings/")
    with django_assert_max_num_queries(7):
        client.get("/en/meetings/2msp/")
