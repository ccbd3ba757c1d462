"""Slots one below the other, their words beside or above them, and voices that grow to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sessions.figures.packing import first, pack, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Mark, Scene, Segment
from sessions.figures.slots import Grid, grid
from sessions.words import Said

__all__ = ["rows"]

LARGEST = 0.2


def rows(
    counts: Sequence[int], *, options: Sequence[str], keys: Sequence[str], canvas: Canvas, title: Said, desc: Said
) -> Scene:
    """Return one row of voices an option, in the order of the options; a narrow canvas grows with its rows."""
    ground = grid(options, canvas=canvas)
    posts = tuple(
        Segment(ground.left, middle - ground.breadth / 2, ground.left, middle + ground.breadth / 2)
        for middle in ground.middles
    )
    scene = Scene(ground.canvas, title, desc, segments=posts, labels=ground.labels)
    if not any(counts):
        return scene
    start = ground.left + 0.3 * canvas.text
    packing = pack(
        counts,
        breadth=ground.breadth,
        length=ground.canvas.width - start - 0.3 * canvas.text,
        largest=LARGEST * canvas.height,
        finest=canvas.finest,
    )
    if packing is None:
        return _barred(counts, ground=ground, keys=keys, scene=scene)
    dots = tuple(
        Dot(start + along, middle - across)
        for middle, count in zip(ground.middles, counts, strict=True)
        for across, along in spots(count, packing=packing)
    )
    seen = max(packing.radius, MARK * canvas.text)
    marks = tuple(
        Mark(key, start + along, middle - across, seen)
        for key, middle, count in zip(keys, ground.middles, counts, strict=True)
        if count
        for across, along in [first(count, packing=packing)]
    )
    return replace(scene, radius=packing.radius, dots=dots, marks=marks)


def _barred(counts: Sequence[int], *, ground: Grid, keys: Sequence[str], scene: Scene) -> Scene:
    """Return the scene with one bar a row, its number at the end; a single voice among thousands is still seen."""
    size, start = ground.size, ground.left + 0.3 * ground.canvas.text
    unit = (ground.canvas.width - start - 3.5 * size) / max(counts)
    half = 0.42 * ground.breadth
    ends = [start + max(count * unit, ground.canvas.finest / 2 if count else 0) for count in counts]
    cells = tuple(
        Cell(start, middle - half, end, middle + half, voices=count)
        for middle, end, count in zip(ground.middles, ends, counts, strict=True)
        if count
    )
    numbers = tuple(
        Label(end + 0.4 * size, middle, f"{count:,}".replace(",", "\u202f"), size, "start")
        for middle, end, count in zip(ground.middles, ends, counts, strict=True)
        if count
    )
    seen = MARK * ground.canvas.text
    return replace(
        scene,
        radius=ground.canvas.finest / 2,
        cells=cells,
        labels=(*scene.labels, *numbers),
        marks=tuple(
            Mark(key, start + seen, middle, seen)
            for key, middle, count in zip(keys, ground.middles, counts, strict=True)
            if count
        ),
    )
