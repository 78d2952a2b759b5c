"""The kinds of file that may come in, by the end of their names."""

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """How a kind is looked into."""

    TEXT = "text"
    PDF = "pdf"
    IMAGE = "image"
    OOXML = "ooxml"  # Word, Excel
    ODF = "odf"  # LibreOffice


@dataclass(frozen=True)
class Kind:
    """`proof` is what the file itself says it is: for pictures the type that `filetype` finds, for
    office files the type written inside."""

    extension: str
    family: Family
    media_type: str
    proof: str = ""


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODF_TEXT = "application/vnd.oasis.opendocument.text"
ODF_SHEET = "application/vnd.oasis.opendocument.spreadsheet"

KINDS = {
    kind.extension: kind
    for kind in (
        Kind("pdf", Family.PDF, "application/pdf", "application/pdf"),
        Kind("docx", Family.OOXML, WORD, f"{WORD}.main+xml"),
        Kind("xlsx", Family.OOXML, EXCEL, f"{EXCEL}.main+xml"),
        Kind("odt", Family.ODF, ODF_TEXT, ODF_TEXT),
        Kind("ods", Family.ODF, ODF_SHEET, ODF_SHEET),
        Kind("csv", Family.TEXT, "text/csv"),
        Kind("txt", Family.TEXT, "text/plain"),
        Kind("png", Family.IMAGE, "image/png", "image/png"),
        Kind("jpg", Family.IMAGE, "image/jpeg", "image/jpeg"),
        Kind("jpeg", Family.IMAGE, "image/jpeg", "image/jpeg"),
    )
}
