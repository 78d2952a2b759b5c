"""A State's people enter, edit, publish and withdraw a need; nobody else does."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from article6.cooperation.models import Need
from article6.core.models import Event
from article6.directory.disclosure import kept_back
from article6.directory.models import (
    NamedReader,
    Office,
    Organisation,
    OrganisationKind,
    Term,
    Theme,
)
from tests.accounts.factories import person, signed_in

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "Clearance of 12 km² in Boualapha",
    "area": "clearance",
    "kind": "financial",
    "summary": "Twelve square kilometres remain.",
    "language": "en",
    "amount": "1 500 000,50",
    "currency": "usd",
    "stated_on": "",
    "source": "",
}


@pytest.fixture
def isu() -> Organisation:
    return Organisation.objects.filter(kind=OrganisationKind.SECRETARIAT).first()  # type: ignore[return-value]


@pytest.fixture
def focal() -> Client:
    return member("focal_point", "gov-lao")


def member(role: str, organisation: str, *, strong: bool = True) -> Client:
    client = Client()
    signed_in(
        client,
        person(f"{role}@{organisation}.test", organisation=organisation, role=role, strong=strong),
    )
    return client


def page(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found, name
    return found[1]


def entered(client: Client, **more: str) -> Need:
    form = page(client.get("/en/needs/new/"))
    sent = {**TYPED, "state": "LAO", "form_key": hidden(form, "form_key"), **more}
    answer = client.post("/en/needs/new/", sent)
    assert answer.status_code == 302, page(answer)
    return Need.objects.get(pk=answer["Location"].split("/")[-3])


def sent_edit(client: Client, need: Need, base: str = "", **typed: str) -> Any:
    url = f"/en/needs/{need.pk}/edit/"
    base = base or hidden(page(client.get(url)), "base")
    return client.post(url, {**TYPED, "base": base, **typed})


def published(client: Client, need: Need, audience: str = "states_parties", **more: Any) -> Any:
    return client.post(
        f"/en/needs/{need.pk}/publish/", {"audience": audience, "publish": "", **more}
    )


class TestEntering:
    def test_a_drafter_enters_a_draft_that_only_their_own_people_read(self) -> None:
        drafter = member("drafter", "gov-lao")
        need = entered(drafter)
        assert (need.amount, need.currency) == (Decimal("1500000.50"), "USD")
        assert need.is_draft
        assert need.entered_by_id == need.owner_id == "gov-lao"
        assert drafter.get(f"/en/needs/{need.pk}/").status_code == 200
        for other in (Client(), member("focal_point", "gov-nor"), member("drafter", "gov-phl")):
            assert other.get(f"/en/needs/{need.pk}/").status_code == 404

    def test_the_same_form_sent_twice_makes_one_draft(self, focal: Client) -> None:
        key = hidden(page(focal.get("/en/needs/new/")), "form_key")
        for _time in range(2):
            focal.post("/en/needs/new/", {**TYPED, "state": "LAO", "form_key": key})
        assert Need.objects.filter(form_key=key).count() == 1
        assert Event.objects.filter(verb="need_entered").count() == 1

    def test_a_reader_of_the_state_may_not(self) -> None:
        reader = member("reader", "gov-lao")
        assert reader.get("/en/needs/new/").status_code == 403
        assert reader.post("/en/needs/new/", {**TYPED, "state": "LAO"}).status_code == 403

    def test_nobody_enters_for_another_state(self, focal: Client) -> None:
        form = page(focal.get("/en/needs/new/"))
        sent = {**TYPED, "state": "TCD", "form_key": hidden(form, "form_key")}
        assert focal.post("/en/needs/new/", sent).status_code == 422
        assert not Need.objects.filter(state="TCD", is_draft=True).exists()

    def test_the_isu_enters_for_a_state_and_everybody_is_told(self, isu: Organisation) -> None:
        officer = member("drafter", isu.slug)
        need = entered(officer)
        assert (need.owner_id, need.entered_by_id) == ("gov-lao", isu.slug)
        published(officer, need, "public")
        assert f"Entered for the State by: {isu.name}" in page(
            Client().get(f"/en/needs/{need.pk}/")
        )
        assert Event.objects.get(verb="need_entered", key=need.pk).on_behalf == isu.slug

    def test_a_focal_point_without_a_second_factor_only_reads(self) -> None:
        weak = member("focal_point", "gov-lao", strong=False)
        assert weak.get("/en/needs/new/").status_code == 403

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("title", "", "This field is required."),
            ("title", "x" * 121, "at most 120 characters"),
            ("amount", "a lot", "Write the amount in figures"),
            ("amount", "-5", "Write the amount in figures"),
            ("currency", "", "An amount needs its currency."),
            ("currency", "ZZZ", "This is no currency code."),
            ("stated_on", "yesterday", "is not a date"),
            ("area", "tea", "Select a valid choice"),
        ],
    )
    def test_bad_input_is_said_at_the_field_and_nothing_is_lost(
        self, focal: Client, field: str, value: str, said: str
    ) -> None:
        sent = {**TYPED, "state": "LAO", "summary": "Typed <b>by hand</b>", field: value}
        answer = focal.post("/en/needs/new/", sent)
        assert answer.status_code == 422
        assert said in page(answer)
        assert escape("Typed <b>by hand</b>") in page(answer)
        assert 'aria-invalid="true"' in page(answer)
        assert not Need.objects.filter(is_draft=True).exists()


class TestEditing:
    def test_two_people_in_one_draft_keep_each_others_changes(self, focal: Client) -> None:
        need = entered(focal)
        other = member("drafter", "gov-lao")
        mine = hidden(page(focal.get(f"/en/needs/{need.pk}/edit/")), "base")
        sent_edit(other, need, amount="2000000")
        answer = sent_edit(focal, need, mine, title="A better title")
        assert answer.status_code == 302
        need.refresh_from_db()
        assert (need.title, need.amount) == ("A better title", Decimal(2_000_000))
        assert "Amount asked for" in page(focal.get(answer["Location"]))

    def test_the_same_field_is_never_overwritten_unseen(self, focal: Client) -> None:
        need = entered(focal)
        other = member("drafter", "gov-lao")
        mine = hidden(page(focal.get(f"/en/needs/{need.pk}/edit/")), "base")
        sent_edit(other, need, title="Theirs")
        answer = sent_edit(focal, need, mine, title="Mine")
        assert answer.status_code == 422
        text = page(answer)
        assert "Theirs" in text
        assert 'value="Mine"' in text
        need.refresh_from_db()
        assert need.title == "Theirs"
        again = sent_edit(focal, need, hidden(text, "base"), title="Mine")
        assert again.status_code == 302
        need.refresh_from_db()
        assert need.title == "Mine"

    def test_what_was_typed_when_the_session_had_ended_comes_back(self, focal: Client) -> None:
        need = entered(focal)
        url = f"/en/needs/{need.pk}/edit/"
        user = person("second@gov-lao.test", organisation="gov-lao", role="drafter")
        early, late = Client(), Client()
        signed_in(early, user)
        form = page(early.get(url))
        carried = {name: hidden(form, name) for name in ("base", "typed_by")}
        answer = late.post(url, {**TYPED, **carried, "summary": "An hour of work"})
        assert answer.status_code == 302
        assert "/account/login/" in answer["Location"]
        need.refresh_from_db()
        assert need.summary == TYPED["summary"]
        signed_in(late, user)
        text = page(late.get(url))
        assert "An hour of work" in text
        assert "not saved yet" in text

    def test_an_altered_base_counts_as_none_and_loses_nothing(self, focal: Client) -> None:
        need = entered(focal)
        answer = sent_edit(focal, need, "made:up:base", title="Still saved")
        assert answer.status_code == 302
        need.refresh_from_db()
        assert need.title == "Still saved"

    def test_every_change_is_told_field_by_field(self, focal: Client) -> None:
        need = entered(focal)
        sent_edit(focal, need, title="New title")
        text = page(focal.get(f"/en/history/cooperation.need/{need.pk}/"))
        assert "New title" in text
        assert TYPED["title"] in text
        rows = b"".join(focal.get(f"/en/history/cooperation.need/{need.pk}.csv"))  # type: ignore[arg-type]
        assert b"New title" in rows

    def test_saving_without_a_change_is_no_event(self, focal: Client) -> None:
        need = entered(focal)
        sent_edit(focal, need, amount="1500000.50", currency="USD")
        assert not Event.objects.filter(verb="need_edited").exists()


class TestPublishing:
    def test_a_drafter_may_not(self, focal: Client) -> None:
        need = entered(focal)
        assert published(member("drafter", "gov-lao"), need).status_code == 403

    def test_the_look_before_changes_nothing(self, focal: Client) -> None:
        need = entered(focal)
        answer = focal.post(
            f"/en/needs/{need.pk}/publish/", {"audience": "states_parties", "look": ""}
        )
        assert "sees nothing of it" in page(answer)
        need.refresh_from_db()
        assert need.is_draft

    def test_to_states_parties_with_the_amount_kept_back(self, focal: Client) -> None:
        need = entered(focal)
        answer = published(focal, need, withhold_amount="facilitators")
        assert answer.status_code == 302
        url = f"/en/needs/{need.pk}/"
        assert Client().get(url).status_code == 404
        party = page(member("reader", "gov-nor").get(url))
        assert "1,500,000" not in party
        assert "not shown, at this State’s wish" in party
        assert "1,500,000" in page(focal.get(url))
        Term.objects.create(
            key="example",
            office=Office.objects.get(kind="coordinator", theme=Theme.COOPERATION),
            state_id="PHL",
            start="2026-11-01",
        )
        coordinator = page(member("drafter", "gov-phl").get(url))
        assert "1,500,000" in coordinator
        assert "sees nothing" not in page(focal.get(f"{url}as/states_parties/"))
        assert "no trace" in page(focal.get(f"{url}as/public/"))

    def test_an_edit_keeps_what_is_kept_back(self, focal: Client) -> None:
        need = entered(focal)
        published(focal, need, withhold_amount="private")
        sent_edit(focal, need, title="Edited later")
        need.refresh_from_db()
        assert need.amount is None
        assert kept_back(need) == {"amount": "private"}
        assert "1,500,000" in page(focal.get(f"/en/needs/{need.pk}/"))

    def test_the_isu_does_not_see_through_an_edit(self, focal: Client, isu: Organisation) -> None:
        need = entered(focal)
        published(focal, need, "public", withhold_amount="private")
        officer = member("drafter", isu.slug)
        text = page(officer.get(f"/en/needs/{need.pk}/edit/"))
        assert "1500000" not in text
        answer = officer.post(
            f"/en/needs/{need.pk}/edit/",
            {
                **TYPED,
                "amount": "",
                "currency": "",
                "base": hidden(text, "base"),
                "title": "By ISU",
            },
        )
        assert answer.status_code == 302
        assert "1500000" not in page(officer.get(answer["Location"]))
        text = page(focal.get(f"/en/needs/{need.pk}/"))
        assert "By ISU" in text
        assert "1,500,000" in text

    def test_to_named_organisations(self, focal: Client) -> None:
        need = entered(focal)
        assert published(focal, need, "named").status_code == 422
        published(focal, need, "named", named=["gov-nor"], named_until="2026-12-31")
        url = f"/en/needs/{need.pk}/"
        assert "no trace" not in page(focal.get(f"{url}as/named/"))
        assert "no trace" in page(focal.get(f"{url}as/states_parties/"))
        assert member("reader", "gov-nor").get(url).status_code == 200
        assert member("reader", "gov-che").get(url).status_code == 404
        assert NamedReader.objects.get(key=need.pk).until is not None

    def test_a_change_of_audience_is_recorded_with_both(self, focal: Client) -> None:
        need = entered(focal)
        published(focal, need, "public")
        published(focal, need, "facilitators")
        event = Event.objects.get(verb="need_audience_changed")
        assert event.changes["audience"] == ["public", "facilitators"]
        assert Client().get(f"/en/needs/{need.pk}/").status_code == 404

    @pytest.mark.parametrize("audience", ["private", "nobody", ""])
    def test_an_audience_that_is_none_is_refused(self, focal: Client, audience: str) -> None:
        need = entered(focal)
        assert published(focal, need, audience).status_code == 422
        need.refresh_from_db()
        assert need.is_draft


class TestWithdrawing:
    def test_a_published_need_leaves_the_lists_and_says_so(self, focal: Client) -> None:
        need = entered(focal)
        published(focal, need, "public")
        focal.post(f"/en/needs/{need.pk}/withdraw/", {"reason": "Met otherwise"})
        assert need.pk not in page(Client().get("/en/needs/"))
        assert "withdrawn" in page(Client().get(f"/en/needs/{need.pk}/"))
        assert "Met otherwise" not in page(Client().get(f"/en/needs/{need.pk}/"))
        assert "Met otherwise" in page(focal.get(f"/en/history/cooperation.need/{need.pk}/"))

    def test_a_draft_is_not_shown_by_being_withdrawn(self, focal: Client) -> None:
        need = entered(focal)
        focal.post(f"/en/needs/{need.pk}/withdraw/", {"reason": ""})
        assert Client().get(f"/en/needs/{need.pk}/").status_code == 404
        assert focal.get(f"/en/needs/{need.pk}/").status_code == 200

    def test_twice_is_once(self, focal: Client) -> None:
        need = entered(focal)
        for _time in range(2):
            focal.post(f"/en/needs/{need.pk}/withdraw/", {"reason": ""})
        assert Event.objects.filter(verb="need_withdrawn").count() == 1

    def test_afterwards_it_can_be_neither_edited_nor_published(self, focal: Client) -> None:
        need = entered(focal)
        base = hidden(page(focal.get(f"/en/needs/{need.pk}/edit/")), "base")
        focal.post(f"/en/needs/{need.pk}/withdraw/", {"reason": ""})
        sent_edit(focal, need, base, title="Too late")
        published(focal, need, "public")
        need.refresh_from_db()
        assert (need.title, need.status) == (TYPED["title"], "withdrawn")
