"""`article6 retain`: erase what was kept long enough."""

from typing import Any

from django.core.management.base import CommandParser

from article6.accounts.retention import periods
from article6.core.command import ReadingCommand, in_english


class Command(ReadingCommand):
    help = (
        "Erase what is about people and was kept long enough; the periods are the RETAIN_… "
        "settings. For a timer, once a day. Erasures of records are written into the history."
    )
    example = "article6 retain --dry-run"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be erased, and erase nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with in_english():
            for period in periods():
                if options["dry_run"]:
                    self.stdout.write(f"{period.what}: {period.due().count()} would be erased")
                else:
                    self.stdout.write(f"{period.what}: {period.carry_out()} erased")
