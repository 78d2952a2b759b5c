"""“Is this still you?”: once a year, once more after a month, then out of sight."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from article6.accounts.models import SignedLink
from article6.core import clock
from article6.core.access import PUBLIC
from article6.core.models import Event
from article6.directory.contacts import Contact
from tests.accounts.test_contacts import (
    ALL,
    EMAIL,
    GRADED,
    LIST,
    added,
    agreed,
    page_of_letter,
    seen,
)
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db
YEAR = 365


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Go to a day so many days after the first one."""

    def go(days: int) -> date:
        day = TODAY + timedelta(days=days)
        monkeypatch.setattr(clock, "today", lambda: day)
        return day

    return go


@pytest.fixture
def tick(django_capture_on_commit_callbacks: Any, mailoutbox: list[Any]) -> Any:
    """Run the command; the mails it sent."""

    def run() -> list[Any]:
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            call_command("tick", stdout=StringIO())
        return mailoutbox[before:]

    return run


def test_nobody_is_asked_before_a_year_has_passed(client: Client, later: Any, tick: Any) -> None:
    agreed(client, GRADED)
    later(YEAR - 1)
    assert tick() == []


def test_question_is_sent_once_however_often_the_command_runs(
    client: Client, later: Any, tick: Any
) -> None:
    agreed(client, GRADED)
    later(YEAR)
    (mail,) = tick()
    assert mail.to == [EMAIL]
    assert "/fr/contacts/confirm/" in mail.body
    assert [tick(), tick()] == [[], []]
    later(YEAR + 29)
    assert tick() == []


def test_page_has_one_button_and_opening_it_confirms_nothing(
    client: Client, later: Any, tick: Any
) -> None:
    agreed(client, GRADED)
    day = later(YEAR)
    tick()
    page = client.get(page_of_letter())
    assert page.content.decode().count('name="answer"') == 1
    assert Contact.objects.get().confirmed_on == TODAY
    version = Contact.objects.get().version
    answer = client.post(page_of_letter(), {"answer": "still", "version": version})
    assertContains(answer, "Thank you")
    contact = Contact.objects.get()
    assert (contact.confirmed_on, contact.unanswered) == (day, 0)
    assert seen(contact, PUBLIC) == {"name": "", "email": "", "phone": ""}
    later(2 * YEAR - 1)
    assert tick() == []


def test_yearly_link_also_leads_to_changes_and_removal(
    client: Client, later: Any, tick: Any
) -> None:
    agreed(client)
    later(YEAR)
    tick()
    page = page_of_letter()
    assertContains(client.get(page + "?change"), 'name="phone_seen"')
    client.post(page + "?change", {"answer": "remove"})
    assert not Contact.objects.exists()


def test_silence_is_shown_then_hides_the_contact_and_a_yes_brings_it_back(
    client: Client, later: Any, tick: Any
) -> None:
    contact = agreed(client)
    later(YEAR)
    tick()
    assertNotContains(client.get(LIST), "not confirmed since")
    later(YEAR + 30)
    assert len(tick()) == 1
    assertContains(client.get(LIST), "not confirmed since 23 November 2026")
    assertContains(client.get("/en/contacts/"), "not confirmed since 23 November 2026")
    day = later(YEAR + 90)
    assert [tick(), tick()] == [[], []]
    assert seen(contact, PUBLIC) is None
    assertNotContains(client.get(LIST), EMAIL)
    assert Event.objects.filter(verb="contact_silent", door="command").count() == 1
    version = Contact.objects.get().version
    client.post(page_of_letter(), {"answer": "still", "version": version})
    assert Contact.objects.get().confirmed_on == day
    assert seen(contact, PUBLIC) is not None


def test_who_never_answered_is_asked_once_more_and_never_shown(later: Any, tick: Any) -> None:
    contact = added()
    later(30)
    assert len(tick()) == 1
    assert SignedLink.objects.latest("pk").part == ""
    later(90)
    assert tick() == []
    later(5 * YEAR)
    assert tick() == []
    assert seen(contact, PUBLIC) is None


def test_desk_without_address_is_not_asked(later: Any, tick: Any) -> None:
    added(ALL, name="", email="")
    later(YEAR)
    assert tick() == []


def test_command_says_what_it_did(client: Client, later: Any) -> None:
    agreed(client)
    later(YEAR)
    out = StringIO()
    call_command("tick", stdout=out)
    assert "contacts asked “is this still you?”: 1" in out.getvalue()
