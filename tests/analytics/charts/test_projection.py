"""The projection and the thinning that tools/build_map.py draws the map with."""

from math import cos, radians

import pytest

from tools.worldmap.drawing import path
from tools.worldmap.projection import WIDTH, area, equal_earth, line, place
from tools.worldmap.thinning import thin


def test_poles_are_lines_of_the_published_length() -> None:
    """Šavrič, Patterson, Jenny (2018): 0.59 times the equator."""
    assert equal_earth(180, 90)[0] / equal_earth(180, 0)[0] == pytest.approx(0.59, abs=0.005)


@pytest.mark.parametrize("north", [-50, -20, 0, 15, 45, 70])
@pytest.mark.parametrize("east", [-150, -10, 0, 90])
def test_areas_are_true_everywhere(east: float, north: float) -> None:
    step = 1e-4
    (x, y), (right, _), (up_x, up) = (
        equal_earth(east, north),
        equal_earth(east + step, north),
        equal_earth(east, north + step),
    )
    assert up_x == pytest.approx(x, abs=1e-4)
    cell = (right - x) * (up - y)
    assert cell == pytest.approx(radians(step) ** 2 * cos(radians(north)), rel=1e-3)


def test_bering_strait_is_at_both_ends_of_the_sheet() -> None:
    assert place(-168.5, 0)[0] < 10
    assert place(-169.5, 0)[0] > WIDTH - 10


def test_border_across_the_end_of_the_sheet_does_not_jump() -> None:
    points = line([(-170.0, 63.0), (-168.6, 63.0)])
    assert 0 < points[1][0] - points[0][0] < 15


def test_small_bends_go_and_ends_stay() -> None:
    border = [(0, 0), (10, 1), (20, 0), (30, 20), (40, 0)]
    assert thin(border, 15) == ((0, 0), (20, 0), (30, 20), (40, 0))
    assert thin(border, 10_000) == ((0, 0), (40, 0))
    assert thin(border, 0) == tuple(border)


def test_area_is_the_same_either_way_round() -> None:
    square = [(0, 0), (4, 0), (4, 3), (0, 3)]
    assert area(square) == area(square[::-1]) == 12


def test_path_steps_from_point_to_point() -> None:
    assert path([[(5, 5), (9, 5), (9, 2)], [(5, 15), (6, 15), (6, 16)]]) == (
        "m5 5 4 0 0-3zm0 10 1 0 0 1z"
    )
