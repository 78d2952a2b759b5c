"""A focal point is invited, signs in with a passkey, and decides who reads a need."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.test_sign_in import PASSWORD, with_key

pytestmark = pytest.mark.journey

TITLE = "Clearance of 12 km² in Boualapha district"
# A drafter in a government whose term as Coordinator ended yesterday, with a session of their own.
ENDED = """
from datetime import timedelta
from importlib import import_module
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from article6.accounts.models import Membership, User
from article6.core.clock import today
from article6.directory.models import Office, Term
office = Office.objects.get(kind="coordinator", theme="international_cooperation_and_assistance")
Term.objects.create(key="phl", office=office, state_id="PHL", start=str(today() - timedelta(700)),
                    end=str(today() - timedelta(1)))
user = User.objects.create_user("c@phl.test", None, name="Until yesterday")
Authenticator.objects.create(user=user, type="totp", data={})
Membership.objects.create(person=user, organisation_id="gov-phl", role="drafter", since=today())
store = import_module(settings.SESSION_ENGINE).SessionStore()
store["_auth_user_id"] = str(user.pk)
store["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
store["_auth_user_hash"] = user.get_session_auth_hash()
store.save()
print("session", store.session_key)
"""


@pytest.fixture
def window(browser: Browser, demo: tuple[str, dict[str, str]]) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=demo[0], viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def said(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def letter(page: Page, part: str) -> str:
    """The address in the newest mail of the demo that holds this part."""
    for _time in range(40):  # the job runs in a process of its own
        page.goto("/en/mailbox/")
        link = page.locator(f"a[href*='{part}']")
        if link.count():
            return link.first.get_attribute("href") or ""
        page.wait_for_timeout(250)
    raise AssertionError(f"no mail with {part}")


def test_from_the_invitation_to_the_history(
    window: BrowserContext, browser: Browser, demo: tuple[str, dict[str, str]]
) -> None:
    address, environment = demo
    said(environment, "-m", "article6.cli", "invite", "focal@mofa.test", "gov-lao", "focal_point")
    page = window.new_page()
    complaints = with_key(page)

    page.goto(letter(page, "/invitations/"))
    page.get_by_label("Name").first.fill("Manivone")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    again = page.get_by_label("Password (again)")
    if again.count():
        again.fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.goto("/en/account/security/passkeys/add/")
    if page.get_by_role("button", name="Confirm").count():
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name of the key").fill("Telephone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes", level=1)).to_be_visible()

    window.clear_cookies()
    page.goto("/en/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/en/desk/")

    page.get_by_role("link", name="Enter a need").click()
    page.get_by_label("What is needed, in one line").fill(TITLE)
    page.get_by_label("Amount asked for").fill("1 500 000")
    page.get_by_label("Currency").fill("USD")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("link", name=TITLE).click()
    need = page.url

    stranger = browser.new_context(base_url=address)
    assert stranger.request.get(need).status == 404

    page.get_by_role("link", name="Publish").click()
    page.get_by_label("States Parties", exact=True).check()
    page.get_by_label("The amount is shown to").select_option("facilitators")
    page.get_by_role("button", name="Look before you publish").click()
    preview = page.get_by_role("region", name="How it would be seen")
    expect(preview.get_by_text("sees nothing of it")).to_be_visible()
    expect(preview.get_by_text("amount not shown")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("States Parties").first).to_be_visible()
    expect(page.get_by_text("1,500,000").first).to_be_visible()

    page.get_by_role("link", name="View as others do").click()
    expect(page.get_by_text("This reader finds no trace of the need")).to_be_visible()
    page.get_by_role("link", name="Another State Party").click()
    expect(page.get_by_text(TITLE).first).to_be_visible()
    assert "1,500,000" not in page.content()
    assert stranger.request.get(need).status == 404
    assert TITLE not in stranger.request.get("/en/needs/").text()

    page.goto(need)
    page.get_by_role("link", name="History").click()
    told = page.locator("main").inner_text()
    assert "Manivone entered the draft" in told
    assert "Manivone published it" in told
    assert re.search(r"Amount: The Coordinators and the Implementation Support Unit", told)

    a_coordinator_whose_term_ended(browser, demo, page, need)
    assert [text for text in complaints if "Password forms should" not in text] == []


def a_coordinator_whose_term_ended(
    browser: Browser, demo: tuple[str, dict[str, str]], page: Page, need: str
) -> None:
    """Shown to facilitators only, it is not there for who was one until yesterday."""
    address, environment = demo
    page.goto(f"{need}publish/")
    page.get_by_label("The Coordinators and the Implementation Support Unit").first.check()
    page.locator("main button[type=submit]").first.click()
    page.get_by_role("button", name="Save").click()
    key = re.search(r"session (\S+)", said(environment, "manage.py", "shell", "-v0", "-c", ENDED))
    assert key
    former = browser.new_context(base_url=address)
    former.add_cookies([{"name": "sessionid", "value": key[1], "url": address}])
    assert "My desk" in former.request.get("/en/").text()
    assert former.request.get(need).status == 404
    former.close()
