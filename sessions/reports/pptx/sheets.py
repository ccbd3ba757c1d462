"""Loose sheets: nine a slide under their theme; where people wrote very much, as many as find room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.queries.report.value import Group, Sheet
from sessions.reports.pptx.deck import INNER, Deck
from sessions.reports.pptx.fitting import clean, fitted
from sessions.reports.pptx.page import Area, Page, Style

__all__ = ["Heads", "add_sheets"]

ACROSS, DOWN = 3, 3
LOOSE_UP_TO = 108
"""More sheets than this stand close, in columns."""
COLUMNS = 4
MOST_SLIDES = 40
"""Of one picture. What does not find room is named, and stands in the other files."""
GAP, INSET = 0.2, 0.16
SIZES = (20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8)
THEME, VOICES = 0.4, 0.28
CARD = (INNER - GAP * (ACROSS - 1)) / ACROSS
ROOM = CARD - 2 * INSET
COLUMN = (INNER - GAP * (COLUMNS - 1)) / COLUMNS
CLOSE_SIZE, THEME_SIZE, CLOSE_INSET, CLOSE_GAP = 11, 13, 0.08, 0.08


@dataclass(frozen=True)
class Item:
    """A sheet or the name of a theme, among many: its text, and the inches that it takes."""

    text: str
    height: float
    theme: bool = False


class Heads:
    """Title, line above and foot of the slides of one picture, and the notes of its first."""

    def __init__(self, title: str, *, above: str = "", foot: str = "", notes: str = "") -> None:
        self.title, self.above, self.foot, self.notes = title, above, foot, notes

    def page(self, deck: Deck) -> Page:
        """Add the next slide."""
        page = deck.page(self.title, above=self.above, foot=self.foot, titles=(24, 22, 20, 18, 16, 14))
        if self.notes:
            page.notes(self.notes)
            self.notes = ""
        return page


def add_sheets(deck: Deck, heads: Heads, groups: Sequence[Group]) -> None:
    """Add the slides of some groups of sheets."""
    count = sum(len(group.sheets) for group in groups)
    if count <= LOOSE_UP_TO:
        rows = list(_rows(groups))
        slides = [rows[start : start + DOWN] for start in range(0, len(rows), DOWN)]
        pages = [heads.page(deck) for _slide in slides]
        size = min(_size(page.area, three) for page, three in zip(pages, slides, strict=True))
        for page, three in zip(pages, slides, strict=True):
            _nine(page, three, size)
        return
    items = list(_items(groups))
    at = 0
    for _slide in range(MOST_SLIDES):
        if at < len(items):
            at = _close(heads.page(deck), items, at)
    if left := sum(not item.theme for item in items[at:]):
        text = ngettext(
            "{n} more sheet is in the report and in the spreadsheet.",
            "{n} more sheets are in the report and in the spreadsheet.",
            left,
        )
        page = heads.page(deck)
        page.text(page.area, text.format(n=left), Style(20), name="More")


def _rows(groups: Sequence[Group]) -> Iterator[Group]:
    """Return the sheets in rows of three, each with the name of its theme; a theme begins a row."""
    named = any(group.name for group in groups)
    for group in groups:
        name = group.name or (_("Loose sheets") if named else "")
        for start in range(0, len(group.sheets), ACROSS):
            yield Group(name, group.sheets[start : start + ACROSS])


def _begins(rows: Sequence[Group]) -> list[bool]:
    """Return for each row of a slide whether the name of its theme stands over it."""
    return [bool(row.name) and (not at or row.name != rows[at - 1].name) for at, row in enumerate(rows)]


def _high(area: Area, rows: Sequence[Group]) -> float:
    """Return how high a sheet is among these rows; fewer than three take the same places."""
    return (area.h - GAP * (DOWN - 1) - THEME * sum(_begins(rows))) / DOWN


def _size(area: Area, rows: Sequence[Group]) -> float:
    """Return the size in which every sheet of a slide fits."""
    high = _high(area, rows) - 2 * INSET
    sheets = [sheet for row in rows for sheet in row.sheets]
    return min(fitted(clean(one.text), room=ROOM, height=high - _foot(one), sizes=SIZES).size for one in sheets)


def _nine(page: Page, rows: Sequence[Group], size: float) -> None:
    """Lay three rows out."""
    area, y = page.area, page.area.y
    high = _high(area, rows)
    for row, first in zip(rows, _begins(rows), strict=True):
        if first:
            theme = Area(area.x, y, area.w, THEME - 0.06)
            page.fit(theme, row.name, (17, 16, 14, 12), Style(role="voice", bold=True), name="Theme")
            y += THEME
        for column, sheet in enumerate(row.sheets):
            _sheet(page, Area(area.x + column * (CARD + GAP), y, CARD, high), sheet, size)
        y += high + GAP


def _sheet(page: Page, box: Area, sheet: Sheet, size: float) -> None:
    """Draw one sheet, and below its text how many stand by it."""
    inner = box.less(left=INSET, top=INSET, right=INSET, bottom=INSET)
    text = fitted(clean(sheet.text), room=inner.w, height=inner.h - _foot(sheet), sizes=(size,)).text
    page.sheet(box, text, Style(size), inset=INSET)
    if sheet.voices is not None:
        foot = inner.less(top=inner.h - VOICES)
        page.text(foot, _voices(sheet.voices), Style(12, "voice", bold=True, anchor="middle"), name="Voices")


def _foot(sheet: Sheet) -> float:
    """Return the inches that the number of voices takes."""
    return VOICES if sheet.voices is not None else 0


def _voices(count: int) -> str:
    return ngettext("{n} voice", "{n} voices", count).format(n=count)


def _items(groups: Sequence[Group]) -> Iterator[Item]:
    """Return all sheets one after the other, each theme before its own."""
    for group in groups:
        if group.name:
            yield _item(group.name, theme=True)
        for sheet in group.sheets:
            yield _item(sheet.text if sheet.voices is None else f"{sheet.text}\n{_voices(sheet.voices)}")


def _item(text: str, *, theme: bool = False) -> Item:
    size, inset = (THEME_SIZE, 0.0) if theme else (CLOSE_SIZE, CLOSE_INSET)
    found = fitted(clean(text), room=COLUMN - 2 * inset, height=4.5, sizes=(size,))
    return Item(found.text, found.height + 2 * inset, theme)


def _close(page: Page, items: Sequence[Item], at: int) -> int:
    """Lay sheets out in columns from one of them on; return the first that found no room."""
    area, placed = page.area, 0
    for column in range(COLUMNS):
        x, y = area.x + column * (COLUMN + GAP), area.y
        while at < len(items) and y + items[at].height <= area.bottom:
            box = Area(x, y, COLUMN, items[at].height)
            if items[at].theme:
                page.text(box, items[at].text, Style(THEME_SIZE, "voice", bold=True), name="Theme")
            else:
                page.sheet(box, items[at].text, Style(CLOSE_SIZE), inset=CLOSE_INSET)
            y, at, placed = y + items[at].height + CLOSE_GAP, at + 1, placed + 1
    if not placed:
        box = area.less(right=area.w - COLUMN)
        page.fit(box, items[at].text, (CLOSE_SIZE, 9, 8), Style())
        return at + 1
    return at
