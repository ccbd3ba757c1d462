"""The grid of a plane: its places, its rows, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sessions.figures.table import Row
from sessions.measures.reading import Reading
from sessions.words import Said, _, decimal

__all__ = ["GRID", "HALF", "PLACES", "SIDE", "apart_said", "levels", "quarters"]

SIDE = 20  # places each way: coarse, so that no answer is a fingerprint
HALF = SIDE // 2
PLACES = tuple(str(place) for place in range(SIDE))
GRID = tuple((across, up) for up in range(SIDE) for across in range(SIDE))


def levels(row: Sequence[int]) -> tuple[Row, ...]:
    """Return the grid of one item cut into its rows, from the lowest up."""
    return tuple(Row(f"up{up}", PLACES[up], tuple(row[up * SIDE : (up + 1) * SIDE])) for up in range(SIDE))


def quarters(item: str, row: Sequence[int], *, across: tuple[str, str], up: tuple[str, str]) -> Iterator[Said]:
    """Return how many placed an item in each quarter, those empty left out."""
    for right, beside in enumerate(across):
        for above, over in enumerate(up):
            here = sum(
                count
                for count, (x, y) in zip(row, GRID, strict=True)
                if (x >= HALF) == bool(right) and (y >= HALF) == bool(above)
            )
            if here:
                yield Said(
                    _("“{item}”: {count} nearer to “{across}” and “{up}”"),
                    {"item": item, "count": here, "across": beside, "up": over},
                )


def apart_said(reading: Reading, *, item: str = "") -> Said:
    """Return how far apart two people place an item on average, in steps of the grid."""
    values = {
        "item": item,
        "distance": decimal(reading.distance),
        "low": decimal(reading.low or 0),
        "high": decimal(reading.high or 0),
    }
    if item:
        return Said(
            _("“{item}”: two people place it {distance} of 20 steps apart on average ({low} to {high})"), values
        )
    return Said(_("two people place an item {distance} of 20 steps apart on average ({low} to {high})"), values)
