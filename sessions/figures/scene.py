"""What a picture consists of, before anyone decides how to draw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sessions.words import Said

__all__ = [
    "BAND",
    "MARK",
    "OUTLINE",
    "PHONE",
    "SEATS",
    "SHEET",
    "TILE",
    "WALL",
    "Block",
    "Canvas",
    "Cell",
    "Dot",
    "Label",
    "Lattice",
    "Mark",
    "Ring",
    "Role",
    "Scene",
    "Seat",
    "Segment",
    "Sign",
]

Seat = Literal["seat1", "seat2", "seat3", "seat4", "seat5", "seat6", "seat7", "seat8", "seat9"]
"""A voice that is seen by its seat; the ninth stands for all other seats. `signs.py` knows its shape."""
Role = Literal["voice", "held", "guess", "quiet", "line", "ink", "paper"] | Seat
"""What a part stands for; `ink.py` knows its colour."""
SEATS: tuple[Seat, ...] = get_args(Seat)


@dataclass(frozen=True)
class Canvas:
    """A drawing area in abstract units; the origin is at the bottom left, y points up.

    `text` is the height of its lettering and `finest` the smallest diameter at which a dot is still seen
    as one, both in these units: a phone needs larger letters than a wall for the same picture.
    """

    width: float
    height: float
    text: float
    finest: float


WALL = Canvas(width=160, height=56, text=3.2, finest=0.62)  # 1184 px wide on a screen of 1280: finest is 4.6 px
PHONE = Canvas(width=100, height=76, text=4.9, finest=1.2)  # 328 px wide: letters of 16 px, finest 4 px
SHEET = Canvas(width=120, height=60, text=3.2, finest=0.6)  # 600 px or 16 cm wide: 16 px, 3 px
BAND = Canvas(width=160, height=27, text=3.2, finest=0.62)  # as broad as the wall, below loose sheets
TILE = Canvas(width=100, height=43, text=6.3, finest=1.0)  # a small picture, 278 px wide: 17 px, 3 px

OUTLINE = 0.36
"""Width of the line around a bar of guesses, in canvas units."""
MARK = 0.34
"""Least radius of the dot in a ring, in heights of the text."""


@dataclass(frozen=True)
class Dot:
    """One voice, centred at (x, y). Every dot of a scene has the scene's `radius`."""

    x: float
    y: float
    role: Role = "voice"


@dataclass(frozen=True)
class Cell:
    """A rectangle from (x0, y0) to (x1, y1): a bar of `voices`, or a field of a heat map (`weight` 0 to 1).

    A bar of `guesses` is an outline.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role = "voice"
    weight: float = 1.0
    voices: int = 0
    guesses: int = 0


@dataclass(frozen=True)
class Block:
    """A filled square around (x, y) that stands for so many voices: a bar seen from above."""

    x: float
    y: float
    side: float
    voices: int
    role: Role = "voice"


@dataclass(frozen=True)
class Ring:
    """A circle around (x, y), drawn as a line `width` units wide."""

    x: float
    y: float
    radius: float
    role: Role = "line"
    width: float = 0.36


@dataclass(frozen=True)
class Sign:
    """The colour and shape of a seat beside its name, around (x, y); no voice."""

    x: float
    y: float
    radius: float
    role: Seat


@dataclass(frozen=True)
class Segment:
    """A straight line from (x0, y0) to (x1, y1), `width` units wide."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role = "quiet"
    width: float = 0.36


@dataclass(frozen=True)
class Label:
    """One line of text, `size` units high; its middle lies at height y and `anchor` says which end of it stands at x.

    The text is plain, or still to be said in the language of the room; whoever draws it escapes it.
    """

    x: float
    y: float
    text: str | Said
    size: float
    anchor: Literal["start", "middle", "end"] = "middle"
    role: Role = "ink"


@dataclass(frozen=True)
class Mark:
    """Where an answer or a guess stands: a phone that remembers `key` (one form entry, "name=value") can ring it.

    `radius` is that of the dot inside the ring, large enough to be seen among many.
    """

    key: str
    x: float
    y: float
    radius: float
    role: Role = "voice"


@dataclass(frozen=True)
class Lattice:
    """Where answers of one or two whole numbers stand: a phone that remembers them can ring its own place.

    `across` and `up` (empty where there is one) are the names of its form entries; at 0 they stand at (x, y), each
    further one `step` away.
    One part for all places keeps a phone's picture small, and tells nothing of who stands where.
    """

    across: str
    up: str
    x: float
    y: float
    step: float
    radius: float


@dataclass(frozen=True)
class Scene:
    """A whole picture: its parts in canvas units, and what it says to those who do not see it.

    `title` is the one sentence of the picture, `desc` the same in full: who stands where.
    """

    canvas: Canvas
    title: Said
    desc: Said
    radius: float = 1.0
    dots: tuple[Dot, ...] = ()
    cells: tuple[Cell, ...] = ()
    blocks: tuple[Block, ...] = ()
    rings: tuple[Ring, ...] = ()
    signs: tuple[Sign, ...] = ()
    segments: tuple[Segment, ...] = ()
    labels: tuple[Label, ...] = ()
    marks: tuple[Mark, ...] = ()
    lattices: tuple[Lattice, ...] = ()
    hollow: bool = False
    """Whether its voices are drawn hollow: those of an earlier round."""

    @property
    def ring(self) -> float:
        """How broad the line of a hollow dot is: its radius stays that of the others."""
        return max(0.26 * self.radius, 0.2 * self.canvas.finest)

    @property
    def voices(self) -> int:
        """How many voices the picture shows, as dots or inside bars."""
        return sum(dot.role == "voice" or dot.role in SEATS for dot in self.dots) + sum(self.bars)

    @property
    def bars(self) -> tuple[int, ...]:
        """How many voices each bar stands for, be it a cell or a block."""
        voices = (*(cell.voices for cell in self.cells), *(block.voices for block in self.blocks))
        return tuple(count for count in voices if count)
