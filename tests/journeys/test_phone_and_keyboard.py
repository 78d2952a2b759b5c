"""Small screens, and hands that use no mouse."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey

PATHS = (
    "", "needs/", "needs/tcd-2014-clearance-financial/", "states/", "states/LAO/", "states/map/",
    "deadlines/", "support/", "support/contributions/", "support/recipients/LBN/", "coalitions/",
    "progress/LAP/", "meetings/", "meetings/2rc/", "library/", "contacts/", "contacts/history/",
    "request-assistance/", "method/", "data/", "search/?q=lao", "nowhere/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, language: str) -> None:
    wide = []
    for path in PATHS:
        phone.goto(f"/{language}/{path}")
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide.append((path, width))
    assert wide == []


def test_the_menu_opens_and_leads_on_with_the_keyboard(phone: Page) -> None:
    phone.goto("/en/")
    menu = phone.locator("nav.menu summary")
    menu.focus()
    phone.keyboard.press("Enter")
    link = phone.locator("nav.menu").get_by_role("link", name="Deadlines")
    expect(link).to_be_visible()
    link.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Deadlines")


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/en/states/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_what_has_focus_shows_it(phone: Page) -> None:
    phone.goto("/en/needs/")
    for _step in range(12):
        phone.keyboard.press("Tab")
        outlined = phone.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; })()"
        )
        assert outlined, phone.evaluate("document.activeElement.outerHTML.slice(0, 120)")
