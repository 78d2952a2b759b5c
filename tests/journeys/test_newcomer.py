"""A newcomer, without script, from the first page to three answers."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey


def test_when_does_the_clearance_deadline_of_lao_pdr_fall_and_who_granted_it(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("searchbox", name="Search this site").fill("lao")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Lao People's Democratic Republic").click()
    clearance = page.locator("#article-4")
    expect(clearance).to_contain_text("1 August 2030")
    expect(clearance).to_contain_text("12MSP")
    expect(clearance.locator(".doubt").first).to_be_visible()
    expect(clearance).to_contain_text("grant not read: uncertain")


def test_what_has_chad_asked_for(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="Needs", exact=True).first.click()
    page.get_by_label("State", exact=True).select_option(label="Chad")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr")).to_have_count(8)
    page.get_by_role("link", name="Whole cost of the 2014-2019 plan").click()
    expect(page.locator("main")).to_contain_text("USD 61,000,000")
    expect(page.locator("main")).to_contain_text("Monitor profile Chad")


def test_who_supported_lebanon_in_2015_with_how_much(page: Page) -> None:
    page.goto("/en/")
    page.get_by_role("link", name="Support", exact=True).first.click()
    page.get_by_label("Recipient", exact=True).select_option(label="Lebanon")
    page.get_by_label("Year", exact=True).select_option(label="2015")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("Norway")
    expect(page.locator("main")).to_contain_text("United States of America")


def test_the_same_answers_in_arabic(page: Page) -> None:
    page.goto("/ar/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("searchbox").first.fill("لاو")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="جمهورية لاو الديمقراطية الشعبية").click()
    expect(page.locator("#article-4")).to_contain_text("آب/أغسطس 2030")
    expect(page.locator("#article-4")).to_contain_text("12MSP")
    page.goto("/ar/needs/?state=TCD")
    expect(page.locator("tbody tr")).to_have_count(8)
    page.goto("/ar/support/?recipient=LBN&year=2015")
    expect(page.locator("main")).to_contain_text("النرويج")


def test_a_change_of_language_keeps_the_place_and_the_filters(page: Page) -> None:
    page.goto("/en/needs/?state=TCD")
    page.get_by_role("link", name="Français").first.click()
    assert page.url.endswith("/fr/needs/?state=TCD")
    expect(page.locator("tbody tr")).to_have_count(8)


def test_a_list_downloads_as_shown(page: Page) -> None:
    page.goto("/en/needs/?state=TCD")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 8
    assert download.value.suggested_filename == "article6-needs.csv"


def test_nothing_leaves_the_site(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/en/", "/ar/states/LAO/", "/zh/support/", "/ru/states/map/"):
        page.goto(path)
    assert [url for url in asked if not url.startswith(site)] == []
