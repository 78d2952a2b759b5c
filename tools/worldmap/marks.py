"""Marks for States too small to see, moved apart just enough to tell one from the next."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot

from tools.worldmap.projection import Point

APART = 9.0  # units of the sheet between two marks, each 12 across: neighbours overlap a little
ROUNDS = 400


def middle(ring: Sequence[Point]) -> Point:
    """The mean of a ring's points: near enough for an island of a few units."""
    return (
        round(sum(x for x, _ in ring) / len(ring)),
        round(sum(y for _, y in ring) / len(ring)),
    )


def spread(true: Mapping[str, Point]) -> dict[str, Point]:
    """The same marks, any two of them `APART` from each other, none farther off than needed."""
    at = {code: (float(x), float(y)) for code, (x, y) in true.items()}
    for _ in range(ROUNDS):
        for one, other in combinations(sorted(at), 2):
            _push(at, one, other)
    return {code: (round(x), round(y)) for code, (x, y) in at.items()}


def _push(at: dict[str, tuple[float, float]], one: str, other: str) -> None:
    (x1, y1), (x2, y2) = at[one], at[other]
    across, down = x2 - x1, y2 - y1
    distance = hypot(across, down) or 1e-6
    short = APART + 0.5 - distance  # half a unit more than asked, for the rounding
    if short <= 0:
        return
    dx, dy = across / distance * short / 2, down / distance * short / 2
    at[one], at[other] = (x1 - dx, y1 - dy), (x2 + dx, y2 + dy)
