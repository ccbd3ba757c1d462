"""Which of two groups stands further along the scale: Cliff's delta, from their two rows of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from sessions.measures.counts import MeasureError, checked

__all__ = ["APART", "Dominance", "differ", "dominance"]

APART = 0.33
"""From this delta on two groups stand apart by more than a little (Romano and others, 2006: «medium»)."""
SURE = 1.28
"""So many standard errors away from 0 it must lie: as for every other word here, 80 % of the time."""


@dataclass(frozen=True)
class Dominance:
    """`delta` is P(a > b) − P(a < b) over all pairs of one person from each group; `se` its standard error."""

    delta: float
    se: float


def dominance(a: Sequence[int], b: Sequence[int]) -> Dominance:
    """Return Cliff's delta of two rows of counts over the same options, with its unbiased standard error.

    >>> dominance([0, 0, 2], [2, 0, 0])
    Dominance(delta=1.0, se=0.0)
    >>> dominance([1, 1, 1], [1, 1, 1]).delta
    0.0

    Raises `MeasureError` below two people in either group, or for rows of different length.
    """
    first, second = checked(a, people=2), checked(b, people=2)
    if len(first) != len(second):
        raise MeasureError("two groups are compared over the same options")
    n, m = sum(first), sum(second)
    rows = _stands(first, second)
    columns = [-stand for stand in _stands(second, first)]
    delta = sum(count * stand for count, stand in zip(first, rows, strict=True)) / n
    across = sum(count * (stand - delta) ** 2 for count, stand in zip(first, rows, strict=True))
    down = sum(count * (stand - delta) ** 2 for count, stand in zip(second, columns, strict=True))
    whole = sum(
        x * y * ((i > j) - (i < j) - delta) ** 2 for i, x in enumerate(first) if x for j, y in enumerate(second) if y
    )
    variance = (m * m * across + n * n * down - whole) / (n * m * (n - 1) * (m - 1))
    return Dominance(delta, sqrt(max(0.0, variance)))


def differ(found: Dominance) -> bool:
    """Return whether two groups may be said to stand apart.

    >>> differ(Dominance(0.5, 0.2)), differ(Dominance(0.5, 0.45)), differ(Dominance(0.2, 0.01))
    (True, False, False)
    """
    return abs(found.delta) >= APART and abs(found.delta) >= SURE * found.se


def _stands(row: Sequence[int], other: Sequence[int]) -> list[float]:
    """Return, for each option, which share of the other group stands below it, less the share above it."""
    n, below = sum(other), 0
    stands = []
    for count in other:
        stands.append((below - (n - below - count)) / n)
        below += count
    return stands[: len(row)]
