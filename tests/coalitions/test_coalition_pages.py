"""What a reader finds about country coalitions."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from tests import download

pytestmark = pytest.mark.django_db

NOT_CONFIRMED = "not confirmed as a coalition"


def test_seven_cases_each_with_its_status(client: Client) -> None:
    page = client.get("/en/coalitions/")
    statuses = {coalition.state_id: coalition.status for coalition in page.context["page"].rows}
    assert statuses == {
        "BWA": "completed",
        "MNE": "completed",
        "LAO": "active",
        "IRQ": "proposed",
        "BIH": "uncertain",
        "LBN": "uncertain",
        "PER": "uncertain",
    }
    assertContains(page, f'muted">{NOT_CONFIRMED}<', count=3)


@pytest.mark.parametrize("slug", ["bih-article-4", "lbn-article-4", "per-article-3"])
def test_partnership_is_not_passed_off_as_a_coalition(client: Client, slug: str) -> None:
    assertContains(client.get(f"/en/coalitions/{slug}/"), NOT_CONFIRMED)


@pytest.mark.parametrize("slug", ["bwa-article-3", "lao-article-4"])
def test_confirmed_coalition_carries_no_such_reserve(client: Client, slug: str) -> None:
    assertNotContains(client.get(f"/en/coalitions/{slug}/"), NOT_CONFIRMED)


def test_proposal_is_said_to_be_one(client: Client) -> None:
    page = client.get("/en/coalitions/irq-article-4/")
    assertContains(page, "that a coalition was formed is not on record")


def test_members_stand_with_their_roles(client: Client) -> None:
    page = client.get("/en/coalitions/mne-article-4/")
    roles = [(member.name, member.role) for member in page.context["members"]]
    assert roles[0] == ("Norway", "donor")
    assertContains(page, "operator (team from Bosnia and Herzegovina)")
    assertContains(page, '<a href="/en/states/NOR/">Norway</a>', html=True)


@pytest.mark.parametrize(
    ("slug", "period"),
    [
        ("mne-article-4", "May 2018 to 21 July 2020"),
        ("bwa-article-3", "to 18 September 2018; beginning not on record"),
        ("lao-article-4", "since May 2022"),
        ("lbn-article-4", "from 2018; end not on record"),
        ("irq-article-4", "not dated"),
    ],
)
def test_period_is_as_precise_as_known(client: Client, slug: str, period: str) -> None:
    assertContains(client.get(f"/en/coalitions/{slug}/"), period)


def test_needs_of_the_same_state_and_article_stand_beside(client: Client) -> None:
    needs = client.get("/en/coalitions/lao-article-4/").context["needs"]
    assert needs
    assert {(need.state_id, need.article) for need in needs} == {("LAO", 4)}


def test_doubts_of_the_record_are_shown(client: Client) -> None:
    page = client.get("/en/coalitions/bih-article-4/")
    assertContains(page, "Second extension of Bosnia and Herzegovina")


@pytest.mark.parametrize(
    ("query", "states"),
    [
        ("status=completed", ["BWA", "MNE"]),
        ("article=3", ["BWA", "PER"]),
        ("q=forum", ["LBN"]),
        ("sort=-started&status=uncertain", ["LBN", "PER", "BIH"]),
    ],
)
def test_filters_and_order_reach_page_and_download(
    client: Client, query: str, states: list[str]
) -> None:
    shown = client.get(f"/en/coalitions/?{query}").context["page"].rows
    assert [coalition.state_id for coalition in shown] == states
    assert [row["iso3"] for row in download.rows(client, "coalitions", query)] == states


def test_download_names_members_with_roles(client: Client) -> None:
    (botswana,) = download.rows(client, "coalitions", "status=completed&article=3")
    assert botswana["members"] == "Norwegian People's Aid (operator (technical support))"


def test_odd_requests_are_answered_kindly(client: Client) -> None:
    assertContains(client.get("/en/coalitions/?status=secret"), "secret")
    assertContains(client.get("/en/coalitions/?q=zzzz"), "No coalition on record fits")
    assert client.get("/en/coalitions/fra-article-4/").status_code == 404


def test_pages_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        client.get("/en/coalitions/")
    with django_assert_max_num_queries(5):
        client.get("/en/coalitions/lao-article-4/")
