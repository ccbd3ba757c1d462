"""Rows cut into shares of their voices, and rows of one length each: native bars."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from pptx.chart.series import BarSeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from sessions.queries.report.value import Table
from sessions.reports.pptx.charts.book import Bars
from sessions.reports.pptx.charts.plot import Told, add_chart, bare, mixed
from sessions.reports.pptx.charts.words import Entry, add_key
from sessions.reports.pptx.fitting import clean, height_of, longest_line
from sessions.reports.pptx.page import Area, Page, Style, colour, rgb

__all__ = ["LIST_MOST", "add_list", "add_shares", "is_short"]

LEFT, WIDER = 3.9, 6.0
"""Inches that the names of rows may take: beside shares, and beside the bars of a list."""
KEY = 0.4
LEAST = 0.05
"""Smaller shares carry no number."""
PALEST = 0.88
"""How much paper the palest share has."""
INKED = 0.5
"""From so much paper on, numbers are written in ink."""
LIST_MOST = 12
"""A longer list stays on its sheets."""
HIGHEST = 0.6
"""Inches of the highest bar with its gap."""
GAP = 0.2
SIZES = (15, 14, 13, 12, 11, 10, 9)


def is_short(table: Table) -> bool:
    """Return whether a list fits a chart: so few rows, in names of two lines at most."""
    names = [clean(row.name) for row in table.rows]
    return 0 < len(names) <= LIST_MOST and max(height_of(n, size=10, room=WIDER - GAP) for n in names) < 0.3


def add_shares(page: Page, area: Area, table: Table, told: Told) -> None:
    """Draw one bar a row, cut into the columns of the table, the first of them darkest."""
    paper = [PALEST * at / max(1, len(table.columns) - 1) for at in range(len(table.columns))]
    entries = [
        Entry(text, mixed("voice", pale), mixed("voice", 0)) for text, pale in zip(table.columns, paper, strict=True)
    ]
    left = _left(table, LEFT)
    page.text(Area(area.x, area.y, left, KEY), table.name, Style(13, "quiet", anchor="middle"), name="Key")
    add_key(page, Area(area.x + left, area.y, area.w - left, KEY), entries)
    data = Bars([row.name for row in table.rows])
    for at, text in enumerate(table.columns):
        data.row(text, [row.counts[at] for row in table.rows])
    plot = _rows(page, area.less(top=KEY + 0.08), table, left)
    chart = add_chart(page, plot, kind=XL_CHART_TYPE.BAR_STACKED_100, data=data, told=told)
    bare(chart.category_axis)
    bare(chart.value_axis, least=0, most=1)
    chart.category_axis.reverse_order = True
    chart.plots[0].gap_width, chart.plots[0].overlap = 30, 100
    totals = [sum(row.counts) for row in table.rows]
    for series, pale in zip(chart.plots[0].series, paper, strict=True):
        _shade(series, pale, [value < LEAST * total for value, total in zip(series.values, totals, strict=True)])


def add_list(page: Page, area: Area, table: Table, told: Told) -> None:
    """Draw one bar a row, with its number."""
    data = Bars([row.name for row in table.rows])
    data.row(table.name, [row.counts[0] for row in table.rows])
    plot = _rows(page, area, table, _left(table, WIDER))
    chart = add_chart(page, plot, kind=XL_CHART_TYPE.BAR_CLUSTERED, data=data, told=told)
    bare(chart.category_axis)
    bare(chart.value_axis, least=0, most=max(row.counts[0] for row in table.rows) * 1.1 or 1)
    chart.category_axis.reverse_order = True
    chart.plots[0].gap_width = 60
    (series,) = chart.plots[0].series
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = colour("voice")
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.color.rgb = Pt(12), colour("ink")


def _left(table: Table, most: float) -> float:
    """Return the inches that the names of rows take."""
    return min(most, max(longest_line(clean(row.name), size=SIZES[0]) for row in table.rows) + GAP + 0.05)


def _rows(page: Page, area: Area, table: Table, left: float) -> Area:
    """Write the names of the rows, and return where their bars go; few rows do not fill the slide."""
    high = min(area.h, HIGHEST * len(table.rows) * (1.4 if len(table.rows) < 6 else 1))
    each = high / len(table.rows)
    names = [(Area(area.x, area.y + at * each, left - GAP, each), row.name) for at, row in enumerate(table.rows)]
    page.fit_all(names, SIZES, Style(anchor="middle"), name="Row")
    return Area(area.x + left, area.y, area.w - left, high)


def _shade(series: BarSeries, pale: float, hidden: Sequence[bool]) -> None:
    """Colour a share, and write its numbers where they fit."""
    series.invert_if_negative = False
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = rgb(mixed("voice", pale))
    series.format.line.color.rgb, series.format.line.width = colour("paper"), Pt(0.75)
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
    labels.font.size, labels.font.color.rgb = Pt(12), colour("ink" if pale >= INKED else "paper")
    for at, gone in reversed(list(enumerate(hidden))):
        if gone:
            label = etree.Element(qn("c:dLbl"))
            etree.SubElement(label, qn("c:idx")).set("val", str(at))
            etree.SubElement(label, qn("c:delete")).set("val", "1")
            labels._element.insert(0, label)
