"""What falls due, in the words of the list of deadlines."""

from typing import Any

from django.utils.translation import gettext as _

from article6.analytics.datasets_due import DUE_LABELS
from article6.analytics.due import Due
from article6.analytics.labels import Chip

EXTENDABLE = (3, 4)  # CCM Art. 3(3), 4(5)


def due_line(due: Due) -> dict[str, Any]:
    """A row of the list of deadlines."""
    pending = due.item.passed and due.item.article in EXTENDABLE
    late = due.item.passed and not pending
    return {
        "state": due.state,
        "item": due.item,
        "what": DUE_LABELS[due.item.kind],
        "is_extendable": due.item.article in EXTENDABLE,
        "chip": (
            Chip("pending", _("passed, decision not on record"))
            if pending
            else Chip("urgent", _("not received when last looked at"))
            if late
            else None
        ),
    }
