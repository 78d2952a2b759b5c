"""One section of a need, filled by somebody who sees no other."""

from collections.abc import Mapping
from typing import Any

from article6.cooperation.actions import locked, put, values_of
from article6.cooperation.forms_asking import COLUMNS
from article6.cooperation.models import Need
from article6.core.access import Reader
from article6.core.events import changed, record
from article6.directory.disclosure import kept_back, restore, withhold


def section_of(need: Need, section: str) -> dict[str, Any]:
    """What the form of a section starts from: never what is kept back."""
    values = {name: getattr(need, name) for name in COLUMNS[section]}
    return {"section": section, "initial": values}


def fill_section(slug: str, section: str, values: Mapping[str, Any], by: Reader) -> None:
    """Store one section; call in the transaction that closes the letter."""
    need = locked(slug)
    back = kept_back(need)
    restore(need)
    before = values_of(need)
    after = {**before, **{name: values[name] for name in COLUMNS[section]}}
    differences = changed(before, after)
    if differences:
        put(need, after)
        withhold(need, back)
        need.version += 1
        need.index()
        need.save()
        record("need_section_filled", need, by, changes=differences)
