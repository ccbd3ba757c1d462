"""A heat map of items by places, and beside it the names of pairs that almost as many put in either order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from sessions.figures.bands import Guesses
from sessions.figures.lettering import LEADING, shortened, width
from sessions.figures.scene import MARK, Canvas, Cell, Label, Lattice, Mark, Ring, Scene, Segment
from sessions.figures.slots import Grid, grid, is_small, is_wide
from sessions.words import Said, _

__all__ = ["heat"]

BESIDE = (0.2, 0.26, 0.3, 0.36)
"""Shares of a wide canvas that the words of the items may take."""
ASIDE = 0.3
"""Share of a wide canvas that is kept for the pairs, so that the map stands where its empty axis stood."""
HEAD = 1.4
LEAD = 1.25
"""Breadth of the column of guesses and of the gap behind it, in columns."""
TALL = 1.9
STRONGEST = 0.55
"""Weight of a cell that holds everyone: ink on it keeps its contrast, on light paper and on dark."""
LEGIBLE = 0.73
"""Least height of a number in a cell, in heights of the text."""
LEAST = 0.2
"""Least breadth of an outline of guesses without its number, in breadths of its column."""
PAIR_LINES = 2
IN = 0.8
"""How far the second line of a name stands in, in heights of the text."""

Pair = tuple[str, str]
"""The names of two items."""


def heat(
    rows: Sequence[Sequence[int]],
    *,
    items: Sequence[str],
    names: Sequence[str],
    pairs: Sequence[Pair] = (),
    canvas: Canvas,
    title: Said,
    desc: Said,
    guesses: Guesses | None = None,
) -> Scene:
    """Return one row of cells an item, in the order of the items; a cell is as strong as many stand in it.

    Guesses at the first place have a column of their own before it, of outlines under a hollow dot.

    The strength grows with the root of the share, so that few are seen beside many. `names` are the
    form entries that hold the place of each item, from 1.
    """
    roomy = not is_small(canvas)
    head = HEAD * canvas.text
    ground = grid(items, canvas=canvas, head=head, foot=0 if is_wide(canvas) else head, beside=BESIDE, tall=TALL)
    right = canvas.width * (1 - ASIDE if is_wide(canvas) and roomy else 1)
    places = _Places(ground, right, len(items), lead=LEAD if guesses else 0)
    scene = Scene(ground.canvas, title, desc, segments=places.lines(), labels=(*ground.labels, *places.numbers()))
    if guesses:
        scene = replace(scene, rings=places.sign())
    if not any(rows[0]):
        return scene
    scene = _filled(rows, places=places, names=names, scene=scene)
    if guesses:
        scene = _guessed(guesses, places=places, scene=scene)
    if not (pairs and roomy):
        return scene
    return _aside(scene, pairs, right) if is_wide(canvas) else _below(scene, pairs)


@dataclass(frozen=True)
class _Places:
    """The columns of the map, from the left of its grid to the right."""

    grid: Grid
    right: float
    count: int
    lead: float = 0
    """Room before the first column, in columns."""

    @property
    def step(self) -> float:
        return (self.right - self.grid.left) / (self.count + self.lead)

    @property
    def left(self) -> float:
        """Where the first column begins."""
        return self.grid.left + self.lead * self.step

    def sign(self) -> tuple[Ring, ...]:
        """Return a hollow dot above the column of guesses, and below it too where the picture is long."""
        radius = min(0.32 * self.grid.canvas.text, 0.4 * self.step)
        x, wide = self.grid.left + self.step / 2, 0.26 * radius
        return tuple(Ring(x, y, radius - wide / 2, "guess", wide) for y in self.edges())

    def edges(self) -> list[float]:
        """Return the heights at which columns are named."""
        canvas = self.grid.canvas
        return [canvas.height - canvas.text / 2, *([] if is_wide(canvas) else [0.7 * canvas.text])]

    def cell(self, item: int, place: int) -> tuple[float, float, float, float]:
        """Return the box of a cell, a little smaller than its field; place -1 is the column of guesses."""
        gap, middle = 0.06 * self.grid.size, self.grid.middles[item]
        left = self.left + place * self.step if place >= 0 else self.grid.left
        half = self.grid.breadth / 2 - gap
        return left + gap, middle - half, left + self.step - gap, middle + half

    def lines(self) -> tuple[Segment, ...]:
        """Return a box around every row and a line between its places."""
        half = self.grid.breadth / 2
        across = [
            Segment(self.left, y, self.right, y, "line", 0.2)
            for middle in self.grid.middles
            for y in (middle - half, middle + half)
        ]
        along = [
            Segment(x, middle - half, x, middle + half, "line", 0.2)
            for middle in self.grid.middles
            for x in (self.left + place * self.step for place in range(self.count + 1))
        ]
        return (*across, *along)

    def numbers(self) -> tuple[Label, ...]:
        """Return the number of each place above its column, and below it too where the picture is long."""
        canvas = self.grid.canvas
        size = min(canvas.text, 0.9 * self.step / width(str(self.count), size=1))
        return tuple(
            Label(self.left + (place + 0.5) * self.step, y, str(place + 1), size, role="quiet")
            for y in self.edges()
            for place in range(self.count)
        )


def _filled(rows: Sequence[Sequence[int]], *, places: _Places, names: Sequence[str], scene: Scene) -> Scene:
    """Return the scene with a cell for every place where somebody put an item."""
    n, text = sum(rows[0]), scene.canvas.text
    full = [
        (count, places.cell(item, place)) for item, row in enumerate(rows) for place, count in enumerate(row) if count
    ]
    return replace(
        scene,
        cells=tuple(Cell(*box, weight=STRONGEST * sqrt(count / n), voices=count) for count, box in full),
        labels=(*scene.labels, *_counts(full, canvas=scene.canvas)),
        lattices=tuple(
            Lattice(name, "", places.left - places.step / 2, middle, places.step, MARK * text)
            for name, middle in zip(names, places.grid.middles, strict=True)
        ),
        radius=scene.canvas.finest / 2,
    )


def _guessed(guesses: Guesses, *, places: _Places, scene: Scene) -> Scene:
    """Return the scene with an outline for every item that somebody guessed to come first most often.

    Where their numbers could not be read, outlines are as broad as they are many.
    """
    full = [(count, guesses.keys[item], places.cell(item, -1)) for item, count in enumerate(guesses.counts) if count]
    numbers = _counts([(count, box) for count, _key, box in full], canvas=scene.canvas) if full else []
    text, most = scene.canvas.text, max(guesses.counts, default=0)
    if not numbers:
        full = [
            (count, key, (x0, y0, x0 + max(LEAST, count / most) * (x1 - x0), y1))
            for count, key, (x0, y0, x1, y1) in full
        ]
    return replace(
        scene,
        cells=(*scene.cells, *(Cell(*box, role="guess", guesses=count) for count, _key, box in full)),
        labels=(*scene.labels, *numbers),
        marks=(
            *scene.marks,
            *(Mark(key, (x0 + x1) / 2, (y0 + y1) / 2, MARK * text, "guess") for _count, key, (x0, y0, x1, y1) in full),
        ),
    )


def _counts(filled: Sequence[tuple[int, tuple[float, float, float, float]]], *, canvas: Canvas) -> list[Label]:
    """Return how many stand in each cell, or nothing where one of the numbers could not be read."""
    texts = [f"{count:,}".replace(",", "\u202f") for count, _box in filled]
    x0, y0, x1, y1 = filled[0][1]
    room = 0.9 * (x1 - x0) / max(width(text, size=1) for text in texts)
    size = min(canvas.text, 0.85 * (y1 - y0), room)
    if size < LEGIBLE * canvas.text:
        return []
    return [
        Label((left + right) / 2, (low + high) / 2, text, size)
        for text, (_count, (left, low, right, high)) in zip(texts, filled, strict=True)
    ]


def _aside(scene: Scene, pairs: Sequence[Pair], right: float) -> Scene:
    """Return the scene with its pairs in the column to the right of the map."""
    canvas = scene.canvas
    left = right + 1.2 * canvas.text
    return _listed(scene, pairs, left=left, top=canvas.height, room=canvas.width - left)


def _below(scene: Scene, pairs: Sequence[Pair]) -> Scene:
    """Return the scene on a longer canvas, with its pairs below the map."""
    size = scene.canvas.text
    drawn = _listed(scene, pairs, left=0.2 * size, top=-0.7 * size, room=scene.canvas.width - 0.2 * size)
    deep = 0.4 * size - min(label.y - label.size / 2 for label in drawn.labels)
    return replace(
        drawn,
        canvas=replace(scene.canvas, height=scene.canvas.height + deep),
        cells=tuple(replace(cell, y0=cell.y0 + deep, y1=cell.y1 + deep) for cell in drawn.cells),
        rings=tuple(replace(ring, y=ring.y + deep) for ring in drawn.rings),
        segments=tuple(replace(line, y0=line.y0 + deep, y1=line.y1 + deep) for line in drawn.segments),
        labels=tuple(replace(label, y=label.y + deep) for label in drawn.labels),
        marks=tuple(replace(mark, y=mark.y + deep) for mark in drawn.marks),
        lattices=tuple(replace(lattice, y=lattice.y + deep) for lattice in drawn.lattices),
    )


def _listed(scene: Scene, pairs: Sequence[Pair], *, left: float, top: float, room: float) -> Scene:
    """Return the scene with its pairs from `top` down: two names, and a line that joins them.

    The second line of a name stands a little further in, so that nobody takes it for another name.
    """
    size = scene.canvas.text
    line, bar, names = LEADING * size, left + 0.2 * size, left + 0.7 * size
    labels = [Label(left, top - size / 2, Said(_("Which comes first?")), size, "start", "quiet")]
    segments, y = [], top - HEAD * size
    for pair in pairs:
        start = y
        for name in pair:
            whole = width(name, size=size) <= left + room - names
            breadth = left + room - names - (0 if whole else IN * size)
            for turn, part in enumerate(shortened(name, size=size, room=breadth, lines=PAIR_LINES)):
                labels.append(Label(names + (IN * size if turn else 0), y - line / 2, part, size, "start"))
                y -= line
        segments.append(Segment(bar, start - 0.1 * size, bar, y + 0.1 * size))
        y -= 0.6 * size
    return replace(scene, labels=(*scene.labels, *labels), segments=(*scene.segments, *segments))
