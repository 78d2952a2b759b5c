"""Two at once, in transactions of their own: nothing lost, nothing made twice."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from article6.cooperation.actions import edit_need, enter_need, publish_need, values_of
from article6.cooperation.models import Need
from article6.core.access import Reader, Role, Seat
from article6.core.models import Event

pytestmark = pytest.mark.usefixtures("committed")
FOCAL = Reader(frozenset({Seat(Role.FOCAL_POINT, "gov-lao")}), True, "one")
VALUES = {
    "title": "Clearance", "area": "clearance", "kind": "", "summary": "", "language": "en",
    "amount": None, "currency": "", "stated_on": "", "source": "",
}  # fmt: skip


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each gave, or the exception it met; all start together."""
    start, found = Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        start.wait()
        try:
            found[place] = work()
        except Exception as error:
            found[place] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [Thread(target=run, args=item) for item in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_a_form_sent_twice_at_once_makes_one_draft() -> None:
    key = uuid4()
    found = at_once(*[lambda: enter_need("LAO", VALUES, key, FOCAL)] * 4)
    assert Need.objects.filter(form_key=key).count() == 1
    assert len({need.pk for need in found}) == 1, found
    assert Event.objects.filter(verb="need_entered").count() == 1


def test_two_fields_changed_at_once_are_both_kept() -> None:
    need = enter_need("LAO", VALUES, uuid4(), FOCAL)
    base = values_of(need)
    at_once(
        lambda: edit_need(need.pk, base, {**base, "title": "A title"}, FOCAL),
        lambda: edit_need(need.pk, base, {**base, "summary": "A text"}, FOCAL),
    )
    need.refresh_from_db()
    assert (need.title, need.summary) == ("A title", "A text")


def test_one_field_changed_at_once_is_one_persons_and_the_other_is_told() -> None:
    need = enter_need("LAO", VALUES, uuid4(), FOCAL)
    base = values_of(need)
    found = at_once(
        lambda: edit_need(need.pk, base, {**base, "title": "One"}, FOCAL),
        lambda: edit_need(need.pk, base, {**base, "title": "Two"}, FOCAL),
    )
    need.refresh_from_db()
    conflicts = [one.merged.conflicts for one in found if one.merged.conflicts]
    assert conflicts == [{"title": need.title}]


def test_published_twice_at_once_is_one_line_of_history() -> None:
    need = enter_need("LAO", VALUES, uuid4(), FOCAL)
    at_once(*[lambda: publish_need(need.pk, "public", {}, (), None, FOCAL)] * 3)
    assert Event.objects.filter(verb="need_published").count() == 1
