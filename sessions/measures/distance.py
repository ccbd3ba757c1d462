"""The average distance between two people, in steps of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

from sessions.measures.counts import MeasureError, checked

__all__ = ["distance", "even", "steps"]

Number = TypeVar("Number", int, float)


def distance(counts: Sequence[int]) -> float:
    """Return D, the mean distance over all pairs of different people, in steps (Gini's mean difference).

    Three people on neighbouring options stand 1, 1 and 2 steps apart:

    >>> distance([1, 1, 1])
    1.3333333333333333

    D is unbiased at every size of group: a small team does not look closer than it is. A single person
    has no distance to anyone, so below two people `MeasureError` is raised.
    """
    row = checked(counts, people=2)
    n = sum(row)
    return 2 * steps(row) / (n * (n - 1))


def even(options: int) -> float:
    """Return D of a very large group spread evenly over so many options, in steps.

    >>> even(5)
    1.6
    """
    if options < 2:
        raise MeasureError(f"at least 2 options are needed, not {options}")
    return (options * options - 1) / (3 * options)


def steps(row: Sequence[Number]) -> Number:
    """Return the steps between all pairs of people, added up.

    Each gap between two neighbouring options is crossed by every pair that stands on different sides of
    it, so one pass over the options replaces the pairs. Does not check the row.

    >>> steps([2, 0, 0, 2])
    12
    """
    n = sum(row)
    return sum(below * (n - below) for below in accumulate(row))
