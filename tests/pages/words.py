"""A page as a reader sees it: its words, without mark-up."""

import re
from html import unescape

from django.test import Client


def words(client: Client, url: str) -> str:
    """The text of the main part of a page, spaces folded."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    main = answer.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    text = unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.DOTALL))
    return re.sub(r"\s+", " ", text)


def section(client: Client, url: str, anchor: str) -> str:
    """The words of one section, by its anchor."""
    page = client.get(url).content.decode()
    part = page.split(f'id="{anchor}"', 1)[1].split("</section>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", part, flags=re.S)))
