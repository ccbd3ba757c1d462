"""Items placed on two axes: a small native chart each, a dot a voice, equal places nudged so that all are seen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lxml import etree
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.util import Pt

from sessions.queries.report.value import Table
from sessions.reports.pptx.charts.book import Dots
from sessions.reports.pptx.charts.plot import Told, add_chart, bare, ruled
from sessions.reports.pptx.fitting import POINTS, clean, fitted
from sessions.reports.pptx.page import BOLD, Area, Page, Style, colour

__all__ = ["add_planes"]

NAME, WORD, GAP = 0.5, 0.3, 0.3
"""Inches for the name of an item, for the word at each side, and between two charts."""
NAMES = (15, 14, 13, 12, 11, 10, 9)
BROADEST, NARROWEST = 1.7, 0.8
"""Width of a chart by its height."""
TURN = math.pi * (3 - math.sqrt(5))
"""The golden angle: dots turn by it around their place, and never lie on each other."""
REACH = 0.45
"""How far from its place a dot may be nudged, in steps; nearer than half way to the next."""
LARGEST, SMALLEST = 11, 4
"""Points across a dot."""


def add_planes(page: Page, area: Area, tables: Sequence[Table], told: Told) -> None:
    """Draw the items side by side, each with the words of both axes."""
    each = (area.w - GAP * (len(tables) - 1)) / len(tables)
    high = area.h - NAME - 2 * WORD
    wide = min(each - 2 * WORD, BROADEST * high)
    high = min(high, wide / NARROWEST)
    start = area.x + (area.w - len(tables) * (wide + 2 * WORD) - GAP * (len(tables) - 1)) / 2
    names = [fitted(clean(table.name), room=BOLD * wide, height=NAME - 0.06, sizes=NAMES) for table in tables]
    size = min(fit.size for fit in names)
    for at, table in enumerate(tables):
        x = start + at * (wide + 2 * WORD + GAP)
        plot = Area(x + WORD, area.y + NAME + WORD, wide, high)
        name = fitted(clean(table.name), room=BOLD * wide, height=NAME - 0.06, sizes=(size,)).text
        box = Area(x + WORD, area.y, wide, NAME - 0.06)
        page.text(box, name, Style(size, bold=True, align="middle", anchor="bottom"), name="Item")
        _around(page, plot, table.ends)
        _item(page, plot, table, Told(f"{told.name}: {table.name}" if len(tables) > 1 else told.name, told.said))


def _around(page: Page, plot: Area, ends: Sequence[str]) -> None:
    """Write the words of the four sides, each in the middle of its side."""
    left, right, lower, upper = ends
    sizes, quiet = (12, 11, 10, 9), Style(role="quiet", align="middle", anchor="middle")
    page.fit(Area(plot.x, plot.y - WORD, plot.w, WORD), upper, sizes, quiet, name="Upper")
    page.fit(Area(plot.x, plot.bottom, plot.w, WORD), lower, sizes, quiet, name="Lower")
    page.turned(Area(plot.x - WORD, plot.y, WORD, plot.h), left, sizes, quiet, name="Left")
    page.turned(Area(plot.x + plot.w, plot.y, WORD, plot.h), right, sizes, quiet, name="Right")


def _item(page: Page, plot: Area, table: Table, told: Told) -> None:
    across, up = len(table.columns), len(table.rows)
    data = Dots([])
    data.row(table.name, _dots(table))
    chart = add_chart(page, plot, kind=XL_CHART_TYPE.XY_SCATTER, data=data, told=told)
    bare(chart.category_axis, least=0.5, most=across + 0.5)
    bare(chart.value_axis, least=0.5, most=up + 0.5)
    for axis, middle in ((chart.category_axis, (up + 1) / 2), (chart.value_axis, (across + 1) / 2)):
        ruled(axis.format.line, role="held", wide=0.75)
        _cross(axis, middle)
    _frame(chart)
    most = max(max(row.counts) for row in table.rows)
    step = POINTS * min(plot.w / across, plot.h / up)
    (drawn,) = chart.plots[0].series
    mark = drawn.marker
    mark.style = XL_MARKER_STYLE.CIRCLE
    mark.size = round(min(LARGEST, max(SMALLEST, 1.25 * step / (1 + 0.12 * most))))
    mark.format.fill.solid()
    mark.format.fill.fore_color.rgb = colour("voice")
    mark.format.line.color.rgb, mark.format.line.width = colour("paper"), Pt(0.5)


def _dots(table: Table) -> Iterator[tuple[float, float]]:
    """Return where each voice stands; places count from 1, from the left and from below."""
    most = max(max(row.counts) for row in table.rows)
    for y, row in enumerate(table.rows, start=1):
        for x, count in enumerate(row.counts, start=1):
            for at in range(count):
                far = REACH * math.sqrt(at + 0.5) / math.sqrt(max(4, most)) if count > 1 else 0
                yield x + far * math.cos(at * TURN), y + far * math.sin(at * TURN)


def _cross(axis: object, middle: float) -> None:
    """Let the line of an axis run through the middle of the other one."""
    held = axis._element  # type: ignore[attr-defined]
    crosses = held.find(qn("c:crosses"))
    crosses.tag = qn("c:crossesAt")
    crosses.set("val", str(middle))


def _frame(chart: Chart) -> None:
    """Draw a line around the plane."""
    plot = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    ground = etree.SubElement(plot, qn("c:spPr"))
    etree.SubElement(ground, qn("a:noFill"))
    fill = etree.SubElement(etree.SubElement(ground, qn("a:ln")), qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", str(colour("line")))
