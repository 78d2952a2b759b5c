"""The history of a record as a file, a line a changed field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from article6.accounts.record_history import Line, lines_of, owned_record
from article6.core.access import reader_of
from article6.core.dataset import Dataset, text
from article6.core.doors import signed_in
from article6.exchange.formats import csv


@dataclass(frozen=True)
class Row:
    """One changed field of one event; an event without changes is one row."""

    at: datetime
    person: str
    verb: Any
    door: Any
    on_behalf: str
    field: str = ""
    before: Any = ""
    after: Any = ""


HISTORY = Dataset(
    slug="history",
    title=_("History"),
    row_is=_("One changed field of one change of a record"),
    rows=lambda _reader: (),
    columns=(
        text("at", _("Moment of the change")),
        text("person", _("Who changed it; empty: a command")),
        text("verb", _("What was done")),
        text("door", _("Which way they came in")),
        text("on_behalf", _("Who acted for the owner; empty: the owner itself")),
        text("field", _("What changed")),
        text("before", _("Value before")),
        text("after", _("Value after")),
    ),
)


@signed_in
@require_safe
def history_download(request: HttpRequest, noun: str, key: str) -> StreamingHttpResponse:
    """For those who may read it; 404 or 403 for others, as on the page."""
    lines = lines_of(owned_record(noun, key, reader_of(request)), reader_of(request))
    response = StreamingHttpResponse(csv.write(HISTORY, _rows(lines)), content_type=csv.MEDIA_TYPE)
    response["Content-Disposition"] = 'attachment; filename="article6-history.csv"'
    return response


def _rows(lines: list[Line]) -> Iterator[Row]:
    for line in lines:
        about = (line.at, line.person, line.verb, line.door, line.on_behalf)
        if not line.changes:
            yield Row(*about)
        for change in line.changes:
            yield Row(*about, *change)
