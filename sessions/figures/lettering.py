"""How wide a text will be before any screen has drawn it, and where its lines break."""

from __future__ import annotations

import unicodedata

__all__ = ["LEADING", "shortened", "width", "wrapped"]

LEADING = 1.22
"""Distance of two lines of text, in heights of a letter."""

_NARROW = frozenset("ijlI.,;:'!|()[]{}·’‘ \u00a0fr t-")
_WIDE = frozenset("mwMW@%…—ÆŒæœ")


def width(text: str, *, size: float) -> float:
    """Return about how wide a line is, in the unit of `size`; rather too much than too little.

    >>> round(width("Very clear", size=10))
    48
    """
    return size * sum(_em(letter) for letter in text)


def wrapped(text: str, *, size: float, room: float, lines: int) -> tuple[str, ...] | None:
    """Return the text in as few lines as it needs, evenly long; None if it does not fit.

    >>> wrapped("Each follows its own aims", size=10, room=75, lines=3)
    ('Each follows', 'its own aims')
    >>> wrapped("Coordination", size=10, room=30, lines=3) is None
    True
    """
    for count in range(1, lines + 1):
        if broken := _broken(text.split(), size=size, room=room, lines=count):
            return broken
    return None


def shortened(text: str, *, size: float, room: float, lines: int) -> tuple[str, ...]:
    """Return the text wrapped, its end cut off and marked with “…” where it does not fit."""
    words = " ".join(text.split())
    if words and (whole := wrapped(words, size=size, room=room, lines=lines)):
        return whole
    for end in range(len(words) - 1, 0, -1):
        if fitting := wrapped(words[:end].rstrip(" ,;:–-") + "…", size=size, room=room, lines=lines):
            return fitting
    return ("…",)


def _broken(words: list[str], *, size: float, room: float, lines: int) -> tuple[str, ...] | None:
    """Return the words on exactly so many lines, the longest as short as can be; None if one is too long."""
    if lines == 1 or not words:
        line = " ".join(words)
        return (line,) if width(line, size=size) <= room else None
    best: tuple[str, ...] | None = None
    for cut in range(1, len(words)):
        first = " ".join(words[:cut])
        if width(first, size=size) > room:
            break
        rest = _broken(words[cut:], size=size, room=room, lines=lines - 1)
        if rest and (best is None or _longest((first, *rest)) < _longest(best)):
            best = (first, *rest)
    return best


def _longest(lines: tuple[str, ...]) -> float:
    return max(width(line, size=1) for line in lines)


def _em(letter: str) -> float:
    """Return about the width of a letter, in heights of the text; the house's font and most systems' are narrower."""
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.9
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.66 if letter.isupper() else 0.56
