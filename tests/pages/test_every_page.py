"""What holds on every page, in every language: found by following links."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.rights.addresses import addresses
from tests.walk import Links, kind_of, walk

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
QUERIES = 12


def read(client: Client, url: str) -> str | None:
    answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    if not answer["Content-Type"].startswith("text/html"):
        return None
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_one_heading_its_language_and_no_leftovers(
    client: Client, language: str
) -> None:
    seen = set()
    for url, page in walk(f"/{language}/", lambda url: read(client, url)):
        seen.add(url)
        assert len(re.findall("<h1", page)) == 1, url
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
        assert not re.search(r"<c-|\{\{|\{%|%\(\w+\)s", page), url
        assert not re.search(
            r"\sstyle=|<script(?! type=\"application/| defer src=)|\son\w+=", page
        ), url
        assert not re.search(r">\s*None\s*<", page), url
    assert len(seen) > 30


def test_every_public_address_is_reached_by_links(client: Client) -> None:
    names = {one.name for one in addresses() if one.door == "open"}
    reached = {"health", "search"}  # for machines; by a form
    reached |= {"mailbox"}  # in a demo only
    reached |= {
        "invitation",
        "contact-confirm",
        "contact-letter",
        "need-answer",
        "contacts",  # where a State has any
        "account_set_password",
    }  # by mail
    for url, page in walk("/en/", lambda url: read(client, url)):
        links = [link.split("?")[0].split("#")[0] for link in Links(page).found]
        reached |= {kind_of(link) for link in [url, *links] if link.startswith("/en/")}
    assert names - reached == set()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_page_asks_the_database_a_dozen_times_at_most(
    client: Client, language: str, django_assert_max_num_queries: object
) -> None:
    urls = [url for url, _page in walk(f"/{language}/", lambda url: read(client, url))]
    for url in urls:
        with django_assert_max_num_queries(QUERIES, info=url):  # type: ignore[operator]
            client.get(url)


@pytest.mark.parametrize(
    "path",
    ["/en/states/XYZ/", "/ar/needs/no-such-need/", "/xx/", "/zh/nowhere/", "/en/data/none.csv"],
)
def test_what_is_not_there_answers_with_a_search(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert 'name="q"' in page
    if path.startswith("/ar/"):
        assert 'dir="rtl"' in page


ODD = ["%00", "-1", "99999999999999999999", "x" * 3000, "😀", "1e9", "';--", "%ff", "[]", "../.."]


@pytest.mark.parametrize(
    "name", ["needs", "states", "deadlines", "library", "meetings", "support/contributions"]
)
@pytest.mark.parametrize("value", ODD)
def test_odd_questions_get_a_page_and_a_word(client: Client, name: str, value: str) -> None:
    filters = ("page", "sort", "q", "state", "year", "area", "kind", "region", "on", "due")
    query = "&".join(f"{one}={value}" for one in filters)
    answer = client.get(f"/en/{name}/?{query}")
    assert answer.status_code == 200
    assert client.get(f"/en/{name}/?page={value}").status_code == 200


def test_a_page_number_too_far_says_so(client: Client) -> None:
    page = client.get("/en/needs/?page=999").content.decode()
    assert "There is no page “999”" in page


def test_the_first_address_leads_to_the_readers_language(client: Client) -> None:
    answer = client.get("/", headers={"accept-language": "fr-CH, fr;q=0.9"})
    assert answer.status_code == 302
    assert answer["Location"] == "/fr/"
