"""From borders in degrees to paths on the sheet."""

from collections.abc import Iterable, Sequence

from tools.worldmap.projection import Point, area, line
from tools.worldmap.thinning import thin
from tools.worldmap.topology import Ring, Topology

SMALLEST_BEND = 6.0  # square units of the sheet, which is 1920 wide: less is not seen


class Sheet:
    """The borders of a topology on the sheet, thinned once for all areas that share them."""

    def __init__(self, world: Topology) -> None:
        self.full = tuple(line(border) for border in world.borders)
        self.thinned = tuple(thin(border, SMALLEST_BEND) for border in self.full)

    def ring(self, ring: Ring) -> list[Point]:
        """The thinned points along a ring; the first is not repeated at the end."""
        return _along(self.thinned, ring)

    def outline(self, ring: Ring) -> list[Point]:
        """The points along a ring before thinning."""
        return _along(self.full, ring)

    def area(self, ring: Ring) -> float:
        """Square units inside a ring before thinning."""
        return area(self.outline(ring))

    def path(self, polygons: Iterable[Sequence[Ring]], smallest: float) -> str:
        """The `d` of an area: its rings of at least `smallest` square units; empty if none is."""
        rings = [self.ring(r) for polygon in polygons for r in polygon]
        return path([r for r in rings if len(r) > 2 and area(r) >= smallest])


def _along(borders: Sequence[Sequence[Point]], ring: Ring) -> list[Point]:
    walked = (borders[n] if n >= 0 else borders[~n][::-1] for n in ring)
    return [point for border in walked for point in border[:-1]]


def path(rings: Iterable[Sequence[Point]]) -> str:
    """The shortest `d` for closed rings: steps from point to point, no needless space."""
    pen = (0, 0)
    parts = []
    for ring in rings:
        steps = [(x - fx, y - fy) for (fx, fy), (x, y) in zip([pen, *ring], ring, strict=False)]
        numbers = "".join(f" {n}" if n >= 0 else str(n) for step in steps for n in step)
        parts.append(f"m{numbers.lstrip()}z")
        pen = ring[0]
    return "".join(parts)
