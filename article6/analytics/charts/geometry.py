"""The shapes of the world map, read once from world.csv (made by tools/build_map.py)."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORLD = Path(__file__).resolve().parent.parent / "world.csv"
WIDTH, HEIGHT = 1920, 830  # units of the sheet; tools/worldmap/projection.py


@dataclass(frozen=True)
class Outline:
    """What is drawn of one State: a shape, a mark, or both. Empty or None: not drawn."""

    path: str = ""
    mark: tuple[int, int] | None = None


@dataclass(frozen=True)
class World:
    """States by ISO 3166 code; other land, and areas whose status is disputed, as bare paths."""

    states: dict[str, Outline]
    land: tuple[str, ...]
    hatched: tuple[str, ...]


@lru_cache(maxsize=1)
def world() -> World:
    """The geometry on file. No field of it holds a comma or a quotation mark."""
    lines = WORLD.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines]
    paths = {kind: {r[0]: r[2] for r in rows if r[1] == kind} for kind in KINDS}
    marks = {r[0]: (int(r[3]), int(r[4])) for r in rows if r[1] == "point"}
    shapes = paths["shape"]
    return World(
        states={iso3: Outline(shapes.get(iso3, ""), marks.get(iso3)) for iso3 in shapes | marks},
        land=tuple(paths["territory"].values()),
        hatched=tuple(paths["unattributed"].values()),
    )


KINDS = ("shape", "territory", "unattributed")
