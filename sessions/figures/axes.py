"""Two ways to lay places out: side by side over a line, or one row an option."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.figures.layout import Box, pack_columns, pack_rows
from sessions.figures.scene import Canvas, Label, Mark, Scene, Segment
from sessions.figures.text import clip, wrap

__all__ = ["along_a_line", "in_rows"]

MARGIN = 0.03  # of the canvas width, left and right
LARGEST = 0.17  # of the canvas height: a dot in a very small group


def along_a_line(
    counts: Sequence[int] | None,
    *,
    canvas: Canvas,
    keys: Sequence[str],
    labels: Sequence[str],
    ends: tuple[str, str],
    title: str,
    desc: str,
) -> Scene:
    """Return stacks of voices over places side by side. `labels` may be empty: then only the ends are named.

    Shapes: as many counts and keys as places; labels as many, or none. `counts` None draws the waiting axis.
    """
    left, right = canvas.width * MARGIN, canvas.width * (1 - MARGIN)
    slot = (right - left) / len(keys)
    names, depth = _names(labels, ends, canvas=canvas, left=left, right=right)
    ground = depth + canvas.text * 0.9
    boxes = [
        Box(left + slot * (place + 0.04), ground + 0.8, left + slot * (place + 0.96), canvas.height - canvas.text)
        for place in range(len(keys))
    ]
    packed = pack_columns(counts or [0] * len(keys), boxes, largest=canvas.height * LARGEST)
    ticks = [_tick((box.x0 + box.x1) / 2, ground) for box in boxes]
    line = Segment(left, ground, right, ground, role="quiet", width=0.35)
    marks = [
        Mark(key, (box.x0 + box.x1) / 2, ground + 0.8 + packed.radius, packed.radius)
        for key, box in zip(keys, boxes, strict=True)
    ]
    return Scene(
        canvas=canvas,
        title=title,
        desc=desc,
        radius=packed.radius,
        dots=packed.dots,
        cells=packed.cells,
        segments=(line, *ticks),
        labels=tuple(names),
        marks=tuple(marks),
    )


def in_rows(
    counts: Sequence[int] | None,
    *,
    canvas: Canvas,
    keys: Sequence[str],
    labels: Sequence[str],
    title: str,
    desc: str,
) -> Scene:
    """Return one row of voices an option, its text above the row."""
    left, right = canvas.width * MARGIN, canvas.width * (1 - MARGIN)
    pitch = canvas.height / len(keys)
    size = min(canvas.text, pitch * 0.36)
    tops = [canvas.height - pitch * row for row in range(len(keys))]
    boxes = [Box(left + 0.8, top - pitch * 0.94, right, top - size * 1.35) for top in tops]
    packed = pack_rows(counts or [0] * len(keys), boxes, largest=min(canvas.height * LARGEST, pitch * 0.6))
    names = [
        Label(left, top - size, clip(text, width=right - left, size=size), size, anchor="start")
        for top, text in zip(tops, labels, strict=True)
    ]
    lines = [Segment(left, box.y0, left, box.y1, role="quiet", width=0.35) for box in boxes]
    marks = [
        Mark(key, box.x0 + packed.radius, (box.y0 + box.y1) / 2, packed.radius)
        for key, box in zip(keys, boxes, strict=True)
    ]
    return Scene(
        canvas=canvas,
        title=title,
        desc=desc,
        radius=packed.radius,
        dots=packed.dots,
        cells=packed.cells,
        segments=tuple(lines),
        labels=tuple(names),
        marks=tuple(marks),
    )


def _names(
    labels: Sequence[str], ends: tuple[str, str], *, canvas: Canvas, left: float, right: float
) -> tuple[list[Label], float]:
    """Return the names under the line and how deep they reach: every step's own, or only the two ends."""
    size = canvas.text
    if labels:
        slot = (right - left) / len(labels)
        wrapped = [wrap(text, width=slot * 0.94, size=size, most=3) for text in labels]
        if all(lines is not None for lines in wrapped):
            return _below(wrapped, size=size, left=left, slot=slot)
    half = (right - left) / 2 - size
    first = wrap(ends[0], width=half, size=size, most=3) or [clip(ends[0], width=half, size=size)]
    last = wrap(ends[1], width=half, size=size, most=3) or [clip(ends[1], width=half, size=size)]
    deep = max(len(first), len(last)) * size * 1.2
    named = [Label(left, deep - size * (1 + 1.2 * row), text, size, anchor="start") for row, text in enumerate(first)]
    named += [Label(right, deep - size * (1 + 1.2 * row), text, size, anchor="end") for row, text in enumerate(last)]
    return named, deep


def _below(
    wrapped: Sequence[list[str] | None], *, size: float, left: float, slot: float
) -> tuple[list[Label], float]:
    deep = max(len(lines or ()) for lines in wrapped) * size * 1.2
    named = [
        Label(left + slot * (place + 0.5), deep - size * (1 + 1.2 * row), text, size)
        for place, lines in enumerate(wrapped)
        for row, text in enumerate(lines or ())
    ]
    return named, deep


def _tick(x: float, ground: float) -> Segment:
    return Segment(x, ground - 0.7, x, ground, role="quiet", width=0.3)
