"""Native charts beside their counts, which can be changed and copied into slides; every series refers to cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sessions.figures.ink import LIGHT
from sessions.kinds.base import GUESSES
from sessions.queries.report.value import Table
from sessions.reports.xlsx.book import Page
from sessions.reports.xlsx.style import carried, mixed

__all__ = ["WIDE", "Place", "put_charts", "reach"]

WIDE = 620  # pixels
HIGH = 280
FIELD = 460  # pixels each way of a plane, with the words of its axes
STRIP = 120  # pixels a line of amounts is high
BAR = 26  # pixels a bar takes
DOT = 8  # points a single voice is wide on a plane
LARGEST_DOT = 40
FEW = 10  # voices up to which an axis counts one by one
NUMBERED = 8  # parts of a bar up to which each carries its number

FONT = {"size": 9, "color": LIGHT.ink}
NAMES = {"num_font": FONT, "line": {"color": LIGHT.quiet}, "major_tick_mark": "none", "interval_unit": 1}
QUIET = {"line": {"color": LIGHT.line}, "num_font": {"size": 9, "color": LIGHT.quiet}}


@dataclass(frozen=True)
class Place:
    """Where a table stands: the row of its names, its last row, and how many columns of numbers follow the names."""

    head: int
    last: int
    columns: int


def put_charts(page: Page, table: Table, place: Place, *, told: str, column: int) -> int:
    """Put the charts of a table beside it; return how many pixels they reach down. None where nobody is counted."""
    if place.last <= place.head:
        return 0
    if table.look == "plane":
        made = [_plane(page, table, place)]
    elif table.look == "strips":
        most = max(max(row.counts) for row in table.rows)
        made = [_strip(page, table, place, at, most=most) for at in range(len(table.rows))]
    else:
        made = [_bars(page, table, place) if table.look in {"shares", "list"} else _stack(page, table, place)]
    down = 0
    high = reach(table) // len(made)
    for chart in made:
        chart.set_size({"width": FIELD if table.look == "plane" else WIDE, "height": high})
        chart.set_chartarea({"border": {"none": True}, "fill": {"color": "#ffffff"}})
        below = {"x_offset": 10, "y_offset": down, "object_position": 2, "description": carried(told)}
        page.sheet.insert_chart(place.head, column, chart, below)
        down += high
    return down


def reach(table: Table) -> int:
    """Return how many pixels the charts of a table are high in all."""
    rows = len(table.rows)
    high = {"plane": FIELD, "strips": STRIP * rows, "shares": 110 + BAR * rows, "list": 110 + BAR * rows}
    return high.get(table.look, HIGH)


def _chart(page: Page, kind: str, subtype: str = "", *, title: tuple[int, int]) -> Any:
    chart = page.book.workbook.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
    chart.set_title({"name": [page.name, *title], "name_font": FONT | {"bold": True, "size": 10}, "overlay": False})
    chart.set_legend({"none": True})
    return chart


def _series(page: Page, table: Table, place: Place, column: int, **look: Any) -> dict[str, Any]:
    """Return one column of counts as a series that carries its numbers, but for noughts."""
    names = [row.name for row in table.rows] if table.look in {"shares", "list"} else list(table.columns)
    return {
        "name": [page.name, place.head, column],
        "categories": [page.name, place.head + 1, 0, place.last, 0],
        # kept beside the cells; the space keeps a list of numbers or of “nan” from being taken for values
        "categories_data": [f"{carried(name)} " for name in names],
        "values": [page.name, place.head + 1, column, place.last, column],
        "gap": 40,
        "data_labels": {"value": True, "num_format": "0;;", "font": {"size": 9, "color": LIGHT.ink}},
        **look,
    }


def _filled(colour: str, *, parted: bool = False) -> dict[str, Any]:
    """Return a fill; what stands close to another of its kind is parted from it by a thin line."""
    return {"fill": {"color": colour}, "border": {"color": LIGHT.paper, "width": 0.5} if parted else {"none": True}}


def _hollow(colour: str, counts: Sequence[int]) -> dict[str, Any]:
    """Return outlines, and none around nothing."""
    nothing = {"fill": {"none": True}, "border": {"none": True}}
    line = {"color": colour, "width": 1.5}
    return {
        "fill": {"color": "#ffffff"},
        "border": line,
        "points": [None if count else nothing for count in counts],
    }


def _counted(chart: Any, *, most: int) -> None:
    """Set the axis of counts: whole numbers from nought."""
    ones = {"major_unit": 1} if most <= FEW else {}
    grid = {"visible": True, "line": {"color": LIGHT.line, "width": 0.5}}
    chart.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": grid, **QUIET, **ones})


def _stack(page: Page, table: Table, place: Place) -> Any:
    """Return columns side by side: voices full, guesses hollow, lighter where people are now beside what is needed."""
    chart = _chart(page, "column", title=(place.head, 0))
    for at, row in enumerate(table.rows):
        full = _filled(mixed(0.55 if row.key.startswith("now") else 0.0))
        look = _hollow(LIGHT.guess, row.counts) if row.key == GUESSES else full
        chart.add_series(_series(page, table, place, 1 + at, **look))
    if len(table.rows) > 1:
        chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_x_axis(NAMES)
    _counted(chart, most=max(max(row.counts) for row in table.rows))
    return chart


def _strip(page: Page, table: Table, place: Place, at: int, *, most: int) -> Any:
    """Return the line of amounts of one row; all lines of a table count to the same height."""
    chart = _chart(page, "column", title=(place.head, 1 + at))
    chart.add_series(_series(page, table, place, 1 + at, **_filled(LIGHT.voice)))
    chart.set_x_axis(NAMES)
    chart.set_y_axis({"visible": False, "min": 0, "max": max(1, most) * 1.3, "major_gridlines": {"visible": False}})
    return chart


def _bars(page: Page, table: Table, place: Place) -> Any:
    """Return a bar a row: of shares cut into its columns, the first darkest; of a list as long as its count."""
    shares = table.look == "shares"
    chart = _chart(page, "bar", "percent_stacked" if shares else "", title=(place.head, 0))
    for at in range(place.columns):
        share = 0.85 * at / max(1, place.columns - 1) if shares else 0.0
        series = _series(page, table, place, 1 + at, **_filled(mixed(share), parted=shares))
        if shares:
            series["data_labels"]["font"]["color"] = "#ffffff" if share < 0.45 else LIGHT.ink
        if place.columns > NUMBERED:
            del series["data_labels"]
        chart.add_series(series)
    chart.set_y_axis({"reverse": True, **NAMES})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    if shares:
        chart.set_legend({"position": "bottom", "font": FONT})
    return chart


def _plane(page: Page, table: Table, place: Place) -> Any:
    """Return the places of one item, as many voices as large; no mean."""
    chart = _chart(page, "scatter", title=(place.head, 0))
    counts = sorted((count for row in table.rows for count in row.counts if count), reverse=True)
    row = place.head + 1
    for count, alike in groupby(counts):
        last = row + len(list(alike)) - 1
        size = min(LARGEST_DOT, round(DOT * count**0.5))
        marker = {"type": "circle", "size": size, **_filled(LIGHT.voice, parted=True)}
        chart.add_series(
            {
                "name": [page.name, row, 3],
                "categories": [page.name, row, 1, last, 1],
                "values": [page.name, row, 2, last, 2],
                "marker": marker,
            }
        )
        row = last + 1
    side = {
        "min": -0.5,
        "max": len(table.columns) - 0.5,
        "major_gridlines": {"visible": False},
        "label_position": "none",
    }
    middle = {"crossing": len(table.columns) / 2 - 0.5, "major_tick_mark": "none", "line": {"color": LIGHT.line}}
    font = {"name_font": FONT | {"bold": False}}
    chart.set_x_axis({"name": [page.name, place.head, 1], **side, **middle, **font})
    chart.set_y_axis({"name": [page.name, place.head, 2], **side, **middle, **font})
    chart.set_plotarea({"border": {"color": LIGHT.line}})
    return chart
