"""What a picture consists of, before anyone decides how to draw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["PHONE", "SHEET", "WALL", "Canvas", "Cell", "Dot", "Label", "Mark", "Scene", "Segment"]

Role = Literal["voice", "held", "guess", "quiet", "line", "ink", "paper"]


@dataclass(frozen=True)
class Canvas:
    """A drawing area in abstract units; the origin is at the bottom left, y points up.

    `text` is the height of ordinary lettering in the same units, so that a phone can have larger letters
    than a wall for the same picture.
    """

    width: float
    height: float
    text: float


WALL = Canvas(width=160, height=70, text=3.2)
PHONE = Canvas(width=100, height=90, text=5.2)
SHEET = Canvas(width=120, height=70, text=3.6)


@dataclass(frozen=True)
class Dot:
    """One voice, centred at (x, y). Every dot of a scene has the scene's `radius`."""

    x: float
    y: float
    role: Role = "voice"


@dataclass(frozen=True)
class Cell:
    """A filled rectangle from (x0, y0) to (x1, y1): a bar, or a field of a heat map (`weight` 0 to 1)."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role = "voice"
    weight: float = 1.0


@dataclass(frozen=True)
class Segment:
    """A straight line from (x0, y0) to (x1, y1), `width` units wide."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role = "quiet"
    width: float = 0.3


@dataclass(frozen=True)
class Label:
    """A line of text at (x, y), `size` units high, `anchor` says which end of it stands there."""

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "middle"
    role: Role = "ink"


@dataclass(frozen=True)
class Mark:
    """Where an answer stands: a phone that remembers `key` (one form entry, "name=value") can ring it."""

    key: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Scene:
    """A whole picture: its parts in canvas units and the sentence that tells it to those who do not see it."""

    canvas: Canvas
    title: str
    desc: str
    radius: float = 1.0
    dots: tuple[Dot, ...] = ()
    cells: tuple[Cell, ...] = ()
    segments: tuple[Segment, ...] = ()
    labels: tuple[Label, ...] = ()
    marks: tuple[Mark, ...] = ()
