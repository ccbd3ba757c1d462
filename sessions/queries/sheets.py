"""Loose sheets on a wall: nine at once, fewer where they are long, in columns where they were grouped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from sessions.models import Session
from sessions.queries import published
from sessions.queries.published import Shown
from sessions.queries.reopened import steps_before

__all__ = ["A_PAGE", "Group", "Leaf", "by_theme", "leaves", "leaves_of", "leaves_on_wall", "page_of"]

A_PAGE = 9
COLUMNS = 3
A_LINE = 40  # characters in a line of a sheet, about

Tiers = tuple[tuple[float, int], ...]
"""How many sheets hang at once: for up to so many lines in the longest of them, so many."""
LOOSE: Tiers = ((3, A_PAGE), (5, 6), (inf, 4))
OVER_FIGURE: Tiers = ((2, 6), (4, 4), (inf, 2))
IN_COLUMN: Tiers = ((2, 3), (5, 2), (inf, 1))
IN_COLUMN_OVER_FIGURE: Tiers = ((1, 2), (inf, 1))


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
        return [
            (Group("", tuple(page)),) for page in _filled(range(len(texts)), texts, OVER_FIGURE if figure else LOOSE)
        ] or [()]
    columns = [
        Group(group.name, tuple(column))
        for group in by_theme(themes, count=len(texts))
        for column in _filled(group.sheets, texts, IN_COLUMN_OVER_FIGURE if figure else IN_COLUMN)
        if column
    ]
    return [tuple(columns[start : start + COLUMNS]) for start in range(0, len(columns), COLUMNS)] or [()]


def by_theme(themes: Sequence[Mapping[str, Any]], *, count: int) -> list[Group]:
    """Return so many sheets by their themes; those in none come last, without a name."""
    grouped = {at for theme in themes for at in theme["sheets"]}
    loose = tuple(at for at in range(count) if at not in grouped)
    named = [Group(str(theme["name"]), tuple(theme["sheets"])) for theme in themes]
    return [group for group in (*named, Group("", loose)) if group.sheets]


def page_of(wanted: int, *, pages: int) -> int:
    """Return the page that is shown when somebody wants one, from 0: at the ends it stays."""
    return min(max(wanted, 0), max(pages, 1) - 1)


def _filled(sheets: Sequence[int], texts: Sequence[str], tiers: Tiers) -> Iterator[list[int]]:
    """Yield the sheets in their order, so many at once as fit with the longest of them."""
    here: list[int] = []
    for at in sheets:
        longest = max(_lines(texts[other]) for other in (*here, at))
        if here and len(here) >= next(most for lines, most in tiers if longest <= lines):
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
