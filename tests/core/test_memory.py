"""What is kept between pages is dropped as soon as any record changes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import translation

from article6.core import clock, memory
from article6.directory.models import State

calls: list[str] = []


def greeting(name: str) -> str:
    calls.append(name)
    return f"{translation.get_language()} {name}"


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    calls.clear()
    memory.forget()
    yield
    memory.forget()


@pytest.mark.usefixtures("committed")
class TestCommitted:
    def test_made_once_while_nothing_changes(self) -> None:
        first = memory.remembered(greeting, "Vientiane")
        assert memory.remembered(greeting, "Vientiane") is first
        assert calls == ["Vientiane"]

    def test_made_anew_after_a_write(self) -> None:
        memory.remembered(greeting, "Vientiane")
        memory.advance()
        memory.remembered(greeting, "Vientiane")
        assert calls == ["Vientiane", "Vientiane"]

    def test_each_language_and_argument_has_its_own(self) -> None:
        memory.remembered(greeting, "Vientiane")
        with translation.override("fr"):
            assert memory.remembered(greeting, "Vientiane") == "fr Vientiane"
        assert memory.remembered(greeting, "Beirut") == "en Beirut"

    def test_within_a_transaction_nothing_is_kept(self) -> None:
        with transaction.atomic():
            memory.advance()
            memory.remembered(greeting, "Vientiane")
        memory.remembered(greeting, "Vientiane")
        assert calls == ["Vientiane", "Vientiane"]

    def test_a_write_that_is_taken_back_leaves_what_was_kept(self) -> None:
        memory.remembered(greeting, "Vientiane")
        with transaction.atomic():
            memory.advance()
            transaction.set_rollback(True)
        memory.remembered(greeting, "Vientiane")
        assert calls == ["Vientiane"]

    def test_a_load_reaches_a_profile_that_was_shown_before(self, client: Client) -> None:
        call_command("load", quiet=True)
        assert "Lao" in client.get("/en/states/LAO/").content.decode()
        State.objects.filter(pk="LAO").update(name_en="Renamed on the site")
        call_command("load", quiet=True)  # keeps the edit, and says that records changed
        assert "Renamed on the site" in client.get("/en/states/LAO/").content.decode()

    def test_made_anew_on_another_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A list of named organisations ends with its day, although nothing is written then."""
        memory.remembered(greeting, "Vientiane")
        tomorrow = clock.today() + timedelta(days=1)
        monkeypatch.setattr(clock, "today", lambda: tomorrow)
        memory.remembered(greeting, "Vientiane")
        assert calls == ["Vientiane", "Vientiane"]
