"""Read, merge, write and compile the catalogues of the five languages beside English."""

from io import BytesIO, StringIO
from pathlib import Path

import allauth
import django
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

# How each language counts; the numbered forms of a sentence follow this order.
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
    ": n%100>=11 && n%100<=99 ? 4 : 5;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
    "&& (n%100<12 || n%100>14) ? 1 : 2);",
    "zh": "nplurals=1; plural=0;",
}
# Nothing that changes by itself (dates, tools): two files differ only where their words differ.
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
# Django calls simplified Chinese zh_Hans, and allauth does too; for /zh/ neither would find a word.
UPSTREAM_NAMES = {"zh": "zh_Hans"}
UPSTREAM = (
    Path(django.__file__).parent / "conf" / "locale",
    Path(django.__file__).parent / "contrib" / "auth" / "locale",
    Path(django.__file__).parent / "contrib" / "humanize" / "locale",
    Path(allauth.__file__).parent / "locale",
)


def po_path(root: Path, language: str) -> Path:
    return root / "article6" / "locale" / language / "LC_MESSAGES" / "django.po"


def header(language: str) -> str:
    return HEADER.format(language=language, plurals=PLURALS[language])


def read(root: Path, language: str) -> Catalog:
    """The catalogue on disk; an empty one where there is none yet."""
    path = po_path(root, language)
    text = path.read_text(encoding="utf-8") if path.exists() else header(language)
    return read_po(StringIO(text), locale=language, abort_invalid=True)


def merge(catalogue: Catalog, template: Catalog) -> None:
    """Bring a catalogue in step with the sources: words already found stay, nothing is guessed."""
    for message in catalogue.obsolete.copy().values():
        if template.get(message.id, message.context):  # a sentence that came back
            catalogue[message.id] = message
            del catalogue.obsolete[catalogue._key_for(message.id, message.context)]
    catalogue.update(template, no_fuzzy_matching=True)


def write(root: Path, language: str, catalogue: Catalog) -> None:
    """In alphabetical order, without line numbers; what is no longer used stays, marked #~."""
    body = BytesIO()
    write_po(body, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False)
    path = po_path(root, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header(language) + body.getvalue().decode().rstrip() + "\n", encoding="utf-8")


def add_upstream_messages(catalogue: Catalog, language: str) -> None:
    """Take in the sentences of Django and allauth, not found under our language code."""
    for folder in UPSTREAM:
        path = folder / UPSTREAM_NAMES[language] / "LC_MESSAGES" / "django.po"
        for message in read_po(BytesIO(path.read_bytes()), locale=language):
            if message.id and message.string and not known(catalogue, message):
                catalogue[message.id] = message


def known(catalogue: Catalog, message: Message) -> bool:
    return catalogue.get(message.id, message.context) is not None


def compile_language(root: Path, language: str) -> Path:
    """Write the binary file that Django reads, beside the text file."""
    catalogue = read(root, language)
    if language in UPSTREAM_NAMES:
        add_upstream_messages(catalogue, language)
    path = po_path(root, language).with_suffix(".mo")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_mo(target, catalogue)
    return path
