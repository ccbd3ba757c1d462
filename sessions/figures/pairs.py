"""Two rows of voices an item on one axis: where we are, and where we need to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sessions.figures.benches import Bench, Words, benches
from sessions.figures.packing import Packing, first, spots
from sessions.figures.scene import MARK, Canvas, Cell, Dot, Label, Mark, Scene, Segment
from sessions.words import Said

__all__ = ["Pair", "pairs"]

LARGEST = 0.12
"""Distance of the largest dots, by the height of the canvas."""
NUMBERED = 3.2
"""Height of a row, in heights of the text, from which its bars carry their numbers."""


@dataclass(frozen=True)
class Pair:
    """One item: both rows of counts, the form entries of their places, and what is said beside them."""

    item: str
    counts: Sequence[Sequence[int]]
    keys: Sequence[Sequence[str]]
    beside: tuple[Said, ...] = ()


_Taken = tuple[Bench, int, int, str]
"""A row, a place on it where somebody stands, how many do, and the form entry for it."""


def pairs(
    items: Sequence[Pair],
    *,
    rows: tuple[str, str],
    short: tuple[Said, Said],
    longest: Said | None,
    steps: Sequence[str],
    between: bool,
    canvas: Canvas,
    title: Said,
    desc: Said,
) -> Scene:
    """Return two rows an item, the first above the second; `rows` are their words, the same for all items.

    `longest` is the longest text that may ever stand beside an item, None if there is none. With `between` the
    places lie on a line and only its two ends have words. No line joins an answer of one row to one of the
    other: who belongs together is not known here.
    """
    names, beside = tuple(pair.item for pair in items), tuple(pair.beside for pair in items)
    words = Words(names, rows, short, beside, longest, tuple(steps), between)
    laid = benches(words, places=len(items[0].counts[0]), canvas=canvas)
    scene = Scene(laid.canvas, title, desc, segments=tuple(_shelves(laid.rows, between)), labels=laid.labels)
    full = [
        (bench, place, count, keys[place])
        for pair, both in zip(items, laid.rows, strict=True)
        for bench, counts, keys in zip(both, pair.counts, pair.keys, strict=True)
        for place, count in enumerate(counts)
        if count
    ]
    return _stood(full, some=laid.rows[0][0], scene=scene) if full else scene


def _stood(full: Sequence[_Taken], *, some: Bench, scene: Scene) -> Scene:
    """Return the scene with all voices on their rows, as dots or, where dots would be too fine, as bars."""
    most, canvas = max(count for _bench, _place, count, _key in full), scene.canvas
    packing = _packed(most, breadth=some.breadth, length=some.length, largest=LARGEST * canvas.height)
    if 2 * packing.radius < canvas.finest:
        return _barred(full, most=most, scene=scene)
    seen = max(packing.radius, MARK * canvas.text)
    return replace(
        scene,
        radius=packing.radius,
        dots=tuple(
            Dot(bench.at(place) + across, bench.foot + along)
            for bench, place, count, _key in full
            for across, along in spots(count, packing=packing)
        ),
        marks=tuple(
            Mark(key, bench.at(place) + across, bench.foot + along, seen)
            for bench, place, count, key in full
            for across, along in [first(count, packing=packing)]
        ),
    )


def _shelves(rows: Sequence[tuple[Bench, Bench]], between: bool) -> Iterator[Segment]:
    """Return a shelf for every step, or one line for all places of a slider with ticks at its ends and middle."""
    for bench in (bench for both in rows for bench in both):
        foot, last = bench.foot - bench.lift, bench.places - 1
        if not between:
            for place in range(bench.places):
                half = bench.breadth / 2
                yield Segment(bench.at(place) - half, foot, bench.at(place) + half, foot, "quiet", 0.28)
            continue
        yield Segment(bench.at(0), foot, bench.at(last), foot, "quiet", 0.28)
        for place in (0, last // 2, last):
            yield Segment(bench.at(place), foot, bench.at(place), foot - bench.lift, "quiet", 0.28)


def _packed(most: int, *, breadth: float, length: float, largest: float) -> Packing:
    """Return the packing with the largest dots: rows are low, so a place folds into lanes as soon as that helps."""

    def pitch(lanes: int) -> float:
        return min(breadth / lanes, length / ceil(most / lanes), largest)

    lanes = max(range(1, most + 1), key=pitch)
    return Packing(pitch(lanes), lanes)


def _barred(full: Sequence[_Taken], *, most: int, scene: Scene) -> Scene:
    """Return the scene with one bar a place, with numbers where rows are high enough for them."""
    size, finest, length = scene.canvas.text, scene.canvas.finest, full[0][0].length
    numbered = length >= NUMBERED * size and full[0][0].breadth >= 2.4 * size
    unit = (length - 1.3 * size if numbered else length) / most
    seen = MARK * size
    cells = tuple(
        Cell(
            bench.at(place) - 0.42 * bench.breadth,
            bench.foot,
            bench.at(place) + 0.42 * bench.breadth,
            bench.foot + max(count * unit, finest / 2),
            voices=count,
        )
        for bench, place, count, _key in full
    )
    numbers = [
        Label(bench.at(place), cell.y1 + 0.65 * size, f"{count:,}".replace(",", "\u202f"), size)
        for cell, (bench, place, count, _key) in zip(cells, full, strict=True)
    ]
    marks = tuple(Mark(key, bench.at(place), bench.foot + seen, seen) for bench, place, _count, key in full)
    labels = (*scene.labels, *numbers) if numbered else scene.labels
    return replace(scene, radius=finest / 2, cells=cells, marks=marks, labels=labels)
