"""Slots one below the other, their words beside or above them, and voices that grow to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.figures.lettering import LEADING, shortened, width
from sessions.figures.packing import first, pack, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Mark, Scene, Segment
from sessions.words import Said

__all__ = ["rows"]

BESIDE = (0.4, 0.5, 0.58)
"""Shares of a wide canvas that the words beside the rows may take: the first in which all of them fit."""
WIDE = 1.6
"""From this width by height on words stand beside their rows, else above them."""
LARGEST = 0.2
BESIDE_LINES = 3
ABOVE_LINES = 2
TALL = 3.1
"""Least height of a row whose words stand above it, in heights of the text and beyond those words."""


@dataclass(frozen=True)
class _Grid:
    """Where rows are: each one's middle, how broad it is, where its voices start, and how large its words are."""

    canvas: Canvas
    size: float
    middles: tuple[float, ...]
    breadth: float
    left: float
    labels: tuple[Label, ...]


def rows(
    counts: Sequence[int], *, options: Sequence[str], keys: Sequence[str], canvas: Canvas, title: Said, desc: Said
) -> Scene:
    """Return one row of voices an option, in the order of the options; a narrow canvas grows with its rows."""
    wide = canvas.width / canvas.height > WIDE
    grid = _beside(options, canvas=canvas) if wide else _above(options, canvas=canvas)
    posts = tuple(
        Segment(grid.left, middle - grid.breadth / 2, grid.left, middle + grid.breadth / 2) for middle in grid.middles
    )
    scene = Scene(grid.canvas, title, desc, segments=posts, labels=grid.labels)
    if not any(counts):
        return scene
    start = grid.left + 0.3 * canvas.text
    packing = pack(
        counts,
        breadth=grid.breadth,
        length=grid.canvas.width - start - 0.3 * canvas.text,
        largest=LARGEST * canvas.height,
        finest=canvas.finest,
    )
    if packing is None:
        return _barred(counts, grid=grid, keys=keys, scene=scene)
    dots = tuple(
        Dot(start + along, middle - across)
        for middle, count in zip(grid.middles, counts, strict=True)
        for across, along in spots(count, packing=packing)
    )
    seen = max(packing.radius, MARK * canvas.text)
    marks = tuple(
        Mark(key, start + along, middle - across, seen)
        for key, middle, count in zip(keys, grid.middles, counts, strict=True)
        if count
        for across, along in [first(count, packing=packing)]
    )
    return replace(scene, radius=packing.radius, dots=dots, marks=marks)


def _beside(options: Sequence[str], *, canvas: Canvas) -> _Grid:
    """Return rows with their words to the left, as many lines as a row is high."""
    slot = canvas.height / len(options)
    size = min(canvas.text, slot / LEADING)
    lines = min(BESIDE_LINES, max(1, int(slot / (LEADING * size))))
    blocks: list[tuple[str, ...]] = []
    for share in BESIDE:
        blocks = [shortened(text, size=size, room=share * canvas.width, lines=lines) for text in options]
        if not any(block[-1].endswith("…") for block in blocks):
            break
    left = max(width(line, size=size) for block in blocks for line in block) + 0.6 * size
    middles = tuple(canvas.height - (row + 0.5) * slot for row in range(len(options)))
    labels = tuple(
        Label(left - 0.6 * size, middle + ((len(block) - 1) / 2 - line) * LEADING * size, text, size, "end")
        for middle, block in zip(middles, blocks, strict=True)
        for line, text in enumerate(block)
    )
    return _Grid(canvas, size, middles, 0.8 * slot, left, labels)


def _above(options: Sequence[str], *, canvas: Canvas) -> _Grid:
    """Return rows with their words above them, on a canvas made as tall as they need."""
    size, left = canvas.text, 0.2 * canvas.text
    blocks = [shortened(text, size=size, room=canvas.width - left, lines=ABOVE_LINES) for text in options]
    words = sum(len(block) for block in blocks) * LEADING * size
    below, gap = 0.2 * size, 0.8 * size
    breadth = max(TALL * size, (canvas.height - words) / len(options) - below - gap)
    height = words + len(options) * (below + breadth + gap)
    labels, middles, top = [], [], height
    for block in blocks:
        for text in block:
            labels.append(Label(left, top - LEADING * size / 2, text, size, "start"))
            top -= LEADING * size
        middles.append(top - below - breadth / 2)
        top -= below + breadth + gap
    return _Grid(replace(canvas, height=height), size, tuple(middles), breadth, left, tuple(labels))


def _barred(counts: Sequence[int], *, grid: _Grid, keys: Sequence[str], scene: Scene) -> Scene:
    """Return the scene with one bar a row, its number at the end; a single voice among thousands is still seen."""
    size, start = grid.size, grid.left + 0.3 * grid.canvas.text
    unit = (grid.canvas.width - start - 3.5 * size) / max(counts)
    half = 0.42 * grid.breadth
    ends = [start + max(count * unit, grid.canvas.finest / 2 if count else 0) for count in counts]
    cells = tuple(
        Cell(start, middle - half, end, middle + half, voices=count)
        for middle, end, count in zip(grid.middles, ends, counts, strict=True)
        if count
    )
    numbers = tuple(
        Label(end + 0.4 * size, middle, f"{count:,}".replace(",", "\u202f"), size, "start")
        for middle, end, count in zip(grid.middles, ends, counts, strict=True)
        if count
    )
    seen = MARK * grid.canvas.text
    return replace(
        scene,
        radius=grid.canvas.finest / 2,
        cells=cells,
        labels=(*scene.labels, *numbers),
        marks=tuple(
            Mark(key, start + seen, middle, seen)
            for key, middle, count in zip(keys, grid.middles, counts, strict=True)
            if count
        ),
    )
