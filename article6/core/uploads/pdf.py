"""PDF: no scripts, no programs to start, no files inside.

A look at the bytes and at the object streams packed with Flate, where newer files keep their
names. Not a parser: what is packed in another way, or twice, is not seen.
"""

import re
import zlib
from collections.abc import Iterator

from article6.core.uploads.refusals import refusal

ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a name may be written /J#61vaScript
ENDS = rb"(?![A-Za-z0-9])"
ACTIVE = re.compile(rb"/(?:JavaScript|Launch)" + ENDS)
NESTED = re.compile(rb"/EmbeddedFiles?" + ENDS)
LOCKED = re.compile(rb"/Encrypt" + ENDS)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
DICTIONARY = 1000  # bytes before a stream in which its dictionary is looked for
MAX_UNPACKED = 64 * 1024 * 1024


def check_pdf(content: bytes) -> None:
    for part in (content, _object_streams(content)):
        names = _unescaped(part)
        if LOCKED.search(names):
            raise refusal("locked")  # what is inside cannot be seen
        if ACTIVE.search(names):
            raise refusal("active")
        if NESTED.search(names):
            raise refusal("nested")


def _unescaped(part: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)


def _object_streams(content: bytes) -> bytes:
    """What the object streams hold; those that do not unpack are left out."""
    found = bytearray()
    for packed in _packed(content):
        try:
            found += zlib.decompressobj().decompress(packed, MAX_UNPACKED - len(found))
        except zlib.error:
            continue
        if len(found) >= MAX_UNPACKED:
            raise refusal("too_much_inside")
    return bytes(found)


def _packed(content: bytes) -> Iterator[bytes]:
    """Each object stream as it is packed; every byte is looked at once."""
    place = 0
    while start := STREAM.search(content, place):
        end = content.find(b"endstream", start.end())
        end = len(content) if end < 0 else end
        if b"/ObjStm" in _unescaped(
            content[max(place, start.start() - DICTIONARY) : start.start()]
        ):
            yield content[start.end() : end]
        place = end
