"""Voices side by side on their places, a dot a voice: one line of them, or several below each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx.chart.series import XySeries
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from sessions.kinds.base import GUESSES
from sessions.queries.report.value import Table
from sessions.reports.pptx.charts.book import Dots
from sessions.reports.pptx.charts.columns import add_columns, add_small_columns
from sessions.reports.pptx.charts.plot import Told, add_chart, bare, mixed, ruled
from sessions.reports.pptx.charts.rows import Lane, lanes_of, left_of, write_names
from sessions.reports.pptx.charts.words import below
from sessions.reports.pptx.fitting import POINTS
from sessions.reports.pptx.page import Area, Page, colour, rgb

__all__ = ["add_lanes"]

LARGEST, SMALLEST = 44, 3.4
"""Points from one dot to the next."""
MOST = 150
"""More voices on one line stand as columns."""
FULL = 0.9
"""How much of its place, and of its line's height, dots may take."""
NEAR = 0.94
"""How much of the way to the next dot a dot fills."""
HAIR = 0.0005
"""An axis ends so little below its last line, in heights of a lane, that this line is not drawn."""
TINT = 0.68
"""How much paper is in the dots of where people are now, beside where they need to be."""
CLOSE = 0.6
"""On strips, dots of one place may overlap to this share of their size where they would be too small."""


@dataclass(frozen=True)
class Pitch:
    """How dots stand on a place: so many side by side, so far apart, and so far above each other, in points."""

    beside: int
    across: float
    up: float


def add_lanes(page: Page, area: Area, tables: Sequence[Table], told: Told) -> None:
    """Draw the lines of the tables with their names at the left and the words of the places below."""
    lanes = lanes_of(tables)
    left = left_of(lanes)
    words = below(tables[0].columns, tables[0].ends, wide=area.w - left)
    plot = area.less(left=left, bottom=words.height)
    pitch = _pitch(lanes, plot)
    if pitch is None and tables[0].look == "strips":
        pitch = _pitch(lanes, plot, overlap=CLOSE)
    together = tables[0].look == "stack" and len(lanes) <= 2
    if pitch is not None:
        _dots(page, plot, lanes, pitch, Dots(tables), told)
    elif together:
        words = below(tables[0].columns, tables[0].ends, wide=area.w)
        plot = area.less(bottom=words.height)
        add_columns(page, plot, lanes, tables[0].columns, told)
    else:
        add_small_columns(page, plot, lanes, tables[0].columns, told)
    words.write(page, plot)
    if pitch is not None or not together:
        write_names(page, area.less(bottom=words.height), lanes, left)


def _pitch(lanes: Sequence[Lane], plot: Area, *, overlap: float = 1) -> Pitch | None:
    """Return how the dots of all lines stand, or None where they would be too many or too small."""
    if max(sum(lane.counts) for lane in lanes) > MOST:
        return None
    slot = FULL * POINTS * plot.w / len(lanes[0].counts)
    high = FULL * POINTS * plot.h / len(lanes)
    most = max(max(lane.counts) for lane in lanes)
    found = []
    for beside in range(1, most + 1):
        rows = -(-most // beside)
        across = min(slot / beside, high / (1 + (rows - 1) * overlap), LARGEST)
        found.append(Pitch(beside, across, min(across, (high - across) / (rows - 1) if rows > 1 else across)))
    best = max(found, key=lambda pitch: (pitch.across, -pitch.beside))
    return best if best.across >= SMALLEST else None


def _dots(page: Page, plot: Area, lanes: Sequence[Lane], pitch: Pitch, data: Dots, told: Told) -> None:
    """Draw every voice as a dot; the lowest stands on its line."""
    places = len(lanes[0].counts)
    unit, slot = POINTS * plot.h / len(lanes) / pitch.up, POINTS * plot.w / places
    foot = 0.5 if len(lanes) == 1 else 0.0
    drawn = []
    for at, lane in enumerate(lanes):
        base = (len(lanes) - 1 - at) * unit + foot
        if any(lane.counts):
            drawn.append(lane)
            lift = base - 0.5 + (pitch.across / pitch.up - 1) / 2
            data.row(lane.title, ((x, lift + y) for x, y in _places(lane.counts, pitch, slot)))
    chart = add_chart(page, plot, kind=XL_CHART_TYPE.XY_SCATTER, data=data, told=told)
    bare(chart.category_axis, least=0.5, most=places + 0.5)
    bare(chart.value_axis, least=foot, most=foot + (len(lanes) - HAIR) * unit)
    if len(lanes) > 1:
        chart.value_axis.has_major_gridlines, chart.value_axis.major_unit = True, unit
        ruled(chart.value_axis.major_gridlines.format.line)
    ruled(chart.category_axis.format.line, role="held")
    for lane, series in zip(drawn, chart.plots[0].series, strict=True):
        _mark(series, lane.key, max(2, min(72, round(pitch.across * NEAR - 0.5))))


def _places(counts: Sequence[int], pitch: Pitch, slot: float) -> Iterator[tuple[float, float]]:
    """Return where the dots of a line stand: on each place from below, the last row in the middle."""
    for place, count in enumerate(counts, start=1):
        for at in range(count):
            row, column = divmod(at, pitch.beside)
            wide = min(pitch.beside, count - row * pitch.beside)
            yield place + (column - (wide - 1) / 2) * pitch.across / slot, row + 1


def _mark(series: XySeries, key: str, size: int) -> None:
    """Make dots of a series: hollow for guesses, pale for where people are beside where they need to be."""
    mark = series.marker
    mark.style, mark.size = XL_MARKER_STYLE.CIRCLE, size
    line = mark.format.line
    if key == GUESSES:
        mark.format.fill.background()
        line.color.rgb, line.width = colour("guess"), Pt(min(1.75, max(0.75, size / 8)))
        return
    mark.format.fill.solid()
    pale = key.startswith("now")
    mark.format.fill.fore_color.rgb = rgb(mixed("voice", TINT if pale else 0))
    line.color.rgb, line.width = colour("voice" if pale else "paper"), Pt(0.75 if pale else 0.5)
