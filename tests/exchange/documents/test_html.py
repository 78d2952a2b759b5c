"""One file that opens offline, says its language and runs nothing."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from article6.core.document import Document
from article6.exchange.documents.html import write

from .conftest import LANGUAGES, NAMES

Brief = Callable[[str], Document]
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, Attributes]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_its_language_and_direction(brief: Brief, lang: str) -> None:
    page = Page(write(brief(lang)))
    assert page.all("html") == [{"lang": lang, "dir": "rtl" if lang == "ar" else "ltr"}]
    assert page.text.count(NAMES["LAO"][f"name_{lang}"]) == 2  # <title> and <h1>


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_asks_for_nothing_and_runs_nothing(brief: Brief, lang: str) -> None:
    source = write(brief(lang))
    page = Page(source)
    assert {"script", "link", "img", "iframe"} & {tag for tag, _ in page.tags} == set()
    assert not any(
        key == "src" or key.startswith("on") for _, attributes in page.tags for key in attributes
    )
    assert "url(" not in source
    assert "@import" not in source


def test_hostile_text_is_shown_and_nothing_more(hostile: Document) -> None:
    page = Page(write(hostile))
    assert page.all("script") == []
    assert page.all("b") == []
    assert [link["href"] for link in page.all("a")] == ["https://example.org/?a=1&b='\"><b>"]
    shown = "#danger $x$ <script>alert(1)</script> & =1+1 [31m {page} %d \\textbf"
    assert page.text.count(shown) >= 10


def test_tables_have_heads_for_ears(brief: Brief) -> None:
    page = Page(write(brief("fr")))
    scopes = [head["scope"] for head in page.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * 20
    assert len(page.all("caption")) == 1


def test_source_text_in_another_language_says_so(brief: Brief) -> None:
    isolated = Page(write(brief("ar"))).all("bdi")
    assert isolated
    assert all(found == {"lang": "en", "dir": "ltr"} for found in isolated)
    assert Page(write(brief("en"))).all("bdi") == []


def test_doubt_is_seen_and_heard(brief: Brief) -> None:
    source = write(brief("en"))
    assert source.count('<span class="aside"> (uncertain)</span>') == 2
    assert source.count('<span class="sign" aria-hidden="true"> ?</span>') == 2


def test_headings_go_down_from_the_title(brief: Brief) -> None:
    page = Page(write(brief("en")))
    assert [tag for tag, _ in page.tags if tag in {"h1", "h2", "h3", "h4"}] == ["h1", "h2", "h2"]
