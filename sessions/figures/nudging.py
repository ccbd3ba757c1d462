"""A few dots that lean aside for each other: all of them can be larger, and each lies beside its own place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import hypot, sqrt

from sessions.figures.packing import FULL, Packing, spots

__all__ = ["FEW", "Offset", "nudged"]

FEW = 30
"""Voices up to which dots lean: more of them are seen as a crowd, and would take too long."""
LEAN = 0.55
"""How far a dot may lean each way, by the distance of two dots: it still lies beside its own place."""
TURNS = 14
NEARLY = 0.98

Offset = tuple[float, float]


def nudged(
    row: Sequence[int], *, side: int, cell: float, margin: float, pitch: float
) -> Mapping[int, tuple[Offset, ...]] | None:
    """Return where the dots of every place lie around it, this far from all others; None if they cannot.

    Neighbours push each other apart, again and again in the same order: the same counts give the same picture.

    >>> nudged([1, 1, 0, 0], side=2, cell=10, margin=10, pitch=16)
    {0: ((-3.0, 0.0),), 1: ((3.0, 0.0),)}
    >>> nudged([1, 1, 0, 0], side=2, cell=10, margin=1, pitch=20) is None
    True
    """
    dots = [(place, *start) for place, count in enumerate(row) if count for start in _start(count, cell)]
    homes = [(place % side * cell, place // side * cell) for place, _x, _y in dots]
    dotted = [[x + across, y + up] for (x, y), (_place, across, up) in zip(homes, dots, strict=True)]
    lean = LEAN * pitch
    reach = pitch + 2 * lean * sqrt(2)
    near = [(a, b) for a, b in combinations(range(len(dots)), 2) if _far(homes[a], homes[b]) < reach]
    low, high = pitch * FULL / 2 - cell / 2 - margin, (side - 1) * cell + cell / 2 + margin - pitch * FULL / 2
    for _turn in range(TURNS):
        for a, b in near:
            _push(dotted[a], dotted[b], pitch)
        for spot, home in zip(dotted, homes, strict=True):
            for axis in (0, 1):
                within = min(max(spot[axis], home[axis] - lean), home[axis] + lean)
                spot[axis] = min(max(within, low), high)
    if any(_far(dotted[a], dotted[b]) < NEARLY * pitch for a, b in near):
        return None
    found: dict[int, tuple[Offset, ...]] = {}
    for (place, _x, _y), (x, y), home in zip(dots, dotted, homes, strict=True):
        found[place] = (*found.get(place, ()), (x - home[0], y - home[1]))
    return found


def _start(count: int, cell: float) -> list[Offset]:
    """Return where so many dots of one place begin: in rows, close together."""
    lanes = max(1, round(sqrt(count)))
    pitch = 0.4 * cell
    return [(x, y - (count + lanes - 1) // lanes * pitch / 2) for x, y in spots(count, packing=Packing(pitch, lanes))]


def _push(one: list[float], other: list[float], pitch: float) -> None:
    """Move two dots apart, each by half of what is missing."""
    way = _far(one, other)
    if way >= pitch:
        return
    across, up = ((other[0] - one[0]) / way, (other[1] - one[1]) / way) if way else (1.0, 0.0)
    half = (pitch - way) / 2
    one[0], one[1] = one[0] - across * half, one[1] - up * half
    other[0], other[1] = other[0] + across * half, other[1] + up * half


def _far(one: Sequence[float], other: Sequence[float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
