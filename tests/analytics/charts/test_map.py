"""The world map: every State is there, nothing disputed is anyone's, and it stays light."""

import gzip
import re
from math import dist
from xml.etree import ElementTree

import pytest

from article6.analytics.charts.geometry import world
from article6.analytics.charts.svg import Caption
from article6.analytics.charts.world import world_map
from tests.analytics.charts.facts import HOSTILE, STATES, classes, parse
from tools.worldmap.projection import Place, Point, place

CAPTION = Caption("standing", "Standing of States", "The table below has the same.")
FILLS = {"state_party": "m-party", "signatory": "m-signatory", "withdrawn": "m-withdrawn"}


def full_map() -> str:
    """The map as the home page has it, with the longest ordinary texts."""
    return world_map(
        {iso3: FILLS.get(row["ccm_status"], "m-none") for iso3, row in STATES.items()},
        CAPTION,
        titles={iso3: f"{row['name_en']}: {row['ccm_status']}" for iso3, row in STATES.items()},
        links={iso3: f"/en/states/{iso3.lower()}/" for iso3 in STATES},
    )


def rings(path: str) -> list[list[Point]]:
    """The corners of each closed line of a path."""
    found: list[list[Point]] = []
    pen = (0, 0)
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            pen = pen[0] + dx, pen[1] + dy
            ring.append(pen)
        found.append(ring)
        pen = ring[0]
    return found


def holds(path: str, at: Point) -> bool:
    """Whether a point lies inside a path, by the even-odd rule."""
    inside = False
    for ring in rings(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > at[1]) != (y2 > at[1]):
                inside ^= at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1
    return inside


def drawn_at(spot: Place) -> set[str]:
    """The States whose shape covers a place on the globe."""
    at = place(*spot)
    return {iso3 for iso3, outline in world().states.items() if holds(outline.path, at)}


def hatched_at(spot: Place) -> bool:
    return any(holds(path, place(*spot)) for path in world().hatched)


def test_every_state_is_drawn_and_nothing_else_as_a_state() -> None:
    assert set(world().states) == set(STATES)
    assert len(STATES) == 197
    for outline in world().states.values():
        assert outline.path or outline.mark


@pytest.mark.parametrize(
    ("iso3", "spot"),
    [
        ("COK", (-159.8, -21.2)),
        ("NIU", (-169.9, -19.1)),
        ("TUV", (179.2, -8.5)),
        ("NRU", (166.9, -0.5)),
        ("VAT", (12.45, 41.9)),
        ("MLT", (14.4, 35.9)),
        ("MDV", (73.5, 4.2)),
        ("SGP", (103.8, 1.3)),
        ("LCA", (-61.0, 13.9)),
        ("LIE", (9.5, 47.15)),
        ("PSE", (35.2, 31.9)),
    ],
)
def test_small_state_has_a_mark_at_its_place(iso3: str, spot: Place) -> None:
    mark = world().states[iso3].mark
    assert mark is not None
    assert dist(mark, place(*spot)) <= 4


def test_no_mark_hides_another() -> None:
    marks = [outline.mark for outline in world().states.values() if outline.mark]
    closest = min(dist(a, b) for at, a in enumerate(marks) for b in marks[at + 1 :])
    assert closest >= 8


@pytest.mark.parametrize(
    ("iso3", "spot"),
    [
        ("LAO", (102.6, 18.2)),
        ("FRA", (2.35, 48.85)),
        ("AUS", (149.1, -35.3)),
        ("USA", (-150.0, 64.0)),
        ("RUS", (177.5, 64.7)),  # Anadyr, and beyond the 180th meridian
        ("RUS", (-175.0, 66.5)),
        ("UKR", (34.1, 44.95)),  # Simferopol, in Crimea
    ],
)
def test_place_lies_in_its_state(iso3: str, spot: Place) -> None:
    assert drawn_at(spot) == {iso3}


@pytest.mark.parametrize(
    "spot",
    [
        (-13.2, 26.2),  # Western Sahara
        (44.1, 9.6),  # Hargeisa
        (21.1, 42.65),  # Pristina
        (121.0, 23.8),  # Taiwan
        (-58.8, -51.75),  # Falkland Islands (Malvinas)
    ],
)
def test_unattributed_area_is_hatched_and_no_states(spot: Place) -> None:
    assert hatched_at(spot)
    assert drawn_at(spot) == set()


def test_no_part_of_cyprus_is_painted() -> None:
    """The file draws the island in two; a mark stands for the State."""
    cyprus = world().states["CYP"]
    assert cyprus.path == ""
    assert cyprus.mark is not None
    assert dist(cyprus.mark, place(33.0, 35.0)) <= 2


@pytest.mark.parametrize(
    "spot",
    [
        (74.8, 34.1),  # Srinagar
        (74.3, 35.9),  # Gilgit
        (79.2, 35.0),  # Aksai Chin
        (77.1, 35.4),  # Siachen
        (28.4, 9.8),  # Abyei
    ],
)
def test_hatching_covers_what_the_source_gives_to_a_state(spot: Place) -> None:
    assert hatched_at(spot)


def test_occupied_golan_is_hatched_small_as_it_is() -> None:
    """Two units across: too narrow to ask what lies inside, so ask what lies at its corners."""
    golan = place(35.75, 33.0)
    assert any(dist(golan, p) <= 2 for path in world().hatched for r in rings(path) for p in r)


def test_hatching_lies_over_the_states_beside_it_and_under_the_marks() -> None:
    picture = full_map()
    hatching = picture.index('class="m-open"')
    assert picture.index("/en/states/ind/") < hatching < picture.index("/en/states/lbn/")


@pytest.mark.parametrize("spot", [(-53.2, 4.0), (165.5, -21.3), (-42.0, 70.0), (16.0, 78.4)])
def test_area_apart_from_its_state_is_plain_land(spot: Place) -> None:
    assert any(holds(path, place(*spot)) for path in world().land)
    assert drawn_at(spot) == set()


def test_map_fits_its_share_of_the_page() -> None:
    picture = full_map().encode()
    assert len(picture) < 50_000
    assert len(gzip.compress(picture)) < 14_500


def test_every_state_has_its_link_title_and_class() -> None:
    links = parse(full_map()).findall("a")
    assert {link.get("href") for link in links} == {f"/en/states/{i.lower()}/" for i in STATES}
    told = {
        title.text: link.get("class") for link in links if (title := link.find("title")) is not None
    }
    assert told["Lao People's Democratic Republic: state_party"] == "m-party"
    assert told["Lithuania: withdrawn"] == "m-withdrawn"
    assert len(told) == len(STATES)


def test_map_with_links_is_a_group_and_without_them_an_image() -> None:
    assert parse(full_map()).get("role") == "group"
    assert parse(world_map({}, CAPTION)).get("role") == "img"


def test_title_and_description_name_the_picture() -> None:
    root = parse(full_map())
    texts: dict[str | None, ElementTree.Element] = {e.get("id"): e for e in root.iter()}
    named = [texts[name].text for name in (root.get("aria-labelledby") or "").split()]
    assert named == ["Standing of States", "The table below has the same."]


def test_map_holds_neither_style_nor_script() -> None:
    assert not re.search(r"<style|\sstyle=|<script|\son\w+=", full_map())


def test_hostile_words_stay_words() -> None:
    hostile = dict.fromkeys(["LAO", "NIU"], HOSTILE)
    picture = world_map(hostile, Caption(HOSTILE, HOSTILE, HOSTILE), hostile, hostile)
    assert "<script" not in picture
    assert parse(picture).findtext("title") == HOSTILE.translate({0: None, 0x1B: None})


def test_unknown_code_is_ignored() -> None:
    assert "m-party" not in classes(world_map({"XXX": "m-party"}, CAPTION, {"XXX": "x"}))
