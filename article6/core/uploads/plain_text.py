"""Text and CSV: Unicode, and no other kind of file under a false name."""

import codecs

import filetype

from article6.core.uploads.kinds import Kind
from article6.core.uploads.refusals import refusal

# Kinds of file that may be made of letters alone; other guesses are chance ("BM…" is no picture).
OF_LETTERS = frozenset({"pdf", "rtf", "ps"})
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_text(kind: Kind, content: bytes) -> None:
    """It decodes, and holds no NUL: neither does a text."""
    encoding = "utf-16" if content.startswith(UTF_16_MARKS) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise refusal("not_unicode") from None
    if "\0" in text or filetype.guess_extension(content) in OF_LETTERS:
        raise refusal("content", extension=kind.extension)
