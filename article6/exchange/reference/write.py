"""Rows of a file into their table; what a person did on the site stays as they left it."""

from collections import Counter
from typing import Any

from django.db.models import Model

from article6.core.models import Searchable
from article6.exchange.models import LoadedRow
from article6.exchange.reference.digest import digest, digest_of
from article6.exchange.reference.history import record_change
from article6.exchange.reference.outcome import Loaded
from article6.exchange.reference.read import Row


def write(outcome: Loaded, rows: list[Row]) -> None:
    """Create what is new and change what differs; what left the file is left to `forget`."""
    outcome.keys = frozenset(row.key for row in rows)
    _Writer(outcome).write(rows)


class _Writer:
    """The table as it stands: its marks by key, its objects by primary key and unique values."""

    def __init__(self, outcome: Loaded) -> None:
        self.outcome = outcome
        self.table = outcome.table
        marks = LoadedRow.objects.filter(table=self.table.name)
        items = self.table.model._default_manager.all()
        self.marks = {mark.key: mark for mark in marks}
        self.left = {mark.object_id: mark for mark in marks if mark.key not in outcome.keys}
        self.items = {str(item.pk): item for item in items}
        self.placed = {
            (place, *(getattr(item, name) for name in place)): item
            for place in self.table.places
            for item in items
        }
        self.fresh: list[tuple[Row, Model]] = []

    def write(self, rows: list[Row]) -> None:
        for row in rows:
            self._write_one(row)
        self.table.model._default_manager.bulk_create([item for _row, item in self.fresh])
        LoadedRow.objects.bulk_create(self._mark(row, item) for row, item in self.fresh)
        self.outcome.counts += Counter(created=len(self.fresh))

    def _write_one(self, row: Row) -> None:
        mark = self.marks.get(row.key)
        item = self.items.get(mark.object_id) if mark else self._in_its_place(row)
        if mark and item:
            self._update(row, mark, item)
        elif mark:
            self.outcome.keep(row.number, f"{row.key} was deleted on the site and stays deleted")
        elif item:
            self._meet(row, item)
        else:
            self.fresh.append((row, self._filled(self.table.model(), row.values)))

    def _update(self, row: Row, mark: LoadedRow, item: Model) -> None:
        stored, wanted = digest_of(item, row.values), digest(row.values)
        if stored not in (mark.digest, wanted):
            self.outcome.keep(row.number, f"{row.key} was edited on the site and is kept")
            return
        if stored != wanted:
            before = {name: getattr(item, name) for name in row.values}
            self._filled(item, row.values).save()
            record_change(item, before, row.values)
        if (mark.key, mark.digest) != (row.key, wanted):
            mark.key, mark.digest = row.key, wanted
            mark.save(update_fields=["key", "digest"])
        self.outcome.counts["unchanged" if stored == wanted else "changed"] += 1

    def _in_its_place(self, row: Row) -> Model | None:
        """The stored row that leaves no room for this one."""
        claims = ((place, *(row.values[name] for name in place)) for place in self.table.places)
        return next((self.placed[claim] for claim in claims if claim in self.placed), None)

    def _meet(self, row: Row, item: Model) -> None:
        """Settle a new row whose object is there: to extend, under an old key, or a person's."""
        renamed = self.left.get(str(item.pk))
        if self.table.extends:
            self._filled(item, row.values).save()
            self._mark(row, item).save()
            self.outcome.counts["created"] += 1
        elif renamed:
            self._update(row, renamed, item)
        else:
            self.outcome.keep(row.number, f"{row.key} was entered on the site before and is kept")

    def _mark(self, row: Row, item: Model) -> LoadedRow:
        return LoadedRow(
            table=self.table.name,
            key=row.key,
            object_id=str(item.pk),
            digest=digest(row.values),
        )

    def _filled(self, item: Model, values: dict[str, Any]) -> Model:
        for attribute, value in values.items():
            setattr(item, attribute, value)
        if isinstance(item, Searchable):
            item.index()
        return item
