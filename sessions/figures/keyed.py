"""Fields too small for words above them: each has a number, and a key beside them all says what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sessions.figures.lettering import LEADING, shortened
from sessions.figures.scene import Canvas, Label

__all__ = ["Square", "keyed"]

LINES = 2
KEYED = (0.5, 0.44, 0.38)
"""Shares of a wide canvas for numbered fields: the first that leaves the words beside them room enough."""
NUMBER = 0.75
"""Room for such a number, in heights of the text."""

Square = tuple[float, float, float]
"""A field's left and lower edge, and its side."""


def keyed(items: Sequence[str], *, canvas: Canvas) -> tuple[tuple[Square, ...], tuple[Label, ...]]:
    """Return fields with a number at the head of each, and their words to the right of them all."""
    size, gap = canvas.text, NUMBER * canvas.text

    def tried(columns: int, share: float) -> tuple[float, int]:
        rows = ceil(len(items) / columns)
        return min(share * canvas.width / columns - gap, (canvas.height - 0.4 - (rows - 1) * gap) / rows), columns

    for share in KEYED:
        side, columns = max(tried(columns, share) for columns in range(1, len(items) + 1))
        left = columns * (side + gap) + gap
        blocks = _blocks(items, room=canvas.width - left - gap, canvas=canvas)
        if not any(block[-1].endswith("…") for block in blocks):
            break
    top = (canvas.height + ceil(len(items) / columns) * (side + gap) - gap) / 2
    places = [(n % columns, n // columns + 1) for n in range(len(items))]
    found = [(gap + column * (side + gap), top - row * (side + gap) + gap, side) for column, row in places]
    labels = [
        Label(x - 0.15 * size, y + side - size / 2, str(number), size, "end")
        for number, (x, y, _side) in enumerate(found, start=1)
    ]
    y = min(canvas.height, max(top, sum(map(len, blocks)) * LEADING * size)) - size / 2
    for number, block in enumerate(blocks, start=1):
        labels.append(Label(left, y, str(number), size, "start", "quiet"))
        labels += [Label(left + gap, y - row * LEADING * size, part, size, "start") for row, part in enumerate(block)]
        y -= len(block) * LEADING * size
    return tuple(found), tuple(labels)


def _blocks(items: Sequence[str], *, room: float, canvas: Canvas) -> list[tuple[str, ...]]:
    """Return the words of all items, each in as many lines as the height of the canvas leaves it."""
    whole = [shortened(item, size=canvas.text, room=room, lines=LINES) for item in items]
    if sum(map(len, whole)) * LEADING * canvas.text <= canvas.height:
        return whole
    return [shortened(item, size=canvas.text, room=room, lines=1) for item in items]
