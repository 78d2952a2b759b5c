"""Two people in one form: what both typed is kept, and where they differ it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    """What to store; `theirs` are fields that somebody else changed meanwhile and that are taken
    over, `conflicts` those that both changed, to different values, with the other's value."""

    values: dict[str, Any]
    theirs: dict[str, Any]
    conflicts: dict[str, Any]


def merge(base: Mapping[str, Any], stored: Mapping[str, Any], typed: Mapping[str, Any]) -> Merged:
    """Field by field: `base` is what the form showed, `stored` what is there now.

    A field that only one side changed gets that side's value. In a conflict `values` holds what
    was typed, so that nothing is lost; whoever stores it decides whether to.
    """
    values: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    conflicts: dict[str, Any] = {}
    for name, mine in typed.items():
        changed_here, changed_there = mine != base[name], stored[name] != base[name]
        values[name] = mine if changed_here else stored[name]
        if changed_there and mine != stored[name]:
            (conflicts if changed_here else theirs)[name] = stored[name]
    return Merged(values, theirs, conflicts)
