"""Places on two axes: one square field an item, every voice on its own place, and a line around all who stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from sessions.figures.places import Settled, settle
from sessions.figures.plots import Plot, plots
from sessions.figures.scene import MARK, Block, Canvas, Dot, Lattice, Scene, Segment
from sessions.measures.plane import hull
from sessions.words import Said

__all__ = ["field"]

MARGIN = 0.6
"""Cells between the outermost places and the frame: room for half a dot."""
FULLEST = 0.94
"""Side of the square that stands for the fullest place, by the distance of two places."""


@dataclass(frozen=True)
class _Ground:
    """One field: where its first place lies, and how far apart its places are."""

    x: float
    y: float
    cell: float
    side: int

    def at(self, place: int) -> tuple[float, float]:
        """Return where a place lies; places are counted in rows from the bottom left."""
        return self.x + place % self.side * self.cell, self.y + place // self.side * self.cell


def field(
    counts: Sequence[Sequence[int]],
    *,
    side: int,
    items: Sequence[str],
    across: tuple[str, str],
    up: tuple[str, str],
    names: Sequence[tuple[str, str]],
    canvas: Canvas,
    title: Said,
    desc: Said,
) -> Scene:
    """Return one field an item, each with `side` places each way.

    `names` are the two form entries of each item. Where dots would be too fine, each place holds one square
    whose area stands for its voices. The same counts give the same picture: nothing is jittered by chance,
    and no dot of one field belongs to any dot of another.
    """
    drawn, labels, canvas = plots(items, across=across, up=up, canvas=canvas)
    grounds = [_ground(plot, side) for plot in drawn]
    segments = [segment for plot in drawn for segment in _frame(plot)]
    scene = Scene(canvas, title, desc, segments=tuple(segments), labels=labels)
    if not any(map(any, counts)):
        return scene
    cell = grounds[0].cell
    settled = settle(counts, side=side, cell=cell, margin=MARGIN * cell, finest=canvas.finest)
    around = [edge for ground, row in zip(grounds, counts, strict=True) for edge in _around(row, ground)]
    seen = max(settled.radius if settled else 0, MARK * canvas.text)
    scene = replace(
        scene,
        segments=(*segments, *around),
        lattices=tuple(
            Lattice(*pair, ground.x, ground.y, ground.cell, seen) for pair, ground in zip(names, grounds, strict=True)
        ),
    )
    if settled is None:
        return replace(scene, radius=canvas.finest / 2, blocks=tuple(_blocks(counts, grounds, canvas)))
    return replace(scene, radius=settled.radius, dots=tuple(_dots(counts, grounds, settled)))


def _ground(plot: Plot, side: int) -> _Ground:
    cell = plot.side / (side - 1 + 2 * MARGIN + 1)
    inset = (MARGIN + 0.5) * cell
    return _Ground(plot.x + inset, plot.y + inset, cell, side)


def _frame(plot: Plot) -> Iterator[Segment]:
    """Return the frame of a field, and the two lines that quarter it."""
    left, right, bottom, top = plot.x, plot.x + plot.side, plot.y, plot.y + plot.side
    middle, half = plot.x + plot.side / 2, plot.y + plot.side / 2
    yield Segment(middle, bottom, middle, top, "line", 0.2)
    yield Segment(left, half, right, half, "line", 0.2)
    yield Segment(left, bottom, right, bottom, "quiet", 0.3)
    yield Segment(left, bottom, left, top, "quiet", 0.3)
    yield Segment(left, top, right, top, "line", 0.2)
    yield Segment(right, bottom, right, top, "line", 0.2)


def _around(row: Sequence[int], ground: _Ground) -> Iterator[Segment]:
    """Return the edges of the hull, from place to place."""
    corners = hull([(place % ground.side, place // ground.side) for place, count in enumerate(row) if count])
    places = [(ground.x + x * ground.cell, ground.y + y * ground.cell) for x, y in corners]
    if len(places) < 2:
        return
    last = places[0] if len(places) > 2 else places[1]
    for one, other in zip(places, (*places[1:], last), strict=True):
        if one != other:
            yield Segment(*one, *other, "held", 0.22)


def _dots(counts: Sequence[Sequence[int]], grounds: Sequence[_Ground], settled: Settled) -> Iterator[Dot]:
    for number, (row, ground) in enumerate(zip(counts, grounds, strict=True)):
        for place, count in enumerate(row):
            if count:
                x, y = ground.at(place)
                here = settled.around(place, grid=number, count=count)
                yield from (Dot(x + across, y + along) for across, along in here)


def _blocks(counts: Sequence[Sequence[int]], grounds: Sequence[_Ground], canvas: Canvas) -> Iterator[Block]:
    most = max(map(max, counts))
    for row, ground in zip(counts, grounds, strict=True):
        for place, count in enumerate(row):
            if count:
                size = max(FULLEST * ground.cell * sqrt(count / most), min(canvas.finest / 2, ground.cell / 2))
                yield Block(*ground.at(place), size, count)
