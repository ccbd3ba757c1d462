"""Where the middle person stands, and how many stand on each side of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sessions.measures.counts import checked

__all__ = ["Sides", "median", "sides", "twice_median"]


@dataclass(frozen=True)
class Sides:
    """Shares of the people below, on and above the midpoint of the scale; together 1."""

    lower: float
    middle: float
    upper: float


def median(counts: Sequence[int]) -> float:
    """Return the option of the middle person, counted from 0; a half lies between two options.

    >>> median([1, 3, 1])
    1.0
    >>> median([2, 2])
    0.5
    """
    return twice_median(checked(counts, people=1)) / 2


def twice_median(row: Sequence[float]) -> int:
    """Return twice the median option, which is always whole. Takes shares too; does not check the row."""
    n = sum(row)
    totals = list(accumulate(row))
    lower = next(option for option, total in enumerate(totals) if 2 * total >= n)
    upper = next((option for option, total in enumerate(totals) if 2 * total > n), lower)
    return lower + upper


def sides(counts: Sequence[int]) -> Sides:
    """Return the shares on each side of the midpoint; only an odd number of options has a middle one.

    >>> sides([1, 2, 0, 0, 1])
    Sides(lower=0.75, middle=0.0, upper=0.25)
    """
    row = checked(counts, people=1)
    n, half = sum(row), len(row) // 2
    lower, upper = sum(row[:half]), sum(row[-half:])
    return Sides(lower / n, (n - lower - upper) / n, upper / n)
