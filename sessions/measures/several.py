"""One reading for a picture of several rows or items: their mean, as sure as the counts of each allow."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.measures.counts import MeasureError
from sessions.measures.reading import Reading
from sessions.measures.wobble import EIGHTY

__all__ = ["together"]


def together(readings: Sequence[Reading]) -> Reading:
    """Return the mean distance and closeness of the same people's readings; a single one is returned as it is.

    Which answers belong to one person is not known, so the standard error cannot be computed. It is at most
    the mean of the single ones (as if everybody stood alike everywhere), and that most is taken. Several
    rows have no shape in common.

    >>> one, other = Reading(n=4, distance=1, closeness=0.5, se=0.5), Reading(n=4, distance=2, closeness=0, se=0.7)
    >>> together([one, other]).distance, round(together([one, other]).se, 2)
    (1.5, 0.6)
    """
    if not readings:
        raise MeasureError("no readings, no mean of them")
    if len(readings) == 1:
        return readings[0]
    distance, se = (_mean([value or 0.0 for value in row]) for row in zip(*map(_spread, readings), strict=True))
    return Reading(
        n=readings[0].n,
        distance=distance,
        closeness=_mean([reading.closeness for reading in readings]),
        se=se,
        low=max(0.0, distance - EIGHTY * se),
        high=distance + EIGHTY * se,
    )


def _spread(reading: Reading) -> tuple[float, float | None]:
    return reading.distance, reading.se


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
