"""The table of shapes: each line a question to a row of people, or of shares that stand for people.

`own` is 1 for whole people, since nobody is paired with themselves, and 0 for shares of a possible whole,
where that correction has no place. All comparisons multiply instead of dividing: 0.2 is no exact float.
"""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.distance import steps
from sessions.measures.median import twice_median

__all__ = ["close_but_few", "near", "two_groupings"]


def near(row: Sequence[float], *, options: int, tenths: int, own: int) -> bool:
    """Return whether the closeness of a row on a scale of so many options reaches so many tenths.

    >>> near([6, 2, 2, 0, 0], options=5, tenths=2, own=1)
    True
    """
    n = sum(row)
    return 60 * options * steps(row) <= (10 - tenths) * (options**2 - 1) * n * (n - own)


def two_groupings(row: Sequence[float], *, own: int) -> bool:
    """Return whether the scale can be cut between two dense places with a thin one between them.

    A rule, not a test: of evenly scattered groups of 8 to 40 people it still sees two groupings in up to
    a quarter on five options and up to 30 % on seven, mostly with a support that says no more than likely.

    >>> two_groupings([6, 1, 0, 1, 6], own=1)
    True
    """
    return any(_parts(row, cut, own) for cut in range(1, len(row)))


def close_but_few(row: Sequence[float], *, own: int) -> bool:
    """Return whether all but a few, at most 15 % or one, stand close together, and those few far away.

    >>> close_but_few([0, 0, 0, 5, 5, 0, 0], own=1)
    False
    >>> close_but_few([1, 0, 0, 0, 9], own=1)
    True
    """
    n, reach = sum(row), len(row) - 1
    middle = twice_median(row)
    away = [5 * abs(2 * option - middle) >= 6 * reach for option in range(len(row))]
    few = sum(count for count, far in zip(row, away, strict=True) if far)
    if n < 6 or few < 1 or (few > 1 and 20 * few > 3 * n):
        return False
    rest = [0 if far else count for count, far in zip(row, away, strict=True)]
    return near(rest, options=len(row), tenths=5, own=own)


def _parts(row: Sequence[float], cut: int, own: int) -> bool:
    """Return whether the options below `cut` and those from it on are two groupings."""
    options, left, right = len(row), row[:cut], row[cut:]
    smaller = min(sum(left), sum(right))
    if smaller < 3 or 4 * smaller < sum(row):
        return False
    apart = 2 * cut + twice_median(right) - twice_median(left)
    return (
        apart >= options - 1
        and _valley(row, cut)
        and near(left, options=options, tenths=5, own=own)
        and near(right, options=options, tenths=5, own=own)
    )


def _valley(row: Sequence[float], cut: int) -> bool:
    """Return whether a thin place lies between the peaks of both sides.

    Of equal peaks the ones nearest the cut count, so that the thin place parts the sides and not one side.
    """
    high, low = max(row[:cut]), max(row[cut:])
    first = max(option for option in range(cut) if row[option] == high)
    second = min(option for option in range(cut, len(row)) if row[option] == low)
    peak = min(high, low)
    return any(2 * count <= peak and peak - count >= 2 for count in row[first + 1 : second])
