"""Word, Excel and LibreOffice files: the kind they say they are, nothing that runs, nothing
fetched from elsewhere, no file within the file."""

import re
import zipfile
from collections.abc import Iterator
from itertools import chain

from article6.core.uploads.archive import Archive
from article6.core.uploads.kinds import Family, Kind
from article6.core.uploads.markup import Budget, Listener, MalformedError, scan
from article6.core.uploads.office_parts import ContentTypes, OdfPart, OoxmlPart, Relationships
from article6.core.uploads.refusals import refusal

ZIP_START = b"PK\x03\x04"
OLD_OFFICE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc and .xls, or a locked .docx
# How a file within the file begins: archives, programs, PDF, OLE.
NESTED = (
    ZIP_START, b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd", b"MSCF", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe",
    b"#!", b"%PDF", b"{\\rtf", OLD_OFFICE_START,
)  # fmt: skip
ACTIVE_NAMES = re.compile(
    r"(?:^|/)(?:vbaproject\.bin|vbadata\.xml|activex/|macrosheets/|customui/|embeddings/)"
    r"|^(?:basic|scripts)/",
    re.IGNORECASE,
)
XML_START = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
MUST_BE_XML = (".xml", ".rels", ".rdf")
MIMETYPE, CONTENT_TYPES = "mimetype", "[Content_Types].xml"


def check_office(kind: Kind, content: bytes) -> None:
    if content.startswith(OLD_OFFICE_START):
        raise refusal("locked")
    if not content.startswith(ZIP_START):
        raise refusal("content", extension=kind.extension)
    archive, said = Archive(content), ""
    for entry in archive.entries:
        if ACTIVE_NAMES.search(entry.filename):
            raise refusal("active")
        said += _look(archive, entry, kind)
    if said != kind.proof:
        raise refusal("content", extension=kind.extension)


def _look(archive: Archive, entry: zipfile.ZipInfo, kind: Kind) -> str:
    """Read an entry to its end; what it says of the kind of file, mostly nothing."""
    chunks = archive.read(entry)
    first = next(chunks, b"")
    if first.startswith(NESTED) or first[257:262] == b"ustar":
        raise refusal("nested")
    if kind.family is Family.ODF and entry.filename == MIMETYPE:
        return first.decode("ascii", "replace") + "".join("…" for _ in chunks)
    listener = _listener(entry.filename, kind)
    is_xml = entry.filename.lower().endswith(MUST_BE_XML)
    if first and (is_xml or XML_START.match(first)):
        _scan(chain((first,), chunks), listener, archive.budget, is_xml)
    for _rest in chunks:
        pass  # to its end, so that all is counted and the checksum compared
    return listener.kind if isinstance(listener, ContentTypes) else ""


def _scan(chunks: Iterator[bytes], listener: Listener, budget: Budget, must: bool) -> None:
    """Drawings of old Excel files look like XML and are not quite."""
    try:
        scan(chunks, listener, budget)
    except MalformedError:
        if must:
            raise refusal("damaged") from None


def _listener(name: str, kind: Kind) -> Listener:
    if kind.family is Family.ODF:
        return OdfPart()
    if name == CONTENT_TYPES:
        return ContentTypes()
    return Relationships() if name.lower().endswith(".rels") else OoxmlPart()
