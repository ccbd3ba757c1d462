"""Slots side by side on one axis, and the voices that stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.figures.captions import above_bars, ends_below, steps_below
from sessions.figures.heap import heap
from sessions.figures.packing import FULL, pack, spots
from sessions.figures.scene import Canvas, Cell, Dot, Label, Mark, Scene, Segment
from sessions.words import Said

__all__ = ["crowd_of", "stacks", "strip"]

LARGEST = 0.2
"""Diameter of the largest dot, by the height of the canvas: three voices fill a wall, and do not burst it."""


@dataclass(frozen=True)
class _Ground:
    """The axis: where its slots are, how broad each is, and how much room is above it."""

    canvas: Canvas
    places: tuple[float, ...]
    slot: float
    breadth: float
    base: float
    labels: tuple[Label, ...]
    segments: tuple[Segment, ...]

    @property
    def length(self) -> float:
        """Room above the axis."""
        return self.canvas.height - self.base - 0.3 * self.canvas.text

    @property
    def largest(self) -> float:
        """The largest distance of two dots."""
        return LARGEST * self.canvas.height


def stacks(
    counts: Sequence[int], *, steps: Sequence[str], keys: Sequence[str], canvas: Canvas, title: Said, desc: Said
) -> Scene:
    """Return voices stacked over labelled steps. `keys` are the form entries that stand for them."""
    return _stand(counts, ground=_steps(steps, canvas=canvas), keys=keys, title=title, desc=desc)


def strip(
    counts: Sequence[int], *, ends: tuple[str, str], keys: Sequence[str], canvas: Canvas, title: Said, desc: Said
) -> Scene:
    """Return voices along a line between two named ends; few of them lie as large as they can."""
    return _stand(counts, ground=_line(len(counts), ends, canvas=canvas), keys=keys, title=title, desc=desc)


def crowd_of(count: int, *, canvas: Canvas, title: Said) -> Scene:
    """Return so many voices in one place, for a picture that says how many and not where."""
    middle = canvas.width / 2
    ground = _Ground(canvas, (middle,), canvas.width, 0.96 * canvas.width, 0.3 * canvas.text, (), ())
    return _stand([count], ground=ground, keys=[""], title=title, desc=Said(""))


def _steps(steps: Sequence[str], *, canvas: Canvas) -> _Ground:
    slot = canvas.width / len(steps)
    places = tuple((i + 0.5) * slot for i in range(len(steps)))
    breadth = 0.86 * slot
    labels = steps_below(steps, places=places, slot=slot, canvas=canvas)
    floor = _depth(labels, canvas)
    shelf = tuple(Segment(x - breadth / 2, floor, x + breadth / 2, floor) for x in places)
    return _Ground(canvas, places, slot, breadth, floor + 0.3 * canvas.text, _lifted(labels, floor, canvas), shelf)


def _line(count: int, ends: tuple[str, str], *, canvas: Canvas) -> _Ground:
    inset = LARGEST / 2 * canvas.height
    slot = (canvas.width - 2 * inset) / (count - 1)
    places = tuple(inset + i * slot for i in range(count))
    labels = ends_below(*ends, left=places[0], right=places[-1], canvas=canvas)
    floor = _depth(labels, canvas)
    axis = Segment(places[0], floor, places[-1], floor)
    ticks = tuple(Segment(x, floor, x, floor - 0.3 * canvas.text) for x in (places[0], places[count // 2], places[-1]))
    return _Ground(
        canvas, places, slot, 0.94 * slot, floor + 0.3 * canvas.text, _lifted(labels, floor, canvas), (axis, *ticks)
    )


def _depth(labels: Sequence[Label], canvas: Canvas) -> float:
    """Return the height of the axis: its words need the room below it."""
    return canvas.text - min(label.y for label in labels)


def _lifted(labels: Sequence[Label], floor: float, canvas: Canvas) -> tuple[Label, ...]:
    return tuple(replace(label, y=label.y + floor - 0.4 * canvas.text) for label in labels)


def _stand(counts: Sequence[int], *, ground: _Ground, keys: Sequence[str], title: Said, desc: Said) -> Scene:
    """Return the scene with everyone on the ground: in a heap, in stacks, or as bars."""
    scene = Scene(ground.canvas, title, desc, segments=ground.segments, labels=ground.labels)
    if not any(counts):
        return scene
    drawn = _heaped(counts, ground) or _stacked(counts, ground)
    if drawn is None:
        return _barred(counts, ground=ground, keys=keys, scene=scene)
    pitch, dots = drawn
    radius = pitch * FULL / 2
    ring = max(1.3 * radius, 0.42 * ground.canvas.text)
    marks = []
    for key, x in zip(keys, ground.places, strict=True):
        foot = min((dot.y for dot in dots if abs(dot.x - x) < ground.slot / 2), default=ground.base + radius)
        marks.append(Mark(key, x, foot, ring))
    return replace(scene, radius=radius, dots=tuple(dots), marks=tuple(marks))


def _heaped(counts: Sequence[int], ground: _Ground) -> tuple[float, list[Dot]] | None:
    """Return few dots larger than a slot, or None where slots are broad enough."""
    found = heap(
        counts,
        places=ground.places,
        height=ground.length,
        largest=ground.largest,
        smallest=ground.breadth,
    )
    if found is None or ground.breadth >= ground.largest:
        return None
    pitch, pile = found
    return pitch, [Dot(ground.places[slot], ground.base + y) for slot, y in pile]


def _stacked(counts: Sequence[int], ground: _Ground) -> tuple[float, list[Dot]] | None:
    packing = pack(
        counts,
        breadth=ground.breadth,
        length=ground.length,
        largest=ground.largest,
        finest=ground.canvas.finest,
    )
    if packing is None:
        return None
    return packing.pitch, [
        Dot(place + across, ground.base + along)
        for place, count in zip(ground.places, counts, strict=True)
        for across, along in spots(count, packing=packing)
    ]


def _barred(counts: Sequence[int], *, ground: _Ground, keys: Sequence[str], scene: Scene) -> Scene:
    """Return the scene with one bar a slot; a single voice among thousands is still seen."""
    unit = (ground.length - 1.3 * ground.canvas.text) / max(counts)
    least = ground.canvas.finest / 2
    tops = [ground.base + max(count * unit, least if count else 0) for count in counts]
    half = 0.4 * ground.slot
    cells = tuple(
        Cell(x - half, ground.base, x + half, top, voices=count)
        for x, top, count in zip(ground.places, tops, counts, strict=True)
        if count
    )
    ring = 0.42 * ground.canvas.text
    return replace(
        scene,
        radius=ground.canvas.finest / 2,
        cells=cells,
        labels=(
            *scene.labels,
            *above_bars(counts, places=ground.places, tops=tops, slot=ground.slot, canvas=ground.canvas),
        ),
        marks=tuple(Mark(key, x, ground.base + ring, ring) for key, x in zip(keys, ground.places, strict=True)),
    )
