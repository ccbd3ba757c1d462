"""All pictures of an evening on one wall: in how many columns, with how large letters, each on which canvas.

Lengths are sixteenths of the wall's width. The fewer the pictures, the larger they and their letters are; each canvas
has the shape of what its place leaves, so that no room is lost beside a picture or below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from sessions.figures.lettering import width
from sessions.figures.scene import Canvas

__all__ = ["Mosaic", "mosaic"]

ROOM = (15.1, 7.95)
"""What edges and footer leave of a wall of sixteen by nine."""
ABOVE = 0.64
"""Height of a line that stands over all pictures."""
GAPS = (0.4, 0.38)
"""Between two columns, and between two rows with the line above each picture."""
SHAPE = (1.61, 5.2)
"""Least and most width of a picture by its height: from 1.6 on words stand beside their rows."""
LETTERS = (0.2, 0.32)
"""Least and largest letters: 16 px on a wall of 1280 are read from its other end."""
MANY = 15
"""Above so many pictures letters must become smaller still, and questions have a line less."""
GROWTH = (0.058, 0.085)
"""Height of letters by the width and by the height of a place."""
CAPTIONS = {1: 0.56, 2: 0.4}
"""How large the questions above so few pictures are; above more they are as large as the letters."""
LINES, LEADING = 3, 1.2
FINEST = 0.035
"""Smallest diameter at which a dot is still seen as one: 2.8 px of 1280."""
TEXT = 5.0
"""Height of letters in units of every canvas: lines grow as letters do."""


@dataclass(frozen=True)
class Mosaic:
    """So many columns of pictures, each on this canvas, below so many lines of its question."""

    columns: int
    letters: float
    caption: float
    lines: int
    canvas: Canvas


def mosaic(questions: Sequence[str], *, above: int = 0) -> Mosaic:
    """Return the arrangement in which letters, and then the pictures of these questions, come out largest.

    `above` is how many lines stand over them all.

    >>> [mosaic(["How?"] * count).columns for count in (1, 2, 3, 4, 6, 9, 12)]
    [1, 1, 2, 2, 3, 3, 4]
    """
    count = max(1, len(questions))
    room = ROOM[0], ROOM[1] - above * ABOVE
    tried = (_tried(columns, count, questions, room) for columns in range(1, count + 1))
    return max(tried, key=lambda one: (one.letters, one.letters**2 * one.canvas.width * one.canvas.height))


def _tried(columns: int, count: int, questions: Sequence[str], room: tuple[float, float]) -> Mosaic:
    rows = ceil(count / columns)
    across = (room[0] - (columns - 1) * GAPS[0]) / columns
    up = (room[1] - (rows - 1) * GAPS[1]) / rows
    least = LETTERS[0] * min(1, sqrt(MANY / count))
    letters = min(LETTERS[1], max(least, min(GROWTH[0] * across, GROWTH[1] * up)))
    caption = CAPTIONS.get(count, letters)
    lines = min(LINES - (count > MANY), _lines(questions, size=caption, room=across))
    high = max(up - lines * LEADING * caption, 0.01)
    high = min(high, across / SHAPE[0])
    broad = min(across, SHAPE[1] * high)
    unit = letters / TEXT
    canvas = Canvas(round(broad / unit, 1), round(high / unit, 1), TEXT, round(FINEST / unit, 2))
    return Mosaic(columns, round(letters, 3), round(caption, 3), lines, canvas)


def _lines(questions: Sequence[str], *, size: float, room: float) -> int:
    """Return how many lines the longest question takes, with the number of its voices behind it."""
    longest = max((width(f"{text} n = 000", size=size) for text in questions), default=0)
    return max(1, ceil(longest / room))
