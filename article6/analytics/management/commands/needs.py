"""`article6 needs`: the needs on record."""

from decimal import Decimal
from typing import Any

from django.core.management.base import CommandParser

from article6.analytics.management.commands.state import state_named
from article6.analytics.overview import overview
from article6.cooperation.models import Need
from article6.core import clock
from article6.core.access import PUBLIC
from article6.core.command import ReadingCommand


class Command(ReadingCommand):
    help = "List the needs that States stated, newest first."
    example = "article6 needs --state TCD --open --json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--state", default="", help="ISO 3166 code or name")
        parser.add_argument(
            "--open", action="store_true", help="leave out needs whose obligation is fulfilled"
        )
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        needs = Need.objects.published(PUBLIC).order_by("-stated_on", "slug")
        if options["state"]:
            needs = needs.filter(state=state_named(options["state"]))
        found = list(needs)
        if options["open"]:
            settled = _fulfilled()
            found = [need for need in found if (need.state_id, need.article) not in settled]
        if options["json"]:
            self.write_json([_plain(need) for need in found])
        else:
            self._print(found)

    def _print(self, found: list[Need]) -> None:
        rows = [
            [need.stated_on, need.state_id, need.area, need.kind or "?", _amount(need), need.title]
            for need in found
        ]
        if rows:
            self.write_table(["stated", "State", "area", "kind", "amount", "title"], rows)
        self.stdout.write(f"{len(found)} needs; amounts of one State may overlap.")


def _fulfilled() -> set[tuple[str, int]]:
    """State and article of every obligation recorded as fulfilled today."""
    rows = overview(clock.today())
    return {
        (row.state.iso3, one.article)
        for row in rows
        for one in row.obligations.values()
        if one.status == "fulfilled"
    }


def _amount(need: Need) -> str:
    return f"{need.currency} {need.amount:,.0f}" if need.amount is not None else "not named"


def _number(amount: Decimal | None) -> int | float | None:
    """A JSON number; whole amounts without a decimal point."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _plain(need: Need) -> dict[str, Any]:
    return {
        "slug": need.slug,
        "iso3": need.state_id,
        "article": need.article,
        "kinds": [need.kind] if need.kind else [],
        "title": need.title,
        "amount": _number(need.amount),
        "currency": need.currency or None,
        "filed_on": need.stated_on or None,
        "status": need.status,
        "source": need.source,
    }
