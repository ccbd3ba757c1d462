"""One strip of voices an item, all on the same line of points: nobody is added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from sessions.figures.packing import Packing, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Lattice, Scene, Segment
from sessions.figures.slots import Grid, grid
from sessions.words import Said

__all__ = ["spreads"]

BESIDE = (0.24, 0.3, 0.36)
FOOT = 1.5
TALL = 3.4
LARGEST = 0.2
RIGHT = 0.8
"""Room to the right of the last place, in heights of the text: half of its number stands there."""


@dataclass(frozen=True)
class _Lines:
    """The line below each strip: where its first place is, and how far it is to the next."""

    grid: Grid
    start: float
    step: float

    def base(self, item: int) -> float:
        """Return the height of the line of an item."""
        return self.grid.middles[item] - self.grid.breadth / 2

    def place(self, place: float) -> float:
        """Return where a place lies."""
        return self.start + place * self.step


def spreads(
    rows: Sequence[Sequence[int]],
    *,
    items: Sequence[str],
    ticks: Sequence[tuple[int, str]],
    names: Sequence[str],
    unit: int,
    canvas: Canvas,
    title: Said,
    desc: Said,
) -> Scene:
    """Return the voices of every item above its own line; one size of dot for all of them, so that strips compare.

    `ticks` are the places that have a number below the last line; `names` are the form entries of the items, in
    which `unit` is one place.
    """
    ground = grid(items, canvas=canvas, foot=FOOT * canvas.text, beside=BESIDE, tall=TALL)
    lines = _ground(ground, places=len(rows[0]))
    scene = Scene(
        ground.canvas,
        title,
        desc,
        segments=_axes(lines, [place for place, _text in ticks], last=len(rows[0]) - 1),
        labels=(
            *ground.labels,
            *(Label(lines.place(place), 0.6 * canvas.text, text, canvas.text, role="quiet") for place, text in ticks),
        ),
    )
    if not any(map(any, rows)):
        return scene
    packing = _packed(max(map(max, rows)), breadth=0.94 * lines.step, length=0.96 * ground.breadth, canvas=canvas)
    if packing is None:
        return _ringed(_barred(rows, lines=lines, scene=scene), lines=lines, names=names, unit=unit)
    return _ringed(_dotted(rows, packing, lines=lines, scene=scene), lines=lines, names=names, unit=unit)


def _packed(most: int, *, breadth: float, length: float, canvas: Canvas) -> Packing | None:
    """Return the packing with the largest dots: strips are low, so a place folds into lanes as soon as that helps."""

    def pitch(lanes: int) -> float:
        return min(breadth / lanes, length / ceil(most / lanes), LARGEST * canvas.height)

    lanes = max(range(1, most + 1), key=pitch)
    best = Packing(pitch(lanes), lanes)
    return best if 2 * best.radius >= canvas.finest else None


def _ground(ground: Grid, *, places: int) -> _Lines:
    """Return the lines of a grid: half a place is left free at both ends."""
    room = ground.canvas.width - ground.left - RIGHT * ground.canvas.text
    step = room / places
    return _Lines(ground, ground.left + step / 2 + 0.2 * ground.canvas.text, step)


def _axes(lines: _Lines, ticks: Sequence[int], *, last: int) -> tuple[Segment, ...]:
    """Return a line an item, under all of its places, and a faint one through all lines at every number."""
    low = min(lines.base(item) for item in range(len(lines.grid.middles)))
    high = lines.grid.middles[0] + lines.grid.breadth / 2
    return (
        *(Segment(lines.place(place), low, lines.place(place), high, "line", 0.2) for place in ticks),
        *(
            Segment(lines.place(-0.5), lines.base(item), lines.place(last + 0.5), lines.base(item))
            for item in range(len(lines.grid.middles))
        ),
    )


def _dotted(rows: Sequence[Sequence[int]], packing: Packing, *, lines: _Lines, scene: Scene) -> Scene:
    """Return the scene with one dot a voice."""
    lift = 0.04 * lines.grid.breadth
    return replace(
        scene,
        radius=packing.radius,
        dots=tuple(
            Dot(lines.place(place) + across, lines.base(item) + lift + along)
            for item, place, count in _full(rows)
            for across, along in spots(count, packing=packing)
        ),
    )


def _barred(rows: Sequence[Sequence[int]], *, lines: _Lines, scene: Scene) -> Scene:
    """Return the scene with one bar a place; a single voice among thousands is still seen."""
    canvas: Canvas = scene.canvas
    unit = 0.96 * lines.grid.breadth / max(count for row in rows for count in row)
    half = 0.4 * lines.step
    return replace(
        scene,
        radius=canvas.finest / 2,
        cells=tuple(
            Cell(
                lines.place(place) - half,
                lines.base(item),
                lines.place(place) + half,
                lines.base(item) + max(count * unit, canvas.finest / 2),
                voices=count,
            )
            for item, place, count in _full(rows)
        ),
    )


def _ringed(scene: Scene, *, lines: _Lines, names: Sequence[str], unit: int) -> Scene:
    """Return the scene with one ring an item, which a phone moves to the place that it gave."""
    seen = max(scene.radius, MARK * scene.canvas.text)
    return replace(
        scene,
        lattices=tuple(
            Lattice(name, "", lines.place(0), lines.base(item) + seen, lines.step / unit, seen)
            for item, name in enumerate(names)
        ),
    )


def _full(rows: Sequence[Sequence[int]]) -> list[tuple[int, int, int]]:
    """Return the places that are not empty: item, place, and how many stand there."""
    return [(item, place, count) for item, row in enumerate(rows) for place, count in enumerate(row) if count]
