"""Keeping single values back, and giving them to those who may have them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

from article6.core.access import Reader
from article6.core.events import plain
from article6.directory.owned import Audience, NamedReader, Owned, Withheld, audiences


def kept_back(record: Owned) -> dict[str, str]:
    """What is kept back of a record, each with the widest audience that still reads it."""
    return {one.field: one.audience for one in Withheld.objects.of(record)}


def withhold(record: Owned, wanted: Mapping[str, str]) -> None:
    """Keep these back, each from readers wider than its audience. The record is complete before
    (see `restore`) and lacks them after; the caller saves it within the same transaction.

    ValueError for what cannot be kept back.
    """
    unknown = wanted.keys() - record.withholdable.keys()
    if unknown:
        raise ValueError(f"cannot be withheld: {', '.join(sorted(unknown))}")
    if Audience.PUBLIC in wanted.values():
        raise ValueError("what everybody reads is not withheld")
    Withheld.objects.of(record).delete()
    record.keeps_back = f";{';'.join(sorted(wanted))};" if wanted else ""
    for name, audience in wanted.items():
        columns = record.withholdable[name]
        values = {column: plain(getattr(record, column)) for column in columns}
        noun, key = record._meta.label_lower, str(record.pk)
        Withheld.objects.create(noun=noun, key=key, field=name, values=values, audience=audience)
        for column in columns:
            setattr(record, column, _nothing(record, column))


def restore(record: Owned) -> None:
    """Put every withheld value back into the record in memory, for its own people."""
    for one in Withheld.objects.of(record):
        _put_back(record, one)


def disclose(records: Sequence[Owned], reader: Reader) -> None:
    """Complete redacted records in memory with what this reader may see of the withheld values,
    and note in `withheld` what stays kept back. Two queries at most, however many records, and
    none where nothing is kept back or the reader is nobody in particular."""
    touched = [record for record in records if record.keeps_back]
    kept = _kept(touched) if reader.seats or reader.is_states_party else {}
    named = _naming(touched, kept, reader)
    for record in touched:
        closed = set(filter(None, record.keeps_back.split(";")))
        for one in kept.get(str(record.pk), ()):
            if record.is_own_of(reader) or _admits(one, str(record.pk) in named, reader):
                _put_back(record, one)
                closed.discard(one.field)
        record.withheld = frozenset(closed)


def closed_names(record: Owned, reader: Reader) -> frozenset[str]:
    """What of a record is kept back from this reader; the record stays redacted."""
    seen = copy(record)
    disclose([seen], reader)
    return seen.withheld


def closed_columns(record: Owned, reader: Reader) -> set[str]:
    """The columns of `closed_names`."""
    names = closed_names(record, reader)
    return {column for name in names for column in record.withholdable[name]}


def _kept(records: Sequence[Owned]) -> dict[str, list[Withheld]]:
    kept: dict[str, list[Withheld]] = defaultdict(list)
    if records:
        keys = [str(record.pk) for record in records]
        for one in Withheld.objects.filter(noun=records[0]._meta.label_lower, key__in=keys):
            kept[one.key].append(one)
    return kept


def _naming(
    records: Sequence[Owned], kept: Mapping[str, list[Withheld]], reader: Reader
) -> set[str]:
    """Keys of the records that name this reader, where that decides anything."""
    others = [str(record.pk) for record in records if not record.is_own_of(reader)]
    keys = [
        key for key in others if any(one.audience == Audience.NAMED for one in kept.get(key, ()))
    ]
    if not keys or not reader.organisations:
        return set()
    rows = NamedReader.objects.filter(noun=records[0]._meta.label_lower, key__in=keys)
    return set(rows.naming(reader).values_list("key", flat=True))


def _admits(one: Withheld, named: bool, reader: Reader) -> bool:
    return one.audience in audiences(reader) or (one.audience == Audience.NAMED and named)


def _put_back(record: Owned, one: Withheld) -> None:
    for column, value in one.values.items():
        field: Any = record._meta.get_field(column)
        setattr(record, column, None if value is None else field.to_python(value))


def _nothing(record: Owned, column: str) -> Any:
    """What a column holds when it holds nothing."""
    return None if record._meta.get_field(column).null else ""


def copy_for(
    record: Owned,
    reader: Reader,
    *,
    audience: str,
    withheld: Mapping[str, str],
    named: Iterable[str] = (),
) -> bool:
    """Turn a complete record in memory into the copy that this reader would see if it were
    published so; False where they would not see it at all. Nothing is stored."""
    own = record.is_own_of(reader)
    is_named = bool(set(named) & reader.organisations)
    open_to = {*audiences(reader), *([Audience.NAMED] if is_named else [])}
    if not own and audience not in open_to:
        return False
    closed = set() if own else {name for name, who in withheld.items() if who not in open_to}
    for name in closed:
        for column in record.withholdable[name]:
            setattr(record, column, _nothing(record, column))
    record.withheld = frozenset(closed)
    return True
