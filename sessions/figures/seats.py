"""One row a seat on one common axis: the same places above each other, each seat in its colour and its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.figures.captions import ends_below, steps_below
from sessions.figures.columns import SIGN, packed, seat_columns
from sessions.figures.lettering import LEADING, shortened, width
from sessions.figures.packing import spots
from sessions.figures.scene import Canvas, Cell, Dot, Label, Scene, Seat, Segment, Sign
from sessions.words import Said

__all__ = ["OTHER", "Axis", "Row", "seat_rows"]

OTHER: Seat = "seat9"
"""Stands for all other seats."""
WIDE = 1.6
"""From this width by height on names stand beside their rows, else above them."""
BESIDE = (0.2, 0.26, 0.32)
"""Shares of a wide canvas that the names may take: the first in which all of them fit."""
BESIDE_LINES = 3
ABOVE_LINES = 2
TALL = 3.1
"""Height of a row whose name stands above it, in heights of the text."""


@dataclass(frozen=True)
class Axis:
    """The places on which all seats stand: a word for each, or a line between two ends; options have no order.

    `counts` is the row of the summary that holds how many stand on each.
    """

    places: tuple[str | Said, ...]
    ends: tuple[str, str] | None = None
    unordered: bool = False
    counts: str = "answers"


@dataclass(frozen=True)
class Row:
    """One seat: its name, its sign, and how many of it stand on each place."""

    name: str
    seat: Seat
    counts: Sequence[int]


@dataclass(frozen=True)
class _Ground:
    """Where the rows lie: the foot of each, how tall one is, the places across, and what is drawn beside them."""

    canvas: Canvas
    feet: tuple[float, ...]
    tall: float
    places: tuple[float, ...]
    slot: float
    labels: tuple[Label, ...]
    signs: tuple[Sign, ...]


def seat_rows(rows: Sequence[Row], *, axis: Axis, canvas: Canvas, title: Said, desc: Said) -> Scene:
    """Return the picture by seats. No number stands in it: a row is seen, and not counted."""
    if axis.unordered:
        return seat_columns(
            [(row.name, row.seat, row.counts) for row in rows],
            options=[_plain(place) for place in axis.places],
            canvas=canvas,
            scene=Scene(canvas, title, desc),
        )
    ground = _beside(rows, axis, canvas) if canvas.width / canvas.height > WIDE else _above(rows, axis, canvas)
    scene = Scene(ground.canvas, title, desc, segments=_shelves(ground, axis), labels=ground.labels, signs=ground.signs)
    breadth, length = 0.9 * ground.slot, 0.88 * ground.tall
    packing = packed(max(count for row in rows for count in row.counts), breadth, length, canvas)
    if packing is None:
        return replace(scene, cells=_bars(rows, ground, length))
    dots = tuple(
        Dot(place + across, foot + along, row.seat)
        for row, foot in zip(rows, ground.feet, strict=True)
        for place, count in zip(ground.places, row.counts, strict=True)
        for across, along in spots(count, packing=packing)
    )
    return replace(scene, radius=packing.radius, dots=dots)


def _beside(rows: Sequence[Row], axis: Axis, canvas: Canvas) -> _Ground:
    """Return rows with their names to the left, as many lines as a row is high."""
    size, indent = canvas.text, 2 * canvas.text
    lines = max(1, min(BESIDE_LINES, int(0.8 * canvas.height / len(rows) / (LEADING * size))))
    blocks: list[tuple[str, ...]] = []
    for share in BESIDE:
        room = share * canvas.width - indent
        blocks = [shortened(row.name, size=size, room=room, lines=lines) for row in rows]
        if not any(block[-1].endswith("…") for block in blocks):
            break
    left = indent + max(width(line, size=size) for block in blocks for line in block) + size
    places, slot = _places(axis, left=left, right=canvas.width)
    words, floor = _words(axis, places=places, slot=slot, canvas=canvas)
    tall = (canvas.height - floor) / len(rows)
    feet = tuple(floor + (len(rows) - 1 - i) * tall for i in range(len(rows)))
    labels, signs = list(words), []
    for row, block, foot in zip(rows, blocks, feet, strict=True):
        middle = foot + tall / 2
        signs.append(Sign(0.5 * size, middle, SIGN * size, row.seat))
        labels += _named(block, x=0.5 * indent + 0.3 * size, top=middle + len(block) * LEADING * size / 2, size=size)
    return _Ground(canvas, feet, tall, places, slot, tuple(labels), tuple(signs))


def _above(rows: Sequence[Row], axis: Axis, canvas: Canvas) -> _Ground:
    """Return rows with their names above them, on a canvas made as tall as they need."""
    size = canvas.text
    blocks = [shortened(row.name, size=size, room=canvas.width - 1.5 * size, lines=ABOVE_LINES) for row in rows]
    places, slot = _places(axis, left=0, right=canvas.width)
    words, floor = _words(axis, places=places, slot=slot, canvas=canvas)
    named, gap = sum(len(block) for block in blocks) * LEADING * size, 0.6 * size
    tall = max(TALL * size, (canvas.height - floor - named) / len(rows) - gap)
    top = floor + named + len(rows) * (tall + gap)
    labels, signs, feet, grown = list(words), [], [], replace(canvas, height=top)
    for row, block in zip(rows, blocks, strict=True):
        signs.append(Sign(0.5 * size, top - LEADING * size / 2, SIGN * size, row.seat))
        labels += _named(block, x=1.3 * size, top=top, size=size)
        top -= len(block) * LEADING * size + tall
        feet.append(top)
        top -= gap
    return _Ground(grown, tuple(feet), tall, places, slot, tuple(labels), tuple(signs))


def _named(block: Sequence[str], *, x: float, top: float, size: float) -> list[Label]:
    """Return the lines of a name from `top` down."""
    return [Label(x, top - (line + 0.5) * LEADING * size, text, size, "start") for line, text in enumerate(block)]


def _places(axis: Axis, *, left: float, right: float) -> tuple[tuple[float, ...], float]:
    """Return the middle of every place, and how far apart they are."""
    slot = (right - left) / len(axis.places)
    return tuple(left + (i + 0.5) * slot for i in range(len(axis.places))), slot


def _words(axis: Axis, *, places: Sequence[float], slot: float, canvas: Canvas) -> tuple[list[Label], float]:
    """Return the words below the lowest row, and the height at which that row stands."""
    if axis.ends is None:
        labels = steps_below([_plain(place) for place in axis.places], places=places, slot=slot, canvas=canvas)
    else:
        labels = ends_below(*axis.ends, left=places[0] - slot / 2, right=places[-1] + slot / 2, canvas=canvas)
    floor = canvas.text - min(label.y for label in labels)
    return [replace(label, y=label.y + floor - 0.4 * canvas.text) for label in labels], floor


def _shelves(ground: _Ground, axis: Axis) -> tuple[Segment, ...]:
    """Return what each row stands on: a shelf for every step, or one line between two ends."""
    half = 0.43 * ground.slot
    if axis.ends is None:
        return tuple(Segment(x - half, foot, x + half, foot) for foot in ground.feet for x in ground.places)
    ends = ground.places[0] - ground.slot / 2, ground.places[-1] + ground.slot / 2
    return tuple(Segment(ends[0], foot, ends[1], foot) for foot in ground.feet)


def _bars(rows: Sequence[Row], ground: _Ground, length: float) -> tuple[Cell, ...]:
    """Return bars on one scale for all rows, for so many voices that dots would be too fine."""
    unit = length / max(count for row in rows for count in row.counts)
    half, least = 0.4 * ground.slot, ground.canvas.finest / 2
    return tuple(
        Cell(x - half, foot, x + half, foot + max(count * unit, least), role=row.seat, voices=count)
        for row, foot in zip(rows, ground.feet, strict=True)
        for x, count in zip(ground.places, row.counts, strict=True)
        if count
    )


def _plain(name: str | Said) -> str:
    return name.say() if isinstance(name, Said) else name
