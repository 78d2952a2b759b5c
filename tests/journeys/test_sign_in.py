"""A person signs in, keeps a passkey, and next time needs nothing else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import _free_port, _wait_for
from tests.journeys.test_standards import RULES

pytestmark = pytest.mark.journey
EMAIL, PASSWORD = "chief@example.org", "quiet river stone 7"
MAKE_ACCOUNT = f"""
from article6.accounts.models import User
User.objects.create_superuser("{EMAIL}", "{PASSWORD}", name="Chief")
"""
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A demo without reference data, with one account; its address, and its process."""
    database = tmp_path_factory.mktemp("sign-in") / "site.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DEBUG": "", "DEMO": "1"}
    for command in (
        ["migrate", "--verbosity", "0"],
        ["createcachetable"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
        ["shell", "--verbosity", "0", "--command", MAKE_ACCOUNT],
    ):
        subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
    port = _free_port()
    serve = ["-m", "article6.cli", "serve", "--no-prepare", "--port", str(port)]
    with subprocess.Popen([sys.executable, *serve], env=environment, start_new_session=True) as run:
        try:
            _wait_for(f"http://127.0.0.1:{port}", run)
            yield f"http://localhost:{port}", run.pid  # passkeys want a name, not a number
        finally:
            os.killpg(run.pid, signal.SIGTERM)


@pytest.fixture
def window(browser: Browser, server: tuple[str, int]) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server[0], viewport={"width": 1280, "height": 900})
    yield context
    context.close()


def with_key(page: Page) -> list[str]:
    """Put a key into the browser; what the browser complains about is collected."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def sign_in(page: Page, language: str = "en") -> None:
    page.goto(f"/{language}/account/login/")
    page.locator("[name=login]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator(".form button").click()


def test_a_passkey_is_added_and_signs_in_alone(window: BrowserContext) -> None:
    page = window.new_page()
    complaints = with_key(page)
    sign_in(page)
    expect(page.get_by_text("Your role waits for a second factor.")).to_be_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)  # asked once more
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name of the key").fill("Office laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes", level=1)).to_be_visible()
    page.goto("/en/account/security/")
    expect(page.get_by_text("Your role waits for a second factor.")).to_have_count(0)
    page.get_by_role("link", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out.")).to_be_visible()

    page.goto("/en/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/en/desk/")

    window.clear_cookies()  # the same key as second factor after the password
    sign_in(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/en/desk/")

    page.goto("/en/account/security/passkeys/")
    expect(page.get_by_text("Office laptop").first).to_be_visible()
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("link", name="With a passkey").click()  # a third use: to confirm
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("No passkey yet")).to_be_visible()
    assert [text for text in complaints if "Password forms should" not in text] == []


def test_a_key_that_is_not_known_is_told_in_words(window: BrowserContext) -> None:
    page = window.new_page()
    with_key(page)
    page.goto("/en/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("The browser did not hand over a key")).to_be_visible()


def test_the_mail_of_the_demo_arrives_and_its_link_works(window: BrowserContext) -> None:
    page = window.new_page()
    page.goto("/en/account/password/reset/")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_role("button", name="Send the link").click()
    link = page.locator("a[href*='/account/password/reset/key/']")
    for _ in range(20):  # the job runs in a process of its own
        page.goto("/en/mailbox/")
        if link.count():
            break
        page.wait_for_timeout(500)
    link.first.click()
    expect(page.get_by_label("New password", exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing_on_the_pages_of_security(
    browser: Browser, server: tuple[str, int], axe: str, language: str
) -> None:
    context = browser.new_context(base_url=server[0], bypass_csp=True)
    page = context.new_page()
    found = {}

    def look(path: str) -> None:
        page.goto(f"/{language}/account/{path}")
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        if result["violations"]:
            found[path] = [
                (one["id"], one["nodes"][0]["html"][:160]) for one in result["violations"]
            ]

    look("login/")
    look("password/reset/")
    sign_in(page, language)
    page.goto(f"/{language}/account/reauthenticate/")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator(".form button").click()
    for path in ("security/", "security/totp/activate/", "security/passkeys/add/"):
        look(path)
    look("sessions/")
    look("password/change/")
    context.close()
    assert found == {}


def test_the_jobs_end_with_the_server(server: tuple[str, int]) -> None:
    """The last story here. The signal reaches the server alone, as from a service manager."""
    workers = jobs_of(server[1])
    assert len(workers) == 1
    os.kill(server[1], signal.SIGTERM)
    end = time.monotonic() + 10
    while any(is_alive(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(is_alive(worker) for worker in workers)


def jobs_of(server: int) -> list[int]:
    """Processes of this server that do jobs."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    return [
        int(child)
        for child in children
        if b"article6.exchange.jobs" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
