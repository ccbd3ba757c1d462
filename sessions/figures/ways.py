"""The shortest way from one picture to the next: which dot goes where, if all together are to travel least.

Made from the two published pictures alone. Who really moved is not known here, and is never drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, inf

from sessions.figures.scene import Scene

__all__ = ["NOWHERE", "shortest", "ways"]

Point = tuple[float, float]

NOWHERE = -1
"""Where a dot comes from that the earlier picture does not have."""
MOST = 64
"""Dots from which the exact assignment on a plane takes too long: they are paired in slices."""
WIDE = 200
"""The same for the difference in number of two long rows of dots."""


def ways(before: Scene, after: Scene, *, level: bool) -> list[int]:
    """Return, for each voice of the later picture, the number of the dot of the earlier one from which it comes.

    Both pictures are laid on one another, each as wide and high as its canvas. Without dots there is no list.
    """
    return shortest(_points(before), _points(after), level=level)


def shortest(before: Sequence[Point], after: Sequence[Point], *, level: bool) -> list[int]:
    """Return for each later point the number of the earlier one, or `NOWHERE`; on one level only x counts.

    >>> shortest([(0, 0), (1, 0)], [(1, 0), (2, 0)], level=True)
    [0, 1]
    >>> shortest([(0, 0), (9, 0)], [(9, 2), (8, 0), (0, 0)], level=False)
    [-1, 1, 0]
    """
    origin = [NOWHERE] * len(after)
    left, right = list(range(len(before))), list(range(len(after)))
    if not level:
        left, right = _at_rest(before, after, origin)
    pairs = _pair(before, after, left, right, level=level)
    for i, j in pairs:
        origin[j] = i
    return origin


def _pair(
    before: Sequence[Point], after: Sequence[Point], left: list[int], right: list[int], *, level: bool
) -> list[tuple[int, int]]:
    if not level and max(len(left), len(right)) <= MOST:
        few, many = (left, right) if len(left) <= len(right) else (right, left)
        one, other = (before, after) if few is left else (after, before)
        found = _assigned([[_far(one[i], other[j]) for j in many] for i in few])
        pairs = [(few[i], many[j]) for i, j in enumerate(found)]
        return pairs if few is left else [(i, j) for j, i in pairs]
    if not level:
        slices = max(1, round(min(len(left), len(right)) ** 0.5))
        return _evenly(_in_slices(before, left, slices), _in_slices(after, right, slices))
    left, right = sorted(left, key=lambda i: before[i]), sorted(right, key=lambda j: after[j])
    return _in_order([before[i][0] for i in left], [after[j][0] for j in right], left, right)


def _at_rest(before: Sequence[Point], after: Sequence[Point], origin: list[int]) -> tuple[list[int], list[int]]:
    """Let dots stay where another stands at the very same place; return who is left."""
    spots: dict[Point, list[int]] = {}
    for i in range(len(before) - 1, -1, -1):
        spots.setdefault(_rough(before[i]), []).append(i)
    for j, point in enumerate(after):
        if stack := spots.get(_rough(point)):
            origin[j] = stack.pop()
    taken = set(origin)
    return [i for i in range(len(before)) if i not in taken], [j for j, i in enumerate(origin) if i == NOWHERE]


def _in_slices(points: Sequence[Point], wanted: list[int], slices: int) -> list[int]:
    """Return the numbers of these points in so many upright slices of equal crowds, each slice from below."""
    by_x = sorted(wanted, key=lambda i: points[i])
    edges = [len(by_x) * k // slices for k in range(slices + 1)]
    return [i for k in range(slices) for i in sorted(by_x[edges[k] : edges[k + 1]], key=lambda i: points[i][1])]


def _evenly(left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Pair two orders at the same pace; of the longer one every so many go unpaired."""
    few = min(len(left), len(right))
    return [(left[k * len(left) // few], right[k * len(right) // few]) for k in range(few)]


def _in_order(xs: Sequence[float], goals: Sequence[float], left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Pair two rows without crossing; of the longer one those go unpaired whose absence saves the longest ways."""
    if len(xs) > len(goals):
        return [(i, j) for j, i in _in_order(goals, xs, right, left)]
    spare = len(goals) - len(xs)
    if spare > WIDE:
        return _evenly(left, right)
    best = [[0.0] * (spare + 1)]
    for k, x in enumerate(xs):
        row = [best[k][skip] + abs(x - goals[k + skip]) for skip in range(spare + 1)]
        for skip in range(1, spare + 1):
            row[skip] = min(row[skip], row[skip - 1])
        best.append(row)
    pairs, skip = [], spare
    for k in range(len(xs) - 1, -1, -1):
        while skip and best[k + 1][skip] == best[k + 1][skip - 1]:
            skip -= 1
        pairs.append((left[k], right[k + skip]))
    return pairs


def _assigned(costs: list[list[float]]) -> list[int]:
    """Return for each row the column that is its own, all costs together being least (the Hungarian method).

    There are at least as many columns as rows.
    """
    if not costs:
        return []
    rows, columns = len(costs), len(costs[0])
    above, beside = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # 1-based; column 0 is where a search begins
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, came = [inf] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        while owner[column]:
            used[column] = True
            here, step, following = owner[column], inf, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                cost = costs[here - 1][j - 1] - above[here] - beside[j]
                if cost < least[j]:
                    least[j], came[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    above[owner[j]] += step
                    beside[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            owner[column], column = owner[came[column]], came[column]
    found = [0] * rows
    for j in range(1, columns + 1):
        if owner[j]:
            found[owner[j] - 1] = j - 1
    return found


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _rough(point: Point) -> Point:
    return round(point[0], 3), round(point[1], 3)


def _points(scene: Scene) -> list[Point]:
    canvas = scene.canvas
    return [(dot.x / canvas.width, dot.y / canvas.height) for dot in scene.dots if dot.role == "voice"]
