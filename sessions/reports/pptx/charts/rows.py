"""Rows of counts as lines below each other, and their names at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.kinds.base import GUESSES
from sessions.queries.report.value import Table
from sessions.reports.pptx.fitting import longest_line
from sessions.reports.pptx.page import Area, Page, Style

__all__ = ["Lane", "lanes_of", "left_of", "write_names"]

GROUP, ALONE, ROW = 2.9, 3.9, 1.3
"""Inches that the names of items may take beside those of their rows, and alone; and those of their rows."""
NAMES = (15, 14, 13, 12, 11, 10, 9)
GAP = 0.15
"""Inches between names and data."""


@dataclass(frozen=True)
class Lane:
    """One line of voices: the item it belongs to, or nothing, its own name and key, and a count a place."""

    group: str
    name: str
    key: str
    counts: tuple[int, ...]

    @property
    def title(self) -> str:
        """Its name in full."""
        return " · ".join(filter(None, (self.group, self.name)))


def lanes_of(tables: Sequence[Table]) -> list[Lane]:
    """Return a line for every row of the tables."""
    if tables[0].look == "strips":
        return [Lane(row.name, "", row.key, row.counts) for table in tables for row in table.rows]
    many = len(tables) > 1
    return [Lane(table.name if many else "", row.name, row.key, row.counts) for table in tables for row in table.rows]


def left_of(lanes: Sequence[Lane]) -> float:
    """Return the inches that the names take; one line alone needs none."""
    rows = ROW if _named(lanes) else 0
    most = max((longest_line(lane.group, size=NAMES[0]) for lane in lanes), default=0.0)
    return rows + (min(GROUP if rows else ALONE, most + GAP + 0.05) if most else 0)


def write_names(page: Page, area: Area, lanes: Sequence[Lane], left: float) -> None:
    """Write the names of items, and of their rows, beside their lines."""
    high = area.h / len(lanes)
    rows = ROW if _named(lanes) else 0
    starts = [at for at, lane in enumerate(lanes) if not at or lane.group != lanes[at - 1].group or not lane.name]
    items = [
        (Area(area.x, area.y + at * high, left - rows - GAP, high * (end - at)), lanes[at].group)
        for at, end in zip(starts, [*starts[1:], len(lanes)], strict=True)
        if lanes[at].group
    ]
    page.fit_all(items, NAMES, Style(anchor="middle"), name="Item")
    for at, lane in enumerate(lanes if rows else ()):
        box = Area(area.x + left - rows, area.y + at * high, rows - GAP, high)
        style = Style(role="guess" if lane.key == GUESSES else "quiet", anchor="middle")
        page.fit(box, lane.name, (14, 13, 12, 11, 10, 9), style, name="Row")


def _named(lanes: Sequence[Lane]) -> bool:
    return len(lanes) > 1 and any(lane.name for lane in lanes)
