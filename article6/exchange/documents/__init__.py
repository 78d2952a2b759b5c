"""Writers of `core.document.Document`, one module for each format."""

from collections.abc import Callable
from dataclasses import dataclass

from article6.core.document import Document
from article6.exchange.documents import docx, html, pdf, terminal


@dataclass(frozen=True)
class Writer:
    """`write` gives text or bytes; text is to be encoded as UTF-8. `extension` has no dot."""

    write: Callable[[Document], str | bytes]
    content_type: str
    extension: str


WRITERS = {
    "terminal": Writer(terminal.write, "text/plain; charset=utf-8", "txt"),
    "html": Writer(html.write, "text/html; charset=utf-8", "html"),
    "docx": Writer(
        docx.write,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
    ),
    "pdf": Writer(pdf.write, "application/pdf", "pdf"),
}
