"""A Coordinator's rights come from a Term, and end with its last day, in mid-session too."""

from datetime import date

import pytest
from django.test import Client

from article6.cooperation.models import Need
from article6.core import clock
from article6.directory.models import Office, OfficeKind, Term, Theme
from tests.accounts.factories import person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def need() -> Need:
    return Need.objects.create(
        slug="lao-for-facilitators",
        state_id="LAO",
        owner_id="gov-lao",
        area="clearance",
        article=4,
        title="Said in confidence",
        audience="facilitators",
        status="published",
    )


@pytest.fixture
def coordinator() -> Client:
    office = Office.objects.get(kind=OfficeKind.COORDINATOR, theme=Theme.COOPERATION)
    Term.objects.create(
        key="phl-2026", office=office, state_id="PHL", start="2026-11-20", end="2026-11-24"
    )
    client = Client()
    signed_in(client, person("coordinator@phl.test", organisation="gov-phl", role="drafter"))
    return client


@pytest.mark.parametrize(
    ("day", "status"),
    [(19, 404), (20, 200), (23, 200), (24, 200), (25, 404)],
)
def test_from_the_first_to_the_last_day(
    coordinator: Client, need: Need, monkeypatch: pytest.MonkeyPatch, day: int, status: int
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, day))
    assert coordinator.get(f"/en/needs/{need.pk}/").status_code == status


def test_in_the_middle_of_a_session_too(
    coordinator: Client, need: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    statuses = []
    for day in (24, 25):
        monkeypatch.setattr(clock, "today", lambda day=day: date(2026, 11, day))
        statuses.append(coordinator.get(f"/en/needs/{need.pk}/").status_code)
    assert statuses == [200, 404]


def test_a_reader_in_that_government_is_no_coordinator(need: Need, coordinator: Client) -> None:
    client = Client()
    signed_in(client, person("reader@phl.test", organisation="gov-phl", role="reader"))
    assert client.get(f"/en/needs/{need.pk}/").status_code == 404


def test_without_a_second_factor_the_office_gives_nothing(need: Need, coordinator: Client) -> None:
    client = Client()
    weak = person("weak@phl.test", organisation="gov-phl", role="drafter", strong=False)
    signed_in(client, weak)
    assert client.get(f"/en/needs/{need.pk}/").status_code == 404


def test_a_theme_of_its_own_is_not_cooperation(need: Need) -> None:
    office = Office.objects.filter(kind=OfficeKind.COORDINATOR).exclude(theme=Theme.COOPERATION)[0]
    Term.objects.create(key="chl-2026", office=office, state_id="CHL", start="2026-01-01")
    client = Client()
    signed_in(client, person("other@chl.test", organisation="gov-chl", role="focal_point"))
    assert client.get(f"/en/needs/{need.pk}/").status_code == 404
