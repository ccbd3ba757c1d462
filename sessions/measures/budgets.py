"""Hundred points spread over items: how many of them two people would move to agree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import comb

from sessions.measures import distance as steps
from sessions.measures.counts import MeasureError, checked
from sessions.measures.wobble import Wobble, around, wobble

__all__ = ["POINTS", "STEP", "bound", "closeness", "distance", "even", "shares", "whole_wobble"]

POINTS = 100
STEP = 5
PLACES = POINTS // STEP + 1

Rows = Sequence[Sequence[int]]
"""For every item, how many people gave it 0, 5, 10 … 100 points."""


def distance(rows: Rows) -> float:
    """Return D, the points that two people would move on average to spread them alike: ½ Σ |a - b|.

    The sum runs over the items, so each item's own row is all that is needed.

    >>> half = [0] * 10 + [2] + [0] * 10
    >>> distance([half, half])
    0.0
    """
    return sum(_parts(rows)) / 2


def shares(rows: Rows) -> tuple[float, ...]:
    """Return how much of D each item makes up; together 1. Raises `MeasureError` where nobody differs."""
    parts = _parts(rows)
    whole = sum(parts)
    if not whole:
        raise MeasureError("all have spread their points alike")
    return tuple(part / whole for part in parts)


def closeness(rows: Rows) -> float:
    """Return C = 1 - D / D_even: 1 for budgets alike, 0 for budgets drawn from all that there are."""
    return 1 - distance(rows) / even(len(rows))


@cache
def even(items: int) -> float:
    """Return D of a very large group in which every way to spread the points is as frequent as any other.

    This is what a simulation of such a group comes to. One item has j steps in as many ways as the others can share
    the rest.

    >>> round(even(2), 2), round(even(5), 2)
    (34.92, 49.44)
    """
    if items < 2:
        raise MeasureError(f"at least 2 items are needed, not {items}")
    last = PLACES - 1
    ways = [comb(last - place + items - 2, items - 2) for place in range(PLACES)]
    apart = sum(a * b * abs(i - j) for i, a in enumerate(ways) for j, b in enumerate(ways))
    return items * STEP * apart / sum(ways) ** 2 / 2


def whole_wobble(budgets: Sequence[Sequence[int]], rows: Rows) -> Wobble:
    """Return the wobble of D: each person is left out once, with all they gave. `budgets` are in points."""
    costs = [
        [sum(count * abs(place - here) for here, count in enumerate(row)) for place in range(PLACES)] for row in rows
    ]
    away = [
        STEP * sum(cost[points // STEP] for cost, points in zip(costs, budget, strict=True)) / 2 for budget in budgets
    ]
    return around(away, step=STEP)


def bound(rows: Rows) -> float:
    """Return a standard error of D that the rows alone allow: those of the items added up, rather too wide.

    It needs no whole budget, so it tells nothing that the rows do not tell.
    """
    return STEP * sum(wobble(row).se for row in rows) / 2


def _parts(rows: Rows) -> list[float]:
    """Return how many points two people differ on each item, on average."""
    counted = [checked(row, people=2, options=PLACES) for row in rows]
    if len(counted) < 2 or len({sum(row) for row in counted}) > 1:
        raise MeasureError("at least 2 items are needed, and everyone on each of them")
    return [STEP * steps.distance(row) for row in counted]
