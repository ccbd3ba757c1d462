"""The words under, beside and over slots: all of them where there is room, else the two ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from sessions.figures.lettering import LEADING, shortened, width, wrapped
from sessions.figures.scene import Canvas, Label, Scene

__all__ = ["above_bars", "ends_below", "headed", "meet", "steps_below"]

MOST_LINES = 3
END_LINES = 2
END_ROOM = 0.44
"""Share of the width that the words at one end may take."""
LOWEST = 3.0
"""Least height that a picture keeps below its question, in heights of the text."""


def steps_below(texts: Sequence[str], *, places: Sequence[float], slot: float, canvas: Canvas) -> list[Label]:
    """Return the words of every step under its slot, or only the two ends if one of them finds no room.

    The first line lies just below height 0; move the labels to where they belong with their axis.
    """
    room = slot - 0.5 * canvas.text
    blocks = [wrapped(text, size=canvas.text, room=room, lines=MOST_LINES) for text in texts]
    if not all(blocks):
        half = slot / 2
        return ends_below(texts[0], texts[-1], left=places[0] - half, right=places[-1] + half, canvas=canvas)
    return [
        Label(x, _line(row, canvas), line, canvas.text)
        for x, block in zip(places, blocks, strict=True)
        for row, line in enumerate(block or ())
    ]


def ends_below(low: str, high: str, *, left: float, right: float, canvas: Canvas) -> list[Label]:
    """Return the words at both ends of an axis, each under its own end."""
    room = END_ROOM * canvas.width
    return [
        *(
            Label(left, _line(row, canvas), line, canvas.text, "start")
            for row, line in enumerate(shortened(low, size=canvas.text, room=room, lines=END_LINES))
        ),
        *(
            Label(right, _line(row, canvas), line, canvas.text, "end")
            for row, line in enumerate(shortened(high, size=canvas.text, room=room, lines=END_LINES))
        ),
    ]


def above_bars(
    counts: Sequence[int], *, places: Sequence[float], tops: Sequence[float], slot: float, canvas: Canvas
) -> list[Label]:
    """Return how many voices each bar holds, or only the tallest says so where numbers would touch."""
    texts = [f"{count:,}".replace(",", "\u202f") if count else "" for count in counts]
    wide = [width(text, size=canvas.text) for text in texts]
    at = [_inside(place, broad, canvas) for place, broad in zip(places, wide, strict=True)]
    shown = [i for i, text in enumerate(texts) if text]
    close = any(at[j] - at[i] < (wide[i] + wide[j]) / 2 / 0.96 for i, j in pairwise(shown))
    if close or max(wide) > slot * 0.96:
        shown = [max(shown, key=lambda i: counts[i])]
    return [Label(at[i], tops[i] + 0.75 * canvas.text, texts[i], canvas.text) for i in shown]


def meet(one: Label, other: Label) -> bool:
    """Return whether two labels, anchored alike, would lie on each other."""
    broad = (width(str(one.text), size=one.size) + width(str(other.text), size=other.size)) / 2
    return abs(one.x - other.x) < broad and abs(one.y - other.y) < (one.size + other.size) / 2


def headed(text: str, draw: Callable[[Canvas], Scene], *, canvas: Canvas) -> Scene:
    """Return a picture under its own question: it is drawn on what these words leave of the canvas.

    A picture that would be too low to be seen goes without them.
    """
    lines = shortened(text, size=canvas.text, room=canvas.width, lines=END_LINES)
    left = canvas.height - (len(lines) * LEADING + 0.4) * canvas.text
    if left < LOWEST * canvas.text:
        return draw(canvas)
    scene = draw(replace(canvas, height=left))
    labels = [
        Label(0, canvas.height + _line(row, canvas), line, canvas.text, "start") for row, line in enumerate(lines)
    ]
    return replace(scene, canvas=canvas, labels=(*labels, *scene.labels))


def _inside(x: float, wide: float, canvas: Canvas) -> float:
    """Return the middle of a label so wide, moved as little as keeps it on the canvas."""
    return min(max(x, wide / 2), canvas.width - wide / 2)


def _line(row: int, canvas: Canvas) -> float:
    return -(0.5 + row) * LEADING * canvas.text
