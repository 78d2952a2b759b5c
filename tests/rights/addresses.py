"""Every address of the site, generated from the site map, filled with what is on record."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from article6.exchange.catalogue import LISTINGS


@dataclass(frozen=True)
class Address:
    """One pattern of the site map: its name, the parameters it takes, the view behind it."""

    name: str
    parameters: tuple[str, ...]
    view: Callable[..., object]

    @property
    def door(self) -> str:
        """What the view says of itself; '' when it says nothing."""
        return str(getattr(self.view, "door", ""))

    @property
    def is_allauths(self) -> bool:
        return self.view.__module__.startswith("allauth")


def addresses() -> list[Address]:
    with translation.override("en"):
        return list(_below(get_resolver().url_patterns))


def _below(
    patterns: list[URLPattern | URLResolver], above: tuple[str, ...] = ()
) -> Iterator[Address]:
    for pattern in patterns:
        names = (*above, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, names)
        else:
            yield Address(pattern.name or "", names, pattern.callback)


def filled(address: Address, values: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Arguments for an address, one dictionary for each combination of known values."""
    known = [values.get(name, ["none"]) for name in address.parameters]
    for combination in itertools.product(*known):
        yield dict(zip(address.parameters, combination, strict=True))


FILES = [*LISTINGS]
