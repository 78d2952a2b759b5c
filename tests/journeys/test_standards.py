"""Every kind of page, in English and Arabic, before axe and the Nu HTML checker."""

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.walk import walk

pytestmark = pytest.mark.journey

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = ("en", "ar")
BUDGET_BYTES = 100 * 1024


def fetched(site: str, path: str) -> str | None:
    with urlopen(f"{site}{path}", timeout=30) as answer:
        kind = answer.headers["Content-Type"]
        return answer.read().decode() if kind.startswith("text/html") else None


@cache
def pages(site: str, language: str) -> list[tuple[str, str]]:
    """One page of each kind."""
    return list(walk(f"/{language}/", lambda path: fetched(site, path), of_each_kind=1))


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "light"), ("en", "dark")])
def test_axe_finds_nothing(
    browser: Browser, site: str, axe: str, language: str, scheme: str
) -> None:
    context = browser.new_context(base_url=site, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for url, _text in pages(site, language):
        page.goto(url)
        page.evaluate(axe)
        result = page.evaluate(
            "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
        )
        if result["violations"]:
            found[url] = [
                (one["id"], one["nodes"][0]["html"][:160]) for one in result["violations"]
            ]
    context.close()
    assert found == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_checker_finds_nothing(site: str, language: str, tmp_path: Path) -> None:
    names = {}
    for number, (url, text) in enumerate(pages(site, language)):
        file = tmp_path / f"{number}.html"
        file.write_text(text, encoding="utf-8")
        names[str(file)] = url
    command = ["java", "-jar", os.environ["VNU_JAR"], "--format", "json", "--errors-only"]
    done = subprocess.run([*command, *names], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [(names[one["url"].removeprefix("file:")], one["message"]) for one in messages] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_view_weighs_at_most_100_kb(browser: Browser, site: str, language: str) -> None:
    context = browser.new_context(base_url=site)
    page = first_view(context)
    sizes = {url: weight(page, url) for url, _text in pages(site, language)}
    context.close()
    assert {url: size for url, size in sizes.items() if size > BUDGET_BYTES} == {}


def first_view(context: BrowserContext) -> Page:
    """A page that keeps nothing between visits, so that each is a first one."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def weight(page: Page, path: str) -> int:
    """Bytes that came for a page, with all it needs; more than nothing."""
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(path, wait_until="load")
    page.remove_listener("response", keep)
    size = sum(one.request.sizes()["responseBodySize"] for one in answers)
    assert size > 5_000, path  # a style sheet was among them
    return size
