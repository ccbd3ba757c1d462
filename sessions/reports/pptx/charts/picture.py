"""Which chart a picture has, by the look of its first table."""

from __future__ import annotations

from sessions import kinds
from sessions.queries.report.value import Part, Sight, Table
from sessions.reports.drawing import has_figure
from sessions.reports.pptx.charts.bars import add_list, add_shares, is_short
from sessions.reports.pptx.charts.lanes import add_lanes
from sessions.reports.pptx.charts.planes import add_planes
from sessions.reports.pptx.charts.plot import Told
from sessions.reports.pptx.page import Area, Page

__all__ = ["add_picture", "charted"]


def charted(part: Part, sight: Sight) -> tuple[Table, ...]:
    """Return the tables that the slide of a picture draws; those of its other tables stand in the notes."""
    if not sight.tables:
        return ()
    first = sight.tables[0]
    match first.look:
        case "list":
            # Bars compare sheets, which is fair only where everybody could write each; of marks every phone saw a few.
            voiced = any(sheet.voices is not None for group in sight.groups for sheet in group.sheets)
            return (first,) if voiced and kinds.get(part.kind).holds and is_short(first) else ()
        case "shares":
            return (first,)
        case _ if has_figure(part):
            alike = (first.look, first.columns, first.ends)
            return tuple(table for table in sight.tables if (table.look, table.columns, table.ends) == alike)
    return ()


def add_picture(page: Page, area: Area, tables: tuple[Table, ...], told: Told) -> None:
    """Draw tables of one look."""
    match tables[0].look:
        case "list":
            add_list(page, area, tables[0], told)
        case "shares":
            add_shares(page, area, tables[0], told)
        case "plane":
            add_planes(page, area, tables, told)
        case "stack" | "strips":
            add_lanes(page, area, tables, told)
