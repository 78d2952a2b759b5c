"""One section or one question, sent to somebody without an account."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from article6.accounts.models import SignedLink
from article6.cooperation.models import Need, Question
from article6.core.models import Event
from tests.accounts.factories import focal_point, person, signed_in

pytestmark = pytest.mark.django_db
Ask = Callable[..., str]
ASKED = {"email": "hydrology@water.test", "language": "en", "words": "Dear colleague"}


@pytest.fixture
def need() -> Need:
    return Need.objects.create(
        slug="lao-draft", state_id="LAO", owner_id="gov-lao", entered_by_id="gov-lao",
        area="clearance", article=4, title="Clearance in Boualapha", summary="First words",
        status="draft", is_draft=True, audience="private",
    )  # fmt: skip


@pytest.fixture
def focal() -> Client:
    client = Client()
    signed_in(client, focal_point())
    return client


@pytest.fixture
def address(
    focal: Client, need: Need, django_capture_on_commit_callbacks: Callable[..., Any]
) -> Ask:
    """The address in the letter that the focal point sends."""

    def asked(**more: str) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = focal.post(f"/en/needs/{need.pk}/ask/", {**ASKED, **more})
        assert answer.status_code == 302, answer.content.decode()
        found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
        assert found
        return found[1]

    return asked


def test_a_section_is_filled_once_and_by_nobody_else(
    address: Ask, focal: Client, need: Need
) -> None:
    url = address(section="summary")
    stranger = Client()
    assert "First words" in stranger.get(url).content.decode()
    stranger.post(url, {"summary": "Filled at the Ministry of Water"})
    need.refresh_from_db()
    assert need.summary == "Filled at the Ministry of Water"
    assert need.is_draft
    again = stranger.post(url, {"summary": "Twice"})
    assert again.status_code == 410
    need.refresh_from_db()
    assert need.summary == "Filled at the Ministry of Water"


def test_only_the_section_asked_for_can_be_changed(address: Ask, focal: Client, need: Need) -> None:
    url = address(section="amount")
    Client().post(
        url, {"amount": "250000", "currency": "EUR", "title": "Taken over", "summary": "X"}
    )
    need.refresh_from_db()
    assert (need.amount, need.title, need.summary) == (
        250_000,
        "Clearance in Boualapha",
        "First words",
    )


def test_a_question_is_answered_for_the_needs_own_people(
    address: Ask, focal: Client, need: Need
) -> None:
    url = address(section="question", question="How deep is the river?")
    assert "How deep is the river?" in Client().get(url).content.decode()
    Client().post(url, {"answer": "Two metres"})
    assert Question.objects.get().answer == "Two metres"
    assert "Two metres" in focal.get(f"/en/needs/{need.pk}/").content.decode()
    event = Event.objects.get(verb="question_answered")
    assert (event.door, event.person.startswith("link ")) == ("link", True)


def test_opening_the_page_changes_nothing(address: Ask, focal: Client, need: Need) -> None:
    url = address(section="summary")
    before = Event.objects.count()
    for _time in range(3):
        Client().get(url)
    assert Event.objects.count() == before
    assert SignedLink.objects.get().used_at is None


def test_an_altered_or_old_or_revoked_link_says_so(address: Ask, focal: Client, need: Need) -> None:
    url = address(section="summary")
    assert Client().get(url[:-4] + "aaa/").status_code == 410
    assert Client().get(url.replace("fill_section", "answer_question")).status_code == 410
    assert Client().get(url.replace("fill_section", "nothing")).status_code == 410
    SignedLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "has expired" in Client().get(url).content.decode()
    SignedLink.objects.update(revoked_at=timezone.now())
    assert "called back" in Client().post(url, {"summary": "x"}).content.decode()
    need.refresh_from_db()
    assert need.summary == "First words"


def test_bad_input_loses_nothing_and_leaves_the_link_open(
    address: Ask, focal: Client, need: Need
) -> None:
    url = address(section="amount")
    answer = Client().post(url, {"amount": "plenty", "currency": "EUR"})
    assert answer.status_code == 422
    assert 'value="plenty"' in answer.content.decode()
    assert SignedLink.objects.get().used_at is None


def test_what_is_kept_back_does_not_leave_by_letter(
    address: Ask, focal: Client, need: Need
) -> None:
    url = address(section="summary")
    focal.post(
        f"/en/needs/{need.pk}/publish/",
        {"audience": "public", "withhold_summary": "private", "publish": ""},
    )
    assert "First words" not in Client().get(url).content.decode()


def test_who_may_ask(need: Need) -> None:
    drafter = Client()
    signed_in(drafter, person("d@lao.test", organisation="gov-lao", role="drafter"))
    assert drafter.post(f"/en/needs/{need.pk}/ask/", ASKED).status_code == 403
    other = Client()
    signed_in(other, focal_point("x@tcd.test", "gov-tcd"))
    assert other.post(f"/en/needs/{need.pk}/ask/", ASKED).status_code == 404
