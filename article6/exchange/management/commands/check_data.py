"""`article6 check`: what contradicts the law or itself in the stored data, and what is missing."""

import textwrap
from collections import Counter
from itertools import groupby
from typing import Any

from django.core.management.base import CommandError, CommandParser

from article6.core.command import ReadingCommand, in_english
from article6.core.dates import day_text
from article6.exchange.quality.report import findings
from article6.rules.finding import Finding, Level

WIDTH = 100
TITLES = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.NOTE: "Notes"}


class Command(ReadingCommand):
    help = "Report on the quality of the stored data; fail only where they cannot be true."
    example = "article6 check --json"

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Django has a `check` of its own, so this file bears another name."""
        return super().create_parser(prog_name, "check", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_day(parser)
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with in_english():
            found = findings(options["on"])
            if options["json"]:
                self.write_json([_plain(finding) for finding in found])
            else:
                self.stdout.write(f"Data quality on {day_text(options['on'])}")
                self._print(found)
        errors = Counter(finding.level for finding in found)[Level.ERROR]
        if errors:
            raise CommandError(
                f"{errors} error(s): these cannot be true; correct them and load again."
            )

    def _print(self, found: list[Finding]) -> None:
        """By level, then by file; the counts close the page."""
        for level, same_level in groupby(found, key=lambda finding: finding.level):
            self.stdout.write(f"\n{TITLES[level].upper()}")
            for file, same_file in groupby(same_level, key=lambda finding: finding.file):
                self.stdout.write(f"  {file}")
                for finding in same_file:
                    self.stdout.write(_bullet(finding))
        count = Counter(finding.level for finding in found)
        parts = [f"{count[level]} {title.lower()}" for level, title in TITLES.items()]
        self.stdout.write(f"\n{', '.join(parts)}.")


def _bullet(finding: Finding) -> str:
    """One finding over as many lines as it takes: its column, the sentence, the rule."""
    field = f"{finding.field}: " if finding.field else ""
    source = f" ({finding.source})" if finding.source else ""
    return textwrap.fill(
        f"{field}{finding.text}{source}",
        WIDTH,
        initial_indent="    - ",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level,
        "file": finding.file,
        "row": finding.row,
        "column": finding.field,
        "text": finding.text,
        "source": finding.source,
    }
