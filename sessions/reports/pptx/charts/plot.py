"""A native chart whose data lie exactly where we say, without frame, axis words or legend of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from sessions.figures import ink
from sessions.figures.scene import Role
from sessions.reports.pptx.charts.book import Bars, Dots
from sessions.reports.pptx.page import Area, Page, colour, describe

__all__ = ["Told", "add_chart", "bare", "mixed", "ruled"]

PAD = 0.16
"""How far the frame of a chart reaches beyond its data, in inches, so that no dot at an edge is cut."""


@dataclass(frozen=True)
class Told:
    """What a chart is called, and what it shows in words."""

    name: str
    said: str


def add_chart(page: Page, area: Area, *, kind: XL_CHART_TYPE, data: Bars | Dots, told: Told) -> Chart:
    """Add a chart whose data fill the area."""
    frame = Area(area.x - PAD, area.y - PAD, area.w + 2 * PAD, area.h + 2 * PAD)
    shape: Any = page.slide.shapes.add_chart(kind, *frame.box, data)  # type: ignore[arg-type]
    shape.name = told.name
    describe(shape, told.said)
    chart: Chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(12), colour("ink")
    _lay(chart, frame)
    _clear(chart)
    return chart


def bare(axis: Any, *, least: float | None = None, most: float | None = None) -> None:
    """Take words and marks from an axis; it runs from `least` to `most`."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.format.line.fill.background()
    if least is not None:
        axis.minimum_scale = least
    if most is not None:
        axis.maximum_scale = most


def ruled(line: Any, *, role: Role = "line", wide: float = 1) -> None:
    """Draw a line of an axis or of a grid."""
    line.color.rgb, line.width = colour(role), Pt(wide)


def mixed(role: Role, paper: float) -> str:
    """Return a colour with so much paper in it, as six digits.

    >>> mixed("voice", 0), mixed("voice", 1)
    ('0B6E7F', 'FBFAF7')
    """
    pure, ground = ink.LIGHT.of(role), ink.LIGHT.paper
    parts = ((int(pure[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "".join(f"{round(own + (other - own) * paper):02X}" for own, other in parts)


def _lay(chart: Chart, frame: Area) -> None:
    """Say where inside its frame the data of a chart lie."""
    plot = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    across, up = PAD / frame.w, PAD / frame.h
    values = (across, up, 1 - 2 * across, 1 - 2 * up)
    for tag, value in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
        etree.SubElement(manual, qn(f"c:{tag}")).set("val", value)
    for tag, part in zip("xywh", values, strict=True):
        etree.SubElement(manual, qn(f"c:{tag}")).set("val", f"{part:.5f}")
    plot.insert(0, layout)


def _clear(chart: Chart) -> None:
    """Let the paper show through: no ground, no frame, no round corners."""
    space = chart._chartSpace
    first = next(held for held in space if held.tag != qn("c:date1904"))
    first.addprevious(etree.Element(qn("c:roundedCorners"), val="0"))
    ground = etree.Element(qn("c:spPr"))
    etree.SubElement(ground, qn("a:noFill"))
    etree.SubElement(etree.SubElement(ground, qn("a:ln")), qn("a:noFill"))
    space.find(qn("c:chart")).addnext(ground)
