"""What people do with needs. Each action checks, records and commits; pages only call it."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from article6.cooperation.models import ARTICLE_OF, Area, Need, NeedStatus
from article6.core import clock
from article6.core.access import Action, Reader, Role, require
from article6.core.events import changed, record
from article6.core.merge import Merged, merge
from article6.directory.disclosure import (
    closed_columns,
    closed_names,
    kept_back,
    restore,
    withhold,
)
from article6.directory.models import NamedReader, Organisation, OrganisationKind
from article6.directory.owned import Audience

# What a person types; the rest follows from it.
FIELDS = (
    "title", "area", "kind", "summary", "language", "amount", "currency", "stated_on", "source",
)  # fmt: skip


class NotADraftError(Exception):
    """The need is not in the state that this action starts from."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed the need after it was shown."""


@dataclass(frozen=True)
class Saved:
    """A need after an edit, and what somebody else changed meanwhile."""

    need: Need
    merged: Merged


def government_of(iso3: str) -> Organisation:
    """Who owns what a State says."""
    return Organisation.objects.get(kind=OrganisationKind.GOVERNMENT, state=iso3)


def acting_for(reader: Reader, owner: str) -> str:
    """The organisation that writes for an owner: itself, or the one whose role reaches there."""
    where = reader.reach(Action.EDIT)
    if owner in where.organisations:
        return owner
    offices = [seat.organisation for seat in reader.seats if seat.role is Role.ISU_OFFICER]
    if not where.anywhere or not offices:
        raise PermissionDenied
    return offices[0]


def enter_need(iso3: str, values: Mapping[str, Any], form_key: UUID, by: Reader) -> Need:
    """A new draft of a State; the same form sent twice, even at once, gives the same draft. Sent
    with other words, for another State or by another person it gives one of its own."""
    try:
        return _enter(iso3, values, form_key, by)
    except IntegrityError:
        return _enter(iso3, values, form_key, by)  # it was stored meanwhile, and is found now


@transaction.atomic
def _enter(iso3: str, values: Mapping[str, Any], form_key: UUID, by: Reader) -> Need:
    owner = government_of(iso3)
    entered_by = acting_for(by, owner.slug)
    known = Need.objects.filter(form_key=form_key).first()
    if known and not _is_as_sent(known, owner, values, by):
        form_key = uuid5(form_key, repr((by.person, iso3, sorted(values.items()))))
        known = Need.objects.filter(form_key=form_key).first()
    if known:
        return known
    need = Need(
        slug=_slug(iso3, values["area"]),
        state_id=iso3,
        owner=owner,
        entered_by_id=entered_by,
        keeper=by.person,
        status=NeedStatus.DRAFT,
        is_draft=True,
        audience=Audience.PRIVATE,
        form_key=form_key,
    )
    put(need, values)
    need.save(force_insert=True)
    nothing = dict.fromkeys(FIELDS)
    record(
        "need_entered", need, by,
        changes=changed(nothing, {**nothing, **_filled(values)}),
        on_behalf=_on_behalf(need, entered_by),
    )  # fmt: skip
    return need


@transaction.atomic
def edit_need(slug: str, base: Mapping[str, Any], typed: Mapping[str, Any], by: Reader) -> Saved:
    """Save what a person typed. Fields that somebody else changed meanwhile stay as they are; where
    both changed the same field nothing is saved, and `merged.conflicts` says so."""
    need = locked(slug)
    require(by, Action.EDIT, need)
    if need.status == NeedStatus.WITHDRAWN:
        raise NotADraftError
    back, closed = kept_back(need), closed_columns(need, by)
    restore(need)
    stored = values_of(need)
    hidden = {name: stored[name] for name in closed}  # what this person does not see stays
    merged = merge({**base, **hidden}, stored, {**typed, **hidden})
    if merged.conflicts:
        return Saved(need, merged)
    differences = changed(stored, merged.values)
    if differences:
        put(need, merged.values)
        withhold(need, back)
        _save(need)
        acting = acting_for(by, need.owner_id or "")
        record("need_edited", need, by, changes=differences, on_behalf=_on_behalf(need, acting))
    return Saved(need, merged)


@transaction.atomic
def publish_need(
    slug: str,
    audience: str,
    withheld: Mapping[str, str],
    named: Iterable[Organisation],
    until: date | None,
    by: Reader,
    *,
    version: int | None = None,
) -> Need:
    """Show a need to an audience, or change the audience of a published one. What is kept back
    from this person stays so. `version` is the one that was looked at, where one was;
    ChangedMeanwhileError where there is a newer one."""
    need = locked(slug)
    require(by, Action.PUBLISH, need)
    if need.status == NeedStatus.WITHDRAWN:
        raise NotADraftError
    if version not in (None, need.version):
        raise ChangedMeanwhileError
    before, back = _disclosure(need), kept_back(need)
    wanted = {**withheld, **{name: back[name] for name in closed_names(need, by)}}
    restore(need)
    need.is_draft, need.status = False, NeedStatus.PUBLISHED
    need.audience = audience
    need.stated_on = need.stated_on or clock.today().isoformat()
    need.as_of = need.as_of or clock.today().isoformat()
    withhold(need, wanted)
    _name(need, named if Audience.NAMED in (audience, *wanted.values()) else (), until)
    _save(need)
    differences = changed(before, _disclosure(need))
    if differences:
        verb = "need_audience_changed" if "status" not in differences else "need_published"
        acting = acting_for(by, need.owner_id or "")
        record(verb, need, by, changes=differences, on_behalf=_on_behalf(need, acting))
    return need


@transaction.atomic
def withdraw_need(slug: str, reason: str, by: Reader) -> Need:
    """Take a need off the record; its history and its page for its own people stay."""
    need = locked(slug)
    require(by, Action.PUBLISH, need)
    if need.status == NeedStatus.WITHDRAWN:
        return need
    before = need.status
    if need.is_draft:
        need.audience = Audience.PRIVATE  # it was never shown, and is not shown by being withdrawn
    need.is_draft, need.status = False, NeedStatus.WITHDRAWN
    _save(need)
    record(
        "need_withdrawn", need, by,
        changes={"status": (before, need.status), "reason": (None, reason)},
        on_behalf=_on_behalf(need, acting_for(by, need.owner_id or "")),
    )  # fmt: skip
    return need


def values_of(need: Need) -> dict[str, Any]:
    """What a form shows of a complete need."""
    return {name: getattr(need, name) for name in FIELDS}


def locked(slug: str) -> Need:
    """The row, held until the transaction ends, so that two writers come one after the other."""
    need = Need.objects.select_for_update().filter(pk=slug).first()
    if need is None:
        raise Http404
    return need


def put(need: Need, values: Mapping[str, Any]) -> None:
    """Fill a complete need in memory with what a person typed."""
    for name in FIELDS:
        setattr(need, name, values[name])
    need.article = ARTICLE_OF[Area(values["area"])]
    need.index()


def _is_as_sent(need: Need, owner: Organisation, values: Mapping[str, Any], by: Reader) -> bool:
    """Whether the need is what this person sends for this owner."""
    same = {name: values[name] for name in FIELDS} == values_of(need)
    return same and need.owner_id == owner.pk and need.keeper == by.person


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _save(need: Need) -> None:
    """After `withhold`: what is kept back is not to be found by searching either."""
    need.version += 1
    need.index()
    need.save()


def _disclosure(need: Need) -> dict[str, Any]:
    """Who reads a need, as its history tells it."""
    readers = NamedReader.objects.of(need).order_by("organisation_id")
    return {
        "status": need.status,
        "audience": need.audience,
        "withheld": kept_back(need),
        "named": [[one.organisation_id, str(one.until or "")] for one in readers],
    }


def _name(need: Need, named: Iterable[Organisation], until: date | None) -> None:
    NamedReader.objects.of(need).delete()
    noun, key = need._meta.label_lower, need.pk
    NamedReader.objects.bulk_create(
        NamedReader(noun=noun, key=key, organisation=one, until=until) for one in named
    )


def _on_behalf(need: Need, acting: str) -> str:
    return "" if acting == need.owner_id else acting


def _slug(iso3: str, area: str) -> str:
    """A name that tells neither how many needs there are nor what they say."""
    return f"{iso3.lower()}-{area.replace('_', '-')}-{secrets.token_hex(4)}"
