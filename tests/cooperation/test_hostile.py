"""People who press Back, look through others' eyes, open old pages and old letters."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from article6.accounts.models import User
from article6.cooperation import asking
from article6.cooperation.models import Need
from article6.core.models import Event
from article6.directory.disclosure import kept_back
from article6.directory.models import NamedReader
from tests.accounts.factories import ISU, person, signed_in
from tests.cooperation.test_writing_needs import (
    TYPED,
    entered,
    hidden,
    member,
    page,
    published,
    sent_edit,
)

pytestmark = pytest.mark.django_db
HIDDEN = "Twelve square kilometres remain."
FIGURE = "1,500,000"
BACK = {"withhold_amount": "private", "withhold_summary": "private"}


@pytest.fixture
def focal() -> Client:
    return member("focal_point", "gov-lao")


@pytest.fixture
def officer() -> Client:
    return member("drafter", ISU)


def sent_new(client: Client, key: str, **more: str) -> Any:
    return client.post("/en/needs/new/", {**TYPED, "state": "LAO", "form_key": key, **more})


class TestTheOfficerOfAnotherHouse:
    """The Implementation Support Unit may publish for a State, and reads no more for it."""

    @pytest.mark.parametrize(
        "asked", [{"audience": "public"}, {"audience": "named", "named": ["gov-lao"], **BACK}]
    )
    def test_sees_nothing_more_through_the_eyes_of_others(
        self, focal: Client, officer: Client, asked: dict[str, Any]
    ) -> None:
        need = entered(focal)
        published(focal, need, "public", **BACK)
        text = page(officer.post(f"/en/needs/{need.pk}/publish/", {**asked, "look": ""}))
        assert "How it would be seen" in text
        assert FIGURE not in text

    def test_does_not_open_what_it_may_not_read(self, focal: Client, officer: Client) -> None:
        need = entered(focal)
        published(focal, need, "states_parties", **BACK)
        assert published(officer, need, "public").status_code == 302
        assert kept_back(need) == {"amount": "private", "summary": "private"}
        text = page(Client().get(f"/en/needs/{need.pk}/"))
        assert FIGURE not in text
        assert HIDDEN not in text

    def test_cannot_type_into_what_would_not_be_saved(self, focal: Client, officer: Client) -> None:
        need = entered(focal)
        published(focal, need, "public", withhold_amount="private")
        text = page(officer.get(f"/en/needs/{need.pk}/edit/"))
        assert re.search(r'<input[^>]*name="amount"[^>]*disabled', text)
        assert not re.search(r'<input[^>]*name="title"[^>]*disabled', text)


class TestAFormSentAgain:
    def test_with_other_words_is_another_draft(self, focal: Client) -> None:
        key = str(uuid4())
        for words in ("An hour of work", "Another hour", "Another hour"):
            assert sent_new(focal, key, summary=words).status_code == 302
        found = Need.objects.filter(is_draft=True).values_list("summary", flat=True)
        assert sorted(found) == ["An hour of work", "Another hour"]

    def test_for_another_state_is_another_draft(self, officer: Client) -> None:
        key = str(uuid4())
        for iso3 in ("LAO", "TCD"):
            assert sent_new(officer, key, state=iso3).status_code == 302
        assert Need.objects.filter(is_draft=True, state__in=["LAO", "TCD"]).count() == 2

    @pytest.mark.parametrize(("organisation", "iso3"), [("gov-tcd", "TCD"), (ISU, "LAO")])
    def test_by_somebody_else_does_not_lead_to_the_first(
        self, focal: Client, organisation: str, iso3: str
    ) -> None:
        need = entered(focal)
        other = member("drafter", organisation)
        answer = sent_new(other, str(need.form_key), state=iso3)
        assert answer.status_code == 302
        assert need.pk not in answer["Location"]

    def test_without_a_state_says_so(self, officer: Client) -> None:
        answer = sent_new(officer, str(uuid4()), state="")
        assert answer.status_code == 422
        assert '<ul class="errorlist nonfield"' in page(answer)
        assert HIDDEN in page(answer)


class TestASharedComputer:
    def late(self, focal: Client) -> Client:
        """A browser on which a form was sent after the session had ended."""
        form, browser = page(focal.get("/en/needs/new/")), Client()
        browser.post("/en/needs/new/", {**TYPED, "typed_by": hidden(form, "typed_by")})
        return browser

    def test_another_person_does_not_get_what_was_typed(self, focal: Client) -> None:
        browser = self.late(focal)
        signed_in(browser, person("next@tcd.test", organisation="gov-tcd", role="drafter"))
        assert HIDDEN not in page(browser.get("/en/needs/new/"))

    def test_the_same_person_does(self, focal: Client) -> None:
        browser = self.late(focal)
        signed_in(browser, User.objects.get(email="focal_point@gov-lao.test"))
        assert HIDDEN in page(browser.get("/en/needs/new/"))


class TestPublishing:
    def test_an_old_page_does_not_undo_a_narrower_choice(self, focal: Client) -> None:
        need = entered(focal)
        published(focal, need, "public")
        old = hidden(page(focal.get(f"/en/needs/{need.pk}/publish/")), "version")
        published(focal, need, "facilitators")
        answer = published(focal, need, "public", version=old)
        assert answer.status_code == 409
        assert "Nothing was published" in page(answer)
        need.refresh_from_db()
        assert need.audience == "facilitators"
        assert published(focal, need, "public", version=hidden(page(answer), "version")).url

    def test_a_value_for_named_organisations_reaches_them_and_no_other(self, focal: Client) -> None:
        need = entered(focal)
        assert published(focal, need, "public", withhold_amount="named").status_code == 422
        published(focal, need, "public", withhold_amount="named", named=["gov-nor"])
        assert NamedReader.objects.of(need).count() == 1
        url = f"/en/needs/{need.pk}/"
        assert FIGURE in page(member("reader", "gov-nor").get(url))
        assert FIGURE not in page(member("reader", "gov-che").get(url))


@pytest.fixture
def letter(focal: Client, django_capture_on_commit_callbacks: Callable[..., Any]) -> Any:
    """The address in a letter that asks for the text of a need."""

    def asked(need: Need) -> str:
        sent = {"email": "h@water.test", "language": "en", "words": "", "section": "summary"}
        with django_capture_on_commit_callbacks(execute=True):
            focal.post(f"/en/needs/{need.pk}/ask/", sent)
        found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
        assert found
        return found[1]

    return asked


class TestLetters:
    def test_an_empty_answer_does_not_erase_what_is_kept_back(
        self, focal: Client, letter: Any
    ) -> None:
        need = entered(focal)
        published(focal, need, "public", withhold_summary="private")
        Client().post(letter(need), {"summary": ""})
        assert HIDDEN in page(focal.get(f"/en/needs/{need.pk}/"))

    def test_what_is_kept_back_does_not_stand_in_the_line_of_the_letter(
        self, focal: Client, letter: Any
    ) -> None:
        """Whoever got the letter may read its line, among what is held about them."""
        need = entered(focal)
        published(focal, need, "public", withhold_summary="private")
        Client().post(letter(need), {"summary": "From the Ministry of Water"})
        event = Event.objects.get(verb="need_section_filled")
        assert event.changes == {"summary": [None, "From the Ministry of Water"]}
        assert kept_back(need) == {"summary": "private"}

    def test_what_was_written_meanwhile_is_not_overwritten_unseen(
        self, focal: Client, letter: Any
    ) -> None:
        need = entered(focal)
        url = letter(need)
        base = hidden(page(Client().get(url)), "base")
        sent_edit(focal, need, summary="By the focal point")
        answer = Client().post(url, {"summary": "By letter", "base": base})
        assert answer.status_code == 422
        assert "By the focal point" in page(answer)
        assert "By letter" in page(answer)
        again = {"summary": "Both", "base": hidden(page(answer), "base")}
        assert Client().post(url, again).status_code == 200
        need.refresh_from_db()
        assert need.summary == "Both"

    def test_a_need_withdrawn_while_the_answer_came_in_stays_as_it_was(
        self, focal: Client, letter: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        need, take = entered(focal), asking.take
        url = letter(need)

        def late(*arguments: Any) -> None:
            focal.post(f"/en/needs/{need.pk}/withdraw/", {"reason": ""})
            take(*arguments)

        monkeypatch.setattr(asking, "take", late)
        assert Client().post(url, {"summary": "Too late"}).status_code == 410
        need.refresh_from_db()
        assert need.summary == HIDDEN

    def test_an_address_longer_than_any_is_refused(self, focal: Client) -> None:
        need = entered(focal)
        sent = {"email": f"{'a' * 250}@water.test", "language": "en", "section": "summary"}
        answer = focal.post(f"/en/needs/{need.pk}/ask/", sent)
        assert answer.status_code == 422
        assert "at most 254 characters" in page(answer)
