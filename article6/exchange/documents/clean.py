"""Make any document safe to write: nothing in it can steer a terminal, a page or Word."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from article6.core.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
    is_rtl,
    paragraph,
)

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
# Embeddings and overrides of direction can make a text read as another; isolates cannot.
DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
# XML knows no such characters, so Word would call the file damaged.
NOT_IN_XML = frozenset("\ufffe\uffff")


def clean(document: Document) -> Document:
    """The same document without control characters, unsafe links and skipped heading levels.

    Where a run is uncertain, a last line explains the mark.
    """
    blocks = [clean_block(block) for block in document.blocks]
    mark = one_line(document.uncertain_mark)
    if document.has_doubt and mark:
        blocks.append(paragraph(f"{doubt_sign(document.lang)} = {mark}", style="small"))
    return replace(
        document,
        title=one_line(document.title),
        subtitle=one_line(document.subtitle),
        footer=one_line(document.footer),
        footer_page=one_line(document.footer_page),
        uncertain_mark=mark,
        masthead=one_line(document.masthead),
        blocks=tuple(steady(blocks)),
    )


def doubt_sign(lang: str) -> str:
    """The question mark of the language's script."""
    return "؟" if is_rtl(lang) and lang != "he" else "?"


def printable(text: str) -> str:
    """The text without characters that command rather than say; a newline stays."""
    kept = (char for char in text.replace("\r\n", "\n").replace("\t", " ") if is_printable(char))
    return "".join(kept)


def is_printable(char: str) -> bool:
    commands = unicodedata.category(char) in {"Cc", "Cs"} and char != "\n"
    return not (commands or char in DIRECTION_OVERRIDES or char in NOT_IN_XML)


def one_line(text: str) -> str:
    return " ".join(printable(text).split())


def safe_link(href: str) -> str:
    """The address where it leads out of the file by a known way; else empty."""
    address = one_line(href)
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an open bracket of an IPv6 host
        return ""
    is_known = parts.scheme in LINK_SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
    return address if is_known and " " not in address else ""


def clean_run(run: Run) -> Run:
    return replace(run, text=printable(run.text), lang=one_line(run.lang), href=safe_link(run.href))


def clean_runs(found: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(clean_run(run) for run in found)


def clean_paragraph(block: Paragraph) -> Paragraph:
    return replace(block, runs=clean_runs(block.runs))


def clean_block(block: Block) -> Block:
    match block:
        case Paragraph():
            return clean_paragraph(block)
        case Heading():
            return replace(block, text=one_line(block.text))
        case Facts(pairs=pairs):
            return Facts(tuple((one_line(label), clean_paragraph(value)) for label, value in pairs))
        case Bullets(items=items):
            return Bullets(tuple(clean_paragraph(item) for item in items))
        case Table(caption=caption, header=header, rows=rows):
            cells = tuple(tuple(clean_runs(cell) for cell in row) for row in rows)
            return replace(
                block, caption=one_line(caption), header=tuple(map(one_line, header)), rows=cells
            )


def steady(blocks: list[Block]) -> Iterator[Block]:
    """Headings that go down one level at a time: screen readers and PDF/UA count on it."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = max(1, min(block.level, last + 1, 3))
            block = replace(block, level=last)
        yield block
