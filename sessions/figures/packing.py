"""How large a dot may be, and where the dots of one slot lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

__all__ = ["FULL", "Packing", "first", "pack", "spots"]

FULL = 0.88
"""Diameter of a dot by the distance of two neighbours: dots never touch."""
CALM = 6
"""A full slot of more voices than this folds into several lanes before its dots grow smaller."""
WORTH = 0.85
"""Another lane must make dots larger by more than this, or a stack stays slim and tall."""
GRID = 4
"""From so many lanes on the last row keeps to the grid; of fewer it stands in the middle."""


@dataclass(frozen=True)
class Packing:
    """Dots at this distance from each other, in so many lanes a slot."""

    pitch: float
    lanes: int

    @property
    def radius(self) -> float:
        """The radius of a dot."""
        return self.pitch * FULL / 2


def pack(counts: Sequence[int], *, breadth: float, length: float, largest: float, finest: float) -> Packing | None:
    """Return how to pack slots of this breadth and length; None if a dot would be finer than can be seen.

    All slots share one size of dot, set by the fullest of them.

    >>> pack([1, 2, 0], breadth=25, length=42, largest=11, finest=0.6)
    Packing(pitch=11, lanes=1)
    >>> pack([14, 3, 0], breadth=25, length=42, largest=11, finest=0.6)
    Packing(pitch=6.0, lanes=2)
    >>> pack([9000, 0, 0], breadth=25, length=42, largest=11, finest=0.6) is None
    True
    """
    most = max(counts, default=0)
    limit = min(largest, length / max(1, min(most, CALM)))
    best = Packing(0, 1)
    lanes = 1
    while breadth / lanes >= best.pitch:
        rows = ceil(most / lanes) or 1
        pitch = min(limit, breadth / lanes, length / rows)
        if pitch * WORTH > best.pitch:
            best = Packing(pitch, lanes)
        if rows == 1:
            break
        lanes += 1
    return best if best.pitch * FULL >= finest else None


def spots(count: int, *, packing: Packing) -> list[tuple[float, float]]:
    """Return where so many dots lie in a slot: across from its middle, along from its foot; all rows full but the last.

    >>> spots(3, packing=Packing(pitch=2, lanes=2))
    [(-1.0, 1.0), (1.0, 1.0), (0.0, 3.0)]
    """
    placed = []
    for row in range(ceil(count / packing.lanes)):
        here = min(packing.lanes, count - row * packing.lanes)
        broad = packing.lanes if row and packing.lanes >= GRID else here
        along = (row + 0.5) * packing.pitch
        placed += [((lane - (broad - 1) / 2) * packing.pitch, along) for lane in range(here)]
    return placed


def first(count: int, *, packing: Packing) -> tuple[float, float]:
    """Return the spot in the first row that is nearest to the middle of the slot.

    >>> first(2, packing=Packing(pitch=2, lanes=2))
    (-1.0, 1.0)
    """
    return min(spots(min(count, packing.lanes), packing=packing), key=lambda spot: (abs(spot[0]), spot[0]))
