"""Leaving an organisation: what was open passes on, and nothing is left without a word."""

import html
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from article6.accounts.actions import end_membership, invite
from article6.accounts.handover import open_of, owned_models
from article6.accounts.links import make_link
from article6.accounts.models import Purpose, SignedLink, User
from article6.cooperation.models import Contribution, Need
from article6.core.access import Action
from article6.core.models import Event
from article6.directory.contacts import Contact
from article6.directory.models import Organisation
from article6.library.models import Resource
from tests.accounts.factories import (
    ISU,
    LAO,
    TCD,
    by,
    drafter,
    focal_point,
    membership_of,
    officer,
    person,
    signed_in,
)
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db
PAGE = f"/en/organisations/{LAO}/people/"
TODAY_TYPED = TODAY.isoformat()


def lao() -> Organisation:
    return Organisation.objects.get(slug=LAO)


def contact(keeper: User, function: str = "Director of clearance", **more: Any) -> Contact:
    owner = {"owner_id": LAO, "entered_by_id": LAO, **more}
    return Contact.objects.create(function=function, keeper=str(keeper.key), **owner)


def keepers() -> set[str]:
    return {
        keeper
        for model in owned_models()
        for keeper in model.objects.exclude(keeper="").values_list("keeper", flat=True)
    }


def end_page(user: User) -> str:
    return f"{PAGE}{membership_of(user).pk}/end/"


@pytest.fixture
def chief() -> User:
    return focal_point(name="Somchit")


@pytest.fixture
def leaver() -> User:
    return drafter("leaver@example.org", name="Bounmy")


def test_every_kind_of_record_that_can_be_owned_is_looked_at() -> None:
    assert {Contact, Need, Contribution, Resource} <= set(owned_models())


def test_the_page_lists_what_is_open_here_and_nothing_else(
    client: Client, chief: User, leaver: User
) -> None:
    Organisation.objects.get(slug=TCD)
    mine = contact(leaver, is_draft=True)
    contact(leaver, "Elsewhere", owner_id=TCD, entered_by_id=TCD)
    contact(chief, "Not hers")
    Need.objects.filter(pk=Need.objects.earliest("pk").pk).update(
        owner=LAO, keeper=str(leaver.key), title="Bombies in Khammouane"
    )
    make_link(Purpose.CONFIRM_CONTACT, mine, "ministry@example.org", by(leaver))
    used = make_link(Purpose.FILL_SECTION, mine, "used@example.org", by(leaver))
    SignedLink.objects.filter(pk=used.pk).update(used_at=used.made_at)
    invite(lao(), "asked@example.org", "reader", "en", by(chief))
    page = signed_in(client, chief).get(end_page(leaver)).text
    for words in ("Director of clearance", "draft", "Bombies in Khammouane", "published"):
        assert words in page
    assert "ministry@example.org" in page
    assert "stay good until their day" in page
    for words in ("Elsewhere", "Not hers", "used@example.org", "asked@example.org"):
        assert words not in page
    own = client.get(end_page(chief)).text
    assert "asked@example.org" in own
    assert "ministry@example.org" not in own


def test_ending_passes_everything_on(
    client: Client,
    chief: User,
    leaver: User,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    follower = drafter("follower@example.org", language="fr")
    one, two = contact(leaver), contact(leaver, "Desk", is_draft=True)
    link = make_link(Purpose.CONFIRM_CONTACT, one, "ministry@example.org", by(leaver))
    typed = {"on": TODAY_TYPED, "pass_to": membership_of(follower).pk}
    signed_in(client, chief)
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            answer = client.post(end_page(leaver), typed)
            assert (answer.status_code, answer.url) == (302, PAGE)  # type: ignore[attr-defined]
    assert keepers() == {str(follower.key)}
    assert set(Contact.objects.filter(owner=LAO).values_list("version", flat=True)) == {1}
    assert membership_of(leaver).until == TODAY
    assert SignedLink.objects.get(pk=link.pk).revoked_at is None
    lines = Event.objects.filter(verb="handed_over")
    assert {(line.key, line.owner) for line in lines} == {(str(o.pk), LAO) for o in (one, two)}
    assert lines[0].changes == {"keeper": [str(leaver.key), str(follower.key)]}
    assert Event.objects.filter(verb="membership_ended").count() == 1
    assert [mail.to for mail in mailoutbox] == [[leaver.email], [follower.email]]
    assert "2" in mailoutbox[1].body


def test_today_is_still_theirs_and_tomorrow_is_not(
    chief: User, leaver: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_membership(membership_of(leaver), TODAY, None, by(chief))
    assert by(leaver).reach(Action.EDIT).covers(LAO)
    monkeypatch.setattr("article6.core.clock.today", lambda: TODAY + timedelta(days=1))
    assert not by(leaver).seats


def test_records_are_not_left_without_anybody(client: Client, chief: User, leaver: User) -> None:
    contact(leaver)
    signed_in(client, chief)
    answer = client.post(end_page(leaver), {"on": TODAY_TYPED, "insist": "on"})
    assert answer.status_code == 422
    assert "Say who looks after the records from now on." in answer.text
    assert membership_of(leaver).until is None
    assert keepers() == {str(leaver.key)}


def test_records_pass_only_to_those_who_stay_and_write(
    client: Client, chief: User, leaver: User
) -> None:
    contact(leaver)
    refused = [
        person("r@example.org", organisation=LAO, role="reader"),
        drafter("soon@example.org", until=TODAY + timedelta(days=9)),
        drafter("former@example.org", until=TODAY - timedelta(days=1)),
        drafter("closed@example.org", is_active=False),
        leaver,
    ]
    memberships = [membership_of(user) for user in refused]
    memberships.append(membership_of(drafter("chad@example.org", TCD), TCD))
    signed_in(client, chief)
    for one in memberships:
        answer = client.post(end_page(leaver), {"on": TODAY_TYPED, "pass_to": one.pk})
        assert answer.status_code == 422, one
        with pytest.raises(ValidationError):
            end_membership(membership_of(leaver), TODAY, one, by(chief))
    assert keepers() == {str(leaver.key)}


@pytest.mark.parametrize("typed", ["", "tomorrow", "2019-12-31", "2026-02-30"])
def test_a_day_that_cannot_be_is_said_at_the_field(
    client: Client, chief: User, leaver: User, typed: str
) -> None:
    answer = signed_in(client, chief).post(end_page(leaver), {"on": typed})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert membership_of(leaver).until is None


def test_a_last_day_to_come_can_be_moved(chief: User, leaver: User) -> None:
    end_membership(membership_of(leaver), date(2026, 12, 31), None, by(chief))
    assert membership_of(leaver).until == date(2026, 12, 31)
    end_membership(membership_of(leaver), date(2026, 11, 30), None, by(chief))
    assert membership_of(leaver).until == date(2026, 11, 30)


# ---- The last focal point ----


def test_the_last_focal_point_says_who_follows_and_that_person_becomes_one(
    client: Client, chief: User, leaver: User
) -> None:
    contact(chief)
    signed_in(client, chief)
    page = client.get(end_page(chief)).text
    assert "This is the last focal point." in page
    assert "Hand over and leave" in page
    typed = {"on": TODAY_TYPED}
    answer = client.post(end_page(chief), typed)
    assert answer.status_code == 422
    assert "Say who follows as focal point, or confirm that nobody does." in answer.text
    typed["pass_to"] = str(membership_of(leaver).pk)
    for _twice in range(2):
        assert client.post(end_page(chief), typed).status_code == 302
    assert membership_of(leaver).role == "focal_point"
    assert membership_of(chief).until == TODAY
    assert keepers() == {str(leaver.key)}
    assert Event.objects.filter(verb="role_changed").count() == 1


def test_a_reader_may_follow_the_last_focal_point(chief: User) -> None:
    heir = person("heir@example.org", organisation=LAO, role="reader")
    end_membership(membership_of(chief), TODAY, membership_of(heir), by(chief))
    assert membership_of(heir).role == "focal_point"


def test_the_last_focal_point_may_insist_and_the_unit_can_then_restore(
    client: Client, chief: User, leaver: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact(chief)
    signed_in(client, chief)
    answer = client.post(end_page(chief), {"on": TODAY_TYPED, "insist": "on"})
    assert answer.status_code == 302
    assert keepers() == set()
    monkeypatch.setattr("article6.core.clock.today", lambda: TODAY + timedelta(days=1))
    told = signed_in(Client(), leaver).get(PAGE).text
    assert "the Implementation Support Unit can invite one" in told
    invite(lao(), "next@example.org", "focal_point", "en", by(officer()))


def test_alone_in_an_organisation_one_may_still_leave(client: Client, chief: User) -> None:
    page = signed_in(client, chief).get(end_page(chief)).text
    assert "No other member could follow." in page
    answer = client.post(end_page(chief), {"on": TODAY_TYPED, "insist": "on"})
    assert answer.status_code == 302


def test_nobody_ends_their_own_membership_in_the_past(client: Client, chief: User) -> None:
    focal_point("second@example.org")
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    answer = signed_in(client, chief).post(end_page(chief), {"on": yesterday})
    assert answer.status_code == 422
    assert "Your own membership ends today at the earliest." in answer.text


# ---- Records entered for others, and the Unit ----


def test_what_was_entered_for_a_state_passes_on_within_the_unit() -> None:
    old, new = officer(), drafter("new-officer@example.org", ISU)
    isu_chief = focal_point("director@example.org", ISU)
    one = contact(old, entered_by_id=ISU)
    end_membership(membership_of(old, ISU), TODAY, membership_of(new, ISU), by(isu_chief))
    assert Contact.objects.get(pk=one.pk).keeper == str(new.key)
    [line] = Event.objects.filter(verb="handed_over")
    assert (line.owner, line.on_behalf) == (LAO, ISU)


def test_the_unit_hands_over_without_reading_drafts(client: Client, leaver: User) -> None:
    contact(leaver, "Kept within the ministry", is_draft=True)
    contact(leaver, "Known to all")
    follower = drafter("follower@example.org")
    page = signed_in(client, officer()).get(end_page(leaver)).text
    assert "Known to all" in page
    assert "Kept within the ministry" not in page
    assert "1 record that only the organisation itself reads" in html.unescape(page)
    typed = {"on": TODAY_TYPED, "pass_to": membership_of(follower).pk}
    assert client.post(end_page(leaver), typed).status_code == 302
    assert keepers() == {str(follower.key)}
    told = signed_in(Client(), follower).get(PAGE).text
    assert "the membership of Bounmy was ended." in told
    assert {line.on_behalf for line in Event.objects.filter(verb="handed_over")} == {ISU}


def test_nothing_open_is_said(client: Client, chief: User, leaver: User) -> None:
    assert "Nothing is open." in signed_in(client, chief).get(end_page(leaver)).text
    assert not open_of(membership_of(leaver))
