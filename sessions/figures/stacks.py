"""Slots side by side on one axis, and the voices that stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sessions.figures.captions import above_bars, ends_below, steps_below
from sessions.figures.packing import Packing, first, pack, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Mark, Scene, Segment
from sessions.words import Said

__all__ = ["crowd_of", "stacks", "strip"]

LARGEST = 0.2
"""Distance of the largest dots, by the height of the canvas: three voices fill a wall, and do not burst it."""
LARGEST_ON_A_LINE = 0.09
"""The same, by the width: at both ends of a line there must be room for half a dot."""


@dataclass(frozen=True)
class _Ground:
    """The axis: where its slots are, how broad each is, and how far apart its largest dots lie."""

    canvas: Canvas
    places: tuple[float, ...]
    slot: float
    breadth: float
    largest: float
    base: float
    labels: tuple[Label, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def length(self) -> float:
        """Room above the axis."""
        return self.canvas.height - self.base - 0.3 * self.canvas.text


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
    ground = _Ground(
        canvas=canvas,
        places=(canvas.width / 2,),
        slot=canvas.width,
        breadth=0.96 * canvas.width,
        largest=LARGEST * canvas.height,
        base=0.3 * canvas.text,
    )
    return _stand([count], ground=ground, keys=[""], title=title, desc=Said(""))


def _steps(steps: Sequence[str], *, canvas: Canvas) -> _Ground:
    """Return a shelf for every step, its words below it."""
    slot = canvas.width / len(steps)
    places = tuple((i + 0.5) * slot for i in range(len(steps)))
    breadth = 0.86 * slot
    labels = steps_below(steps, places=places, slot=slot, canvas=canvas)
    floor = _depth(labels, canvas)
    return _Ground(
        canvas=canvas,
        places=places,
        slot=slot,
        breadth=breadth,
        largest=LARGEST * canvas.height,
        base=floor + 0.3 * canvas.text,
        labels=_lifted(labels, floor, canvas),
        segments=tuple(Segment(x - breadth / 2, floor, x + breadth / 2, floor) for x in places),
    )


def _line(count: int, ends: tuple[str, str], *, canvas: Canvas) -> _Ground:
    """Return one line over so many places, with a tick at both ends and in the middle."""
    largest = min(LARGEST * canvas.height, LARGEST_ON_A_LINE * canvas.width)
    slot = (canvas.width - largest) / (count - 1)
    places = tuple(largest / 2 + i * slot for i in range(count))
    labels = ends_below(*ends, left=places[0], right=places[-1], canvas=canvas)
    floor = _depth(labels, canvas)
    ticks = (places[0], places[count // 2], places[-1])
    return _Ground(
        canvas=canvas,
        places=places,
        slot=slot,
        breadth=0.94 * slot,
        largest=largest,
        base=floor + 0.3 * canvas.text,
        labels=_lifted(labels, floor, canvas),
        segments=(
            Segment(places[0], floor, places[-1], floor),
            *(Segment(x, floor, x, floor - 0.3 * canvas.text) for x in ticks),
        ),
    )


def _depth(labels: Sequence[Label], canvas: Canvas) -> float:
    """Return the height of the axis: its words need the room below it."""
    return canvas.text - min(label.y for label in labels)


def _lifted(labels: Sequence[Label], floor: float, canvas: Canvas) -> tuple[Label, ...]:
    return tuple(replace(label, y=label.y + floor - 0.4 * canvas.text) for label in labels)


def _stand(counts: Sequence[int], *, ground: _Ground, keys: Sequence[str], title: Said, desc: Said) -> Scene:
    """Return the scene with everyone on the ground, as dots or, where dots would be too fine, as bars."""
    scene = Scene(ground.canvas, title, desc, segments=ground.segments, labels=ground.labels)
    if not any(counts):
        return scene
    packing = _packed(counts, ground)
    if packing is None:
        return _barred(counts, ground=ground, keys=keys, scene=scene)
    dots = tuple(
        Dot(place + across, ground.base + along)
        for place, count in zip(ground.places, counts, strict=True)
        for across, along in spots(count, packing=packing)
    )
    seen = max(packing.radius, MARK * ground.canvas.text)
    marks = tuple(
        Mark(key, place + across, ground.base + along, seen)
        for key, place, count in zip(keys, ground.places, counts, strict=True)
        if count
        for across, along in [first(count, packing=packing)]
    )
    return replace(scene, radius=packing.radius, dots=dots, marks=marks)


def _packed(counts: Sequence[int], ground: _Ground) -> Packing | None:
    """Return how to pack the slots; voices in one lane may reach over empty places beside them."""
    packing = pack(
        counts, breadth=ground.breadth, length=ground.length, largest=ground.largest, finest=ground.canvas.finest
    )
    if packing is None or packing.lanes > 1:
        return packing
    taken = [place for place, count in zip(ground.places, counts, strict=True) if count]
    apart = min((right - left for left, right in pairwise(taken)), default=ground.largest)
    edge = 2 * min(taken[0], ground.canvas.width - taken[-1])
    return Packing(max(packing.pitch, min(apart, edge, ground.largest, ground.length / max(counts))), 1)


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
    seen = MARK * ground.canvas.text
    return replace(
        scene,
        radius=ground.canvas.finest / 2,
        cells=cells,
        labels=(
            *scene.labels,
            *above_bars(counts, places=ground.places, tops=tops, slot=ground.slot, canvas=ground.canvas),
        ),
        marks=tuple(
            Mark(key, x, ground.base + seen, seen)
            for key, x, count in zip(keys, ground.places, counts, strict=True)
            if count
        ),
    )
