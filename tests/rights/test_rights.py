"""Nobody reads what they may not: every address, file, search and command, every kind of reader."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from article6.accounts import record_history
from article6.cooperation.models import Need, NeedQuerySet, TransactionQuerySet
from article6.core.models import Event
from article6.directory import disclosure
from article6.directory.owned import Audience, Owned, OwnedQuerySet
from tests.rights.addresses import addresses
from tests.rights.canaries import nouns, plant
from tests.rights.personas import Persona, personas
from tests.rights.walking import leaks, pages, urls_of

pytestmark = pytest.mark.django_db
NAMES = (
    "everybody",
    "signed in, nowhere a member",
    "reader of the owner",
    "focal_point of the owner",
    "drafter of a party",
    "focal_point of a party",
    "focal_point not of a party",
    "reader of the named",
    "coordinator",
    "reader where a coordinator is",
    "isu officer",
    "reader in the isu",
    "administrator",
)
# Of allauth's pages, which carry no word of ours: what a stranger may open.
ALLAUTH_OPEN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
    "mfa_authenticate",
    "mfa_login_webauthn",
}


def persona_named(name: str) -> Persona:
    return next(one for one in personas() if one.name == name)


def test_every_address_says_which_door_it_has() -> None:
    silent = [one.name for one in addresses() if not one.door and not one.is_allauths]
    assert silent == []


def test_a_door_for_people_is_closed_to_strangers() -> None:
    canaries = plant(("public",))
    for address in addresses():
        closed = address.door == "signed in" or (
            address.is_allauths and address.name not in ALLAUTH_OPEN
        )
        if not closed:
            continue
        for url in urls_of(address, canaries):
            for ask in (Client().get, Client().post):
                answer = ask(url)
                assert answer.status_code in (302, 404, 405), (address.name, url)
                if answer.status_code == 302:
                    assert "/account/" in answer["Location"], (address.name, url)


def test_every_noun_that_belongs_to_somebody_has_canaries() -> None:
    assert {one.noun for one in plant()} == {model._meta.label_lower for model in nouns()}


@pytest.mark.parametrize("name", NAMES)
def test_nobody_reads_what_they_may_not(name: str) -> None:
    canaries = plant()
    assert list(leaks(persona_named(name), canaries)) == []


@pytest.mark.parametrize("name", NAMES)
def test_everybody_reads_what_they_may(name: str) -> None:
    """A site that shows nothing would pass the test above."""
    persona, canaries = persona_named(name), plant()
    for canary in canaries:
        if canary.noun == "cooperation.need":
            answer = persona.client.get(reverse("need-detail", args=[canary.key]))
            seen = canary.words[0] in answer.content.decode()
            assert seen == persona.may_see(canary), canary


@pytest.mark.parametrize("name", NAMES)
def test_nobody_changes_what_they_may_not(name: str) -> None:
    """Every address is sent a form; rows and history of records one may not write stay."""
    persona, canaries = persona_named(name), plant(("public", "facilitators"))
    writes = name in ("focal_point of the owner", "isu officer")
    before = {need.pk: need.version for need in Need.objects.filter(slug__startswith="zq")}
    for address in addresses():
        if address.name in ("account_logout",) or address.is_allauths:
            continue
        for url in urls_of(address, canaries):
            answer = persona.client.post(
                url, {"audience": "public", "publish": "", "reason": "", "title": "taken over"}
            )
            assert answer.status_code < 500, url
    after = {need.pk: need.version for need in Need.objects.filter(slug__startswith="zq")}
    changed = {key for key in before if before[key] != after.get(key)}
    assert writes or changed == set()
    assert writes or not Event.objects.filter(noun="cooperation.need").exists()


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("needs", "--json"),
    ("needs", "--state", "LAO"),
    ("state", "LAO", "--json"),
    ("deadlines", "--until", "2031-12-31"),
    ("brief", "LAO", "--to", "terminal"),
    ("brief", "LAO", "--to", "html"),
    ("check_data", "--json"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_prints_what_is_public(command: tuple[str, ...]) -> None:
    canaries = [one for one in plant() if one.audience != Audience.PUBLIC or one.is_draft]
    out = io.StringIO()
    call_command(*command, stdout=out)
    assert [word for one in canaries for word in one.words if word in out.getvalue()] == []


def plain(text: str) -> str:
    """A page without what differs between two answers of the same."""
    lines = text.split("\n")
    return "\n".join(line for line in lines if "csrf" not in line and "form_key" not in line)


def test_a_page_for_everybody_is_the_same_whatever_is_hidden() -> None:
    """No count, sum, filter, order or chart gives a hidden record away."""
    sample = plant(("public",))
    before = {url: plain(text) for url, text in pages(Client(), sample)}
    plant(("private", "facilitators", "named", "states_parties"))
    # A need of which something is kept back is itself public: what is kept back is not.
    Need.objects.filter(slug__contains="back-need", slug__startswith="zq").delete()
    after = {url: plain(text) for url, text in pages(Client(), sample)}
    differing = [url for url in before if before[url] != after[url]]
    assert differing == []


def everything(self: Any, *_reader: object) -> Any:
    return self.all()


LEAKS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a list that forgets the reader": lambda patch: patch.setattr(
        NeedQuerySet, "published", lambda self, _reader: self.select_related("state")
    ),
    "a page that forgets the reader": lambda patch: patch.setattr(
        OwnedQuerySet, "visible_to", everything
    ),
    "withheld values given to all": lambda patch: patch.setattr(
        disclosure, "_admits", lambda *_anything: True
    ),
    "support that counts what is hidden": lambda patch: patch.setattr(
        TransactionQuerySet, "public", everything
    ),
    "a history for everybody": lambda patch: (
        patch.setattr(record_history, "can", lambda *_anything: True),
        patch.setattr(Owned, "is_visible_to", lambda *_anything: True),
    )[0],
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    canaries = plant()
    for canary in canaries:
        Event.objects.create(
            verb="need_edited", noun=canary.noun, key=canary.key, door="page", owner="gov-lao",
            changes={"title": [None, canary.words[0]]},
        )  # fmt: skip
    LEAKS[leak](monkeypatch)
    assert any(leaks(persona_named("focal_point not of a party"), canaries))
