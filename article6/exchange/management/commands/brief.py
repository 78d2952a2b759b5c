"""`article6 brief LAO`: a State's brief for the screen, the browser, Word or print."""

from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import translation

from article6.analytics.management.commands.state import state_named
from article6.core.command import ReadingCommand
from article6.core.document import Block, Document, Table
from article6.exchange.brief import two_pages
from article6.exchange.documents import WRITERS, terminal

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TO_SCREEN = ("terminal", "html")  # text: printed unless a file is named
WIDEST = 100  # a longer line is hard to read, however wide the window


class Command(ReadingCommand):
    help = "Write a State's brief: two pages that a delegate can carry into a meeting."
    example = "article6 brief LAO --on 2026-11-23 --lang fr --to docx --out lao.docx"
    requires_system_checks = ()  # they read the whole site, which a brief does not need

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("state", help="ISO 3166 code or name, in any of the six languages")
        self.add_day(parser)
        parser.add_argument("--lang", default="en", metavar="CODE", help=", ".join(LANGUAGES))
        parser.add_argument(
            "--to",
            metavar="FORMAT",
            help=f"{', '.join(WRITERS)}; default: as the name of --out ends, else terminal",
        )
        parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path | None = options["out"]
        language = one_of(options["lang"], LANGUAGES, "language")
        kind = one_of(options["to"] or _kind_of(out), WRITERS, "format")
        state = state_named(options["state"])
        with translation.override(language):
            document = two_pages(state, options["on"], kind)
        if options["json"]:
            self.write_json(_plain(document))
        elif out is None and kind in TO_SCREEN:
            self._print(document, kind, colour=not options["no_color"])
        else:
            extension = WRITERS[kind].extension
            self._save(document, kind, out or Path(f"brief-{state.iso3}-{language}.{extension}"))

    def _print(self, document: Document, kind: str, *, colour: bool) -> None:
        if kind == "terminal":
            is_screen = self.stdout.isatty()
            width = min(get_terminal_size().columns, WIDEST) if is_screen else 80
            self.stdout.write(terminal.write(document, width, colour and is_screen), ending="")
        else:
            self.stdout.write(str(WRITERS[kind].write(document)), ending="")

    def _save(self, document: Document, kind: str, path: Path) -> None:
        written = WRITERS[kind].write(document)
        content = written.encode() if isinstance(written, str) else written
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Written to {path}.")


def one_of(asked: str, known: Collection[str], what: str) -> str:
    """The word asked for, or one sentence with those there are."""
    if asked not in known:
        raise CommandError(f"“{asked}” is no {what} of a brief; choose from {', '.join(known)}.")
    return asked


def _kind_of(out: Path | None) -> str:
    """The format that the end of a file name asks for."""
    endings = {f".{writer.extension}": kind for kind, writer in WRITERS.items()}
    return endings.get(out.suffix.lower(), "terminal") if out else "terminal"


def _plain(document: Document) -> dict[str, Any]:
    """The document as JSON values; every block says its kind."""
    return asdict(document) | {"blocks": [_plain_block(block) for block in document.blocks]}


def _plain_block(block: Block) -> dict[str, Any]:
    plain = {"kind": type(block).__name__.lower(), **asdict(block)}
    return plain | {"numeric": sorted(block.numeric)} if isinstance(block, Table) else plain
