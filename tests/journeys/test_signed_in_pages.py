"""Pages behind the sign-in: axe finds nothing, a phone is wide enough, none is heavy."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.test_focal_point import said
from tests.journeys.test_standards import BUDGET_BYTES, LANGUAGES, RULES, first_view, weight

pytestmark = pytest.mark.journey

FOCAL_POINT, ORGANISATION = "focal.lao@example.org", "gov-lao"
TITLE = "Clearance of 12 km² in Boualapha district"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def signed_in(
    browser: Browser, demo: tuple[str, dict[str, str]]
) -> Iterator[tuple[BrowserContext, list[str]]]:
    """The browser of a focal point on a phone, and the pages to look at, without language."""
    address, environment = demo
    context = browser.new_context(base_url=address, viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, said(environment, "-m", "article6.cli", "examples"))
    yield (
        context,
        [
            "/desk/",
            "/needs/new/",
            *of_a_need(page),
            f"/organisations/{ORGANISATION}/people/",
            f"/organisations/{ORGANISATION}/contacts/",
            "/account/security/",
            "/account/sessions/",
            "/account/data/",
        ],
    )
    context.close()


def sign_in(page: Page, examples: str) -> None:
    password = re.search(r"shown this once: (\S+)", examples)
    secret = re.search(rf"^{re.escape(FOCAL_POINT)}\s.*\s([A-Z2-7]{{32}})$", examples, re.MULTILINE)
    assert password
    assert secret
    page.goto("/en/account/login/")
    page.locator("[name=login]").fill(FOCAL_POINT)
    page.locator("[name=password]").fill(password[1])
    page.get_by_role("button", name="Sign in", exact=True).click()
    while int(datetime.now(UTC).timestamp()) % 30 > 27:  # a code about to end would come too late
        page.wait_for_timeout(500)
    count = int(datetime.now(UTC).timestamp()) // 30
    page.locator("[name=code]").fill(format_hotp_value(hotp_value(secret[1], count)))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/en/desk/")


def of_a_need(page: Page) -> list[str]:
    """The pages of a need with a history, published to States Parties without its amount."""
    page.goto("/en/needs/new/")
    page.get_by_label("What is needed, in one line").fill(TITLE)
    page.get_by_label("Amount asked for").fill("1 500 000")
    page.get_by_label("Currency").fill("USD")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_role("link", name=TITLE).click()
    need = page.url.split("/en", 1)[1]
    page.get_by_role("link", name="Publish").click()
    page.get_by_label("States Parties", exact=True).check()
    page.get_by_label("The amount is shown to").select_option("facilitators")
    page.get_by_role("button", name="Look before you publish").click()
    page.get_by_role("button", name="Publish").click()
    slug = need.strip("/").rsplit("/", 1)[1]
    return [need, f"{need}publish/", f"/history/cooperation.need/{slug}/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_a_phone_is_wide_enough(
    signed_in: tuple[BrowserContext, list[str]], axe: str, language: str
) -> None:
    context, paths = signed_in
    page = context.new_page()
    found = {}
    for path in paths:
        answer = page.goto(f"/{language}{path}")
        assert answer
        assert answer.status == 200, path
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        wrong = [(one["id"], one["nodes"][0]["html"][:160]) for one in result["violations"]]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wrong.append(("sideways", f"{width} px"))
        if wrong:
            found[path] = wrong
    page.close()
    assert found == {}


def test_a_first_view_weighs_at_most_100_kb(
    signed_in: tuple[BrowserContext, list[str]],
) -> None:
    context, paths = signed_in
    page = first_view(context)
    heavy = {path: size for path in paths if (size := weight(page, f"/en{path}")) > BUDGET_BYTES}
    assert heavy == {}
