"""An invitation: a letter with a link, opened once, by whoever it was sent to."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from article6.accounts.actions import (
    accept_invitation,
    end_membership,
    invite,
    resend_invitation,
    withdraw_invitation,
)
from article6.accounts.invitations import open_letters
from article6.accounts.links import LinkProblem, token_of
from article6.accounts.models import Invitation, SignedLink, User
from article6.core.models import Event
from article6.directory.models import Organisation
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
EMAIL = "bounmy@example.org"
JOIN = {"name": "Bounmy", "password": "three slow boats in March"}


def lao() -> Organisation:
    return Organisation.objects.get(slug=LAO)


@pytest.fixture
def chief() -> User:
    return focal_point(name="Somchit")


@pytest.fixture
def invitation(chief: User) -> Invitation:
    return invite(lao(), EMAIL, "drafter", "fr", by(chief), site="https://a6.example")


def address(invitation: Invitation, language: str = "en") -> str:
    return f"/{language}/invitations/{token_of(open_letters(invitation)[0])}/"


# ---- The letter ----


def test_the_letter_is_in_the_language_chosen_and_leaves_after_the_commit(
    client: Client,
    chief: User,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    typed = {"email": "Bounmy@Example.org", "role": "drafter", "language": "fr"}
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            assert signed_in(client, chief).post(PAGE, typed).status_code == 302
    [mail] = mailoutbox
    assert mail.to == [EMAIL]
    assert "Somchit" in mail.body
    assert "République démocratique populaire lao" in mail.body
    [link] = re.findall(r"http://testserver(/fr/invitations/\S+)", mail.body)
    assert Client().get(link).status_code == 200
    assert Invitation.objects.get().role == "drafter"
    assert Event.objects.filter(verb="invited", owner=LAO, person=str(chief.key)).count() == 1


@pytest.mark.parametrize("typed", ["", "bounmy", "a@b", "a\x00@example.org"])
def test_a_wrong_address_is_said_at_the_field_and_nothing_typed_is_lost(
    client: Client, chief: User, typed: str
) -> None:
    post = {"email": typed, "role": "focal_point", "language": "ar"}
    answer = signed_in(client, chief).post(PAGE, post)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert 'value="ar" selected' in answer.text
    assert not Invitation.objects.exists()


def test_a_member_is_not_invited(client: Client, chief: User) -> None:
    drafter(EMAIL)
    post = {"email": EMAIL.upper(), "role": "reader", "language": "en"}
    answer = signed_in(client, chief).post(PAGE, post)
    assert answer.status_code == 422
    assert "This person is a member already." in answer.text


def test_an_open_invitation_is_not_offered_with_another_role(
    client: Client, chief: User, invitation: Invitation
) -> None:
    post = {"email": EMAIL, "role": "focal_point", "language": "en"}
    answer = signed_in(client, chief).post(PAGE, post)
    assert "This address is invited already, with another role." in answer.text
    assert Invitation.objects.get().role == "drafter"


def test_inviting_again_after_the_letter_expired_sends_a_new_one(
    chief: User, invitation: Invitation
) -> None:
    SignedLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert invite(lao(), EMAIL, "drafter", "fr", by(chief)) == invitation
    assert len(open_letters(invitation)) == 1
    assert SignedLink.objects.count() == 2


# ---- Looking, and taking the seat with a new account ----


def test_looking_changes_nothing_and_says_who_invites_to_what(
    client: Client, invitation: Invitation
) -> None:
    lines = Event.objects.count()
    for _twice in range(2):
        page = client.get(address(invitation))
        assert page.status_code == 200
        for words in ("Somchit", "Lao People", "Drafter", EMAIL):
            assert words in page.text
    assert "no-store" in page["Cache-Control"]
    assert Event.objects.count() == lines
    assert not User.objects.filter(email=EMAIL).exists()
    assert SignedLink.objects.get().used_at is None


def test_a_newcomer_takes_the_seat_and_is_signed_in(
    client: Client,
    chief: User,
    invitation: Invitation,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    where = address(invitation, "fr")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(where, JOIN)
    assert (answer.status_code, answer.url) == (302, "/fr/desk/")  # type: ignore[attr-defined]
    user = User.objects.get(email=EMAIL)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.name, user.language) == ("Bounmy", "fr")
    assert user.check_password(JOIN["password"])
    row = EmailAddress.objects.get(user=user)
    assert (row.email, row.verified, row.primary) == (EMAIL, True, True)
    membership = membership_of(user)
    assert (membership.role, membership.since, membership.until) == ("drafter", TODAY, None)
    [line] = Event.objects.filter(verb="joined")
    assert (line.owner, line.person, line.door) == (LAO, str(user.key), "link")
    assert [mail.to for mail in mailoutbox] == [[chief.email]]
    assert client.get(PAGE).status_code == 200


def test_a_new_focal_point_is_led_to_the_second_factor(client: Client, chief: User) -> None:
    one = invite(lao(), EMAIL, "focal_point", "en", by(chief))
    answer = client.post(address(one), JOIN)
    assert answer.url == "/en/account/security/"  # type: ignore[attr-defined]
    assert not by(User.objects.get(email=EMAIL)).organisations - {LAO}


def test_after_signing_up_one_signs_in_with_the_password(
    client: Client, invitation: Invitation
) -> None:
    client.post(address(invitation), JOIN)
    again = Client()
    again.post("/en/account/login/", {"login": EMAIL, "password": JOIN["password"]})
    assert again.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    "password", ["", "short", "123456789012345", "password1234", "bounmy@example.org"]
)
def test_a_weak_password_is_refused_at_the_field(
    client: Client, invitation: Invitation, password: str
) -> None:
    answer = client.post(address(invitation), {"name": "Bounmy", "password": password})
    assert answer.status_code == 422
    assert 'value="Bounmy"' in answer.text
    field = answer.text.partition('for="id_password"')[2]
    assert "errorlist" in field
    assert not User.objects.filter(email=EMAIL).exists()
    assert SignedLink.objects.get().used_at is None


# ---- Taking the seat with an account ----


def test_an_account_signs_in_first_and_then_presses_one_button(
    client: Client, invitation: Invitation
) -> None:
    user = person(EMAIL)
    where = address(invitation)
    page = client.get(where).text
    assert f"/en/account/login/?next={where.replace(':', '%3A')}" in page
    assert 'name="password"' not in page
    turned = client.post(where)
    assert turned.url.startswith("/en/account/login/?next=")  # type: ignore[attr-defined]
    signed_in(client, user)
    assert "Accept the invitation" in client.get(where).text
    assert client.post(where).status_code == 302
    assert membership_of(user).role == "drafter"
    assert User.objects.filter(email=EMAIL).count() == 1


def test_a_password_typed_for_an_account_that_exists_is_not_looked_at(
    client: Client, invitation: Invitation
) -> None:
    user = person(EMAIL)
    answer = client.post(address(invitation), JOIN)
    assert answer.url.startswith("/en/account/login/")  # type: ignore[attr-defined]
    assert "_auth_user_id" not in client.session
    assert not user.memberships.exists()


@pytest.mark.parametrize("has_account", [True, False])
def test_somebody_else_who_is_signed_in_does_not_take_the_seat(
    client: Client, invitation: Invitation, has_account: bool
) -> None:
    if has_account:
        person(EMAIL)
    other = person("other@example.org")
    signed_in(client, other)
    assert "You are signed in as other@example.org." in client.get(address(invitation)).text
    assert client.post(address(invitation), JOIN).status_code == 403
    assert not other.memberships.exists()
    with pytest.raises(PermissionDenied):
        accept_invitation(token_of(open_letters(invitation)[0]), user=other)


def test_one_person_belongs_to_two_organisations(client: Client, invitation: Invitation) -> None:
    user = drafter(EMAIL, TCD)
    signed_in(client, user).post(address(invitation))
    assert by(user).organisations == {LAO, TCD}


def test_whoever_leaves_and_is_invited_again_begins_the_day_after(chief: User) -> None:
    user = drafter(EMAIL)
    end_membership(membership_of(user), TODAY, None, by(chief))
    one = invite(lao(), EMAIL, "reader", "en", by(chief))
    accept_invitation(token_of(open_letters(one)[0]), user=user)
    assert membership_of(user).since == TODAY + timedelta(days=1)
    assert user.memberships.current().get().role == "drafter"


# ---- Links that open nothing ----


def test_a_used_link_is_gone(client: Client, invitation: Invitation) -> None:
    where = address(invitation)
    client.post(where, JOIN)
    for answer in (client.get(where), Client().get(where), Client().post(where, JOIN)):
        assert answer.status_code == 410
        assert "This link was used already, and works once only." in answer.text
    assert client.post(where, JOIN).status_code == 302  # sent twice
    assert Event.objects.filter(verb="joined").count() == 1


def test_an_expired_link_is_gone(client: Client, invitation: Invitation) -> None:
    where = address(invitation)
    SignedLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for answer in (client.get(where), client.post(where, JOIN)):
        assert answer.status_code == 410
        assert "This link has expired." in answer.text
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_link_is_good_for_fourteen_days(invitation: Invitation) -> None:
    left = open_letters(invitation)[0].expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_a_withdrawn_invitation_opens_nothing(
    client: Client, chief: User, invitation: Invitation
) -> None:
    where = address(invitation)
    signed_in(client, chief)
    for _twice in range(2):
        assert client.post(f"{PAGE}invitations/{invitation.pk}/withdraw/").status_code == 302
    answer = Client().get(where)
    assert answer.status_code == 410
    assert "This link was called back." in answer.text
    assert Event.objects.filter(verb="invitation_withdrawn").count() == 1
    assert EMAIL not in client.get(PAGE).text


def test_sending_again_calls_the_old_letter_back(
    client: Client, chief: User, invitation: Invitation
) -> None:
    old = address(invitation)
    signed_in(client, chief).post(f"{PAGE}invitations/{invitation.pk}/resend/")
    assert Client().get(old).status_code == 410
    assert Client().get(address(invitation)).status_code == 200


def test_an_accepted_invitation_is_neither_withdrawn_nor_sent_again(
    chief: User, invitation: Invitation
) -> None:
    accept_invitation(token_of(open_letters(invitation)[0]), **JOIN)  # type: ignore[arg-type]
    withdraw_invitation(invitation, by(chief))
    resend_invitation(invitation, by(chief))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at is None
    assert SignedLink.objects.count() == 1


@pytest.mark.parametrize("change", ["first", "last", "other number", "other salt", "no signature"])
def test_an_altered_link_is_no_page(client: Client, invitation: Invitation, change: str) -> None:
    link = open_letters(invitation)[0]
    token = token_of(link)
    number, _, signature = token.partition(":")
    altered = {
        "first": f"{number}:{'y' if signature[0] == 'x' else 'x'}{signature[1:]}",
        "last": token[:-1],
        "other number": f"{int(number) + 1}:{signature}",
        "other salt": signing.Signer(salt="article6.link.fill_section").sign(number),
        "no signature": number,
    }[change]
    for answer in (
        client.get(f"/en/invitations/{altered}/"),
        client.post(f"/en/invitations/{altered}/", JOIN),
    ):
        assert answer.status_code == 404
        assert "This address is not complete or was changed." in answer.text
    with pytest.raises(LinkProblem):
        accept_invitation(altered, **JOIN)  # type: ignore[arg-type]


def test_a_page_that_only_takes_letters_shows_the_people_when_looked_at(
    client: Client, chief: User, invitation: Invitation
) -> None:
    signed_in(client, chief)
    for what in ("resend", "withdraw"):
        answer = client.get(f"{PAGE}invitations/{invitation.pk}/{what}/")
        assert (answer.status_code, answer.url) == (302, PAGE)  # type: ignore[attr-defined]
    assert open_letters(invitation)


def test_the_letter_says_who_acts_for_whom(
    mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invite(lao(), EMAIL, "focal_point", "en", by(officer()))
    assert "where nobody is focal point today" in mailoutbox[0].body
    assert Event.objects.get(verb="invited").on_behalf == ISU
