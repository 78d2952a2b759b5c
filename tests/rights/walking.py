"""All that a persona gets to read: every page, list, file, search and history."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from article6.exchange.catalogue import LISTINGS
from tests.rights.addresses import Address, addresses, filled
from tests.rights.canaries import Canary
from tests.rights.personas import Persona

SAMPLES = {
    "iso3": ["LAO"],
    "kind": ["html"],  # one text in three formats
    "token": ["none"],
    "audience": ["states_parties"],
    "number": ["1"],
    "pk": ["1"],
    "uidb36": ["1"],
}
OF_ADDRESS = {
    "list-download": {"slug": [*LISTINGS]},
    "donor-detail": {"slug": ["gov-nor"]},
    "coalition-detail": {"slug": ["lebanon-norway-clearance"]},
}
NOUN_OF = {"need": "cooperation.need", "resource": "library.resource"}
ASKED = ("?sort=-amount", "?amount=yes", "?state=LAO", "?year=2031", "?year=2026", "?page=2")


def urls_of(address: Address, canaries: list[Canary]) -> Iterator[str]:
    """Addresses to ask for, with the keys of the canaries of the noun that a page is about."""
    if "noun" in address.parameters:  # a key belongs to its noun
        combinations = [{"noun": one.noun, "key": one.key} for one in canaries]
    else:
        combinations = [*filled(address, _values(address, canaries))]
    for values in combinations:
        try:
            yield reverse(address.name, kwargs=values)
        except NoReverseMatch:
            continue


def _values(address: Address, canaries: list[Canary]) -> dict[str, list[str]]:
    if address.name in OF_ADDRESS:
        return {**SAMPLES, **OF_ADDRESS[address.name]}
    noun = NOUN_OF.get(address.name.partition("-")[0], "")
    keys = [one.key for one in canaries if one.noun == noun]
    places = ["gov-lao", "gov-nor"]
    contacts = [one.key for one in canaries if one.noun == "directory.contact"]
    return {**SAMPLES, "slug": keys or places, "key": keys or places, "number": contacts}


def pages(client: Client, canaries: list[Canary]) -> Iterator[tuple[str, str]]:
    """Address and text of every answer that is not a refusal."""
    for address in addresses():
        if not address.is_allauths and address.name != "account_logout":
            for url in urls_of(address, canaries):
                yield from _read(client, url)
    for asked in ASKED:
        yield from _read(client, reverse("list-download", args=["needs"]) + asked)
        yield from _read(client, reverse("need-list") + asked)
    kept_back = [one.words[0] for one in canaries if "back" in one.key]
    for words in ("zq", *kept_back):  # every canary's words begin so
        yield from _read(client, f"{reverse('search')}?q={words}")
        yield from _read(client, f"{reverse('need-list')}?q={words}")


def _read(client: Client, url: str) -> Iterator[tuple[str, str]]:
    answer = client.get(url)
    assert answer.status_code < 500, url
    if answer.status_code < 400:
        yield url, _text(answer)


def _text(answer: HttpResponse) -> str:
    content = b"".join(answer) if answer.streaming else answer.content  # type: ignore[arg-type]
    words = content.decode("utf-8", "replace")
    return words + repr(answer.headers)


def leaks(persona: Persona, canaries: list[Canary]) -> Iterator[tuple[str, str]]:
    """Address and word of everything that this persona reads and may not, as it is met."""
    open_words = {word for one in canaries if persona.may_see(one) for word in one.words}
    secret = {word for one in canaries for word in one.words} - open_words
    for url, text in pages(persona.client, canaries):
        asked = url.partition("?")[2]  # what was typed is shown again; that is no leak
        told = text.replace(asked, "") if asked else text
        yield from ((url, word) for word in secret if word in told and word not in url)
