"""The words for a reading: what may be said at this size of group, and how firmly."""

from __future__ import annotations

from sessions.measures.reading import Reading
from sessions.measures.shape import Level, Shape, Side
from sessions.measures.support import Sureness, sureness
from sessions.words import Said, _

__all__ = ["LEVELS", "SHAPES", "SURENESS", "caption"]

SHAPES = {
    Shape.TOO_FEW: _("too few to describe"),
    Shape.TWO_GROUPINGS: _("two groupings"),
    Shape.CLOSE_FEW_AWAY: _("close, a few further away"),
    Shape.CLOSE: _("close together"),
    Shape.LEANING: _("leaning"),
    Shape.SPREAD: _("spread out"),
}

LEVELS = {
    Level.CLOSE: _("close together"),
    Level.IN_BETWEEN: _("in between"),
    Level.WIDE: _("wide"),
}

SURENESS = {
    Sureness.CLEAR: _("clear"),
    Sureness.LIKELY: _("likely"),
    Sureness.OPEN: _("could easily read differently"),
}


def caption(reading: Reading, *, ends: tuple[str, str] | None = None) -> Said | None:
    """Return the words for a reading, or None where nothing may be said.

    `ends` are the words at both ends of the scale; with them a picture leans towards one by name.

    >>> from sessions.measures.reading import read
    >>> caption(read([0, 0, 30, 10, 0])).say()
    'close together (clear)'
    >>> caption(read([4, 0, 0, 0, 4])).say()
    'wide (clear); two groupings can be seen'
    >>> caption(read([2, 0, 0, 0, 2])) is None
    True
    """
    if reading.shape is None or reading.support is None:
        return None
    firmly = Said(SURENESS[sureness(reading.support)])
    if reading.level is None:
        return Said(_("{shape} ({firmly})"), {"shape": _named(reading.shape, reading.side, ends), "firmly": firmly})
    blanks = {"level": Said(LEVELS[reading.level]), "firmly": firmly}
    if reading.shape is Shape.TWO_GROUPINGS:
        return Said(_("{level} ({firmly}); two groupings can be seen"), blanks)
    return Said(_("{level} ({firmly})"), blanks)


def _named(shape: Shape, side: Side | None, ends: tuple[str, str] | None) -> Said:
    """Return the name of the shape, with its side if it leans."""
    if side is None:
        return Said(SHAPES[shape])
    if side is Side.MIDDLE:
        return Said(_("leaning, around the middle"))
    if ends is None:
        return Said(_("leaning to one side"))
    return Said(_("leaning towards “{end}”"), {"end": ends[0] if side is Side.LOWER else ends[1]})
