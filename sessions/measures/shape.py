"""What a picture may be called, by plain rules that are tested in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sessions.measures.counts import checked
from sessions.measures.rules import close_but_few, near, two_groupings
from sessions.measures.zones import zones

__all__ = ["DESCRIBED_FROM", "SHAPED_FROM", "Level", "Shape", "Side", "level", "level_of", "shape", "shape_of", "side"]

DESCRIBED_FROM = 5
"""People below which nothing is said of a picture."""
SHAPED_FROM = 10
"""People from which the shape is said; below, only how wide the picture is."""


class Shape(StrEnum):
    """The shapes of a row of counts, in the order in which they are tested."""

    TOO_FEW = "too_few"
    TWO_GROUPINGS = "two_groupings"
    CLOSE_FEW_AWAY = "close_few_away"
    CLOSE = "close"
    LEANING = "leaning"
    SPREAD = "spread"


class Side(StrEnum):
    """Where a leaning picture leans."""

    LOWER = "lower"
    MIDDLE = "middle"
    UPPER = "upper"


class Level(StrEnum):
    """What is said of five to nine people instead of a shape."""

    CLOSE = "close"
    IN_BETWEEN = "in_between"
    WIDE = "wide"


def shape(counts: Sequence[int]) -> Shape:
    """Return the shape of counts on three or more options; more than seven are first cut into zones.

    >>> shape([0, 1, 7, 4, 0])
    <Shape.CLOSE: 'close'>
    >>> shape([7, 1, 0, 1, 7])
    <Shape.TWO_GROUPINGS: 'two_groupings'>
    >>> shape([2, 0, 2, 0, 0])
    <Shape.TOO_FEW: 'too_few'>

    Two options have shares and no shape: `MeasureError`.
    """
    row = zones(checked(counts, people=0, options=3))
    return Shape.TOO_FEW if sum(row) < DESCRIBED_FROM else shape_of(row, own=1)


def shape_of(row: Sequence[float], *, own: int) -> Shape:
    """Return the shape of enough people, or of shares that stand for them (see `rules`), on 3 to 7 options."""
    if two_groupings(row, own=own):
        return Shape.TWO_GROUPINGS
    if close_but_few(row, own=own):
        return Shape.CLOSE_FEW_AWAY
    if near(row, options=len(row), tenths=5, own=own):
        return Shape.CLOSE
    return Shape.LEANING if near(row, options=len(row), tenths=2, own=own) else Shape.SPREAD


def side(counts: Sequence[int]) -> Side:
    """Return the side of the midpoint where at least 60 % stand, else the middle.

    On a slider the middle zone, 40 to 60, belongs to neither side.

    >>> side([3, 3, 2, 1, 1])
    <Side.LOWER: 'lower'>
    >>> side([1, 3, 4, 2, 0])
    <Side.MIDDLE: 'middle'>
    """
    row = zones(checked(counts, people=1))
    n, half = sum(row), len(row) // 2
    if 5 * sum(row[:half]) >= 3 * n:
        return Side.LOWER
    return Side.UPPER if 5 * sum(row[-half:]) >= 3 * n else Side.MIDDLE


def level(counts: Sequence[int]) -> Level | None:
    """Return how wide a picture of five to nine people is, and None outside those numbers.

    So few people show no shape: one of seven who stands further away would be pointed at. That their
    picture has two groupings may be added as an observation.

    >>> level([0, 2, 4, 1, 0])
    <Level.CLOSE: 'close'>
    >>> level([0, 9, 9, 3, 0]) is None
    True
    """
    row = zones(checked(counts, people=0, options=3))
    return level_of(row, own=1) if DESCRIBED_FROM <= sum(row) < SHAPED_FROM else None


def level_of(row: Sequence[float], *, own: int) -> Level:
    """Return how wide a row is: close from C = 0.5, wide below 0.2."""
    if near(row, options=len(row), tenths=5, own=own):
        return Level.CLOSE
    return Level.IN_BETWEEN if near(row, options=len(row), tenths=2, own=own) else Level.WIDE
