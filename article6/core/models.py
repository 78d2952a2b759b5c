"""What every noun that came from outside carries with it."""

from collections.abc import Collection
from functools import cache
from typing import Any, Generic, Self, TypeVar

from django.db import models
from django.db.models.base import ModelState
from django.utils import timezone
from django.utils.encoding import force_str

from article6.core.dates import PartialDateField
from article6.core.folding import fold


class Revision(models.Model):
    """How often the records have changed: one row, moved on by every write (core/memory.py)."""

    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return str(self.number)


class Event(models.Model):
    """One line of history. It names things by their keys, so that it outlives them, and holds no
    name of a person: `person` is the key of an account, empty for a command. The database itself
    refuses to change or delete a line (migration 0002)."""

    at = models.DateTimeField(default=timezone.now)
    verb = models.CharField(max_length=40)
    noun = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    person = models.CharField(max_length=40, blank=True)
    door = models.CharField(max_length=10)
    owner = models.CharField(max_length=50, blank=True, help_text="Organisation that reads it.")
    on_behalf = models.CharField(
        max_length=50, blank=True, help_text="Organisation that acted for the owner."
    )
    changes = models.JSONField(default=dict, help_text="Field: [before, after].")

    class Meta:
        indexes = [
            models.Index(fields=["noun", "key", "id"], name="history_of_a_record"),
            models.Index(fields=["owner", "id"], name="history_of_an_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.noun} {self.key}"


class Record(models.Model):
    """A row that is read a hundred at a time: quick to make from what the database gives."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override]  # Django 6 adds an argument that 5.2 does not know
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """As Django's own, without its loop over the fields and without the signals of a new
        object, which nothing here listens to. A column that was not asked for stays unset and
        is fetched when wanted, as Django does. Half the time of a row with twenty columns."""
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        return row


class Sourced(Record):
    """A fact from a document: where it was read, when it held, and whether to doubt it."""

    source = models.TextField(blank=True)
    as_of = PartialDateField(help_text="Day the fact is known to have held; empty: not dated.")
    uncertain = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> Any:  # noqa: N802
        """Behind every get_x_display(): Django's own translates all choices at each call."""
        value = getattr(self, field.attname)
        return force_str(_labels(field).get(value, value), strings_only=True)


@cache
def _labels(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    return dict(field.flatchoices)


Row = TypeVar("Row", bound=models.Model)


class SearchableQuerySet(models.QuerySet[Row], Generic[Row]):
    def matching(self, words: str) -> Self:
        """Rows whose names hold every word, whatever its accents or script forms."""
        found = self
        for word in fold(words).split():
            found = found.filter(search_text__contains=word)
        return found


class Searchable(models.Model):
    """Has `names()`, kept folded in `search_text` by whoever writes the row."""

    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    def names(self) -> tuple[str, ...]:
        raise NotImplementedError

    def index(self) -> None:
        """Refresh the folded names; call before saving."""
        self.search_text = fold(" ".join(filter(None, self.names())))
