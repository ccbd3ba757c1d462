"""Rings around one statement: the nearer somebody stands to it, the nearer to the middle lies their dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, hypot, pi, sin, sqrt, tau

from sessions.figures.lettering import LEADING, shortened, width, wrapped
from sessions.figures.packing import FULL
from sessions.figures.scene import MARK, Canvas, Dot, Label, Mark, Ring, Scene, Segment
from sessions.figures.stacks import stacks
from sessions.words import Said

__all__ = ["rings"]

WIDE = 1.6
"""From this width by height on the words of the edge stand on both sides of the rings, else above them."""
HEART = 0.5
"""Largest share of the radius that the words in the middle may take."""
LETTERS = (1.0, 0.9, 0.8, 0.7)
"""Heights that the words in the middle are tried at, by that of all others."""
CLEAR = 0.2
"""Room that is left around these words, in their own heights."""
LEGIBLE = 3.0
"""The middle has words only if it reaches so many heights of the text: a picture among many has none."""
BARE = 0.12
"""Share of the radius that stays free in the middle without words."""
LARGEST = 0.16
"""Distance of the largest dots, by the radius of the outermost ring."""
SMALLER = (1.0, 0.93, 0.86, 0.8)
"""Shares of the height that the rings may take: the first that leaves room for the words beside them."""
FINER = 0.94
"""Each size that is tried is so much smaller than the one before."""
TURN = 0.382
"""How far each circle of dots is turned against the one within, by the way between two dots: no spokes appear."""


@dataclass(frozen=True)
class _Target:
    """The rings: their middle, how far the words in it reach, how wide a ring is and how many there are."""

    x: float
    y: float
    heart: float
    band: float
    places: int

    def edges(self, away: int) -> tuple[float, float]:
        """Return the inner and the outer radius of what lies so many rings away from the middle."""
        return self.heart + away * self.band, self.heart + (away + 1) * self.band


def rings(
    counts: Sequence[int], *, ends: tuple[str, str], keys: Sequence[str], canvas: Canvas, title: Said, desc: Said
) -> Scene:
    """Return voices on rings; `counts` begin with the outermost, as `ends` begin with its words.

    Where around its ring a dot lies means nothing: the dots of a ring stand evenly, whoever they are. Crowds
    that rings cannot hold stand on steps instead.
    """
    target, labels, lines, grown = _laid(len(counts), ends=ends, canvas=canvas)
    outlines = tuple(Ring(target.x, target.y, target.edges(away)[1], "held", 0.22) for away in range(len(counts)))
    scene = Scene(grown, title, desc, rings=outlines, segments=lines, labels=labels)
    if not any(counts):
        return scene
    pitch = _pitch(counts, target=target, finest=canvas.finest)
    if pitch is None:
        steps = [ends[0], *("" for _between in counts[2:]), ends[1]]
        return stacks(counts, steps=steps, keys=keys, canvas=canvas, title=title, desc=desc)
    placed = [list(_around(count, away, target, pitch)) for away, count in enumerate(reversed(counts))]
    seen = max(pitch * FULL / 2, MARK * canvas.text)
    return replace(
        scene,
        radius=pitch * FULL / 2,
        dots=tuple(dot for ring in reversed(placed) for dot in ring),
        marks=tuple(
            Mark(key, ring[0].x, ring[0].y, seen) for key, ring in zip(keys, reversed(placed), strict=True) if ring
        ),
    )


def _laid(
    places: int, *, ends: tuple[str, str], canvas: Canvas
) -> tuple[_Target, tuple[Label, ...], tuple[Segment, ...], Canvas]:
    """Return the rings, the words at both ends, the lines that lead to the outermost, and the canvas, grown."""
    far, near = ends
    size, line = canvas.text, LEADING * canvas.text
    if canvas.width / canvas.height > WIDE:
        radius, words = _beside(far, canvas=canvas)
        target, middle = _around_words(near, places, x=canvas.width / 2, y=canvas.height / 2, radius=radius, size=size)
        labels = [
            Label(target.x + side * (radius + 1.2 * size), target.y + up, text, size, "end" if side < 0 else "start")
            for side in (-1, 1)
            for up, text in _lines(words, line)
        ]
        leads = tuple(
            Segment(target.x + side * radius, target.y, target.x + side * (radius + 0.9 * size), target.y)
            for side in (-1, 1)
        )
        return target, (*middle, *labels), leads, canvas
    radius = canvas.width / 2 - 0.3
    words = shortened(far, size=size, room=canvas.width, lines=2)
    head = len(words) * line + 0.3 * size
    grown = replace(canvas, height=head + 2 * radius + 0.6)
    target, middle = _around_words(near, places, x=canvas.width / 2, y=radius + 0.3, radius=radius, size=size)
    above = (Label(target.x, grown.height - head / 2 + y, text, size) for y, text in _lines(words, line))
    return target, (*middle, *above), (), grown


def _beside(far: str, *, canvas: Canvas) -> tuple[float, tuple[str, ...]]:
    """Return the largest radius that leaves room for the words of the edge on both sides, and these words."""
    for share in SMALLER:
        radius = share * (canvas.height / 2 - 0.3)
        words = shortened(far, size=canvas.text, room=canvas.width / 2 - radius - 1.3 * canvas.text, lines=4)
        if not words[-1].endswith("…"):
            break
    return radius, words


def _around_words(
    near: str, places: int, *, x: float, y: float, radius: float, size: float
) -> tuple[_Target, list[Label]]:
    """Return the rings around the words in the middle, where nobody's dot lies on them."""
    heart, size, words = _inmost(near, most=HEART * radius, size=size)
    target = _Target(x, y, max(heart, BARE * radius), 0, places)
    return (
        replace(target, band=(radius - target.heart) / places),
        [Label(x, y + up, text, size) for up, text in _lines(words, LEADING * size)],
    )


def _inmost(near: str, *, most: float, size: float) -> tuple[float, float, tuple[str, ...]]:
    """Return how far the words in the middle reach, how high their letters are and their lines, as round as can be."""
    if most < LEGIBLE * size:
        return 0.0, size, ()
    for letters in (share * size for share in LETTERS):
        found = []
        for lines in range(1, 6):
            high = ((lines - 1) * LEADING + 1) * letters / 2
            room = 2 * sqrt(max(0.0, (most - CLEAR * letters) ** 2 - high**2))
            if words := wrapped(near, size=letters, room=room, lines=lines):
                wide = max(width(text, size=letters) for text in words) / 2
                found.append((hypot(wide, high) + CLEAR * letters, letters, words))
        if found:
            return min(found)
    cut = shortened(near, size=letters, room=1.7 * most, lines=2)
    return most, letters, cut


def _lines(words: Sequence[str], line: float) -> list[tuple[float, str]]:
    """Return the lines of a text with their heights, around 0."""
    return [(((len(words) - 1) / 2 - number) * line, text) for number, text in enumerate(words)]


def _pitch(counts: Sequence[int], *, target: _Target, finest: float) -> float | None:
    """Return the distance of the largest dots that all rings can hold; None if they would be too fine."""
    pitch = min(target.band, LARGEST * target.edges(target.places - 1)[1])
    while pitch * FULL >= finest:
        if all(_circles(count, away, target, pitch) is not None for away, count in enumerate(reversed(counts))):
            return pitch
        pitch *= FINER
    return None


def _circles(count: int, away: int, target: _Target, pitch: float) -> list[tuple[float, int]] | None:
    """Return the circles of dots in a ring, each with its radius and how many lie on it; None if they do not fit."""
    inner, outer = target.edges(away)
    for lanes in range(1, int((outer - inner) / pitch + 1e-9) + 1):
        radii = [inner + (lane + 0.5) * (outer - inner) / lanes for lane in range(lanes)]
        room = [int(pi / asin(pitch / 2 / radius)) for radius in radii]
        if sum(room) >= count:
            return list(zip(radii, _shared(count, room), strict=True))
    return None


def _shared(count: int, room: Sequence[int]) -> list[int]:
    """Return how many lie on each circle, as evenly as their room allows."""
    whole, shares, given = sum(room), [], 0
    for number in range(len(room)):
        upto = round(count * sum(room[: number + 1]) / whole)
        shares.append(upto - given)
        given = upto
    return [min(share, most) for share, most in zip(shares, room, strict=True)]


def _around(count: int, away: int, target: _Target, pitch: float) -> Iterator[Dot]:
    for lane, (radius, here) in enumerate(_circles(count, away, target, pitch) or ()):
        for number in range(here):
            angle = tau * (number + 0.5 + (away + lane) * TURN) / here
            yield Dot(target.x + radius * cos(angle), target.y + radius * sin(angle))
