"""`article6 deadlines`: what falls due, for whom, and the last day to ask for more time."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from article6.analytics.due import Due, due
from article6.core import clock
from article6.core.command import ReadingCommand, day_argument
from article6.rules.due import DueKind

MANY = 12  # from so many annual reports on one day on, the table shows one line for all


class Command(ReadingCommand):
    help = "List what falls due up to a day, and what has passed and is still open."
    example = "article6 deadlines --until 2027-12-31 --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--until",
            type=day_argument,
            default=date(clock.today().year + 1, 12, 31),
            metavar="YYYY-MM-DD",
            help="last day of the list; default: the end of next year",
        )
        self.add_day(parser)
        parser.add_argument("--all", action="store_true", help="name every annual report")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        on, until = options["on"], options["until"]
        if until < on:
            raise CommandError(f"--until {until} lies before --on {on}; give a later day.")
        found = due(on, until)
        if options["json"]:
            self.write_json([_plain(one) for one in found])
            return
        self._block(f"Passed by {on}, still open", [d for d in found if d.item.passed], True)
        self._block(
            f"Ahead, up to {until}", [d for d in found if not d.item.passed], options["all"]
        )

    def _block(self, title: str, found: list[Due], name_all: bool) -> None:
        self.stdout.write(f"\n{title}: {len(found)}")
        rows, folded = _folded(found, name_all)
        if rows:
            self.write_table(["due", "State", "what", "granted by", "request by", ""], rows)
        for day, count in folded.items():
            self.stdout.write(f"{day}  {count} States Parties  annual_report (--all names them)")


def _folded(found: list[Due], name_all: bool) -> tuple[list[list[str]], dict[date, int]]:
    """Rows to print, and how many annual reports were folded into one line a day."""
    annual = Counter(one.item.due_on for one in found if one.item.kind == DueKind.ANNUAL_REPORT)
    many = {} if name_all else {day: count for day, count in annual.items() if count >= MANY}
    shown = [
        one
        for one in found
        if not (one.item.kind == DueKind.ANNUAL_REPORT and one.item.due_on in many)
    ]
    return [_row(one) for one in shown], many


def _row(one: Due) -> list[str]:
    item = one.item
    return [
        str(item.due_on),
        f"{item.iso3} {one.state.name_en}"[:34],
        item.kind,
        item.granted_by or "computed",
        _request(one),
        "uncertain" if item.uncertain else "",
    ]


def _request(one: Due) -> str:
    if one.item.kind not in (DueKind.CLEARANCE, DueKind.STOCKPILE):
        return ""
    request = one.item.request
    if request is None:
        return "no meeting on record"
    return f"{request.due_on} ({request.meeting}){' ?' if request.uncertain else ''}"


def _plain(one: Due) -> dict[str, Any]:
    item = one.item
    return {
        "iso3": item.iso3,
        "article": item.article,
        "kind": item.kind,
        "due_on": item.due_on,
        "granted_by": item.granted_by or None,
        "request_due_on": item.request.due_on if item.request else None,
        "uncertain": item.uncertain,
        "source": item.source,
    }
