"""The same places for more voices than dots would stay readable: native columns."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Pt

from sessions.kinds.base import GUESSES
from sessions.reports.pptx.charts.book import Bars
from sessions.reports.pptx.charts.plot import Told, add_chart, bare, mixed, ruled
from sessions.reports.pptx.charts.rows import Lane
from sessions.reports.pptx.charts.words import Entry, add_key
from sessions.reports.pptx.fitting import POINTS
from sessions.reports.pptx.page import Area, Page, colour, rgb

__all__ = ["add_columns", "add_small_columns"]

HEAD = 0.36
"""Inches kept free above the highest column for its number."""
KEY = 0.36
"""Inches for the key of two rows."""
DIGIT = 0.62
"""Width of a digit, in heights."""
TINT = 0.68
"""How much paper is in columns that have an edge."""
NUMBERS = (14, 13, 12, 11, 10, 9)


def add_columns(page: Page, area: Area, lanes: Sequence[Lane], columns: Sequence[str], told: Told) -> None:
    """Draw one row of columns, or two beside each other with a key above them."""
    if len(lanes) > 1:
        add_key(page, Area(area.x, area.y, area.w, KEY), [Entry(lane.name, *_colours(lane.key)) for lane in lanes])
        area = area.less(top=KEY + 0.08)
    most = max(max(lane.counts) for lane in lanes)
    chart = _drawn(page, area, lanes, columns, told, most=most * area.h / (area.h - HEAD))
    _number(chart, slot=area.w / len(columns) / (len(lanes) + 0.5), digits=len(str(most)))


def add_small_columns(page: Page, area: Area, lanes: Sequence[Lane], columns: Sequence[str], told: Told) -> None:
    """Draw a chart for every row, all to the same height."""
    high = area.h / len(lanes)
    most = max(max(lane.counts) for lane in lanes)
    for at, lane in enumerate(lanes):
        own = Told(f"{told.name}: {lane.title}", told.said)
        _drawn(page, Area(area.x, area.y + at * high, area.w, high), [lane], columns, own, most=most * 1.12)


def _drawn(page: Page, area: Area, lanes: Sequence[Lane], columns: Sequence[str], told: Told, *, most: float) -> Chart:
    data = Bars(columns)
    for lane in lanes:
        data.row(lane.title, lane.counts)
    chart = add_chart(page, area, kind=XL_CHART_TYPE.COLUMN_CLUSTERED, data=data, told=told)
    bare(chart.category_axis)
    bare(chart.value_axis, least=0, most=most)
    ruled(chart.category_axis.format.line, role="held")
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (40 if len(lanes) > 1 else 25), 0
    for lane, series in zip(lanes, plot.series, strict=True):
        series.invert_if_negative = False
        series.format.fill.solid()
        fill, line = _colours(lane.key)
        series.format.fill.fore_color.rgb = rgb(fill)
        series.format.line.color.rgb, series.format.line.width = rgb(line), Pt(1)
    return chart


def _colours(key: str) -> tuple[str, str]:
    """Return the colours of a row and of its edge: guesses are hollow, and pale is where people are now."""
    if key == GUESSES:
        return mixed("paper", 0), mixed("guess", 0)
    return (mixed("voice", TINT), mixed("voice", 0)) if key.startswith("now") else (mixed("voice", 0),) * 2


def _number(chart: Chart, *, slot: float, digits: int) -> None:
    """Write how many voices each column holds, where the numbers do not touch."""
    sizes = [size for size in NUMBERS if digits * DIGIT * size / POINTS < slot * 1.1]
    if not sizes:
        return
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = "0;;", False
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.color.rgb = Pt(sizes[0]), colour("ink")
