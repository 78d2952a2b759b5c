"""Find every translatable sentence in the Python files and templates of the site."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from django.template.base import Lexer, TokenType
from django.utils.translation.template import templatize

# Which arguments of a call are the sentence, its plural and, marked "c", its context.
Arguments = tuple[int | tuple[int, str], ...] | None
CALLS: dict[str, Arguments] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = CALLS | {f"{name}_lazy": arguments for name, arguments in CALLS.items()} | {"_": None}
COMMENTS = ("Translators:",)  # remarks to translators begin so
# <c-figure :label="_('Offers')">: a computed attribute, which is mere text to Django's extractor.
COMPUTED = re.compile(r"""\s:[\w-]+="[^"]*?\b_\('([^'"]+)'\)""")


def sources(root: Path) -> list[Path]:
    """The files that may hold sentences for people, in a stable order."""
    package = root / "article6"
    python = [path for path in package.rglob("*.py") if "migrations" not in path.parts]
    templates = [
        path
        for kind in ("*.html", "*.txt", "*.xml")
        for path in package.rglob(kind)
        if "templates" in path.parts
    ]
    return sorted(python + templates)


def template_as_python(text: str) -> str:
    """The sentences of a template as gettext calls, one a line, free of its indentation."""
    calls = [line.strip() for line in templatize(text).splitlines()]
    for token in Lexer(text).tokenize():
        if token.token_type is TokenType.TEXT:
            calls += [f"_({found!r})" for found in COMPUTED.findall(token.contents)]
    return "\n".join(calls)


Message = tuple[str | tuple[str, ...], list[str], str | None]


def messages_in(path: Path) -> Iterator[Message]:
    """Each sentence (a pair if it has a plural), the remarks to translators, and its context."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = template_as_python(text)
    source = BytesIO(text.encode())
    for _line, message, remarks, context in extract(
        "python", source, KEYWORDS, COMMENTS, {"encoding": "utf-8"}, strip_comment_tags=True
    ):
        yield message, remarks, context


def template_catalogue(root: Path) -> Catalog:
    """All sentences of the site, each with the files that use it."""
    catalogue = Catalog(charset="utf-8")
    for path in sources(root):
        place = (path.relative_to(root).as_posix(), 0)
        for message, remarks, context in messages_in(path):
            catalogue.add(message, None, [place], auto_comments=remarks, context=context)
    return catalogue
