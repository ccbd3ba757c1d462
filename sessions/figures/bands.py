"""Voices or guesses that stand in slots: as dots or, where dots would be too fine, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sessions.figures.captions import above_bars, meet
from sessions.figures.packing import Packing, first, pack, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Mark, Role, Scene

__all__ = ["Band", "Guesses", "stand"]

HOLLOW = 2.0
"""A dot must be so much larger than the finest one to be seen as hollow."""


@dataclass(frozen=True)
class Guesses:
    """What was guessed beside what is: how many guessed each slot, and the form entries that stand for the slots."""

    counts: Sequence[int]
    keys: Sequence[str]


@dataclass(frozen=True)
class Band:
    """One row of counts on its level: where its slots are, how broad each is, and how long they may grow.

    `keys` are the form entries that stand for the slots, `bar` half the breadth of a bar. A band stands on its
    level, hangs from it, or lies to the right of it.
    """

    counts: Sequence[int]
    keys: Sequence[str]
    places: Sequence[float]
    breadth: float
    bar: float
    base: float
    length: float
    role: Role = "voice"
    grows: Literal["up", "down", "right"] = "up"

    def at(self, slot: int, across: float, along: float) -> tuple[float, float]:
        """Return the point so far from the middle and the foot of a slot."""
        place = self.places[slot]
        match self.grows:
            case "right":
                return self.base + along, place - across
            case "down":
                return place + across, self.base - along
        return place + across, self.base + along

    @property
    def taken(self) -> list[int]:
        """The slots in which somebody stands."""
        return [slot for slot, count in enumerate(self.counts) if count]


def stand(bands: Sequence[Band], *, scene: Scene, largest: float, reach: bool = False) -> Scene:
    """Return the scene with all bands on it; with `reach`, dots in one lane may lie over empty slots beside them."""
    if not any(band.taken for band in bands):
        return scene
    packing = _packed(bands, canvas=scene.canvas, largest=largest, reach=reach)
    if packing is None:
        return _barred(bands, scene=scene)
    dots = tuple(
        Dot(*band.at(slot, across, along), role=band.role)
        for band in bands
        for slot in band.taken
        for across, along in spots(band.counts[slot], packing=packing)
    )
    seen = max(packing.radius, MARK * scene.canvas.text)
    marks = tuple(
        Mark(band.keys[slot], *band.at(slot, *first(band.counts[slot], packing=packing)), seen, band.role)
        for band in bands
        for slot in band.taken
    )
    return replace(scene, radius=packing.radius, dots=dots, marks=marks)


def _packed(bands: Sequence[Band], *, canvas: Canvas, largest: float, reach: bool) -> Packing | None:
    """Return how to pack all slots; everything that stands on a scene has one size."""
    length, hollow = min(band.length for band in bands), any(band.role == "guess" for band in bands)
    counts = [count for band in bands for count in band.counts]
    packing = pack(
        counts,
        breadth=min(band.breadth for band in bands),
        length=length,
        largest=largest,
        finest=canvas.finest * (HOLLOW if hollow else 1),
    )
    if packing is None or packing.lanes > 1 or not reach:
        return packing
    taken = sorted({band.places[slot] for band in bands for slot in band.taken})
    apart = min((right - left for left, right in pairwise(taken)), default=largest)
    edge = 2 * min(taken[0], canvas.width - taken[-1])
    return Packing(max(packing.pitch, min(apart, edge, largest, length / max(counts))), 1)


def _barred(bands: Sequence[Band], *, scene: Scene) -> Scene:
    """Return the scene with one bar a slot; a single voice among thousands is still seen.

    The numbers of guesses are left away where they would lie on those of voices.
    """
    canvas = scene.canvas
    room = 3.5 if bands[0].grows == "right" else 1.3  # for a number at the end of the longest bar
    unit = (min(band.length for band in bands) - room * canvas.text) / max(max(band.counts) for band in bands)
    cells: list[Cell] = []
    numbers: list[Label] = []
    marks: list[Mark] = []
    seen = MARK * canvas.text
    for band in bands:
        reach = [max(count * unit, canvas.finest / 2 if count else 0) for count in band.counts]
        cells += [_bar(band, slot, reach[slot]) for slot in band.taken]
        more = _numbers(band, reach, canvas=canvas)
        numbers += more if not any(meet(one, other) for one in numbers for other in more) else []
        marks += [Mark(band.keys[slot], *band.at(slot, 0, seen), seen, band.role) for slot in band.taken]
    return replace(
        scene,
        radius=canvas.finest / 2,
        cells=tuple(cells),
        labels=(*scene.labels, *numbers),
        marks=tuple(marks),
    )


def _bar(band: Band, slot: int, reach: float) -> Cell:
    xs, ys = zip(band.at(slot, -band.bar, 0), band.at(slot, band.bar, reach), strict=True)
    cell = Cell(min(xs), min(ys), max(xs), max(ys), role=band.role)
    count = band.counts[slot]
    return replace(cell, guesses=count) if band.role == "guess" else replace(cell, voices=count)


def _numbers(band: Band, reach: Sequence[float], *, canvas: Canvas) -> list[Label]:
    """Return how many a bar stands for, at its end."""
    if band.grows == "right":
        size = min(canvas.text, 2 * band.bar)
        return [
            Label(band.base + reach[slot] + 0.4 * size, band.places[slot], _number(band.counts[slot]), size, "start")
            for slot in band.taken
        ]
    tops = [band.base + end if band.grows == "up" else band.base - end - 1.5 * canvas.text for end in reach]
    return above_bars(band.counts, places=band.places, tops=tops, slot=2.5 * band.bar, canvas=canvas)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")
