"""How the first people come in, and the accounts of a demo."""

import json
import re
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from article6.accounts import seats
from article6.accounts.models import Invitation, User
from article6.core.access import Action, Role
from article6.core.models import Event
from article6.directory.contacts import Contact
from tests.accounts.factories import LAO, by, focal_point, person, signed_in

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def demo(settings: Any) -> None:
    settings.DEMO = True


def test_the_first_focal_point_comes_in_by_command(client: Client) -> None:
    text = said("invite", "Amina@example.org", "gov-tcd", "focal_point", "--lang", "fr")
    assert "invited: amina@example.org to Chad as Focal point" in text
    [path] = re.findall(r"http://127.0.0.1:\d+(/fr/invitations/\S+)", text)
    page = client.get(path).text
    assert "Tchad" in page
    client.post(path, {"name": "Amina", "password": "quatre lentes pirogues"})
    assert User.objects.get(email="amina@example.org").memberships.get().role == "focal_point"
    [line] = Event.objects.filter(verb="invited")
    assert (line.door, line.person, line.owner) == ("command", "", "gov-tcd")


def test_the_same_command_twice_makes_one_invitation() -> None:
    first, second = (said("invite", "a@example.org", "isu-ccm", "drafter") for _ in range(2))
    assert first == second
    assert Invitation.objects.count() == 1


def test_with_a_mail_server_no_link_is_printed(settings: Any) -> None:
    settings.MAIL_URL = settings.MAIL_URL._replace(scheme="smtp")
    assert "/invitations/" not in said("invite", "a@example.org", "isu-ccm", "drafter")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a@example.org", "gov-loa", "reader"], "There is no organisation “gov-loa”. Near: "),
        (["a.example.org", "gov-lao", "reader"], "a.example.org: Enter a valid"),
        (["focal@example.org", "gov-lao", "reader"], "This person is a member already."),
        (["a@example.org", "gov-lao", "chief"], "invalid choice"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], told: str) -> None:
    focal_point()
    with pytest.raises(CommandError, match=re.escape(told)):
        said("invite", *arguments)
    assert not Invitation.objects.exists()


def test_examples_are_for_a_demo_only(settings: Any) -> None:
    settings.DEMO = False
    for more in ([], ["--remove"]):
        with pytest.raises(CommandError, match="no place on a site in use"):
            said("examples", *more)
    assert not User.objects.exists()


def test_every_kind_of_person_has_an_example(
    demo: None, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr("article6.accounts.examples.coordinating_states", lambda day: {"NLD"})
    monkeypatch.setattr(seats, "coordinating_states", lambda day: frozenset({"NLD"}))
    answer = json.loads(said("examples", "--json"))
    users = {one.email.partition("@")[0]: one for one in User.objects.all()}
    assert len(users) == len(answer["accounts"]) == 8
    roles = {name: {seat.role for seat in by(user).seats} for name, user in users.items()}
    assert roles == {
        "reader.lao": {Role.READER},
        "drafter.lao": {Role.DRAFTER},
        "focal.lao": {Role.FOCAL_POINT},
        "focal.tcd": {Role.FOCAL_POINT},
        "desk.nor": {Role.FOCAL_POINT},
        "coordinator": {Role.DRAFTER, Role.COORDINATOR},
        "officer": {Role.DRAFTER, Role.ISU_OFFICER},
        "administrator": {Role.ADMINISTRATOR},
    }
    assert all(one.is_example and one.name.startswith("Example: ") for one in users.values())
    assert all(one.check_password(answer["password"]) for one in users.values())
    login = {"login": "reader.lao@example.org", "password": answer["password"]}
    assert client.post("/en/account/login/", login).url == "/en/account/security/authenticate/"  # type: ignore[attr-defined]


def test_a_second_call_gives_new_secrets_to_the_same_people(demo: None) -> None:
    first, second = (json.loads(said("examples", "--json")) for _ in range(2))
    assert first["password"] != second["password"]
    assert {one["secret"] for one in first["accounts"]}.isdisjoint(
        one["secret"] for one in second["accounts"]
    )
    assert User.objects.count() == Authenticator.objects.count() == len(second["accounts"])
    assert Event.objects.filter(verb="joined").count() == len(second["accounts"]) - 1


def test_the_table_prints_all_that_one_signs_in_with(demo: None) -> None:
    text = said("examples")
    assert text.count("otpauth://totp/") == User.objects.count()
    assert "Password of all of them, shown this once: " in text
    assert "No Coordinator: no State is on record as serving today" in text


def test_the_account_of_a_person_is_never_made_an_example(demo: None) -> None:
    person("officer@example.org")
    with pytest.raises(CommandError, match="is the account of a person"):
        said("examples")
    assert User.objects.count() == 1


def test_examples_go_with_what_they_sent_and_leave_the_rest(demo: None, client: Client) -> None:
    said("examples")
    real = focal_point("real@example.org")
    example = User.objects.get(email="focal.lao@example.org")
    kept = Contact.objects.create(owner_id=LAO, function="Desk", keeper=str(example.key))
    signed_in(client, example).post(
        f"/en/organisations/{LAO}/people/",
        {"email": "b@example.org", "role": "reader", "language": "en"},
    )
    assert Invitation.objects.count() == 1
    assert said("examples", "--remove") == "example accounts removed: 7\n"
    assert list(User.objects.all()) == [real]
    assert not Invitation.objects.exists()
    kept.refresh_from_db()
    assert kept.keeper == ""
    assert by(real).reach(Action.PUBLISH).covers(LAO)
    assert said("examples", "--remove") == "example accounts removed: 0\n"
