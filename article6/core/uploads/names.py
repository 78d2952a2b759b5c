"""Names of files: one to show to people, one to store under that tells nothing."""

import re
import secrets
import unicodedata

LONGEST = 120  # characters, the extension included
NAMELESS = "file"
# Letters are kept in every script; what a file system or a mail program may trip over is not.
JOINERS = "\u200c\u200d"  # Persian and the scripts of India are spelled with them
NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def display_name(name: str) -> str:
    """The last part of a path, without characters that command or turn the direction of text."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(filter(_is_shown, unicodedata.normalize("NFC", last)))
    plain = " ".join(NOT_IN_NAMES.sub("_", shown).split()).strip(". ")
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        return plain[:LONGEST] or NAMELESS
    room = LONGEST - len(extension) - 1
    return f"{stem.strip('. ')[:room] or NAMELESS}.{extension}" if room > 0 else plain[:LONGEST]


def _is_shown(char: str) -> bool:
    """No control and format characters (direction overrides among them), no half characters."""
    return unicodedata.category(char)[0] != "C" or char in JOINERS


def extension_of(name: str) -> str:
    """The end of the shown name, in lower case without the dot; empty where there is none."""
    _stem, dot, extension = display_name(name).rpartition(".")
    return extension.lower() if dot else ""


def storage_name(extension: str) -> str:
    """Nobody can guess it, and it holds nothing that the sender chose."""
    return f"{secrets.token_hex(16)}.{extension}"
