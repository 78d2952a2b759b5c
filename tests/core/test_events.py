"""History is only ever added to: the database itself refuses anything else."""

import pytest
from django.db import DatabaseError, connection, transaction

from article6.core.access import Door, Reader
from article6.core.events import changed, note
from article6.core.models import Event

pytestmark = pytest.mark.django_db


def event() -> Event:
    return note("tested", "tests.thing", "1", Reader(door=Door.COMMAND), changes={"a": (1, 2)})


@pytest.mark.parametrize("deed", ["update", "delete", "save", "truncate"])
def test_a_line_is_neither_changed_nor_deleted(deed: str) -> None:
    line = event()
    line.verb = "forged"
    deeds = {
        "update": lambda: Event.objects.filter(pk=line.pk).update(verb="forged"),
        "delete": lambda: Event.objects.filter(pk=line.pk).delete(),
        "save": line.save,
        "truncate": lambda: connection.cursor().execute(
            "DELETE FROM core_event" if connection.vendor == "sqlite" else "TRUNCATE core_event"
        ),
    }
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        deeds[deed]()
    assert Event.objects.get(pk=line.pk).verb == "tested"


def test_only_what_differs_is_told() -> None:
    assert changed({"a": 1, "b": 2}, {"a": 1, "b": 3}) == {"b": (2, 3)}


def test_a_line_holds_both_values_as_text() -> None:
    assert event().changes == {"a": [1, 2]}
