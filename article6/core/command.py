"""What the commands of `article6` share: an example in the help, --json, days in ISO form."""

import argparse
import json
import re
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from article6.core import clock

# What a terminal would obey rather than show, were it in a text that somebody entered.
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HIDDEN = (
    "--skip-checks",
    "--version",
    "--verbosity",
    "--settings",
    "--pythonpath",
    "--traceback",
    "--no-color",
)


def day_argument(text: str) -> date:
    """YYYY-MM-DD, else one sentence that says so."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not a day; write it like 2026-11-23"
        ) from error


class ReadingCommand(BaseCommand):
    """A command that reads: `rows()` or its own `handle`; texts are English unless --lang."""

    example = ""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(
            "article6",
            subcommand,
            epilog=f"example: {self.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **kwargs,
        )
        for action in parser._actions:
            if set(action.option_strings) & set(HIDDEN) or "--force-color" in action.option_strings:
                action.help = argparse.SUPPRESS
        return parser

    def add_json(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def add_day(
        self, parser: CommandParser, name: str = "--on", why: str = "as of this day"
    ) -> None:
        parser.add_argument(
            name, type=day_argument, default=clock.today(), metavar="YYYY-MM-DD", help=why
        )

    def write_json(self, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
        self.stdout.write(CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def write_table(self, header: list[str], rows: list[list[str]]) -> None:
        """Columns padded to their widest cell; the last one runs free."""
        widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
        for row in [header, *rows]:
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            cells = [CONTROL.sub(" ", cell) for cell in cells]
            self.stdout.write("  ".join(cells).rstrip())


def in_english() -> Any:
    """Console texts are English: operators search for them word by word."""
    return translation.override("en")


__all__ = ["CommandError", "ReadingCommand", "day_argument", "in_english"]
