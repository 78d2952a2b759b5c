"""One section of a need, filled by somebody who sees no other."""

from collections.abc import Mapping
from typing import Any

from article6.cooperation.actions import locked, put, values_of
from article6.cooperation.forms_asking import COLUMNS
from article6.cooperation.models import Need
from article6.core.access import Reader
from article6.core.events import changed, record
from article6.core.merge import merge
from article6.directory.disclosure import kept_back, restore, withhold


class SectionChangedError(Exception):
    """Somebody else changed the section after the page was opened; `theirs` is what they wrote."""

    def __init__(self, theirs: dict[str, Any]) -> None:
        super().__init__(theirs)
        self.theirs = theirs


def section_of(need: Need, section: str) -> dict[str, Any]:
    """What the form of a section starts from: never what is kept back."""
    return {name: getattr(need, name) for name in COLUMNS[section]}


def fill_section(
    slug: str,
    section: str,
    values: Mapping[str, Any],
    by: Reader,
    base: Mapping[str, Any] | None = None,
) -> None:
    """Store one section; call in the transaction that closes the letter. `base` is what the form
    showed. Whoever writes does not see what is kept back: left empty it stays as it is, and the
    history of the letter does not tell it."""
    need = locked(slug)
    back = kept_back(need)
    unseen = {column for name in back for column in need.withholdable[name]}
    restore(need)
    before = values_of(need)
    shown = {**before, **_but(base or {}, unseen)}
    typed = {name: values[name] for name in COLUMNS[section]}
    typed |= {name: before[name] for name in unseen & typed.keys() if typed[name] in (None, "")}
    merged = merge(shown, before, typed)
    if merged.conflicts:
        raise SectionChangedError(merged.conflicts)
    differences = changed(before, merged.values)
    if differences:
        put(need, {**before, **merged.values})
        withhold(need, back)
        need.version += 1
        need.index()
        need.save()
        told = {
            name: (None if name in unseen else old, new) for name, (old, new) in differences.items()
        }
        record("need_section_filled", need, by, changes=told)


def _but(values: Mapping[str, Any], without: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in without}
