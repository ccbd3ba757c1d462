"""The shape of each seat, as SVG and as Plotly draw it: who cannot tell its colour knows it by its shape."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from sessions.figures.scene import Seat

__all__ = ["EDGE", "Shape", "shape_of"]

EDGE = 0.16
"""Width of the line of ink around a sign, in radii: some of the colours are pale."""


@dataclass(frozen=True)
class Shape:
    """A closed outline around (0, 0) for a dot of radius 1, y upwards; and what Plotly calls it.

    `symbol` is as large as the outline at `size` times the diameter of the dot. Without corners it is a circle.
    """

    symbol: str
    size: float
    corners: tuple[tuple[float, float], ...] = ()

    def path(self, x: float, y: float, radius: float) -> str:
        """Return the outline as an SVG path around a point of the paper, whose y points down."""
        if not self.corners:
            arc = f"a{_n(radius)} {_n(radius)} 0 1 0 "
            return f"M{_n(x - radius)} {_n(y)}{arc}{_n(2 * radius)} 0{arc}{_n(-2 * radius)} 0z"
        places = [(radius * across, -radius * up) for across, up in self.corners]
        first, *rest = places
        lines, (left, top) = "", first
        for across, down in rest:
            lines += f"l{_n(across - left)} {_n(down - top)}"
            left, top = across, down
        return f"M{_n(x + first[0])} {_n(y + first[1])}{lines}z"


def shape_of(seat: Seat) -> Shape:
    """Return the shape of a seat."""
    return SHAPES[seat]


def _turned(corners: int, *, far: float, near: float = 0.0, first: float = pi / 2) -> tuple[tuple[float, float], ...]:
    """Return the corners of a regular shape, with corners near the middle between them if `near` is given."""
    reach = [far, near] if near else [far]
    steps = corners * len(reach)
    angles = [first + 2 * pi * i / steps for i in range(steps)]
    return tuple((reach[i % len(reach)] * cos(a), reach[i % len(reach)] * sin(a)) for i, a in enumerate(angles))


def _crossed(*, long: float, half: float, turn: float = 0.0) -> tuple[tuple[float, float], ...]:
    """Return a cross of four arms."""
    arm = [(half, half), (half, long), (-half, long)]
    corners = []
    for quarter in range(4):
        angle = turn + quarter * pi / 2
        corners += [(a * cos(angle) - b * sin(angle), a * sin(angle) + b * cos(angle)) for a, b in arm]
    return tuple(corners)


SHAPES: dict[Seat, Shape] = {
    "seat1": Shape("circle", 1),
    "seat2": Shape("square", 0.86, _turned(4, far=0.86 * 2**0.5, first=pi / 4)),
    "seat3": Shape("triangle-up", 0.88, ((0, 1.05), (1.02, -0.6), (-1.02, -0.6))),
    "seat4": Shape("diamond", 0.8, _turned(4, far=1.04)),
    "seat5": Shape("cross", 0.78, _crossed(long=0.936, half=0.312)),
    "seat6": Shape("triangle-down", 0.88, ((0, -1.05), (1.02, 0.6), (-1.02, 0.6))),
    "seat7": Shape("x", 0.82, _crossed(long=1.02, half=0.33, turn=pi / 4)),
    "seat8": Shape("star", 0.78, _turned(5, far=1.09, near=0.42)),
    "seat9": Shape("hexagon", 0.95, _turned(6, far=0.95)),
}


def _n(number: float) -> str:
    """Return a number with two decimals at most, and never a minus zero."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
