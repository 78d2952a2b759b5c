"""Breaking text into lines by terminal cells, in scripts with and without spaces."""

import re
from collections.abc import Iterator

from article6.exchange.documents.measure import char_width, width

# Chinese may break after any character, but no line starts with closing punctuation and none
# ends with an opening bracket. No-break spaces belong to the word around them.
HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
CLOSING = "，。、；：？！）》」』】％"
PIECE = re.compile(f" +|[《「『【（]*[{HAN}]|[^ {HAN}]+")


def wrap(text: str, limit: int) -> list[str]:
    """Lines of at most `limit` cells. Empty text gives no line; newlines are kept."""
    if not text:
        return []
    return [line for part in text.split("\n") for line in fill(part, max(limit, 2))]


def fill(text: str, limit: int) -> list[str]:
    lines, line = [], ""
    for piece in pieces(text, limit):
        if line and width(line) + width(piece.rstrip()) > limit:
            lines.append(line.rstrip())
            line = ""
        if line or piece.strip():
            line += piece
    return [*lines, line.rstrip()]


def pieces(text: str, limit: int) -> Iterator[str]:
    """What must stay together: a word, a space, one Chinese character with its punctuation."""
    held = ""
    for piece in PIECE.findall(text):
        if held and piece[0] not in CLOSING:
            yield from cut(held, limit)
            held = ""
        held += piece
    yield from cut(held, limit)


def cut(piece: str, limit: int) -> Iterator[str]:
    """A word longer than a line, such as an address, in parts that fit."""
    part = ""
    for char in piece:
        if width(part) + char_width(char) > limit:
            yield part
            part = ""
        part += char
    if part:
        yield part
