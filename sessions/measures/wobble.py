"""How much a distance might have been otherwise: each person is left out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from sessions.measures.counts import MeasureError, checked
from sessions.measures.distance import distance

__all__ = ["EIGHTY", "Wobble", "around", "band", "floor", "jackknife", "wobble"]

EIGHTY = 1.28
"""Standard errors to each side that make an 80 % band."""


@dataclass(frozen=True)
class Wobble:
    """A standard error and the 80 % band around a distance, all in the unit of the distance."""

    se: float
    low: float
    high: float


def wobble(counts: Sequence[int]) -> Wobble:
    """Return the wobble of `distance(counts)`, in steps.

    In simulated crowds the band holds the true D about four times in five from 5 people on; where nearly
    all stand at one end and a rare few far away, it falls to two in three at 10 (nobody far was asked).

    >>> sway = wobble([0, 2, 5, 1, 0])
    >>> round(sway.se, 2), round(sway.low, 2), round(sway.high, 2)
    (0.29, 0.3, 1.05)
    """
    return band(counts, measure=distance)


def band(counts: Sequence[int], *, measure: Callable[[Sequence[int]], float]) -> Wobble:
    """Return the wobble of any distance between people that `measure` takes from counts.

    A distance cannot fall below zero, so the band stops there. Of two people none can be left out, and
    the floor alone stands.
    """
    row = checked(counts, people=2)
    n = sum(row)
    middle = measure(row)
    se = max(jackknife(row, measure=measure), floor(n)) if n > 2 else floor(n)
    return Wobble(se, max(0.0, middle - EIGHTY * se), middle + EIGHTY * se)


def around(away: Sequence[float], *, step: float = 1.0) -> Wobble:
    """Return the wobble of a distance of which each person's sum to all others is known, `step` its smallest move.

    Without a person, the others' sums lack them once in each pair, so D is known without counting anew. For
    answers that no row of counts can hold: whole orders, whole budgets, places on a plane.

    >>> around([4, 4, 8, 8, 8]) == around([8, 4, 8, 4, 8])
    True
    """
    n, whole = len(away), fsum(away)
    if n < 2:
        raise MeasureError(f"at least 2 people are needed, not {n}")
    middle, se = whole / (n * (n - 1)), floor(n) * step
    if n > 2:
        left = [(whole - 2 * own) / ((n - 1) * (n - 2)) for own in away]
        mean = fsum(left) / n
        se = max(se, sqrt((n - 1) / n * fsum((value - mean) ** 2 for value in left)))
    return Wobble(se, max(0.0, middle - EIGHTY * se), middle + EIGHTY * se)


def floor(n: int) -> float:
    """Return the smallest standard error that is believed: 2 / n.

    That is the D of a group in one place but for one person one step (or one option) away: a picture
    that a single other answer would have made is never called certain.
    """
    return 2 / n


def jackknife(counts: Sequence[int], *, measure: Callable[[Sequence[int]], float] = distance) -> float:
    """Return the delete-one jackknife standard error of a measure, without the floor.

    People on the same option leave the same group behind, so each option is left out once and weighs as
    many times as people stand there. Needs three people, since two must remain.

    >>> round(jackknife([1, 1, 1, 1]), 4)
    0.5774
    """
    row = checked(counts, people=3)
    n = sum(row)
    left = [
        (count, measure((*row[:option], count - 1, *row[option + 1 :]))) for option, count in enumerate(row) if count
    ]
    mean = sum(count * value for count, value in left) / n
    return sqrt((n - 1) / n * sum(count * (value - mean) ** 2 for count, value in left))
