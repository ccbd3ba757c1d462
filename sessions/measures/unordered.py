"""Distance, closeness and wobble where options have no order: two people agree or they differ."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.counts import MeasureError, checked
from sessions.measures.wobble import Wobble, band

__all__ = ["closeness", "distance", "even", "wobble"]


def distance(counts: Sequence[int]) -> float:
    """Return the share of pairs of people who chose differently, 0 to 1.

    >>> distance([2, 2])
    0.6666666666666666

    Raises `MeasureError` below two people or two options.
    """
    row = checked(counts, people=2)
    n = sum(row)
    return (n * n - sum(count * count for count in row)) / (n * (n - 1))


def even(options: int) -> float:
    """Return the same share in a very large group spread evenly over so many options.

    >>> even(4)
    0.75
    """
    if options < 2:
        raise MeasureError(f"at least 2 options are needed, not {options}")
    return 1 - 1 / options


def closeness(counts: Sequence[int]) -> float:
    """Return 1 for one choice by all, 0 for an even spread; below 0 only by the smallness of the group.

    >>> closeness([0, 6, 0])
    1.0
    """
    return 1 - distance(counts) / even(len(counts))


def wobble(counts: Sequence[int]) -> Wobble:
    """Return the wobble of the share of pairs who chose differently.

    >>> wobble([6, 0, 0]).se == 2 / 6
    True
    """
    return band(counts, measure=distance)
