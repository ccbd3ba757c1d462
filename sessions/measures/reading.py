"""All figures of one row of counts, computed once at publication and stored with the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor
from typing import Any

from sessions.measures import unordered
from sessions.measures.closeness import closeness
from sessions.measures.counts import checked
from sessions.measures.distance import distance
from sessions.measures.shape import DESCRIBED_FROM, Level, Shape, Side, level, shape, side
from sessions.measures.support import support
from sessions.measures.wobble import wobble

__all__ = ["Reading", "read", "read_unordered"]

KEPT = 64  # readings: a picture is measured, told and drawn from the same counts within a moment


@dataclass(frozen=True)
class Reading:
    """What can be said of one picture; None stands for what cannot.

    `distance`, `se`, `low` and `high` are in steps of the scale (or shares of pairs, or whatever unit a
    kind measures in), `closeness` and `support` are pure numbers. A kind that has no wobble, no shape or
    no order leaves those fields out.
    """

    n: int
    distance: float
    closeness: float
    se: float | None = None
    low: float | None = None
    high: float | None = None
    shape: Shape | None = None
    support: float | None = None
    side: Side | None = None
    level: Level | None = None

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values with two digits each, so that no figure is a fingerprint.

        The standard error keeps two digits that count, however small: drift and Panorama divide by it. The support
        is cut, not rounded: what is kept never says a shape more firmly than it was.
        """
        return {
            "n": self.n,
            "distance": _two(self.distance),
            "closeness": _two(self.closeness),
            "se": None if self.se is None else float(f"{self.se:.2g}"),
            "low": _two(self.low),
            "high": _two(self.high),
            "shape": self.shape and self.shape.value,
            "support": None if self.support is None else floor(round(100 * self.support, 6)) / 100,
            "side": self.side and self.side.value,
            "level": self.level and self.level.value,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """Return the reading that `as_json` wrote."""
        return cls(
            **{
                **data,
                "shape": data["shape"] and Shape(data["shape"]),
                "side": data["side"] and Side(data["side"]),
                "level": data["level"] and Level(data["level"]),
            }
        )


def read(counts: Sequence[int]) -> Reading:
    """Return the reading of counts on a scale or slider.

    >>> reading = read([0, 1, 7, 4, 0])
    >>> reading.shape, round(reading.distance, 2), round(reading.closeness, 2)
    (<Shape.CLOSE: 'close'>, 0.65, 0.59)

    Raises `MeasureError` below two people or two options. Two options have no shape, and fewer than five
    people no support.
    """
    return _read(checked(counts, people=2))


@lru_cache(maxsize=KEPT)
def _read(row: tuple[int, ...]) -> Reading:
    n, sway = sum(row), wobble(row)
    form = shape(row) if len(row) > 2 else None
    return Reading(
        n=n,
        distance=distance(row),
        closeness=closeness(row),
        se=sway.se,
        low=sway.low,
        high=sway.high,
        shape=form,
        support=support(row) if form and n >= DESCRIBED_FROM else None,
        side=side(row) if form is Shape.LEANING else None,
        level=level(row) if form else None,
    )


def read_unordered(counts: Sequence[int]) -> Reading:
    """Return the reading of counts on options without an order, which have no shape and no side.

    >>> read_unordered([4, 4, 0]).shape is None
    True
    """
    row = checked(counts, people=2)
    sway = unordered.wobble(row)
    return Reading(
        n=sum(row),
        distance=unordered.distance(row),
        closeness=unordered.closeness(row),
        se=sway.se,
        low=sway.low,
        high=sway.high,
    )


def _two(figure: float | None) -> float | None:
    """Return a figure with two decimals, and never a minus zero."""
    return None if figure is None else round(figure, 2) + 0.0
