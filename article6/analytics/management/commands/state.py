"""`article6 state LAO`: standing, dates and obligations of one State."""

from difflib import get_close_matches
from typing import Any

from django.core.management.base import CommandError, CommandParser

from article6.analytics.overview import StateOn, state_on
from article6.core.command import ReadingCommand
from article6.core.folding import fold
from article6.directory.models import State


class Command(ReadingCommand):
    help = "Show the standing, the dates and the obligations of one State."
    example = "article6 state LAO --on 2021-11-01 --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("state", help="ISO 3166 code or name, in any of the six languages")
        self.add_day(parser)
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        row = state_on(state_named(options["state"]), options["on"])
        if options["json"]:
            self.write_json(_plain(row))
        else:
            self._print(row, str(options["on"]))

    def _print(self, row: StateOn, on: str) -> None:
        state = row.state
        self.stdout.write(f"{state.name_en} ({state.iso3}) on {on}: {row.standing}")
        self.stdout.write(
            f"signed {state.signed_on or '-'}, consent {state.consented_on or '-'}, "
            f"in force {state.in_force_on or '-'}"
            + (f", withdrawn {state.withdrawn_on}" if state.withdrawn_on else "")
        )
        rows = [
            [
                f"Art. {one.article}",
                one.status,
                str(one.record.first_deadline or "-"),
                str(one.due_on or "-"),
                (one.deadline.meeting if one.deadline else "") or "-",
                "uncertain" if one.uncertain else "",
            ]
            for one in row.obligations.values()
        ]
        if rows:
            self.write_table(["article", "status", "first", "current", "granted by", ""], rows)
        else:
            self.stdout.write("No obligation was looked at.")


def state_named(asked: str) -> State:
    """A State by code or name; one sentence with near names when there is none."""
    wanted = fold(asked)
    names = {fold(name): state for state in State.objects.all() for name in state.names()}
    state = names.get(wanted) if wanted else None
    if state is None:
        near = get_close_matches(wanted, names, n=3)
        hint = ", ".join(sorted({f"{names[name].iso3} ({names[name].name_en})" for name in near}))
        raise CommandError(
            f"“{asked}” is no State on record." + (f" Did you mean {hint}?" if hint else "")
        )
    return state


def _plain(row: StateOn) -> dict[str, Any]:
    return {
        "iso3": row.state.iso3,
        "status": row.standing,
        "consent_on": row.state.consented_on,
        "entry_into_force_on": row.state.in_force_on,
        "obligations": [
            {
                "article": one.article,
                "first_deadline": one.record.first_deadline,
                "current_deadline": one.due_on,
                "status": one.status,
            }
            for one in row.obligations.values()
        ],
    }
