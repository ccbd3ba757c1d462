"""How large dots may be that stand on the places of a grid, each as near to its own place as can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt

from sessions.figures.nudging import FEW, Offset, nudged
from sessions.figures.packing import FULL, Packing, spots

__all__ = ["MOST", "Settled", "settle"]

MOST = 2500
"""Dots beyond which even a fast screen draws too long; squares then stand for many."""
LARGEST = 2.5
"""Distance of the largest dots, by that of two places."""
FINER = 0.9
"""Each size that is tried is so much smaller than the one before."""


@dataclass(frozen=True)
class Settled:
    """Dots at this distance from each other, as tight squares around their places; few dots may lean aside.

    `leaning` says by grid and place where its dots lie instead.
    """

    pitch: float
    leaning: Mapping[tuple[int, int], tuple[Offset, ...]] = field(default_factory=dict)

    @property
    def radius(self) -> float:
        """The radius of a dot."""
        return self.pitch * FULL / 2

    def around(self, place: int, *, grid: int, count: int) -> Sequence[Offset]:
        """Return where the voices of a place of a grid lie around it."""
        return self.leaning.get((grid, place)) or self.offsets(count)

    def offsets(self, count: int) -> list[Offset]:
        """Return where so many voices of one place lie around it.

        >>> Settled(2.0).offsets(2)
        [(-1.0, 0.0), (1.0, 0.0)]
        """
        lanes, rows = _box(count)
        middle = rows * self.pitch / 2
        return [(across, along - middle) for across, along in spots(count, packing=Packing(self.pitch, lanes))]


def settle(counts: Sequence[Sequence[int]], *, side: int, cell: float, margin: float, finest: float) -> Settled | None:
    """Return the largest dots that never touch, for all grids alike; None if they would be too fine or too many.

    `cell` is the distance of two places, `margin` the room beyond half a cell around the outermost ones.

    >>> round(settle([[1, 0, 0, 1]], side=2, cell=10, margin=6, finest=1).radius, 1)
    8.9
    >>> settle([[1, 1, 0, 0]], side=2, cell=10, margin=6, finest=1).radius < 8
    True
    """
    if sum(map(sum, counts)) > MOST:
        return None
    grids = [
        {divmod(place, side): _box(count) for place, count in enumerate(row) if count} for row in counts if any(row)
    ]
    pitch = LARGEST * cell
    while pitch * FULL >= finest:
        if all(_fits(grid, side=side, cell=cell, margin=margin, pitch=pitch) for grid in grids):
            return _leaning(counts, side=side, cell=cell, margin=margin, least=pitch) or Settled(pitch)
        pitch *= FINER
    return None


def _leaning(counts: Sequence[Sequence[int]], *, side: int, cell: float, margin: float, least: float) -> Settled | None:
    """Return larger dots of a few voices that lean aside for each other; None if that makes them no larger."""
    if max(map(sum, counts)) > FEW:
        return None
    pitch = min(LARGEST * cell, 2 * least)
    while pitch * FINER > least:
        found: dict[tuple[int, int], tuple[Offset, ...]] = {}
        for number, row in enumerate(counts):
            offsets = nudged(row, side=side, cell=cell, margin=margin, pitch=pitch)
            if offsets is None:
                break
            found |= {(number, place): here for place, here in offsets.items()}
        else:
            return Settled(pitch, found)
        pitch *= FINER
    return None


Grid = dict[tuple[int, int], tuple[int, int]]
"""Row and column of each taken place, with the lanes and rows of its dots."""


def _box(count: int) -> tuple[int, int]:
    lanes = ceil(sqrt(count))
    return lanes, ceil(count / lanes)


def _fits(grid: Grid, *, side: int, cell: float, margin: float, pitch: float) -> bool:
    """Return whether the boxes of all places keep apart from each other and from the frame."""
    widest = max(max(box) for box in grid.values())
    reach = int(widest * pitch / cell)
    near = [(up, on) for up in range(reach + 1) for on in range(-reach, reach + 1) if (up, on) > (0, 0)]
    return all(
        _inside(row, rows, side=side, room=(cell / 2 + margin), cell=cell, pitch=pitch)
        and _inside(column, lanes, side=side, room=(cell / 2 + margin), cell=cell, pitch=pitch)
        and not any(_meet((lanes, rows), other, step, cell / pitch) for other, step in _others(grid, row, column, near))
        for (row, column), (lanes, rows) in grid.items()
    )


def _inside(at: int, wide: int, *, side: int, room: float, cell: float, pitch: float) -> bool:
    """Return whether a box so wide stays within the frame at both ends of its line."""
    return (wide - 1 + FULL) * pitch / 2 <= min(at, side - 1 - at) * cell + room


def _others(
    grid: Grid, row: int, column: int, near: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for up, on in near:
        if other := grid.get((row + up, column + on)):
            yield other, (abs(on), up)


def _meet(one: tuple[int, int], other: tuple[int, int], step: tuple[int, int], cell: float) -> bool:
    """Return whether two boxes lie on each other; `cell` is in dots. Two single dots are round, and may be nearer."""
    if one == other == (1, 1):
        return (step[0] ** 2 + step[1] ** 2) * cell**2 < 1
    return all((a + b) / 2 > by * cell + 1e-9 for a, b, by in zip(one, other, step, strict=True))
