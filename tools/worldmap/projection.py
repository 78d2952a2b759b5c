"""Equal Earth, drawn on whole numbers: where a place on the globe falls on the sheet."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

# Bojan Šavrič, Tom Patterson, Bernhard Jenny, "The Equal Earth map projection" (2018), eq. 1-3.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT = sqrt(3) / 2

# With 11 degrees east in the middle the sheet ends in the Bering Strait: no State is cut in two.
MERIDIAN = 11.0
WIDTH = 1920  # twice the 960 the page reckons with, so that whole numbers carry half a unit
NORTH, SOUTH = 83.7, -56.1  # Cape Morris Jesup; the islands off Cape Horn

Place = tuple[float, float]  # longitude, latitude, degrees
Point = tuple[int, int]  # across, down


def equal_earth(east: float, north: float) -> tuple[float, float]:
    """Across and up on the unit sphere for degrees east of the middle and degrees north."""
    theta = asin(ROOT * sin(radians(north)))
    squared = theta * theta
    sixth = squared**3
    slope = A1 + 3 * A2 * squared + sixth * (7 * A3 + 9 * A4 * squared)
    across = radians(east) * cos(theta) / (ROOT * slope)
    return across, theta * (A1 + A2 * squared + sixth * (A3 + A4 * squared))


SCALE = WIDTH / (2 * equal_earth(180, 0)[0])
TOP = equal_earth(0, NORTH)[1] * SCALE
HEIGHT = round(TOP - equal_earth(0, SOUTH)[1] * SCALE)


def place(lon: float, lat: float, near: float = MERIDIAN) -> Point:
    """The point of the sheet for degrees, on the side that is within half a turn of `near`."""
    east = near - MERIDIAN + (lon - near + 180) % 360 - 180
    across, up = equal_earth(east, lat)
    return round(WIDTH / 2 + across * SCALE), round(TOP - up * SCALE)


def line(places: Sequence[Place]) -> list[Point]:
    """The points along a border, all on the side of the sheet where it starts."""
    start = MERIDIAN + (places[0][0] - MERIDIAN + 180) % 360 - 180
    return [place(lon, lat, near=start) for lon, lat in places]


def area(ring: Sequence[Point]) -> float:
    """Square units inside a ring, whichever way round it is drawn."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
