"""Few voices on a strip: each at its exact place, as large as they can be, piled where they touch."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from sessions.figures.packing import FULL

__all__ = ["heap", "piled"]

MOST = 60
"""More voices than this make no heap worth its arithmetic."""
FINER = 0.94


def heap(
    counts: Sequence[int], *, places: Sequence[float], height: float, largest: float, smallest: float
) -> tuple[float, list[tuple[int, float]]] | None:
    """Return the distance of two dots and, for each dot, its slot and the height of its centre.

    Dots are as large as the height allows; None if they would come out no larger than `smallest`, the
    size they have in slots of their own.
    """
    if not 0 < sum(counts) <= MOST:
        return None
    pitch = largest
    while pitch > smallest:
        pile = piled(counts, places=places, pitch=pitch)
        if max(y for _slot, y in pile) + pitch / 2 <= height:
            return pitch, pile
        pitch *= FINER
    return None


def piled(counts: Sequence[int], *, places: Sequence[float], pitch: float) -> list[tuple[int, float]]:
    """Return for each dot its slot and the height of its centre: all first dots fall, then all second ones.

    >>> piled([1, 1, 0], places=[0, 3, 6], pitch=5)
    [(0, 2.5), (1, 6.5)]
    """
    lying: list[tuple[float, float]] = []
    pile: list[tuple[int, float]] = []
    for level in range(max(counts)):
        for slot, count in enumerate(counts):
            if count > level:
                y = _lowest(places[slot], lying, pitch=pitch)
                lying.append((places[slot], y))
                pile.append((slot, y))
    return pile


def _lowest(x: float, lying: Sequence[tuple[float, float]], *, pitch: float) -> float:
    """Return the lowest height at which a dot at x touches none of those that lie."""
    near = [(other - x, y) for other, y in lying if abs(other - x) < pitch]
    heights = sorted({pitch / 2, *(y + sqrt(pitch * pitch - dx * dx) for dx, y in near)})
    loose = (pitch * FULL) ** 2
    return next(height for height in heights if all(dx * dx + (height - y) ** 2 > loose * 1.05 for dx, y in near))
