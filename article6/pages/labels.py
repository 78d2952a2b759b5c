"""What falls due, in the words of the list of deadlines."""

from typing import Any

from django.utils.translation import gettext as _

from article6.analytics.datasets_due import DUE_LABELS
from article6.analytics.due import Due
from article6.analytics.labels import KINDS, Chip, within
from article6.obligations.models import STATUS_LABELS


def due_line(due: Due) -> dict[str, Any]:
    """A row of the list of deadlines; `chip` is None for what lies ahead."""
    return {
        "state": due.state,
        "item": due.item,
        "what": DUE_LABELS[due.item.kind],
        "article": _("Art. %(number)s") % {"number": due.item.article},
        "is_extendable": due.item.status is not None,
        "chip": _chip(due) if due.item.passed else None,
    }


def _chip(due: Due) -> Chip:
    """What is on record of something that has passed and is still open."""
    status = due.item.status
    if status is None:
        return Chip("urgent", _("not received when last looked at"))
    return Chip(KINDS.get(status, "none"), within(str(STATUS_LABELS[status])))
