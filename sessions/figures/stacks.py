"""Slots side by side on one axis, and the voices that stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.figures.bands import Band, Guesses, stand
from sessions.figures.captions import ends_below, steps_below
from sessions.figures.scene import Canvas, Label, Scene, Segment
from sessions.words import Said

__all__ = ["crowd_of", "stacks", "strip"]

LARGEST = 0.2
"""Distance of the largest dots, by the height of the canvas: three voices fill a wall, and do not burst it."""
LARGEST_ON_A_LINE = 0.09
"""The same, by the width: at both ends of a line there must be room for half a dot."""
FULL = 0.94
"""How much of its slot a place on a line may fill."""
BAR = 0.4
"""Half the breadth of a bar, by the breadth of its slot."""


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

    def band(self, counts: Sequence[int], keys: Sequence[str]) -> Band:
        """Return the voices that stand on the whole breadth of the slots."""
        return Band(counts, keys, self.places, self.breadth, BAR * self.slot, self.base, self.length)

    def scene(self, title: Said, desc: Said) -> Scene:
        """Return the empty axis."""
        return Scene(self.canvas, title, desc, segments=self.segments, labels=self.labels)


def stacks(
    counts: Sequence[int],
    *,
    steps: Sequence[str],
    keys: Sequence[str],
    canvas: Canvas,
    title: Said,
    desc: Said,
    guesses: Guesses | None = None,
) -> Scene:
    """Return voices stacked over labelled steps, guesses beside them. `keys` are the form entries of the steps."""
    ground = _steps(steps, canvas=canvas)
    band = ground.band(counts, keys)
    bands = _side_by_side(band, guesses) if guesses else (band,)
    return stand(bands, scene=ground.scene(title, desc), largest=ground.largest, reach=not guesses)


def strip(
    counts: Sequence[int],
    *,
    ends: tuple[str, str],
    keys: Sequence[str],
    canvas: Canvas,
    title: Said,
    desc: Said,
    guesses: Guesses | None = None,
) -> Scene:
    """Return voices along a line between two named ends; guesses hang from it. Few of them lie as large as they can."""
    ground = _line(len(counts), ends, canvas=canvas, hanging=guesses is not None)
    band = ground.band(counts, keys)
    bands = (band, _hung(band, guesses, canvas=canvas)) if guesses else (band,)
    return stand(bands, scene=ground.scene(title, desc), largest=ground.largest, reach=True)


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
    return stand([ground.band([count], [""])], scene=ground.scene(title, Said("")), largest=ground.largest, reach=True)


def _side_by_side(band: Band, guesses: Guesses) -> tuple[Band, Band]:
    """Return voices on the left half of every slot, and guesses on its right half."""
    quarter = band.breadth / 4
    half = replace(band, breadth=0.96 * band.breadth / 2, bar=band.bar * 0.48)
    return (
        replace(half, places=[place - quarter for place in band.places]),
        replace(
            half,
            places=[place + quarter for place in band.places],
            counts=guesses.counts,
            keys=guesses.keys,
            role="guess",
        ),
    )


def _hung(band: Band, guesses: Guesses, *, canvas: Canvas) -> Band:
    """Return guesses that hang from the line on which the voices stand."""
    base = band.base - 0.9 * canvas.text  # below the ticks
    return replace(band, counts=guesses.counts, keys=guesses.keys, base=base, role="guess", grows="down")


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


def _line(count: int, ends: tuple[str, str], *, canvas: Canvas, hanging: bool) -> _Ground:
    """Return one line over so many places, with a tick at both ends and in the middle.

    With `hanging` it lies so high that below it there is as much room as above, its words at the foot.
    """
    largest = min(LARGEST * canvas.height, LARGEST_ON_A_LINE * canvas.width)
    edge = max(largest, FULL * canvas.width / (count - 1 + FULL))  # the places at both ends are as broad as the others
    slot = (canvas.width - edge) / (count - 1)
    places = tuple(edge / 2 + i * slot for i in range(count))
    labels = ends_below(*ends, left=places[0], right=places[-1], canvas=canvas)
    foot = _depth(labels, canvas)
    floor = foot + (0.5 * (canvas.height - foot - 1.5 * canvas.text) + 0.9 * canvas.text if hanging else 0)
    ticks = (places[0], places[count // 2], places[-1])
    return _Ground(
        canvas=canvas,
        places=places,
        slot=slot,
        breadth=FULL * slot,
        largest=largest,
        base=floor + 0.3 * canvas.text,
        labels=_lifted(labels, foot, canvas),
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
