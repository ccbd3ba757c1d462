"""How close a group stands, measured against an even spread over the same scale."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.distance import distance, even

__all__ = ["closeness"]


def closeness(counts: Sequence[int]) -> float:
    """Return C = 1 - D / D_even, a pure number.

    1 is all in one place, 0 as far apart as an even spread, and below 0 pulled to opposite ends:

    >>> closeness([0, 0, 9, 0, 0])
    1.0
    >>> round(closeness([5, 0, 0, 0, 5]), 2)
    -0.39

    Raises `MeasureError` where `distance` does.
    """
    return 1 - distance(counts) / even(len(counts))
