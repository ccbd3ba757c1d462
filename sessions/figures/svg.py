"""A scene as SVG: coloured by the page that holds it, or by a palette when it stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from sessions.figures.ink import FONT, Palette
from sessions.figures.scene import (
    OUTLINE,
    SEATS,
    Block,
    Canvas,
    Cell,
    Dot,
    Label,
    Lattice,
    Mark,
    Ring,
    Role,
    Scene,
    Seat,
    Segment,
)
from sessions.figures.signs import EDGE, shape_of
from sessions.words import Said

__all__ = ["svg"]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML file may hold."""
_BASELINE = 0.34
"""How far the foot of letters lies below their middle, in heights of the text."""
RING = 0.15
"""Width of a ring's line, in heights of the text."""


def svg(scene: Scene, palette: Palette | None = None, *, speak: Callable[[Said], str] = Said.say) -> str:
    """Return the scene as one SVG element.

    Without a palette every part is `currentColor` and has its role as a class, which picture.css colours; with
    one the colours and the font stand in the file. `speak` says the title in the language of the room. The
    same scene gives the same bytes.
    """
    return "".join(_Pen(scene.canvas, palette).drawing(scene, speak))


class _Pen:
    """Draws the parts of one canvas, whose y points up, on paper, whose y points down."""

    def __init__(self, canvas: Canvas, palette: Palette | None) -> None:
        self.canvas, self.palette = canvas, palette

    def drawing(self, scene: Scene, speak: Callable[[Said], str]) -> Iterator[str]:
        title, desc = _plain(speak(scene.title)), _plain(speak(scene.desc))
        font = f" font-family={quoteattr(FONT)}" if self.palette else ""
        yield (
            '<svg xmlns="http://www.w3.org/2000/svg" class="scene" role="img"'
            f" aria-label={quoteattr(title if desc in title else f'{title} {desc}')}"
            f' viewBox="0 0 {_n(self.canvas.width)} {_n(self.canvas.height)}"{font}>'
            f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>"
        )
        if self.palette:
            yield f'<rect width="100%" height="100%" fill="{self.palette.paper}"/>'
        yield from (self.ring(ring) for ring in scene.rings)
        yield from self.segments(scene.segments)
        yield from self.cells(scene.cells)
        yield from self.blocks(scene.blocks)
        yield from self.dots(scene.dots, scene=scene)
        yield from (self.seated(sign.role, [(sign.x, sign.y)], radius=sign.radius) for sign in scene.signs)
        yield from self.labels(scene.labels, speak)
        yield from self.marks(scene.marks, scene.lattices)
        yield "</svg>"

    def dots(self, dots: Iterable[Dot], *, scene: Scene) -> Iterator[str]:
        """Draw all dots of a role as one path of points with round caps: a tenth of the bytes of circles.

        Guesses, and voices of an earlier round, are hollow: the same path again, in paper and with a thinner pen.
        """
        radius = scene.radius
        for role, group in groupby(sorted(dots, key=lambda dot: dot.role), key=lambda dot: dot.role):
            if role in SEATS:
                yield self.seated(role, [(dot.x, dot.y) for dot in group], radius=radius)
                continue
            path = "".join(f"M{_n(dot.x)} {self.y(dot.y)}h.01" for dot in group)
            yield self.points(role, path, radius=radius)
            if role == "guess" or (scene.hollow and role == "voice"):
                yield self.points("paper", path, radius=radius - scene.ring)

    def points(self, role: Role, path: str, *, radius: float) -> str:
        return (
            f'<path class="{role}" fill="none" stroke="{self.colour(role)}" stroke-linecap="round"'
            f' stroke-width="{_n(2 * radius)}" d="{path}"/>'
        )

    def seated(self, seat: Seat, places: Iterable[tuple[float, float]], *, radius: float) -> str:
        """Draw the sign of a seat at each of these places, with an edge that picture.css paints in ink."""
        path = "".join(shape_of(seat).path(x, self.canvas.height - y, radius) for x, y in places)
        wide = f' stroke-width="{_n(EDGE * radius)}"'
        return f'<path class="{seat} edged" fill="{self.colour(seat)}"{self.edge}{wide} d="{path}"/>'

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Draw squares of one size as one path of points with square caps, as short as that of the dots."""

        def alike(block: Block) -> tuple[Role, str]:
            return block.role, _n(block.side)

        for (role, side), group in groupby(sorted(blocks, key=alike), key=alike):
            here = list(group)
            path = "".join(f"M{_n(block.x)} {self.y(block.y)}h.01" for block in here)
            yield (
                f'<path class="{role}" fill="none" stroke="{self.colour(role)}" stroke-linecap="square"'
                f' stroke-width="{side}" data-voices="{sum(block.voices for block in here)}" d="{path}"/>'
            )

    def ring(self, ring: Ring) -> str:
        return (
            f'<circle class="{ring.role}" fill="none" stroke="{self.colour(ring.role)}" stroke-width="{_n(ring.width)}"'
            f' cx="{_n(ring.x)}" cy="{self.y(ring.y)}" r="{_n(ring.radius)}"/>'
        )

    def cells(self, cells: Iterable[Cell]) -> Iterator[str]:
        """Draw rectangles, those of one colour that follow each other as one group."""
        for (outlined, role), group in groupby(cells, key=lambda cell: (cell.guesses > 0, cell.role)):
            if outlined:
                yield from map(self.outline, group)
                continue
            edged = f'{self.edge} stroke-width="0.1"' if role in SEATS else ""
            yield f'<g class="{role}{" edged" * (role in SEATS)}" fill="{self.colour(role)}"{edged}>'
            yield from map(self.cell, group)
            yield "</g>"

    def cell(self, cell: Cell) -> str:
        voices = f' data-voices="{cell.voices}"' if cell.voices else ""
        faint = f' fill-opacity="{_n(cell.weight)}"' if cell.weight < 1 else ""
        return (
            f'<rect{faint}{voices} x="{_n(cell.x0)}" y="{self.y(cell.y1)}" width="{_n(cell.x1 - cell.x0)}"'
            f' height="{_n(cell.y1 - cell.y0)}"/>'
        )

    def outline(self, cell: Cell) -> str:
        return (
            f'<rect class="{cell.role}" fill="none" stroke="{self.colour(cell.role)}" stroke-width="{_n(OUTLINE)}"'
            f' data-guesses="{cell.guesses}" x="{_n(cell.x0)}" y="{self.y(cell.y1)}"'
            f' width="{_n(cell.x1 - cell.x0)}" height="{_n(cell.y1 - cell.y0)}"/>'
        )

    def segments(self, segments: Iterable[Segment]) -> Iterator[str]:
        """Draw lines, those of one colour and width that follow each other as one path."""

        def alike(segment: Segment) -> tuple[Role, str]:
            return segment.role, _n(segment.width)

        for (role, wide), group in groupby(segments, key=alike):
            path = "".join(f"M{_n(one.x0)} {self.y(one.y0)}L{_n(one.x1)} {self.y(one.y1)}" for one in group)
            yield f'<path class="{role}" stroke="{self.colour(role)}" stroke-width="{wide}" d="{path}"/>'

    def labels(self, labels: Iterable[Label], speak: Callable[[Said], str]) -> Iterator[str]:
        """Write texts, those that look alike and follow each other as one group."""

        def alike(label: Label) -> tuple[Role, str, str]:
            return label.role, _n(label.size), label.anchor

        for (role, size, anchor), group in groupby(labels, key=alike):
            at = "" if anchor == "start" else f' text-anchor="{anchor}"'
            look, here = f'class="{role}" fill="{self.colour(role)}" font-size="{size}"{at}', list(group)
            if len(here) == 1:
                yield self.label(here[0], speak, look=f"{look} ")
            else:
                yield f"<g {look}>{''.join(self.label(label, speak) for label in here)}</g>"

    def label(self, label: Label, speak: Callable[[Said], str], *, look: str = "") -> str:
        text = speak(label.text) if isinstance(label.text, Said) else label.text
        foot = self.y(label.y - _BASELINE * label.size)
        return f'<text {look}x="{_n(label.x)}" y="{foot}">{escape(_plain(text))}</text>'

    def marks(self, marks: Sequence[Mark], lattices: Sequence[Lattice]) -> Iterator[str]:
        """Draw a dot in a ring for each mark; nobody sees it until the phone that stands there shows its own."""
        if not (marks or lattices):
            return
        yield (
            f'<g class="ink" fill="{self.colour("voice")}" stroke="{self.colour("ink")}"'
            f' stroke-width="{_n(RING * self.canvas.text)}">'
        )
        for mark in marks:
            yield self.mark(f"data-mine={quoteattr(_plain(mark.key))}", mark)
        for lattice in lattices:
            names = quoteattr(_plain(f"{lattice.across} {lattice.up}".rstrip()))
            yield self.mark(f'data-lattice={names} data-step="{lattice.step:.4g}"', lattice)
        yield "</g>"

    def mark(self, named: str, mark: Mark | Lattice) -> str:
        at = f'cx="{_n(mark.x)}" cy="{self.y(mark.y)}"'
        return (
            f'<g class="mark" {named} visibility="hidden">'
            f'<circle class="gap" {at} r="{_n(mark.radius + 1.5 * RING * self.canvas.text)}"{self.gap}/>'
            f"{self.own(at, mark)}</g>"
        )

    def own(self, at: str, mark: Mark | Lattice) -> str:
        """Draw the dot inside the ring: full for an answer, hollow for a guess."""
        if not (isinstance(mark, Mark) and mark.role == "guess"):
            return f'<circle class="voice" {at} r="{_n(mark.radius)}" stroke="none"/>'
        wide = 0.4 * mark.radius
        return (
            f'<circle class="guess" {at} r="{_n(mark.radius - wide / 2)}" fill="none" stroke="{self.colour("guess")}"'
            f' stroke-width="{_n(wide)}"/>'
        )

    def y(self, height: float) -> str:
        return _n(self.canvas.height - height)

    @property
    def edge(self) -> str:
        """How the edge of a seat's sign is painted, where no page does it."""
        return f' stroke="{self.palette.ink}"' if self.palette else ""

    @property
    def gap(self) -> str:
        """How the gap between a dot and its ring is filled, where no page does it."""
        return f' fill="{self.palette.paper}"' if self.palette else ""

    def colour(self, role: Role) -> str:
        return self.palette.of(role) if self.palette else "currentColor"


def _n(number: float) -> str:
    """Return a number with two decimals at most, and never a minus zero."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _plain(text: str) -> str:
    return _UNPRINTABLE.sub("", text)
