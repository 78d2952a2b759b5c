"""Fewer points, same look: drop the bends too small to see.

Visvalingam and Whyatt, "Line generalisation by repeated elimination of points" (1993):
the point whose triangle with its two neighbours is smallest goes first.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from tools.worldmap.projection import Point, area


def thin(line: Sequence[Point], smallest: float) -> tuple[Point, ...]:
    """The line with every bend of less than `smallest` square units gone; its two ends stay."""
    points = [point for at, point in enumerate(line) if at == 0 or point != line[at - 1]]
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    gone = [False] * (last + 1)

    def bend(at: int) -> float:
        return area((points[before[at]], points[at], points[after[at]]))

    sizes = {at: bend(at) for at in range(1, last)}
    queue = [(size, at) for at, size in sizes.items()]
    heapify(queue)
    while queue and queue[0][0] < smallest:
        size, at = heappop(queue)
        if gone[at] or size != sizes[at]:
            continue
        gone[at] = True
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if 0 < neighbour < last:
                sizes[neighbour] = max(size, bend(neighbour))
                heappush(queue, (sizes[neighbour], neighbour))
    return tuple(point for point, dropped in zip(points, gone, strict=True) if not dropped)
