"""From one picture to the next: whether people stand closer now, and whether a table of pairs has moved as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, exp, gamma, sqrt

from sessions.measures.counts import MeasureError
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM

__all__ = ["Change", "Drift", "Heard", "bowker", "drift", "stuart_maxwell"]

MAYBE = 1.28
"""Standard errors from which a change may be one."""
SURE = 1.96
"""Standard errors from which it is said to be one."""
TINY = 1e-12


class Heard(StrEnum):
    """How firmly a change in distance may be said."""

    NO_CHANGE = "no_change"
    MAYBE_CLOSER = "maybe_closer"
    MAYBE_APART = "maybe_apart"
    CLOSER = "closer"
    APART = "apart"


@dataclass(frozen=True)
class Drift:
    """The change in distance between two pictures, and the smallest that so many people would let be seen."""

    change: float
    visible: float
    heard: Heard


def drift(before: Reading | None, after: Reading | None) -> Drift | None:
    """Return how the distance between people changed between two unlinked pictures; None where nothing may be said.

    It takes the figures as they were published, two digits each. People who answered twice make the change surer
    than it says here: what links their answers is not used.
    """
    if before is None or after is None or before.se is None or after.se is None:
        return None
    if min(before.n, after.n) < DESCRIBED_FROM:
        return None
    change, sway = after.distance - before.distance, sqrt(before.se**2 + after.se**2)
    return Drift(change, SURE * sway, _heard(change / sway))


def _heard(z: float) -> Heard:
    if abs(z) < MAYBE:
        return Heard.NO_CHANGE
    if abs(z) < SURE:
        return Heard.MAYBE_CLOSER if z < 0 else Heard.MAYBE_APART
    return Heard.CLOSER if z < 0 else Heard.APART


@dataclass(frozen=True)
class Change:
    """A test of a square table, before by after: chi-square, its degrees of freedom, and the share of chance."""

    chi2: float
    df: int
    p: float


def bowker(table: Sequence[Sequence[int]]) -> Change:
    """Return Bowker's test: whether as many went from a to b as from b to a, for every two options.

    >>> bowker([[10, 4], [1, 10]]).chi2
    1.8
    """
    rows = _square(table)
    pairs = [(rows[a][b], rows[b][a]) for a in range(len(rows)) for b in range(a)]
    used = [(there, back) for there, back in pairs if there + back]
    if not used:
        raise MeasureError("nobody moved")
    chi2 = sum((there - back) ** 2 / (there + back) for there, back in used)
    return Change(chi2, len(used), _chance(chi2, len(used)))


def stuart_maxwell(table: Sequence[Sequence[int]]) -> Change:
    """Return the Stuart-Maxwell test: whether every option is as full after as it was before.

    >>> round(stuart_maxwell([[10, 4], [1, 10]]).chi2, 6)
    1.8

    Options that nobody left or reached are left out; what follows from the others is not counted twice.
    """
    rows = _square(table)
    before, after = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    used = [i for i in range(len(rows)) if before[i] + after[i] > 2 * rows[i][i]]
    if len(used) < 2:
        raise MeasureError("nobody moved")
    gaps = [float(before[i] - after[i]) for i in used[:-1]]
    spread = [
        [float(before[i] + after[i] - 2 * rows[i][i] if i == j else -(rows[i][j] + rows[j][i])) for j in used[:-1]]
        for i in used[:-1]
    ]
    chi2, df = _form(gaps, spread)
    return Change(chi2, df, _chance(chi2, df))


def _square(table: Sequence[Sequence[int]]) -> list[list[int]]:
    rows = [list(row) for row in table]
    if len(rows) < 2 or any(len(row) != len(rows) for row in rows):
        raise MeasureError("a table of pairs has as many columns as rows, two at least")
    if any(not isinstance(count, int) or count < 0 for row in rows for count in row):
        raise MeasureError("counts are whole numbers, none below zero")
    return rows


def _form(gaps: list[float], spread: list[list[float]]) -> tuple[float, int]:
    """Return gaps · spread⁻¹ · gaps and the rank of spread, by Gauss's elimination with the largest pivot first."""
    size, total, rank = len(gaps), 0.0, 0
    matrix, vector = [row[:] for row in spread], gaps[:]
    left = list(range(size))
    while left:
        pivot = max(left, key=lambda i: matrix[i][i])
        if matrix[pivot][pivot] < TINY:
            break
        left.remove(pivot)
        total += vector[pivot] ** 2 / matrix[pivot][pivot]
        rank += 1
        for i in left:
            share = matrix[i][pivot] / matrix[pivot][pivot]
            vector[i] -= share * vector[pivot]
            for j in left:
                matrix[i][j] -= share * matrix[pivot][j]
    return total, rank


def _chance(chi2: float, df: int) -> float:
    """Return the share of chance alone beyond chi2: the upper tail of its distribution, by its closed sums."""
    half = chi2 / 2
    odd = df % 2 / 2
    tail = exp(-half) * sum(half ** (i + odd) / gamma(i + odd + 1) for i in range(df // 2))
    return float(tail + (erfc(sqrt(half)) if odd else 0.0))
