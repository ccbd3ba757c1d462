"""Rows of points given to items: where they differ most, and their words."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.kinds.base import Summary
from sessions.kinds.telling import listed
from sessions.measures import budgets
from sessions.measures.budgets import POINTS, STEP
from sessions.measures.shape import DESCRIBED_FROM
from sessions.words import Said, _

__all__ = ["PLACES", "most_apart", "range_said", "rows_of", "strip_said"]

PLACES = range(0, POINTS + 1, STEP)


def rows_of(summary: Summary | None, items: Sequence[str]) -> list[tuple[int, ...]]:
    """Return one row an item: how many gave it 0, 5, 10 … points; nobody where there is no picture yet."""
    return [summary.counts[f"item-{item}"] if summary else (0,) * len(PLACES) for item in range(len(items))]


def most_apart(summary: Summary, items: Sequence[str]) -> tuple[str, float] | None:
    """Return the one item on which budgets differ most and its share of D; None if two do, or too few have answered."""
    rows = rows_of(summary, items)
    if summary.n < DESCRIBED_FROM or not budgets.distance(rows):
        return None
    shares = budgets.shares(rows)
    first, second = sorted(range(len(shares)), key=lambda item: -shares[item])[:2]
    return (items[first], shares[first]) if shares[first] - shares[second] > 1e-9 else None


def range_said(name: str, row: tuple[int, ...]) -> Said:
    """Return from where to where the points of one item go."""
    given = [points for points, count in zip(PLACES, row, strict=True) if count]
    if given[0] == given[-1]:
        return Said(_("“{item}” {points}"), {"item": name, "points": given[0]})
    return Said(_("“{item}” {low} to {high}"), {"item": name, "low": given[0], "high": given[-1]})


def strip_said(name: str, row: tuple[int, ...]) -> Said:
    """Return how many gave one item which points."""
    given = [
        Said(_("{count} gave {points}"), {"count": count, "points": points})
        for points, count in zip(PLACES, row, strict=True)
        if count
    ]
    return Said(_("“{item}”: {where}"), {"item": name, "where": listed(given)})
