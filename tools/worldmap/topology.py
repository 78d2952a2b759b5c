"""Read a TopoJSON file: borders ("arcs") stored once, areas as lists of borders.

A border that two States share stays one list of points from reading to drawing,
so that thinning it leaves neither a gap nor an overlap between them.
"""

import json
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from tools.worldmap.projection import Place

Ring = tuple[int, ...]  # numbers of borders in order; ~n is border n walked backwards


@dataclass(frozen=True)
class Area:
    """One area of the file: three letters and its polygons, each an outer ring, then holes."""

    code: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True)
class Topology:
    """The borders, in degrees, and the areas they bound."""

    borders: tuple[tuple[Place, ...], ...]
    areas: tuple[Area, ...]

    def ring(self, ring: Ring) -> list[Place]:
        """The places along a ring, in degrees; the first is not repeated at the end."""
        return [place for number in ring for place in self.walk(number)[:-1]]

    def walk(self, number: int) -> tuple[Place, ...]:
        """One border in the direction its number asks for."""
        return self.borders[number] if number >= 0 else self.borders[~number][::-1]


def read(path: Path) -> Topology:
    """The "countries" of a quantised TopoJSON file."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    (kx, ky), (ox, oy) = raw["transform"]["scale"], raw["transform"]["translate"]

    def places(steps: list[list[int]]) -> tuple[Place, ...]:
        walked = accumulate(steps, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        return tuple((x * kx + ox, y * ky + oy) for x, y in walked)

    shapes = raw["objects"]["countries"]["geometries"]
    return Topology(
        borders=tuple(places(arc) for arc in raw["arcs"]),
        areas=tuple(
            Area(shape["properties"]["a3"], _polygons(shape["type"], shape["arcs"]))
            for shape in shapes
        ),
    )


def _polygons(kind: str, arcs: list[Any]) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a shape; the file nests those of a lone one a level less."""
    found = arcs if kind == "MultiPolygon" else [arcs]
    return tuple(tuple(tuple(ring) for ring in polygon) for polygon in found)
