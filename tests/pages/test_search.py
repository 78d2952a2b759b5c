"""One box finds what has a name, however it is typed."""

import pytest
from django.test import Client

from tests.pages.words import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("en", "cote d'ivoire", "Côte d'Ivoire"),
        ("en", "LAO", "Lao People's Democratic Republic"),
        ("fr", "etats unis", "États-Unis d'Amérique"),
        ("ar", "العراق", "العراق"),
        ("ar", "افغانستان", "أفغانستان"),
        ("ru", "ирак", "Ирак"),
        ("zh", "黎巴嫩", "黎巴嫩"),
        ("en", "黎巴嫩", "Lebanon"),
        ("en", "12msp", "Twelfth Meeting of States Parties"),
        ("en", "dubrovnik", "Dubrovnik"),
        ("en", "norwegian people", "Norwegian People's Aid"),
        ("en", "tibesti", "Survey of Tibesti"),
    ],
)
def test_finds(client: Client, language: str, typed: str, found: str) -> None:
    assert found in words(client, f"/{language}/search/?q={typed}")


def test_nothing_found_says_so_and_offers_the_lists(client: Client) -> None:
    text = words(client, "/en/search/?q=zzzz")
    assert "Nothing on record has all of these words in its name." in text


@pytest.mark.parametrize("typed", ["", "%00", "%25", "'", "\\", "😀", "x" * 5000, "<script>"])
def test_odd_words_get_a_page(client: Client, typed: str) -> None:
    assert client.get("/en/search/", {"q": typed}).status_code == 200


def test_what_was_typed_is_shown_and_escaped(client: Client) -> None:
    page = client.get("/en/search/", {"q": "<b>x"}).content.decode()
    assert "<b>x" not in page
    assert "&lt;b&gt;x" in page
