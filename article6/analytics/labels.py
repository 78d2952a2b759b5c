"""Chips: how an obligation stands, in a word or two a diplomat would use."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from article6.analytics.overview import ObligationOn, StateOn
from article6.core.dates import day_text
from article6.core.document import Chip as Shape
from article6.obligations.models import STATUS_LABELS
from article6.rules.obligations import ObligationStatus as Status


@dataclass(frozen=True)
class Chip:
    """A word, and the shape that says without colour how things stand."""

    kind: Shape
    text: str
    uncertain: bool = False


KINDS: dict[Status, Shape] = {
    Status.OPEN: "ongoing",
    Status.EXTENDED: "ongoing",
    Status.REOPENED: "ongoing",
    Status.DECISION_PENDING: "pending",
    Status.OVERDUE: "urgent",
    Status.FULFILLED: "good",
    Status.ADOPTED: "good",
    Status.EXISTING_LAW_SUFFICIENT: "good",
    Status.IN_PROGRESS: "ongoing",
    Status.UNKNOWN: "pending",
}


def subject(article: int) -> str:
    """What an article asks for, in a word or two."""
    return {
        3: pgettext("obligation", "Stockpiles"),
        4: pgettext("obligation", "Clearance"),
        5: pgettext("obligation", "Victim assistance"),
        9: pgettext("obligation", "National law"),
    }[article]


def status_chip(one: ObligationOn) -> Chip:
    """How one obligation stands, without its name."""
    return Chip(KINDS.get(one.status, "none"), str(STATUS_LABELS[one.status]), one.uncertain)


def chip(one: ObligationOn) -> Chip:
    """How one obligation stands, with its name and the date that matters."""
    return Chip(
        KINDS.get(one.status, "none"),
        _("%(subject)s: %(status)s") % {"subject": subject(one.article), "status": _status(one)},
        one.uncertain,
    )


def within(label: str) -> str:
    """A label that begins a line, as it reads after a colon."""
    return label[:1].lower() + label[1:]


def _status(one: ObligationOn) -> str:
    on = one.deadline.on if one.deadline else None
    if on is None or not one.is_owed:
        return within(str(STATUS_LABELS[one.status]))
    if one.status == Status.DECISION_PENDING:
        return _("%(date)s passed, decision not on record") % {"date": day_text(on)}
    return _("due %(date)s") % {"date": day_text(on)}


def chips(row: StateOn) -> list[Chip]:
    """The obligations still owed, the pressing ones first; nothing for those fulfilled."""
    owed = [one for one in row.obligations.values() if one.is_owed]
    return [chip(one) for one in sorted(owed, key=lambda one: KINDS[one.status] == "ongoing")]
