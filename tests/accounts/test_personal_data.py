"""My data: all of mine, nothing of others; and after closing an account no trace of who it was."""

import json
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import models
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from article6.accounts import mailbox
from article6.accounts.contact_actions import add_contact
from article6.accounts.erasure import StillKeepsError, close_account
from article6.accounts.links import make_link
from article6.accounts.models import Invitation, Membership, Purpose, SignedLink, User
from article6.accounts.personal import SECTIONS, held_about
from article6.cooperation.models import Need
from article6.core.events import record
from article6.core.mail import send
from article6.core.models import Event
from article6.directory.contacts import Contact
from article6.directory.models import Organisation
from tests.accounts.factories import LAO, by, drafter, focal_point, person, signed_in
from tests.accounts.test_contacts import ALL, GRADED, TYPED, chosen, page_of_letter
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db

EMAIL, NAME, PASSWORD = "zoe.quist@example.org", "Zoë Quistgaard", "quiet river stone 7"
OTHER = "other.person@example.org"


@pytest.fixture
def zoe(client: Client) -> User:
    """A person who left something in every table that can hold something about a person."""
    user = drafter(EMAIL, name=NAME)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    _leave_traces(client, user)
    UserSession.objects.create(user=user, ip="192.0.2.7", session_key="gone", user_agent="Lynx")
    return user


def _leave_traces(client: Client, user: User) -> None:
    laos = Organisation.objects.get(slug=LAO)
    contact = add_contact(laos, {**TYPED, "email": EMAIL, "name": NAME}, ALL, by(user), site="")
    client.post(page_of_letter(), chosen(GRADED, contact.version))
    open_one = add_contact(laos, {**TYPED, "email": EMAIL, "name": ""}, ALL, by(user), site="")
    make_link(Purpose.ANSWER_QUESTION, open_one, EMAIL, by(user))
    Invitation.objects.create(organisation=laos, email=EMAIL, role="reader")
    record("tried_something", contact, by(user))


@pytest.fixture
def other() -> User:
    user = focal_point(OTHER, name="Otto Therman")
    laos = Organisation.objects.get(slug=LAO)
    add_contact(laos, {**TYPED, "email": OTHER, "name": "Otto Therman"}, ALL, by(user), site="")
    Invitation.objects.create(organisation=laos, email=OTHER, role="drafter")
    return user


def everything() -> str:
    """Every row of every table, as text; what sessions and other coded texts hold, decoded."""
    rows = [
        str(list(row.values()))
        for model in apps.get_models()
        if model._meta.managed
        for row in model._default_manager.values()
    ]
    return "\n".join([*rows, *(str(one.get_decoded()) for one in Session.objects.all())])


def test_tables_about_people_are_known() -> None:
    """A new table that points at an account has to be exported, and erased, too."""
    pointing = {relation.related_model._meta.label for relation in User._meta.related_objects}
    known = {Membership, EmailAddress, Authenticator, UserSession}
    assert pointing == {model._meta.label for model in known}


def test_export_holds_what_belongs_to_the_person(client: Client, zoe: User, other: User) -> None:
    answer = signed_in(client, zoe).get("/en/account/data/file/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    held = json.loads(answer.content)
    assert set(SECTIONS) <= set(held)
    assert held["account"]["email"] == EMAIL
    assert [one["organisation"] for one in held["memberships"]] == [LAO]
    assert len(held["invitations"]) == 1
    assert sorted(one["name"] for one in held["contacts"]) == ["", NAME]
    assert {one["email"] for one in held["contacts"]} == {EMAIL}
    assert [one["purpose"] for one in held["letters"]].count("answer_question") == 1
    assert held["sessions"][0]["ip"] == "192.0.2.7"
    assert "tried_something" in [line["verb"] for line in held["history"]]
    assert "contact_confirmed" not in [line["verb"] for line in held["history"]]


def test_export_holds_nothing_of_others(client: Client, zoe: User, other: User) -> None:
    told = signed_in(client, zoe).get("/en/account/data/file/").content.decode()
    for word in (OTHER, "Otto", str(other.key)):
        assert word not in told
    verbs = {line["verb"] for line in held_about(other)["history"]}
    assert "tried_something" not in verbs


def test_page_says_what_is_held_and_wants_an_account(client: Client, zoe: User) -> None:
    for path in ("", "file/", "close/"):
        assert client.get(f"/en/account/data/{path}").status_code == 302
    page = signed_in(client, zoe).get("/en/account/data/")
    for text in SECTIONS.values():
        assertContains(page, text, html=True)


def confirmed(client: Client, user: User) -> Client:
    """Signed in, with the password given a moment ago."""
    signed_in(client, user)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "email": EMAIL, "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def test_closing_wants_the_password_once_more(client: Client, zoe: User) -> None:
    signed_in(client, zoe)
    for answer in (client.get("/en/account/data/close/"), client.post("/en/account/data/close/")):
        assert answer.status_code == 302
        assert "reauthenticate" in answer["Location"]
    assert User.objects.filter(email=EMAIL).exists()


def test_closed_account_leaves_no_trace_but_its_history(
    client: Client, zoe: User, other: User
) -> None:
    events = list(Event.objects.order_by("pk").values())
    told = everything()
    assert EMAIL in told
    assert NAME in told
    answer = confirmed(client, zoe).post("/en/account/data/close/")
    assertContains(answer, "Your account is closed")
    left = everything()
    for word in (EMAIL, NAME, "Quistgaard", "192.0.2.7"):
        assert word not in left
    assert OTHER in left
    assert list(Event.objects.order_by("pk").values())[: len(events)] == events
    assert Event.objects.get(verb="account_closed").person == str(zoe.key)
    assert Event.objects.filter(verb="contact_removed").count() == 2
    assert client.get("/en/desk/").status_code == 302
    assert Contact.objects.count() == 1


def test_closed_account_cannot_be_used(client: Client, zoe: User) -> None:
    close_account(zoe, by(zoe))
    zoe.refresh_from_db()
    assert (zoe.email, zoe.name) == (f"erased-{zoe.key}@invalid", "")
    assert not zoe.is_active
    assert not zoe.has_usable_password()
    assert zoe.memberships.get().until == TODAY
    assert not SignedLink.objects.filter(email="", used_at=None, revoked_at=None).exists()
    form = {"login": EMAIL, "password": PASSWORD}
    assert client.post("/en/account/login/", form).status_code == 200


def test_mails_to_and_about_the_person_are_forgotten(
    zoe: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    contact = Contact.objects.first()
    with django_capture_on_commit_callbacks(execute=True):
        send("contact_link", EMAIL, "en", {"contact": contact, "address": "/", "days": 1})
        send("contact_link", OTHER, "en", {"contact": contact, "address": "/", "days": 1})
    assert [mail["subject"] for mail in held_about(zoe)["mails"]] != []
    cache.set(mailbox.KEY, [{"to": [EMAIL], "text": "x"}, {"to": [OTHER], "text": "y"}])
    close_account(zoe, by(zoe))
    assert EMAIL not in everything()
    assert OTHER in everything()
    assert cache.get(mailbox.KEY) == [{"to": [OTHER], "text": "y"}]
    cache.delete(mailbox.KEY)


def test_who_keeps_records_hands_them_over_first(client: Client, zoe: User) -> None:
    need = Need.objects.first()
    assert need is not None
    Need.objects.filter(pk=need.pk).update(keeper=str(zoe.key))
    assert held_about(zoe)["records"][0]["key"] == str(need.pk)
    page = confirmed(client, zoe).get("/en/account/data/close/")
    assertContains(page, "must be handed over")
    assertContains(page, f"/en/organisations/{LAO}/people/")
    assertNotContains(page, "Close my account for good")
    assert client.post("/en/account/data/close/").status_code == 409
    with pytest.raises(StillKeepsError):
        close_account(zoe, by(zoe))
    assert User.objects.filter(email=EMAIL).exists()


def test_last_focal_point_is_warned(client: Client) -> None:
    warning = "will have to name a successor"
    last = focal_point(EMAIL)
    assertContains(confirmed(client, last).get("/en/account/data/close/"), warning)
    focal_point(OTHER)
    assertNotContains(client.get("/en/account/data/close/"), warning)


def test_membership_that_has_not_begun_is_dropped(zoe: User) -> None:
    Membership.objects.filter(person=zoe).delete()
    later = person("later@example.org", organisation=LAO, since=TODAY + timedelta(days=9))
    close_account(later, by(later))
    assert not later.memberships.exists()


def test_account_is_erased_where_its_text_columns_are(zoe: User) -> None:
    """The walk above sees every column that can hold text."""
    walked = {
        field.name
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
    }
    assert {"email", "name", "values", "changes", "session_data", "args_kwargs"} <= walked
