"""Rings around one statement: the nearer somebody stands to it, the nearer to the middle lies their dot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin, tau

from sessions.figures.lettering import LEADING, shortened
from sessions.figures.packing import FULL
from sessions.figures.scene import MARK, Canvas, Dot, Label, Mark, Ring, Scene, Segment
from sessions.figures.stacks import stacks
from sessions.words import Said

__all__ = ["rings"]

CORE = 1.5
"""Radius of the middle, in widths of a ring: there must be room for many."""
WIDE = 1.6
"""From this width by height on the words stand beside the rings, else above and below them."""
LARGEST = 0.16
"""Distance of the largest dots, by the radius of the outermost ring."""
SMALLER = (1.0, 0.93, 0.86, 0.8)
"""Shares of the height that the rings may take: the first that leaves room for the words beside them."""
FINER = 0.94
"""Each size that is tried is so much smaller than the one before."""
TURN = 0.382
"""How far each circle of dots is turned against the one within, so that no spokes appear."""
CLEAR = 0.3
"""Room beside the line that leads to the middle, in units."""


@dataclass(frozen=True)
class _Target:
    """The rings: their middle, how wide one is, how many there are with the middle, and where the line comes in."""

    x: float
    y: float
    band: float
    places: int
    leader: float

    def edges(self, away: int) -> tuple[float, float]:
        """Return the inner and the outer radius of what lies so many rings away from the middle."""
        return ((CORE + away - 1) * self.band if away else 0.0), (CORE + away) * self.band


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
    """Return the rings, the words at both ends, the lines that lead to them, and the canvas, grown where narrow."""
    size, line = canvas.text, LEADING * canvas.text
    if canvas.width / canvas.height > WIDE:
        radius = canvas.height / 2 - 0.3
        for share in SMALLER:
            room = canvas.width / 2 - share * radius - 1.3 * size
            blocks = [shortened(text, size=size, room=room, lines=4) for text in ends]
            if not any(block[-1].endswith("…") for block in blocks):
                break
        radius *= share
        target = _Target(canvas.width / 2, canvas.height / 2, radius / (CORE + places - 1), places, pi)
        left, right = target.x - radius - 0.9 * size, target.x + radius + 0.9 * size
        labels = [
            Label(x, target.y + ((len(block) - 1) / 2 - number) * line, text, size, "end" if x == left else "start")
            for x, block in ((right, blocks[0]), (left, blocks[1]))
            for number, text in enumerate(block)
        ]
        core = target.edges(0)[1]
        lines = (
            Segment(left + 0.3 * size, target.y, target.x - core, target.y),
            Segment(target.x + radius, target.y, right - 0.3 * size, target.y),
        )
        return target, tuple(labels), lines, canvas
    radius = canvas.width / 2 - 0.3
    far, near = (shortened(text, size=size, room=canvas.width, lines=2) for text in ends)
    foot, head = len(near) * line + 0.5 * size, len(far) * line + 0.3 * size
    grown = replace(canvas, height=head + 2 * radius + 0.6 + foot)
    target = _Target(canvas.width / 2, foot + radius + 0.3, radius / (CORE + places - 1), places, 3 * pi / 2)
    labels = [
        *(Label(target.x, grown.height - (number + 0.5) * line, text, size) for number, text in enumerate(far)),
        *(Label(target.x, foot - 0.5 * size - (n + 0.5) * line, text, size) for n, text in enumerate(near)),
    ]
    way = (Segment(target.x, foot - 0.3 * size, target.x, target.y - target.edges(0)[1]),)
    return target, tuple(labels), way, grown


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
    if away == 0:
        return _core(count, outer, pitch)
    for lanes in range(1, int((outer - inner) / pitch) + 1):
        radii = [inner + (lane + 0.5) * (outer - inner) / lanes for lane in range(lanes)]
        room = [int(_span(radius, pitch) * radius / pitch) for radius in radii]
        if sum(room) >= count:
            return list(zip(radii, _shared(count, room), strict=True))
    return None


def _core(count: int, outer: float, pitch: float) -> list[tuple[float, int]] | None:
    """Return the circles of the middle: one dot in the very middle, or none where few stand around it."""
    if count == 0:
        return []
    if 1 < count <= 5:
        radius = max(pitch / (2 * sin(pi / count)), pitch / 2) * 1.05
        return [(radius, count)] if radius + pitch * FULL / 2 <= outer else None
    circles, left, turn = [(0.0, 1)], count - 1, 1
    while left > 0:
        if turn * pitch + pitch * FULL / 2 > outer:
            return None
        here = min(left, 6 * turn)
        circles.append((turn * pitch, here))
        left, turn = left - here, turn + 1
    return circles


def _shared(count: int, room: Sequence[int]) -> list[int]:
    """Return how many lie on each circle, as evenly as their room allows."""
    whole, shares, given = sum(room), [], 0
    for number in range(len(room)):
        upto = round(count * sum(room[: number + 1]) / whole)
        shares.append(upto - given)
        given = upto
    return [min(share, most) for share, most in zip(shares, room, strict=True)]


def _span(radius: float, pitch: float) -> float:
    """Return the angle that a circle has for its dots: the line that leads to the middle stays clear."""
    return tau - 2 * (pitch / 2 + CLEAR) / radius


def _around(count: int, away: int, target: _Target, pitch: float) -> Iterator[Dot]:
    for lane, (radius, here) in enumerate(_circles(count, away, target, pitch) or ()):
        span = tau if away == 0 or radius == 0 else _span(radius, pitch)
        for number in range(here):
            share = ((number + 0.5) / here + (away + lane) * TURN) % 1
            angle = target.leader + (tau - span) / 2 + share * span
            yield Dot(target.x + radius * cos(angle), target.y + radius * sin(angle))
