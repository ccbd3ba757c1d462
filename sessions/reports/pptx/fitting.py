"""How large a text may stand in its room: measured before anybody opens the file, rather too wide than too narrow."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sessions.figures.lettering import width

__all__ = ["POINTS", "Fit", "clean", "fitted", "from_right", "height_of", "lines_of", "longest_line", "longest_word"]

LINE = 1.26
"""Height of a line, in heights of its letters, in Source Sans; other fonts that may stand in for it need less."""
WIDER = 1.07
"""How much wider a font that stands in for Source Sans may run than we measure."""
POINTS = 72
"""Points in an inch. Rooms are in inches, letters in points."""


@dataclass(frozen=True)
class Fit:
    """A text that fits, its size in points, and the height that it takes, in inches."""

    text: str
    size: float
    height: float


def clean(text: str) -> str:
    """Return a text without the characters that no XML may hold; everything else stays as somebody wrote it.

    >>> clean("one\\r\\ntwo\\x0b\\x00 = 3")
    'one\\ntwo = 3'
    """
    return "".join(letter for letter in text.replace("\r\n", "\n").replace("\r", "\n") if _may_stand(letter))


def from_right(text: str) -> bool:
    """Return whether a text is read from the right, as its first letter says.

    >>> from_right("12 \\N{HEBREW LETTER ALEF} b"), from_right("12 b \\N{HEBREW LETTER ALEF}"), from_right("12")
    (True, False, False)
    """
    sides = (unicodedata.bidirectional(letter) for letter in text)
    return next((side != "L" for side in sides if side in {"L", "R", "AL"}), False)


def lines_of(text: str, *, size: float, room: float) -> int:
    """Return how many lines a text takes; a word longer than a line is broken."""
    return sum(_lines(paragraph, size=size, room=room * POINTS) for paragraph in text.split("\n"))


def height_of(text: str, *, size: float, room: float) -> float:
    """Return the height of a text in inches."""
    return lines_of(text, size=size, room=room) * size * LINE / POINTS


def longest_word(text: str, *, size: float) -> float:
    """Return the width of the longest word in inches."""
    return max((_width(word, size) for word in text.split()), default=0.0) / POINTS


def longest_line(text: str, *, size: float) -> float:
    """Return the width of a text that nothing breaks, in inches."""
    return max(_width(line, size) for line in text.split("\n")) / POINTS


def fitted(text: str, *, room: float, height: float, sizes: Sequence[float]) -> Fit:
    """Return the text in the largest of the sizes that fits, or its beginning and “…” in the smallest."""
    for size in sizes:
        if (high := height_of(text, size=size, room=room)) <= height:
            return Fit(text, size, high)
    size = sizes[-1]
    low, high_end = 0, len(text)
    while low < high_end:
        middle = (low + high_end + 1) // 2
        fits = height_of(_cut(text, middle), size=size, room=room) <= height
        low, high_end = (middle, high_end) if fits else (low, middle - 1)
    kept = _cut(text, low)
    return Fit(kept, size, height_of(kept, size=size, room=room))


def _cut(text: str, end: int) -> str:
    return text[:end].rstrip(" ,;:–-\n") + "…"


def _lines(text: str, *, size: float, room: float) -> int:
    """Return the lines of a paragraph as a greedy writer fills them."""
    count, at = 1, 0.0
    for word in text.split():
        wide = _width(word, size)
        gap = _width(" ", size) if at else 0.0
        if at + gap + wide <= room:
            at += gap + wide
            continue
        count += bool(at)
        more = max(0, math.ceil(wide / room) - 1)
        count, at = count + more, wide - more * room
    return count


def _width(text: str, size: float) -> float:
    return WIDER * width(text, size=size)


def _may_stand(letter: str) -> bool:
    code = ord(letter)
    if code < 0x20:
        return letter in "\t\n"
    return not (0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE)
