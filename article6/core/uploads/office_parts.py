"""What is listened for in the parts of an office file."""

import re
from collections.abc import Mapping

from article6.core.uploads.markup import Listener
from article6.core.uploads.refusals import refusal

# Where a link that a person clicks may lead, if it leads out of the file's own folder.
LINK = re.compile(r"\s*(?:https?://|mailto:|tel:)", re.IGNORECASE)
OUT = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|(?:\.\./){2})")
# Last words of types of relationships whose target runs or is another file.
ACTIVE_TYPES = frozenset(
    {"oleobject", "package", "control", "vbaproject", "afchunk", "subdocument"}
    | {"xlmacrosheet", "xlintlmacrosheet", "attachedtoolbars"}
)
ACTIVE_ELEMENTS = frozenset(
    {"oleobject", "olelink", "ddelink", "control", "altchunk"} | {"dbpr", "webpr"}
)
# Fields of Word that start a program or fetch a file when they are renewed.
ACTIVE_FIELD = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b", re.IGNORECASE)
ACTIVE_ODF = frozenset({"event-listener", "object-ole", "plugin", "applet"})
LONGEST_FIELD = 2000
QUOTED = re.compile(r'"[^"]*(?:"|$)')
MAIN = "main+xml"


def leads_astray(target: str) -> bool:
    """Whether a link for clicking leads to a drive, a program or anything but a page or a mail."""
    return bool(OUT.match(target)) and not LINK.match(target)


def local(name: str) -> str:
    return name.rpartition("}")[2]


class ContentTypes(Listener):
    """[Content_Types].xml: `kind` is the type of the main part."""

    kind = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        said = attributes.get("ContentType", "")
        if "macroenabled" in said.lower() or "vbaproject" in said.lower():
            raise refusal("active")
        if said.endswith(MAIN) and local(name) == "Override":
            self.kind += said


class Relationships(Listener):
    """A .rels part: what a part draws on."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        if kind in ACTIVE_TYPES:
            raise refusal("active")
        if attributes.get("TargetMode", "").lower() != "external":
            return
        if kind != "hyperlink" or leads_astray(attributes.get("Target", "")):
            raise refusal("linked")


class OoxmlPart(Listener):
    """Any other part of a Word or Excel file."""

    def __init__(self) -> None:
        self.is_field = False
        self.field = ""  # put together: it may be cut into pieces

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = local(name)
        if element.lower() in ACTIVE_ELEMENTS:
            raise refusal("active")
        self.is_field = element == "instrText"
        if element == "fldChar":  # where a field begins, turns to its result, or ends
            self._check(self.field)
            self.field = ""
        if element == "fldSimple":
            self._check("".join(value for key, value in attributes.items() if "instr" in key))

    def text(self, words: str) -> None:
        if self.is_field and len(self.field) < LONGEST_FIELD:
            self.field += words

    def _check(self, field: str) -> None:
        if ACTIVE_FIELD.search(QUOTED.sub("", field)):
            raise refusal("active")


class OdfPart(Listener):
    """Any part of a LibreOffice file."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        element = local(name)
        if element == "encryption-data":
            raise refusal("locked")
        if element in ACTIVE_ODF or element.startswith("dde"):
            raise refusal("active")
        for key, value in attributes.items():
            if local(key) == "href":
                self._check(element, value)

    def _check(self, element: str, href: str) -> None:
        if leads_astray(href) if element == "a" else OUT.match(href):
            raise refusal("linked")
