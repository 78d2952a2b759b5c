"""Rows that left their file leave the site too, unless edited there or needed by other rows."""

from collections.abc import Collection

from django.db.models import ForeignObjectRel, Model

from article6.exchange.models import LoadedRow
from article6.exchange.reference.digest import digest_of
from article6.exchange.reference.history import record_removal
from article6.exchange.reference.outcome import Loaded
from article6.exchange.reference.table import Table


def forget(outcome: Loaded, extending: Collection[str]) -> None:
    """Remove what the file no longer has; `extending`: tables that add to this one's objects."""
    table = outcome.table
    marks = LoadedRow.objects.filter(table=table.name).exclude(key__in=outcome.keys)
    left = {mark: _object(table, mark) for mark in marks}
    while going := [mark for mark in left if not _ties(table, mark, left[mark], extending)]:
        for mark in going:  # in rounds: a row may be needed only by another one that goes
            item = left.pop(mark)
            mark.delete()
            if item:
                record_removal(item)
                _remove(table, item)
                outcome.counts["removed"] += 1
    for mark, item in left.items():
        ties = _ties(table, mark, item, extending)
        outcome.keep(None, f"{mark.key} left the file but {ties}: kept")


def _object(table: Table, mark: LoadedRow) -> Model | None:
    return table.model._default_manager.filter(pk=mark.object_id).first()


def _ties(table: Table, mark: LoadedRow, item: Model | None, extending: Collection[str]) -> str:
    """Why the object must stay; '' when it may go."""
    if item is None:
        return ""
    if digest_of(item, table.attributes) != mark.digest:
        return "was edited on the site"
    if table.extends:
        return ""
    extended = LoadedRow.objects.filter(table__in=extending, object_id=mark.object_id).exists()
    return "other rows need it" if extended or _is_needed(item) else ""


def _is_needed(item: Model) -> bool:
    """Whether any row points at the object, whatever its deletion would do to that row."""
    arrows = item._meta.get_fields(include_hidden=True)
    return any(
        arrow.related_model._default_manager.filter(**{arrow.field.name: item}).exists()
        for arrow in arrows
        if isinstance(arrow, ForeignObjectRel)
    )


def _remove(table: Table, item: Model) -> None:
    """Delete the object; one that was only extended loses what the file had added."""
    if not table.extends:
        item.delete()
        return
    for name in table.attributes:
        if not table.fields[name].primary_key:
            setattr(item, name, table.fields[name].get_default())
    item.save()
