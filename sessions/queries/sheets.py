"""Loose sheets on a wall: nine at once, fewer where they are long, in columns where they were grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sessions.models import Session
from sessions.queries import published
from sessions.queries.published import Shown
from sessions.queries.reopened import steps_before

__all__ = ["A_PAGE", "Group", "Leaf", "leaves", "leaves_of", "leaves_on_wall", "page_of"]

A_PAGE = 9
LONG_PAGE = 4  # sheets at once where one of them is long
WITH_FIGURE = 6  # sheets at once above a figure
COLUMNS = 3
A_LINE = 40  # characters in a line of a sheet, about
LONG = 5  # lines; a sheet with more is long
VERY_LONG = 7  # lines; a sheet with more wants a column of its own


@dataclass(frozen=True)
class Group:
    """Sheets that lie together, by their places among all sheets; without a name they are loose."""

    name: str
    sheets: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"name": self.name, "sheets": list(self.sheets)}


Leaf = tuple[Group, ...]
"""What a wall shows at once: one loose group, or up to three columns with their headings."""


def leaves(texts: Sequence[str], *, themes: Sequence[Mapping[str, Any]] = (), figure: bool = False) -> list[Leaf]:
    """Return the pages on which a wall shows these sheets; no sheets are one empty page.

    `themes` are the facilitator's groups, each with a `name` and its `sheets`; what is in none of them comes last.
    """
    if not themes:
        return [(Group("", tuple(page)),) for page in _pages(range(len(texts)), texts, figure)] or [()]
    grouped = {at for theme in themes for at in theme["sheets"]}
    loose = [at for at in range(len(texts)) if at not in grouped]
    groups = [*((theme["name"], theme["sheets"]) for theme in themes), ("", loose)]
    columns = [
        Group(name, tuple(column)) for name, sheets in groups for column in _columns(sheets, texts, figure) if column
    ]
    return [tuple(columns[start : start + COLUMNS]) for start in range(0, len(columns), COLUMNS)] or [()]


def page_of(wanted: int, *, pages: int) -> int:
    """Return the page that is shown when somebody wants one, from 0: at the ends it stays."""
    return min(max(wanted, 0), max(pages, 1) - 1)


def _pages(sheets: Sequence[int], texts: Sequence[str], figure: bool) -> Iterator[list[int]]:
    usual = WITH_FIGURE if figure else A_PAGE
    return _filled(sheets, texts, most=lambda lines: LONG_PAGE if lines > LONG else usual)


def _columns(sheets: Sequence[int], texts: Sequence[str], figure: bool) -> Iterator[list[int]]:
    fewer = 1 if figure else 0
    return _filled(
        sheets, texts, most=lambda lines: max(1, (3 if lines <= LONG else 2 if lines <= VERY_LONG else 1) - fewer)
    )


def _filled(sheets: Sequence[int], texts: Sequence[str], *, most: Callable[[int], int]) -> Iterator[list[int]]:
    """Yield the sheets in their order, so many at once as fit with the longest of them; `most` knows how many."""
    here: list[int] = []
    for at in sheets:
        if here and len(here) >= most(max(_lines(texts[other]) for other in (*here, at))):
            yield here
            here = []
        here.append(at)
    if here:
        yield here


def _lines(text: str) -> int:
    return sum(1 + len(line) // A_LINE for line in text.split("\n"))


def leaves_of(shown: Shown) -> list[Leaf]:
    """Return the pages of a published picture's sheets."""
    return leaves(shown.sheets, themes=shown.themes, figure=shown.kind.figured)


def leaves_on_wall(session: Session) -> list[Leaf]:
    """Return the pages that a session's wall can show now."""
    round_ = session.look or session.round
    shown = published.for_room(round_) if round_ else None
    return leaves_of(shown) if shown else leaves(steps_before(session))
