"""How a reference file is described: which column fills which field, and what must hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Field, Model, UniqueConstraint

Record = dict[str, str]  # one CSV row, by column
Fault = tuple[str, str]  # column, what was expected


class MismatchError(ValueError):
    """Cells of one row that do not go together, under the column to look at."""

    def __init__(self, column: str, said: str) -> None:
        super().__init__(said)
        self.column = column


class Refs:
    """Rows already in the database, by the text that names them in a file; one query each."""

    def __init__(self) -> None:
        self._known: dict[tuple[type[Model], str], dict[str, Any]] = {}

    def find(self, model: type[Model], by: str, text: str) -> Any:
        """Primary key of the row so named, or None. `by` may join fields with '/'."""
        known = self._known.get((model, by))
        if known is None:
            fields = by.split("/")
            rows = model._default_manager.values_list("pk", *fields)
            known = {"/".join(map(str, names)): pk for pk, *names in rows}
            self._known[model, by] = known
        return known.get(text)


Parser = Callable[[str, Refs], Any]


def shown(text: str) -> str:
    """A cell in a sentence: in quotation marks, and cut where it is long."""
    return f"“{text}”" if len(text) <= 60 else f"“{text[:60]}…”"


@dataclass(frozen=True)
class Ref:
    """A cell that names a row of another table; empty gives None."""

    model: type[Model]
    by: str = "pk"

    def __call__(self, text: str, refs: Refs) -> Any:
        if not text:
            return None
        found = refs.find(self.model, self.by, text)
        if found is None:
            raise ValueError(f"{shown(text)} is no {self.model._meta.verbose_name} on record")
        return found


@dataclass(frozen=True)
class SameTable:
    """A cell that names another row of the same file by its primary key; empty gives None."""

    def __call__(self, text: str, _refs: Refs) -> str | None:
        return text or None


@dataclass(frozen=True)
class Cell:
    """One column of a file and the model attribute it fills."""

    column: str
    attribute: str
    parse: Parser


def one_record(record: Record) -> list[Record]:
    return [record]


def no_faults(_values: dict[str, Any]) -> Iterable[Fault]:
    return ()


ROW_NUMBER = "#"  # every record carries its line in the file under this name


@dataclass(frozen=True)
class Table:
    """A file, or a part of one, as rows of a model.

    `key`: columns that name a row for ever. `unread`: columns known but not kept here.
    `split` turns one CSV row into the records meant (none, one or several); `made_by_split`:
    columns that it adds, each with the column of the file to name in a finding. `faults` names
    what contradicts itself across columns. `extends`: the rows exist; only these attributes are
    set.
    """

    name: str
    file: str
    model: type[Model]
    key: tuple[str, ...]
    cells: tuple[Cell, ...]
    unread: frozenset[str] = frozenset()
    split: Callable[[Record], list[Record]] = one_record
    made_by_split: Mapping[str, str] = field(default_factory=dict)
    faults: Callable[[dict[str, Any]], Iterable[Fault]] = no_faults
    extends: bool = False
    refers_to: frozenset[type[Model]] = field(init=False)

    def __post_init__(self) -> None:
        models = {cell.parse.model for cell in self.cells if isinstance(cell.parse, Ref)}
        own = set() if self.extends else {self.model}
        object.__setattr__(self, "refers_to", frozenset(models - own))

    @property
    def columns(self) -> frozenset[str]:
        """Every column the file must have, and no other."""
        read = {cell.column for cell in self.cells} | set(self.key)
        return frozenset(read - self.made_by_split.keys() - {ROW_NUMBER}) | self.unread

    @cached_property
    def fields(self) -> "dict[str, Field[Any, Any]]":
        """Every column of the database table, by attribute."""
        return {one.attname: one for one in self.model._meta.concrete_fields}

    @property
    def attributes(self) -> dict[str, str]:
        """The model attributes that the file fills, each with its column as the file names it."""
        return {
            cell.attribute: self.made_by_split.get(cell.column, cell.column) for cell in self.cells
        }

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Attributes, alone or together, whose values only one row of the database may have."""
        attribute = {one.name: one.attname for one in self.fields.values()}
        alone = [(name,) for name, one in self.fields.items() if one.unique]
        together = [
            tuple(attribute[name] for name in one.fields)
            for one in self.model._meta.constraints
            if isinstance(one, UniqueConstraint) and one.condition is None
        ]
        return [names for names in alone + together if self.attributes.keys() >= set(names)]
