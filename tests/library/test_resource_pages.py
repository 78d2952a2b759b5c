"""What a reader finds in the library."""

import pytest
from django.test import Client
from django.utils.text import slugify
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from article6.library.models import AddressKind, Resource, codes, site_of
from article6.meetings.models import Meeting
from tests import download

pytestmark = pytest.mark.django_db

NOT_OFFICIAL = "is not the official document"
LISTED_ONLY = "the document itself is not at this address"
OFFICIAL = "the page of the body that issued the document"


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("vientiane-action-plan", NOT_OFFICIAL),
        ("7msp-list-of-participants", LISTED_ONLY),
        ("lao-sector-strategy-page", OFFICIAL),
        ("cluster-munition-monitor-2024", "No address of this document is known."),
    ],
)
def test_page_says_what_stands_at_the_address(client: Client, slug: str, said: str) -> None:
    assertContains(client.get(f"/en/library/{slug}/"), said)


def test_no_copy_is_offered_as_the_official_page(client: Client) -> None:
    copies = Resource.objects.filter(address_kind=AddressKind.COPY)
    assert copies
    for resource in copies:
        page = client.get(f"/en/library/{resource.slug}/")
        assertContains(page, NOT_OFFICIAL)
        assertNotContains(page, ">Official page<")


def test_languages_are_named_or_said_not_to_have_been_seen(client: Client) -> None:
    six = "Arabic · English · Spanish · French · Russian · Chinese"
    assertContains(client.get("/en/library/ccm-msp-2011-wp-7/"), six)
    assertContains(client.get("/en/library/7msp-list-of-participants/"), "not seen")


def test_english_texts_are_marked_in_other_languages(client: Client) -> None:
    marked = '<h1><span lang="en" dir="ltr">Vientiane Action Plan</span></h1>'
    assertContains(client.get("/ar/library/vientiane-action-plan/"), marked, html=True)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("article=5", lambda row: "5" in row["articles"].split(";")),
        ("kind=guide", lambda row: row["kind"] == "guide"),
        ("language=fr", lambda row: "fr" in row["languages"].split(";")),
        ("topic=coalition", lambda row: "coalition" in row["topics"].split(";")),
        ("state=LBN", lambda row: row["author_iso3"] == "LBN"),
        ("q=MONITOR", lambda row: "monitor" in row["title"].lower()),
    ],
)
def test_filter_keeps_all_that_fits_and_nothing_else(
    client: Client, query: str, fits: object
) -> None:
    every, kept = download.rows(client, "resources"), download.rows(client, "resources", query)
    expected = {row["slug"] for row in every if fits(row)}  # type: ignore[operator]
    assert {row["slug"] for row in kept} == expected
    assert 0 < len(kept) < len(every)


def test_download_holds_what_the_page_shows(client: Client) -> None:
    address = "/en/library/?kind=guide&sort=title"
    pages = [client.get(f"{address}&page={number}").context["page"].rows for number in (1, 2)]
    taken = download.rows(client, "resources", "kind=guide&sort=title")
    shown = [resource.slug for rows in pages for resource in rows]
    assert shown == [row["slug"] for row in taken]


@pytest.mark.parametrize("order", ["published", "-published"])
def test_undated_documents_come_last(client: Client, order: str) -> None:
    days = [row["published_on"] for row in download.rows(client, "resources", f"sort={order}")]
    dated = [day for day in days if day]
    assert days[: len(dated)] == dated
    assert dated == sorted(dated, reverse=order.startswith("-"))


def test_newest_stands_first_unless_asked_otherwise(client: Client) -> None:
    assert client.get("/en/library/").context["page"].rows[0].published_on == "2025-09-15"


def test_every_meeting_named_has_a_page() -> None:
    named = set(Resource.objects.exclude(meeting="").values_list("meeting", flat=True))
    assert named <= set(Meeting.objects.values_list("short_name", flat=True))
    assert {slugify(name) for name in named} <= set(Meeting.objects.values_list("slug", flat=True))


def test_odd_requests_are_answered_kindly(client: Client) -> None:
    assertContains(client.get("/en/library/?kind=poem&page=x&sort=size"), "poem")
    assertContains(client.get("/en/library/?q=zzzz"), "No document on record fits these filters.")
    assert client.get("/en/library/no-such-document/").status_code == 404


def test_pages_ask_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        client.get("/en/library/")
    with django_assert_max_num_queries(2):
        client.get("/en/library/vientiane-action-plan/")


def test_kept_lists_read_back() -> None:
    assert codes(";ar;en;") == ["ar", "en"]
    assert codes("") == []


def test_site_is_named_without_its_www() -> None:
    assert site_of("https://www.clusterconvention.org/13msp/") == "clusterconvention.org"
    assert site_of("") == ""
