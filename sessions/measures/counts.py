"""What every measure takes: whole counts, one for each option, checked once."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["MeasureError", "checked"]


class MeasureError(ValueError):
    """The counts cannot carry this figure: too few people, too few options, or no counts at all."""


def checked(counts: Sequence[int], *, people: int, options: int = 2) -> tuple[int, ...]:
    """Return the counts as a tuple, if there are at least so many people on at least so many options.

    >>> checked([1, 0, 2], people=2)
    (1, 0, 2)
    >>> checked([1, 0, 0], people=2)
    Traceback (most recent call last):
        ...
    sessions.measures.counts.MeasureError: at least 2 people are needed, not 1
    """
    row = tuple(counts)
    if len(row) < options:
        raise MeasureError(f"at least {options} options are needed, not {len(row)}")
    if any(not isinstance(count, int) or count < 0 for count in row):
        raise MeasureError("counts are whole numbers, none below zero")
    if sum(row) < people:
        raise MeasureError(f"at least {people} people are needed, not {sum(row)}")
    return row
