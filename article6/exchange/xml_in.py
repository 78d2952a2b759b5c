"""XML from outside, such as an IATI file, as a tree."""

from typing import Any
from xml.etree import ElementTree

from django.conf import settings

from article6.core.uploads.markup import MalformedError, scan
from article6.core.uploads.refusals import refusal


def read_xml(content: bytes) -> "ElementTree.Element[Any]":
    """The root element. ValidationError where there is a DTD or an entity, where the tree is too
    deep or has too many elements, where it is larger than an upload, or no XML at all.

    Read twice: the first time nothing is built, so a hostile file costs no memory.
    """
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise refusal("too_large", limit=settings.UPLOAD_MAX_BYTES // (1024 * 1024))
    try:
        scan([content])
        return ElementTree.fromstring(content)
    except (MalformedError, ElementTree.ParseError, ValueError, LookupError):
        raise refusal("damaged") from None
