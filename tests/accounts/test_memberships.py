"""Who sees and who changes the people of an organisation."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from article6.accounts.actions import change_role, end_membership, invite
from article6.accounts.models import Invitation, MemberRole, Membership, User
from article6.core import clock
from article6.core.access import Action, Reader
from article6.core.models import Event
from article6.directory.models import Organisation
from tests.accounts.factories import (
    ISU,
    LAO,
    TCD,
    administrator,
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
INVITE = {"email": "new@example.org", "role": "drafter", "language": "en"}


def lao() -> Organisation:
    return Organisation.objects.get(slug=LAO)


def reader(email: str = "reader@example.org", organisation: str = LAO) -> User:
    return person(email, organisation=organisation, role=MemberRole.READER)


def who(name: str) -> User:
    """One person of each kind that may come to the page of Lao PDR."""
    make = {
        "reader": reader,
        "drafter": drafter,
        "focal point": focal_point,
        "weak focal point": lambda: focal_point("weak@example.org", strong=False),
        "officer": officer,
        "administrator": administrator,
        "focal point elsewhere": lambda: focal_point("chad@example.org", TCD),
        "former focal point": lambda: focal_point(
            "former@example.org", until=TODAY - timedelta(days=1)
        ),
        "nobody": lambda: person("nobody@example.org"),
    }
    return make[name]()


SEE = ["reader", "drafter", "focal point", "weak focal point", "officer", "administrator"]
SEE_NOT = ["focal point elsewhere", "former focal point", "nobody"]
MANAGE = ["focal point", "administrator"]


@pytest.mark.parametrize("name", SEE)
def test_members_and_those_who_help_see_the_people(client: Client, name: str) -> None:
    focal_point("somchit@example.org")
    page = signed_in(client, who(name)).get(PAGE)
    assert page.status_code == 200
    assert "somchit@example.org" in page.text
    assert ("Send the invitation" in page.text) == (name in MANAGE)
    assert ("End the membership" in page.text) is False


@pytest.mark.parametrize("name", SEE_NOT)
def test_for_others_there_is_no_such_page(client: Client, name: str) -> None:
    focal_point("somchit@example.org")
    signed_in(client, who(name))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, INVITE).status_code == 404
    assert client.get("/en/organisations/gov-atlantis/people/").status_code == 404


def test_visitors_are_led_to_the_sign_in(client: Client) -> None:
    for address in (PAGE, "/en/organisations/gov-atlantis/people/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.url.startswith("/en/account/login/")  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["reader", "drafter", "weak focal point", "officer"])
def test_who_sees_but_does_not_manage_changes_nothing(client: Client, name: str) -> None:
    one = membership_of(focal_point("somchit@example.org"))
    invitation = Invitation.objects.create(organisation=lao(), email="i@example.org", role="reader")
    signed_in(client, who(name))
    posts = {
        PAGE: INVITE,
        f"{PAGE}{one.pk}/": {"role": "reader"},
        f"{PAGE}{one.pk}/end/": {"on": "2026-11-23"},
        f"{PAGE}invitations/{invitation.pk}/resend/": {},
        f"{PAGE}invitations/{invitation.pk}/withdraw/": {},
    }
    lines = Event.objects.count()
    for address, typed in posts.items():
        assert client.post(address, typed).status_code == 403, address
    assert client.get(f"{PAGE}{one.pk}/").status_code == 403
    assert client.get(f"{PAGE}{one.pk}/end/").status_code == 403
    assert Event.objects.count() == lines


@pytest.mark.parametrize("name", [*SEE, *SEE_NOT])
def test_the_actions_ask_for_the_right_themselves(name: str) -> None:
    one = membership_of(focal_point("somchit@example.org"))
    drafter("d@example.org")
    rights = by(who(name))
    acts = [
        lambda: invite(lao(), "x@example.org", "reader", "en", rights),
        lambda: change_role(
            membership_of(User.objects.get(email="d@example.org")), "reader", rights
        ),
        lambda: end_membership(one, TODAY, None, rights, insist=True),
    ]
    for act in acts:
        if name in MANAGE:
            act()
        else:
            with pytest.raises(PermissionDenied):
                act()


def test_another_role_holds_from_today_and_the_old_one_stays_on_record(
    client: Client,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    user, chief = drafter(language="fr"), focal_point()
    old = membership_of(user)
    signed_in(client, chief)
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            answer = client.post(f"{PAGE}{old.pk}/", {"role": "reader"})
            assert answer.status_code == 302
    rows = list(user.memberships.order_by("pk").values_list("role", "since", "until"))
    yesterday = TODAY - timedelta(days=1)
    assert rows == [("drafter", date(2020, 1, 1), yesterday), ("reader", TODAY, None)]
    assert [mail.to for mail in mailoutbox] == [[user.email]]
    [line] = Event.objects.filter(verb="role_changed")
    assert (line.owner, line.on_behalf, line.person) == (LAO, "", str(chief.key))
    assert line.changes == {"role": ["drafter", "reader"]}
    assert not by(user).reach(Action.EDIT).covers(LAO)


def test_a_role_given_today_is_corrected_in_its_own_row() -> None:
    user, chief = reader(), by(focal_point())
    change_role(membership_of(user), "drafter", chief)
    change_role(membership_of(user), "focal_point", chief)
    assert [one.role for one in user.memberships.order_by("pk")] == ["reader", "focal_point"]


def test_nobody_raises_their_own_role(client: Client) -> None:
    chief = person("both@example.org", organisation=LAO, role="reader", is_superuser=True)
    answer = signed_in(client, chief).post(f"{PAGE}{membership_of(chief).pk}/", {"role": "drafter"})
    assert answer.status_code == 422
    assert "You cannot raise your own role." in answer.text
    assert membership_of(chief).role == "reader"


def test_nobody_invites_themselves() -> None:
    with pytest.raises(ValidationError, match="You cannot invite yourself"):
        invite(lao(), "Officer@example.org", "focal_point", "en", by(officer()))


def test_the_last_focal_point_is_not_lowered(client: Client) -> None:
    chief = focal_point()
    address = f"{PAGE}{membership_of(chief).pk}/"
    answer = signed_in(client, chief).post(address, {"role": "drafter"})
    assert answer.status_code == 422
    assert "Make somebody else focal point first." in answer.text
    focal_point("second@example.org")
    assert client.post(address, {"role": "drafter"}).status_code == 302
    assert membership_of(chief).role == "drafter"


def test_a_role_that_does_not_exist_is_refused_at_the_field(client: Client) -> None:
    one = membership_of(drafter())
    answer = signed_in(client, focal_point()).post(f"{PAGE}{one.pk}/", {"role": "isu_officer"})
    assert answer.status_code == 422
    assert "errorlist" in answer.text


def test_a_member_of_another_organisation_is_not_found_here(client: Client) -> None:
    elsewhere = membership_of(drafter("chad@example.org", TCD), TCD)
    signed_in(client, focal_point())
    assert client.get(f"{PAGE}{elsewhere.pk}/").status_code == 404
    assert client.post(f"{PAGE}{elsewhere.pk}/", {"role": "reader"}).status_code == 404
    assert client.post(f"{PAGE}{elsewhere.pk}/end/", {"on": "2026-11-23"}).status_code == 404


def test_rights_end_when_the_last_day_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    user = focal_point(until=TODAY)
    assert by(user).reach(Action.PUBLISH).covers(LAO)
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(days=1))
    assert by(user) == Reader(person=str(user.key))


def test_the_past_stays_on_the_page(client: Client) -> None:
    drafter("gone@example.org", until=TODAY - timedelta(days=1))
    page = signed_in(client, focal_point()).get(PAGE).text
    assert "22 November 2026" in page
    assert "gone" in page.partition('id="former"')[2]


def test_a_focal_point_without_a_second_factor_is_told_why(client: Client) -> None:
    page = signed_in(client, focal_point(strong=False)).get(PAGE).text
    assert "once your account has a second factor" in page


# ---- The Implementation Support Unit ----


def test_the_unit_restores_a_focal_point_and_everybody_is_told(client: Client) -> None:
    one, isu = reader(), officer()
    page = signed_in(client, isu).get(PAGE).text
    assert "Nobody speaks for the organisation today." in page
    assert client.post(PAGE, {**INVITE, "role": "focal_point"}).status_code == 302
    [line] = Event.objects.filter(verb="invited")
    assert (line.owner, line.on_behalf, line.person) == (LAO, ISU, str(isu.key))
    told = signed_in(Client(), one).get(PAGE).text
    assert (
        "Implementation Support Unit of the Convention on Cluster Munitions did this for "
        "Lao People&#x27;s Democratic Republic, on" in told
    )
    assert "new@example.org was invited as Focal point." in told


def test_with_a_focal_point_the_unit_may_do_nothing_more(client: Client) -> None:
    user = drafter()
    old = membership_of(user)
    signed_in(client, officer())
    for _twice in range(2):  # the second time the right is gone, and the thing is done
        assert client.post(f"{PAGE}{old.pk}/", {"role": "focal_point"}).status_code == 302
    assert membership_of(user).role == "focal_point"
    assert client.post(f"{PAGE}{membership_of(user).pk}/", {"role": "reader"}).status_code == 403
    assert client.post(PAGE, INVITE).status_code == 403
    assert Event.objects.filter(verb="role_changed").count() == 1


def test_a_focal_point_whose_account_is_closed_speaks_for_nobody() -> None:
    focal_point(is_active=False)
    invite(lao(), "x@example.org", "focal_point", "en", by(officer()))


def test_what_an_administrator_did_is_told_too(client: Client) -> None:
    change_role(membership_of(drafter()), "reader", by(administrator()))
    page = signed_in(client, focal_point()).get(PAGE).text
    assert "The administrator of this site did this for" in page
    assert "drafter was made Reader." in page


def test_what_the_own_focal_point_did_is_no_act_of_others(client: Client) -> None:
    chief = focal_point()
    change_role(membership_of(drafter()), "reader", by(chief))
    assert "did this for" not in signed_in(client, chief).get(PAGE).text


def test_one_person_has_one_open_row_in_an_organisation() -> None:
    user = drafter()
    change_role(membership_of(user), "reader", by(focal_point()))
    assert Membership.objects.filter(person=user, until=None).count() == 1
