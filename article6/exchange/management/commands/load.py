"""`article6 load`: the reference data into the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from article6.core.command import ReadingCommand
from article6.exchange.reference.folder import is_loaded, remember
from article6.exchange.reference.load import load
from article6.exchange.reference.outcome import Loaded
from article6.exchange.reference.tables import TABLES
from article6.rules.finding import Level


class Command(ReadingCommand):
    help = "Load data/*.csv: one file whole or not at all; what people edited is kept."
    example = "article6 load --data ./data"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--data", type=Path, default=settings.DATA_DIR, help="folder of CSV files"
        )
        parser.add_argument("--quiet", action="store_true", help="print problems only")
        parser.add_argument(
            "--if-changed", action="store_true", help="do nothing when the files are as last loaded"
        )
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["data"].is_dir():
            raise CommandError(f"There is no folder {options['data']}; name one with --data.")
        if options["if_changed"] and is_loaded(options["data"]):
            return
        outcomes = load(TABLES, options["data"])
        if options["json"]:
            self.write_json([_plain(outcome) for outcome in outcomes])
        else:
            self._print(outcomes, quiet=options["quiet"])
        failed = sorted({outcome.table.file for outcome in outcomes if outcome.failed})
        if failed:
            raise CommandError(
                f"{len(failed)} file(s) not loaded: {', '.join(failed)}. "
                "Correct the rows named above and load again; nothing was half-written."
            )
        remember(options["data"])

    def _print(self, outcomes: list[Loaded], *, quiet: bool) -> None:
        for outcome in outcomes:
            counts = ", ".join(f"{count} {what}" for what, count in outcome.counts.items())
            if not quiet:
                self.stdout.write(f"{outcome.table.name}: {counts or 'nothing'}")
            for finding in outcome.findings:
                stream = self.stderr if finding.level == Level.ERROR else self.stdout
                stream.write(f"  {finding.level}: {finding}")


def _plain(outcome: Loaded) -> dict[str, Any]:
    return {
        "table": outcome.table.name,
        "file": outcome.table.file,
        "counts": dict(outcome.counts),
        "findings": [
            {
                "level": finding.level,
                "row": finding.row,
                "column": finding.field,
                "text": finding.text,
            }
            for finding in outcome.findings
        ],
    }
