"""A table of counts on a sheet, and its chart beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sessions.queries.report.value import Table
from sessions.reports.xlsx.book import Page
from sessions.reports.xlsx.charts import Place, put_charts, reach
from sessions.reports.xlsx.style import LINE

__all__ = ["write_block"]

ACROSS = {"shares", "list"}
"""Looks whose rows are written as rows; the places of the others run down the sheet, each row a column of counts."""


@dataclass(frozen=True)
class Grid:
    """What is written: the names of the columns, and each line with its name and its counts."""

    heads: tuple[str, ...]
    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def write_block(page: Page, table: Table, *, told: str, charts: int) -> None:
    """Write a table at the next free row, its charts from column `charts` on, and go on below both."""
    if not table.rows or not table.columns:
        return
    page.keep(2 * LINE + max(reach(table), LINE * (len(table.rows) if table.look in ACROSS else len(table.columns))))
    if table.look == "plane":
        place = _plane(page, table)
    else:
        place = _grid(page, _turned(table))
        _ends(page, table)
    end = put_charts(page, table, place, told=told, column=charts)
    page.row = max(page.row, place.head + 1 + -(-end // LINE))


def _turned(table: Table) -> Grid:
    if table.look in ACROSS:
        names = tuple(row.name for row in table.rows)
        return Grid((table.name, *table.columns), names, tuple(row.counts for row in table.rows))
    rows = tuple(zip(*(row.counts for row in table.rows), strict=True))
    return Grid((table.name, *(row.name for row in table.rows)), table.columns, rows)


def _grid(page: Page, grid: Grid) -> Place:
    head = page.row
    page.heads(list(grid.heads), right_from=1)
    for name, counts in zip(grid.names, grid.counts, strict=True):
        page.text(page.row, 0, name)
        _counts(page, counts, first=1)
    return Place(head, last=page.row - 1, columns=len(grid.heads) - 1)


def _counts(page: Page, counts: Sequence[int], *, first: int) -> None:
    for column, count in enumerate(counts, first):
        page.number(page.row, column, count)
    page.row += 1


def _ends(page: Page, table: Table) -> None:
    """Say what both ends of a line mean, whose places are numbers."""
    if len(table.ends) == 2:
        for name, end in ((table.columns[0], table.ends[0]), (table.columns[-1], table.ends[1])):
            page.text(page.row, 0, f"{name}: {end}", style="quiet")
            page.row += 1


def _plane(page: Page, table: Table) -> Place:
    """Write every place of a plane where somebody stands, those of most voices first."""
    head = page.row
    left, right, low, high = table.ends if len(table.ends) == 4 else ("", "", "", "")
    page.heads([table.name, f"{left} → {right}", f"{low} → {high}", _("Voices")], right_from=1)
    taken = [
        (count, across, up) for up, row in enumerate(table.rows) for across, count in enumerate(row.counts) if count
    ]
    for count, across, up in sorted(taken, key=lambda place: (-place[0], place[1:])):
        page.text(page.row, 0, table.name)
        _counts(page, (across, up, count), first=1)
    return Place(head, last=page.row - 1, columns=3)
