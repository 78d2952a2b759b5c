"""What a reader finds under Contacts."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from article6.directory.seats import Seat, seats_on
from tests import download

pytestmark = pytest.mark.django_db

COOPERATION = "coordinator-cooperation"


def seat(office: str, on: date) -> Seat:
    return next(seat for seat in seats_on(on) if seat.office.slug == office)


def test_coordinators_of_november_2021_are_montenegro_and_germany() -> None:
    on = seat(COOPERATION, date(2021, 11, 1))
    assert {served.term.state_id for served in on.serving} == {"MNE", "DEU"}
    assert on.last_known == []


def test_gap_names_those_who_came_last() -> None:
    on = seat(COOPERATION, date(2026, 11, 23))
    assert on.serving == []
    assert {term.state_id for term in on.last_known} == {"MNE", "DEU"}


def test_holder_without_years_is_placed_on_no_day() -> None:
    on = seat("isu-director", date(2021, 11, 1))
    assert on.serving == []
    assert [term.person for term in on.undated] == ["Sheila N. Mweemba"]


def test_assistance_stands_first_then_director_and_president() -> None:
    offices = [seat.office.slug for seat in seats_on(date(2026, 11, 23))]
    assert offices[:3] == [COOPERATION, "isu-director", "president"]
    assert len(offices) == 11


def test_page_names_holders_of_the_day_asked(client: Client) -> None:
    page = client.get("/en/contacts/?on=2021-11-01")
    assertContains(page, "Nikola Ražnatović")
    assertContains(page, "1 November 2021")
    assertContains(page, 'value="2021-11-01"')


def test_gap_is_said_and_not_taken_for_an_empty_office(client: Client) -> None:
    page = client.get("/en/contacts/")
    assertContains(page, "No holder on 23 November 2026 was found.")
    assertContains(page, "The office may well have been held.")
    assertContains(page, "Last known before that day")


@pytest.mark.parametrize("asked", ["yesterday", "2021-13-01", "31/12/2021", "9" * 300])
def test_day_that_makes_no_sense_gives_today_with_a_notice(client: Client, asked: str) -> None:
    page = client.get("/en/contacts/", {"on": asked})
    assertContains(page, "is not a day; today is shown.")
    assert page.context["on"] == date(2026, 11, 23)


def test_presidents_are_given_by_meeting_and_not_by_day(client: Client) -> None:
    page = client.get("/en/contacts/?on=2021-11-01")
    assertContains(page, "its first and last day are not on record")
    assertContains(page, '<a href="/en/meetings/13msp/"><bdi>13MSP</bdi></a>', html=True)


@pytest.mark.parametrize("address", ["", "history/", "organisations/"])
def test_no_address_of_a_person_is_published(client: Client, address: str) -> None:
    page = client.get(f"/en/contacts/{address}")
    assertNotContains(page, "@")
    assertNotContains(page, "mailto:")


def test_history_keeps_terms_without_a_beginning_last(client: Client) -> None:
    starts = [row["start"] for row in download.rows(client, "terms")]
    dated = [start for start in starts if start]
    assert starts[: len(dated)] == sorted(dated, reverse=True)
    assert len(starts) > len(dated) > 50


def test_history_by_office_and_by_state(client: Client) -> None:
    taken = download.rows(client, "terms", f"office={COOPERATION}&state=PER")
    assert [(row["start"], row["end"]) for row in taken] == [("2017", "2019"), ("", "")]
    shown = client.get(f"/en/contacts/history/?office={COOPERATION}&state=PER")
    assert shown.context["page"].count == 2


def test_terms_sorted_by_state_follow_the_readers_alphabet(client: Client) -> None:
    page = client.get("/en/contacts/history/?sort=state").context["page"]
    names = [term.state.name for term in page.rows if term.state]
    assert names == sorted(names)
    assert names[0] == "Afghanistan"


def test_governments_are_left_to_the_list_of_states(client: Client) -> None:
    taken = download.rows(client, "organisations")
    assert taken
    assert "government" not in {row["kind"] for row in taken}
    assert client.get("/en/contacts/organisations/").context["page"].count == len(taken)


def test_organisation_carries_its_iati_identifier_or_says_none_is_known(client: Client) -> None:
    assertContains(client.get("/en/contacts/organisations/?q=danish+refugee"), "DK-CVR-20699310")
    assertContains(client.get("/en/contacts/organisations/?q=bhmac"), "none known")


def test_organisation_is_named_in_the_readers_language(client: Client) -> None:
    page = client.get("/fr/contacts/organisations/?q=EU&kind=regional")
    assertContains(page, "Union européenne")


def test_odd_requests_are_answered_kindly(client: Client) -> None:
    assertContains(client.get("/en/contacts/history/?office=king&sort=age"), "king")
    page = client.get("/en/contacts/organisations/?q=zzzz")
    assertContains(page, "No organisation on record fits these filters.")


def test_pages_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address, most in (("", 3), ("history/", 5), ("organisations/", 4)):
        with django_assert_max_num_queries(most):
            client.get(f"/en/contacts/{address}")
