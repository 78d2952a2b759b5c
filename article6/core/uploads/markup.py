"""XML from outside, read without believing it: no DTD, no entities, no endless depth.

Entities are declared in a DTD, so a file without one can neither unfold itself a billion times
nor fetch another file. Expat tells of a DTD where it begins, before any entity is read, and in
whatever encoding the file is written.
"""

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from article6.core.uploads.refusals import refusal

MAX_DEPTH = 200
MAX_ELEMENTS = 1_000_000


class MalformedError(ValueError):
    """This is no XML; what came before the fault was looked at."""


class Budget:
    """How many elements may still be read; shared by the parts of one file."""

    def __init__(self) -> None:
        self.elements = MAX_ELEMENTS

    def spend(self) -> None:
        self.elements -= 1
        if self.elements < 0:
            raise refusal("too_much_inside")


class Listener:
    """Hears what is in a file, in order; an element's name is "namespace}name"."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""

    def text(self, words: str) -> None:
        """A piece of text."""


def scan(
    chunks: Iterable[bytes], listener: Listener | None = None, budget: Budget | None = None
) -> None:
    """Read to the end; ValidationError for what could harm, MalformedError for what is no XML."""
    parser = expat.ParserCreate(namespace_separator="}")
    watch = _Watch(listener or Listener(), budget or Budget())
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_dtd
    parser.StartElementHandler, parser.EndElementHandler = watch.start, watch.end
    parser.buffer_text = True
    if listener:
        parser.CharacterDataHandler = listener.text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # LookupError: unknown encoding
        raise MalformedError(str(error)) from error


def _refuse_dtd(*_declared: object) -> None:
    raise refusal("entities")


class _Watch:
    """Counts elements and how deep they stand."""

    def __init__(self, listener: Listener, budget: Budget) -> None:
        self.listener, self.budget = listener, budget
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise refusal("too_deep")
        self.budget.spend()
        self.listener.start(name, attributes)

    def end(self, _name: str) -> None:
        self.depth -= 1
