"""What was kept long enough is erased, and nothing else."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from article6.accounts.links import make_link
from article6.accounts.models import Invitation, Membership, Purpose, SignedLink, User
from article6.core.models import Event
from article6.directory.contacts import Contact
from article6.directory.models import Organisation
from tests.accounts.factories import LAO, administrator, by, drafter, person, signed_in
from tests.accounts.test_contacts import EMAIL, NAME, added
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def old() -> User:
    """One row of each kind that is too old, beside one that is not; the one who is gone."""
    user, laos = drafter("stays@example.org"), Organisation.objects.get(slug=LAO)
    for email, age in (("old@example.org", 91), ("new@example.org", 89)):
        made = days_ago(age)
        Invitation.objects.create(organisation=laos, email=email, role="reader", made_at=made)
    again = Invitation.objects.create(
        organisation=laos, email="again@example.org", role="reader", made_at=days_ago(99)
    )
    make_link(Purpose.INVITATION, again, again.email, by(user))
    for age, left in ((366, 300), (364, 300), (400, -1)):
        link = make_link(Purpose.FILL_SECTION, again, "x@example.org", by(user))
        SignedLink.objects.filter(pk=link.pk).update(
            made_at=days_ago(age), expires_at=days_ago(left)
        )
    _silent_contacts()
    return _people()


def _silent_contacts() -> None:
    for days in (365, 364):
        contact = added(name=f"Silent {days}")
        Contact.objects.filter(pk=contact.pk).update(silent_on=TODAY - timedelta(days=days))


def _people() -> User:
    admin = administrator()
    long_ago = days_ago(3000)
    ended = {"organisation": LAO, "joined_at": long_ago}
    gone = person("gone@example.org", until=TODAY - timedelta(days=731), name="Gone Long", **ended)
    person("left@example.org", until=TODAY - timedelta(days=729), **ended)
    person("never@example.org", joined_at=long_ago)
    person("fresh@example.org")
    User.objects.filter(pk=admin.pk).update(joined_at=long_ago)
    return gone


def retain(*options: str) -> str:
    out = StringIO()
    call_command("retain", *options, stdout=out)
    return out.getvalue()


def rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_dry_run_says_what_it_would_do_and_changes_nothing(old: User) -> None:
    before = rows(), list(User.objects.order_by("pk").values())
    told = retain("--dry-run")
    assert "invitations older than 90 days: 1 would be erased" in told
    assert "links older than 365 days: 1 would be erased" in told
    assert "contacts silent for 365 days: 1 would be erased" in told
    assert "accounts without membership for 730 days: 2 would be erased" in told
    assert (rows(), list(User.objects.order_by("pk").values())) == before


def test_what_is_too_old_goes_and_the_rest_stays(old: User) -> None:
    told = retain()
    assert "invitations older than 90 days: 1 erased" in told
    assert set(Invitation.objects.values_list("email", flat=True)) == {
        "new@example.org",
        "again@example.org",
    }
    assert SignedLink.objects.filter(purpose=Purpose.FILL_SECTION).count() == 2
    assert Contact.objects.count() == 1
    assert set(User.objects.filter(is_active=True).values_list("email", flat=True)) == {
        "stays@example.org",
        "left@example.org",
        "fresh@example.org",
        "admin@example.org",
    }


def test_erasures_are_history_by_the_command(old: User) -> None:
    retain()
    told = Event.objects.filter(door="command").values_list("verb", flat=True)
    assert set(told) >= {"invitation_erased", "link_erased", "contact_removed", "account_closed"}
    old.refresh_from_db()
    assert (old.email, old.name) == (f"erased-{old.key}@invalid", "")


def test_second_run_finds_nothing(old: User) -> None:
    retain()
    before = rows()
    assert all(line.endswith(": 0 erased") for line in retain().splitlines())
    assert rows() == before


def test_periods_are_settings(old: User, settings: Any) -> None:
    settings.RETAIN_INVITATIONS_DAYS = 10
    settings.RETAIN_ENDED_ACCOUNTS_DAYS = 4000
    told = retain("--dry-run")
    assert "invitations older than 10 days: 2 would" in told
    assert "accounts without membership for 4000 days: 0 would" in told


def test_ended_sessions_go_and_living_ones_stay(client: Client) -> None:
    signed_in(client, drafter())
    Session.objects.create(session_key="ended", session_data="", expire_date=days_ago(1))
    for key in ("ended", client.session.session_key):
        user = User.objects.get()
        UserSession.objects.get_or_create(
            session_key=key, defaults={"user": user, "ip": "192.0.2.7", "user_agent": "Lynx"}
        )
    told = retain()
    assert "sessions that have ended: 1 erased" in told
    assert [one.session_key for one in UserSession.objects.all()] == [client.session.session_key]
    assert client.get("/en/desk/").status_code == 200


def test_done_jobs_go_and_waiting_ones_stay() -> None:
    job = {
        "task_path": "article6.core.mail.deliver",
        "args_kwargs": {"args": [EMAIL, NAME, "text"], "kwargs": {}},
        "backend_name": "default",
        "exception_class_path": "",
        "traceback": "",
    }
    DBTaskResult.objects.create(status="SUCCESSFUL", finished_at=days_ago(15), **job)
    DBTaskResult.objects.create(status="SUCCESSFUL", finished_at=days_ago(13), **job)
    DBTaskResult.objects.create(status="READY", **job)
    assert "jobs done 14 days ago: 1 erased" in retain()
    assert DBTaskResult.objects.count() == 2


def test_memberships_of_who_stays_are_untouched(old: User) -> None:
    before = list(Membership.objects.order_by("pk").values())
    retain()
    assert list(Membership.objects.order_by("pk").values()) == before
