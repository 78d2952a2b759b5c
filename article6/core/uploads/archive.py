"""The zip file behind a Word, Excel or LibreOffice file, opened without trusting what it says of
itself: sizes are counted while reading."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

from article6.core.uploads.markup import Budget
from article6.core.uploads.refusals import refusal

MAX_ENTRIES = 2000
MAX_UNPACKED = 100 * 1024 * 1024
# XML packs to a tenth or a twentieth; runs of one byte, of which bombs are made, to a thousandth.
MAX_RATIO = 150
SMALL = 1024 * 1024  # what unfolds to less cannot hurt, whatever its ratio
CHUNK = 64 * 1024
LOCKED_BITS = 0x1 | 0x40 | 0x2000  # encrypted, strongly encrypted, directory encrypted
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0|\\")


class Archive:
    """`entries` in their order; ValidationError where the directory alone is reason enough."""

    def __init__(self, content: bytes) -> None:
        try:
            self.file = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise refusal("damaged") from None
        self.entries = self.file.infolist()
        self.unpacked, self.budget = 0, Budget()
        _check_directory(self.entries)

    def read(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """An entry in pieces; what all of them unfold to is counted."""
        size = 0
        try:
            with self.file.open(entry) as file:
                while chunk := file.read(CHUNK):
                    size += len(chunk)
                    self._count(len(chunk), size, entry)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            raise refusal("damaged") from None

    def _count(self, more: int, size: int, entry: zipfile.ZipInfo) -> None:
        self.unpacked += more
        if self.unpacked > MAX_UNPACKED:
            raise refusal("too_much_inside")
        if size > SMALL and size > MAX_RATIO * entry.compress_size:
            raise refusal("too_much_inside")


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise refusal("too_much_inside")
    for entry in entries:
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if OUTSIDE.search(entry.orig_filename) or is_link:
            raise refusal("bad_entry")
        if entry.flag_bits & LOCKED_BITS:
            raise refusal("locked")
        if entry.compress_type not in PACKED:
            raise refusal("damaged")
    if len({entry.filename.casefold() for entry in entries}) < len(entries) or _hides(entries):
        raise refusal("damaged")  # two programs would read two different files


def _hides(entries: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes (one packed run of zeros, counted many times), or another
    archive stands before this one."""
    spans = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    overlap = any(start + size > following for (start, size), (following, _) in pairwise(spans))
    return overlap or not spans or spans[0][0] > 0
