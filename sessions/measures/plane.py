"""How far apart people stand on a plane: the straight way from one to the other, and the ground they cover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import hypot, log, sqrt
from operator import mul

from sessions.measures.counts import MeasureError, checked
from sessions.measures.wobble import EIGHTY, Wobble, floor

__all__ = ["EVEN", "Point", "area", "closeness", "distance", "hull", "wobble"]

Point = tuple[float, float]

EVEN = (2 + sqrt(2) + 5 * log(1 + sqrt(2))) / 15
"""Mean distance of two people who stand anywhere in a square with equal chance, by the length of its side: 0.5214."""
KEPT = 4  # a grid has one table of distances for all its pictures, and a row of counts is asked three times at once


def distance(points: Sequence[Point], counts: Sequence[int]) -> float:
    """Return the mean distance over all pairs of different people; `counts` says how many stand on each point.

    >>> distance([(0, 0), (3, 4)], [1, 1])
    5.0

    Raises `MeasureError` below two people or two points.
    """
    row = _standing(points, counts, people=2)
    n = sum(row)
    return _sum(row, _ways(points, row)) / (n * (n - 1))


def closeness(points: Sequence[Point], counts: Sequence[int], *, side: float) -> float:
    """Return 1 for all in one place and 0 for a distance as in an even spread over a square of this side.

    >>> closeness([(0, 0), (3, 4)], [5, 0], side=20)
    1.0
    """
    return 1 - distance(points, counts) / (EVEN * side)


def wobble(points: Sequence[Point], counts: Sequence[int]) -> Wobble:
    """Return the wobble of the distance: each person is left out once, as in `sessions.measures.wobble`.

    >>> wobble([(0, 0), (1, 0)], [4, 0]).se
    0.5
    """
    row = _standing(points, counts, people=2)
    n, ways = sum(row), _ways(points, row)
    whole = _sum(row, ways)
    se = floor(n)
    if n > 2:
        left = [(count, (whole - 2 * way) / ((n - 1) * (n - 2))) for count, way in zip(row, ways, strict=True) if count]
        middle = sum(count * value for count, value in left) / n
        se = max(se, sqrt((n - 1) / n * sum(count * (value - middle) ** 2 for count, value in left)))
    apart = whole / (n * (n - 1))
    return Wobble(se, max(0.0, apart - EIGHTY * se), apart + EIGHTY * se)


def hull(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners of the smallest convex shape around the points, against the clock from the lowest on the left.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)])
    ((0, 0), (2, 0), (2, 2), (0, 2))

    Points on an edge are no corners. One point is its own hull; all on one line, the two ends are.
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_half(ordered)[:-1], *_half(ordered[::-1])[:-1])


def area(corners: Sequence[Point]) -> float:
    """Return the area inside corners that are given in turn.

    It grows with the number of people, whatever they think: never compare it between groups.

    >>> area([(0, 0), (2, 0), (2, 2), (0, 2)])
    4.0
    """
    turns = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2


def _half(ordered: Sequence[Point]) -> list[Point]:
    """Return one side of the hull of sorted points (Andrew's monotone chain)."""
    chain: list[Point] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _standing(points: Sequence[Point], counts: Sequence[int], *, people: int) -> tuple[int, ...]:
    row = checked(counts, people=people)
    if len(row) != len(points):
        raise MeasureError(f"{len(points)} points need as many counts, not {len(row)}")
    return row


def _ways(points: Sequence[Point], row: tuple[int, ...]) -> tuple[float, ...]:
    return _known_ways(tuple(points), row)


@lru_cache(maxsize=KEPT)
def _known_ways(points: tuple[Point, ...], row: tuple[int, ...]) -> tuple[float, ...]:
    """Return for every point the distances to all people, added up; nobody stands there, nobody asks: 0."""
    table = _table(points)
    return tuple(_sum(row, far) if count else 0.0 for count, far in zip(row, table, strict=True))


def _sum(row: Sequence[int], far: Sequence[float]) -> float:
    """Return the distances times the people who are so far, added up."""
    return float(sum(map(mul, row, far)))


@lru_cache(maxsize=KEPT)
def _table(points: tuple[Point, ...]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(hypot(x - a, y - b) for a, b in points) for x, y in points)
