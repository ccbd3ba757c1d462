"""The deck of a report: every slide with its title, its foot, its number and the mark of a rehearsal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from sessions.queries.report.value import Report
from sessions.reports.pptx.fitting import Fit, clean, fitted
from sessions.reports.pptx.page import BOLD, Area, Page, Style, colour, plain
from sessions.reports.pptx.settling import settled
from sessions.reports.pptx.template import MARGIN, WIDE, blank

__all__ = ["FOOT", "INNER", "Deck"]

INNER: Final = WIDE - 2 * MARGIN
"""Breadth between the margins."""
FOOT: Final = 6.98
"""Where the line at the foot begins."""
ABOVE: Final = Area(MARGIN, 0.4, INNER, 0.28)
TITLE: Final = Area(MARGIN, 0.72, INNER, 1.5)
TITLES: Final = (30, 28, 26, 24, 22, 20, 18, 16)
MARK: Final = Area(WIDE - MARGIN - 3.1, 0.34, 3.1, 0.32)
NUMBER: Final = 0.7


class Deck:
    """Slides, in the order in which they are added."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._deck = blank()

    def page(
        self, title: str, *, above: str = "", foot: str = "", titles: Sequence[float] = TITLES, box: Area = TITLE
    ) -> Page:
        """Add a slide; what lies between its title and its foot is free."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[0])
        found: Fit = fitted(clean(title), room=BOLD * box.w, height=box.h, sizes=titles)
        top = max(1.62, box.y + found.height + 0.22)
        page = Page(slide, self.report.language, Area(MARGIN, top, INNER, FOOT - 0.12 - top))
        page.title(found.text, Area(box.x, box.y, box.w, max(0.5, found.height)), Style(found.size, bold=True))
        if above:
            area = ABOVE.less(right=MARK.w + 0.2 if self.report.mark else 0)
            page.fit(area, above, (13, 12, 11, 10), Style(role="quiet", anchor="middle"), name="Above")
        self._furnish(page, foot)
        return page

    def blob(self) -> bytes:
        """Return the file: the same slides give the same bytes, and no name is in it but those of the report."""
        cover, about = self.report.cover, self._deck.core_properties
        day = date.fromisoformat(cover.day)
        about.author = about.last_modified_by = clean(cover.coach)
        about.title, about.subject = clean(cover.title), clean(cover.focus)
        about.comments, about.keywords, about.category = clean(self.report.mark), "", ""
        about.language, about.revision = self.report.language, 1
        about.created = about.modified = datetime(day.year, day.month, day.day)
        out = io.BytesIO()
        self._deck.save(out)
        return settled(out.getvalue(), day=day)

    def _furnish(self, page: Page, foot: str) -> None:
        quiet = Style(11, "quiet", anchor="middle")
        if foot:
            page.fit(Area(MARGIN, FOOT, INNER - 2 * NUMBER, 0.26), foot, (11, 10, 9), quiet, name="Foot")
        area = Area(WIDE - MARGIN - NUMBER, FOOT, NUMBER, 0.26)
        page.number(area, Style(11, "quiet", align="right", anchor="middle"))
        if self.report.mark:
            self._marked(page)

    def _marked(self, page: Page) -> None:
        pill = page.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *MARK.box)
        pill.name = "Mark"
        pill.fill.background()
        pill.line.color.rgb, pill.line.width = colour("guess"), Pt(1)
        plain(pill)
        page.words_in(pill, self.report.mark, Style(11, "guess", bold=True, align="middle", anchor="middle"))
