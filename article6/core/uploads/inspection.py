"""What a file from outside is, or why it is not taken."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any

import filetype
from django.conf import settings

from article6.core.uploads.image import check_image
from article6.core.uploads.kinds import KINDS, Family, Kind
from article6.core.uploads.names import display_name, extension_of, storage_name
from article6.core.uploads.office import check_office
from article6.core.uploads.pdf import check_pdf
from article6.core.uploads.plain_text import check_text
from article6.core.uploads.refusals import refusal
from article6.core.uploads.scanner import check_viruses

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Inspected:
    """A file that may be kept. `name` is for people, `storage_name` is what it is kept under."""

    name: str
    kind: Kind
    storage_name: str
    size: int
    sha256: str
    content: bytes = field(repr=False)


def inspect(name: str, content: bytes | IO[bytes] | Any) -> Inspected:
    """Look at a file (bytes, or anything with `read`); ValidationError says why it is not taken."""
    kind = _kind(name)
    held = content if isinstance(content, bytes) else _read(content)
    if not held:
        raise refusal("empty")
    if len(held) > settings.UPLOAD_MAX_BYTES:
        raise refusal("too_large", limit=settings.UPLOAD_MAX_BYTES // MEGABYTE)
    _check(kind, held)
    check_viruses(held)
    return Inspected(
        name=display_name(name),
        kind=kind,
        storage_name=storage_name(kind.extension),
        size=len(held),
        sha256=sha256(held).hexdigest(),
        content=held,
    )


def _kind(name: str) -> Kind:
    kind = KINDS.get(extension_of(name))
    if kind is None:
        raise refusal("extension", known=", ".join(KINDS))
    return kind


def _read(file: IO[bytes]) -> bytes:
    """From the start; one byte more than allowed shows that there is more."""
    file.seek(0)
    return file.read(settings.UPLOAD_MAX_BYTES + 1)


def _check(kind: Kind, content: bytes) -> None:
    match kind.family:
        case Family.TEXT:
            check_text(kind, content)
        case Family.PDF:
            _agree(kind, content)
            check_pdf(content)
        case Family.IMAGE:
            _agree(kind, content)
            check_image(kind, content)
        case Family.OOXML | Family.ODF:
            check_office(kind, content)


def _agree(kind: Kind, content: bytes) -> None:
    if filetype.guess_mime(content) != kind.proof:
        raise refusal("content", extension=kind.extension)
