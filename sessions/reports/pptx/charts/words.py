"""The words under places and beside colours, as texts of the slide, aligned to the data of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.reports.pptx.fitting import clean, fitted, height_of, longest_line, longest_word
from sessions.reports.pptx.page import Area, Page, Style, rgb

__all__ = ["Below", "Entry", "add_key", "below"]

SIZES = (15, 14, 13, 12, 11, 10, 9)
HIGHEST = 1.2
"""Inches that the words under places may take."""
GAP = 0.08
"""Inches between data and words."""
SHARE = 0.94
"""How much of its place a word may fill."""
MANY = 12
"""More numbers than this under places, and only every fifth is written."""
END_SHARE = 0.45
END_SIZES = (15, 14, 13, 12, 11)
END_HIGH = 0.62
KEY_SIZES = (13, 12, 11, 10)
MOST_OF_KEY = 3.2
SQUARE = 0.17


@dataclass(frozen=True)
class Entry:
    """One colour of a key: its name, and the colours of its ground and its edge."""

    text: str
    fill: str
    line: str


@dataclass(frozen=True)
class Below:
    """Words with their sizes in points, and how high they stand in inches; `ends` stand under both ends alone."""

    texts: tuple[str, ...]
    size: float
    height: float
    ends: bool = False

    def write(self, page: Page, plot: Area) -> None:
        """Write them under the data."""
        top = plot.bottom + GAP
        if self.ends:
            for text, align in zip(self.texts, ("left", "right"), strict=True):
                wide = END_SHARE * plot.w
                area = Area(plot.x if align == "left" else plot.x + plot.w - wide, top, wide, self.height - GAP)
                page.text(area, text, Style(self.size, align=align), name="End")  # type: ignore[arg-type]
            return
        slot = plot.w / len(self.texts)
        for at, text in enumerate(self.texts):
            if text:
                wide = SHARE * slot if len(self.texts) <= MANY else 2 * slot
                area = Area(plot.x + (at + 0.5) * slot - wide / 2, top, wide, self.height - GAP)
                page.text(area, text, Style(self.size, align="middle"), name="Place")


def below(columns: Sequence[str], ends: Sequence[str], *, wide: float) -> Below:
    """Return the words for so many inches: of both ends where those are named, else of every place."""
    if len(ends) == 2:
        fits = [fitted(clean(text), room=END_SHARE * wide, height=END_HIGH, sizes=END_SIZES) for text in ends]
        size = min(fit.size for fit in fits)
        high = max(height_of(fit.text, size=size, room=END_SHARE * wide) for fit in fits)
        return Below(tuple(fit.text for fit in fits), size, high + GAP, ends=True)
    texts = [clean(text) for text in columns]
    if len(texts) > MANY:
        return Below(tuple(text if at % 5 == 0 else "" for at, text in enumerate(texts)), 12, 0.25 + GAP)
    return _steps(texts, room=SHARE * wide / len(texts))


def _steps(texts: Sequence[str], *, room: float) -> Below:
    """Return the words of every place in the largest size in which no word breaks, or in which all fit."""
    for unbroken, sizes in ((True, SIZES[:-1]), (False, SIZES[3:])):
        for size in sizes:
            high = max(height_of(text, size=size, room=room) for text in texts)
            whole = max(longest_word(text, size=size) for text in texts) <= room
            if high <= HIGHEST and (whole or not unbroken):
                return Below(tuple(texts), size, high + GAP)
    fits = [fitted(text, room=room, height=HIGHEST, sizes=SIZES[-1:]) for text in texts]
    return Below(tuple(fit.text for fit in fits), SIZES[-1], max(fit.height for fit in fits) + GAP)


def add_key(page: Page, area: Area, entries: Sequence[Entry]) -> None:
    """Write a key from right to left: a small square of each colour, and its name."""
    texts = [fitted(clean(entry.text), room=MOST_OF_KEY, height=area.h, sizes=KEY_SIZES) for entry in entries]
    size = min(fit.size for fit in texts)
    x = area.x + area.w
    for entry, fit in reversed(list(zip(entries, texts, strict=True))):
        wide = min(MOST_OF_KEY, longest_line(fit.text, size=size)) + 0.06
        x -= wide
        page.text(Area(x, area.y, wide, area.h), fit.text, Style(size, anchor="middle"), name="Key")
        x -= SQUARE + 0.08
        square = page.card(Area(x, area.y + (area.h - SQUARE) / 2, SQUARE, SQUARE), fill=entry.fill)
        square.line.color.rgb = rgb(entry.line)
        x -= 0.25
