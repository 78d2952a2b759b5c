"""The history of a record, for the people of its owner: who, what, when, and by which door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from article6.accounts.models import User
from article6.accounts.record_labels import DOORS, FIELDS, VERBS
from article6.core.access import Action, Door, Reader, can, reader_of
from article6.core.doors import signed_in
from article6.core.models import Event
from article6.directory.models import Organisation
from article6.directory.owned import Audience, Owned

UUID_LENGTH = 36  # a key of an account; others are numbers of signed links


@dataclass(frozen=True)
class Line:
    """One event as people read it; `on_behalf` names who acted for the owner, if another."""

    at: datetime
    person: str
    verb: Any
    door: Any
    on_behalf: str
    changes: list[tuple[str, str, str]]


@signed_in
@require_safe
def history(request: HttpRequest, noun: str, key: str) -> HttpResponse:
    """Everything that happened to one record."""
    record = owned_record(noun, key, reader_of(request))
    context = {
        "record": record,
        "lines": lines_of(record, reader_of(request)),
        "noun": noun,
        "key": key,
    }
    return render(request, "accounts/history.html", context)


def owned_record(noun: str, key: str, reader: Reader) -> Owned:
    """The record, for those who may read its history: 404 where it is not seen, else 403."""
    try:
        model = apps.get_model(noun)
    except (LookupError, ValueError) as error:
        raise Http404(noun) from error
    if not issubclass(model, Owned):
        raise Http404(noun)
    try:
        found = model._default_manager.filter(pk=key).first()
    except ValueError as error:  # a name where the key is a number
        raise Http404(key) from error
    if found is None or not found.is_visible_to(reader):
        raise Http404(key)
    if not can(reader, Action.READ_HISTORY, found):
        raise PermissionDenied
    return found


def lines_of(record: Owned, reader: Reader) -> list[Line]:
    """Newest first; three queries however many lines. Names of people are for those who may see
    the members of the owner."""
    events = list(
        Event.objects.filter(noun=record._meta.label_lower, key=str(record.pk)).order_by("-pk")
    )
    named = reader.reach(Action.SEE_MEMBERS).covers(record.owner_id)
    people = _people(events) if named else {}
    bodies = Organisation.objects.in_bulk({event.on_behalf for event in events if event.on_behalf})
    return [_line(event, record, people, bodies) for event in events]


def _people(events: Iterable[Event]) -> dict[str, str]:
    keys = {event.person for event in events if len(event.person) == UUID_LENGTH}
    return {str(user.key): user.name for user in User.objects.filter(key__in=keys)}


def _line(
    event: Event, record: Model, people: Mapping[str, str], bodies: Mapping[str, Any]
) -> Line:
    who = people.get(event.person) or (_("somebody who is not named") if event.person else "")
    return Line(
        at=event.at,
        person="" if event.door == Door.LINK else who,
        verb=VERBS.get(event.verb, event.verb),
        door=DOORS.get(Door(event.door), event.door),
        on_behalf=str(bodies.get(event.on_behalf, event.on_behalf)),
        changes=[
            (str(FIELDS.get(name, name)), _said(record, name, old), _said(record, name, new))
            for name, (old, new) in event.changes.items()
        ],
    )


def _said(record: Model, name: str, value: Any) -> str:
    """A value as the reader knows it; '' for none."""
    if isinstance(value, dict):
        parts = (f"{FIELDS.get(key, key)}: {_audience(who)}" for key, who in value.items())
        return ", ".join(parts)
    if isinstance(value, list):
        return ", ".join(" ".join(filter(None, one)) for one in value)
    if value is None or name == "audience":
        return _audience(value) if value else ""
    field = {one.name: one for one in record._meta.concrete_fields}.get(name)
    choices: dict[Any, Any] = dict(getattr(field, "flatchoices", ()))
    return str(choices.get(value, value))


def _audience(value: str) -> str:
    return str(dict(Audience.choices).get(value, value))
