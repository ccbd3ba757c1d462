"""Options one below the other and seats side by side: who of each seat chose what, where options have no order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from sessions.figures.lettering import LEADING, shortened, width
from sessions.figures.packing import FULL, Packing, spots
from sessions.figures.scene import Canvas, Cell, Dot, Label, Scene, Seat, Segment, Sign
from sessions.figures.slots import Grid, grid, is_wide

__all__ = ["SIGN", "Column", "packed", "seat_columns"]

Column = tuple[str, Seat, Sequence[int]]
"""One seat: its name, its sign, and how many of it chose each option."""
LARGEST = 1.3
"""Distance of the largest dots, in heights of the text: rows are read beside each other, not one by one."""
SIGN = 0.36
"""Radius of the sign beside a name, in heights of the text."""
BESIDE = (0.26, 0.34)
"""Shares of a wide canvas that the options may take: the seats need their room."""
HEAD_LINES = 2


def seat_columns(columns: Sequence[Column], *, options: Sequence[str], canvas: Canvas, scene: Scene) -> Scene:
    """Return the picture by seats in columns: their names stand above them, or, on a narrow canvas, in a list."""
    size = canvas.text
    wide = is_wide(canvas)
    head = (HEAD_LINES * LEADING + 1.4) * size if wide else (len(columns) * LEADING + 1) * size
    rows = grid(options, canvas=canvas, head=head, beside=BESIDE)
    slot = (rows.canvas.width - rows.left - 0.2 * size) / len(columns)
    middles = [rows.left + 0.2 * size + (i + 0.5) * slot for i in range(len(columns))]
    labels, signs = (_above if wide else _listed)(columns, middles=middles, slot=slot, canvas=rows.canvas)
    length, breadth = 0.84 * rows.breadth, 0.86 * slot
    feet = [middle - rows.breadth / 2 for middle in rows.middles]
    scene = replace(
        scene,
        canvas=rows.canvas,
        labels=(*rows.labels, *labels),
        signs=tuple(signs),
        segments=tuple(Segment(x - breadth / 2, foot, x + breadth / 2, foot) for foot in feet for x in middles),
    )
    packing = packed(max(count for _name, _seat, counts in columns for count in counts), breadth, length, canvas)
    if packing is None:
        return replace(scene, cells=_bars(columns, rows, feet, middles, breadth, length))
    dots = tuple(
        Dot(x + across, foot + along, seat)
        for x, (_name, seat, counts) in zip(middles, columns, strict=True)
        for foot, count in zip(feet, counts, strict=True)
        for across, along in spots(count, packing=packing)
    )
    return replace(scene, radius=packing.radius, dots=dots)


def packed(most: int, breadth: float, length: float, canvas: Canvas) -> Packing | None:
    """Return how to pack places that are broad and low: as many lanes as make the dots largest; None if too fine."""
    best = Packing(0, 1)
    for high in range(1, most + 1):
        lanes = ceil(most / high)
        pitch = min(breadth / lanes, length / high, LARGEST * canvas.text)
        if pitch < best.pitch:
            break
        best = Packing(pitch, lanes)
    return best if best.pitch * FULL >= canvas.finest else None


def _above(
    columns: Sequence[Column], *, middles: Sequence[float], slot: float, canvas: Canvas
) -> tuple[list[Label], list[Sign]]:
    """Return the names above their columns, each under its sign; one that is too long is cut."""
    size, labels, signs = canvas.text, [], []
    for x, (name, seat, _counts) in zip(middles, columns, strict=True):
        signs.append(Sign(x, canvas.height - 0.6 * size, SIGN * size, seat))
        for line, text in enumerate(shortened(name, size=size, room=0.96 * slot, lines=HEAD_LINES)):
            y = canvas.height - (1.2 + (line + 0.5) * LEADING) * size
            labels.append(Label(min(x, canvas.width - width(text, size=size) / 2), y, text, size))
    return labels, signs


def _listed(
    columns: Sequence[Column], *, middles: Sequence[float], slot: float, canvas: Canvas
) -> tuple[list[Label], list[Sign]]:
    """Return the names in a list above all options: there is no room above the columns themselves."""
    size, labels, signs = canvas.text, [], []
    for line, (name, seat, _counts) in enumerate(columns):
        y = canvas.height - (line + 0.5) * LEADING * size
        signs.append(Sign(0.5 * size, y, SIGN * size, seat))
        (text,) = shortened(name, size=size, room=canvas.width - 1.5 * size, lines=1)
        labels.append(Label(1.3 * size, y, text, size, "start"))
    return labels, signs


def _bars(
    columns: Sequence[Column],
    rows: Grid,
    feet: Sequence[float],
    middles: Sequence[float],
    breadth: float,
    length: float,
) -> tuple[Cell, ...]:
    """Return bars on one scale for all, for so many voices that dots would be too fine."""
    unit = length / max(count for _name, _seat, counts in columns for count in counts)
    least = rows.canvas.finest / 2
    return tuple(
        Cell(x - breadth / 2, foot, x + breadth / 2, foot + max(count * unit, least), role=seat, voices=count)
        for x, (_name, seat, counts) in zip(middles, columns, strict=True)
        for foot, count in zip(feet, counts, strict=True)
        if count
    )
