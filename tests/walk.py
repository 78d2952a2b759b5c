"""Pages as a stranger finds them: by links, a few of each kind."""

from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import resolve
from django.utils import translation


class Links(HTMLParser):
    """Addresses of all links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def kind_of(url: str) -> str:
    """The name of the address, in whichever language it is."""
    path = urlsplit(url).path
    with translation.override(path.split("/")[1]):
        return resolve(path).url_name or ""


def walk(
    start: str, read: Callable[[str], str | None], of_each_kind: int = 2
) -> Iterator[tuple[str, str]]:
    """Address and text of each page reached from `start` within its language.

    `read` answers the text of a page, or None for what is no page (a download).
    """
    queue, seen, kinds = [start], {start}, Counter[str]()
    while queue:
        url = queue.pop(0)
        name = kind_of(url)
        if kinds[name] >= of_each_kind:
            continue
        text = read(url)
        if text is None:
            continue
        kinds[name] += 1
        yield url, text
        for link in Links(text).found:
            target = urldefrag(urljoin(url, link))[0]
            if target.startswith(start) and target not in seen:
                seen.add(target)
                queue.append(target)
