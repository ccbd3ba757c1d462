"""The readings: one row a picture, every figure as it was published, and empty where nothing may be said."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions import kinds
from sessions.measures.captions import LEVELS, SHAPES, SURENESS, caption
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM, Shape, Side
from sessions.measures.support import sureness
from sessions.queries.report.value import Part, Report, Sight
from sessions.reports.xlsx.book import Book, Page

__all__ = ["write_readings"]

WIDTHS: list[float] = [9, 40, 13, 8, 9, 10, 10, 20, 11, 10, 8, 8, 17, 9, 17, 22, 13]  # characters
UNITS = {
    "choice": gettext_lazy("share of pairs of people who chose differently"),
    "ranking": gettext_lazy("share of pairs of lines in opposite order"),
    "allocation": gettext_lazy("points to move"),
    "plane": gettext_lazy("steps of the grid"),
}
"""In what a distance is measured; of all other kinds in steps of the scale."""


def write_readings(book: Book, report: Report, name: str) -> None:
    """Write the sheet of readings."""
    page = book.page(name, widths=WIDTHS, span=8)
    head = page.row
    page.heads(
        [
            *(_("Number"), _("Question"), _("Kind of question"), _("Round"), _("Answers"), _("Could not say")),
            *(_("Distance"), _("Unit"), _("Closeness"), _("Standard error"), _("Low"), _("High")),
            *(_("Shape"), _("Support"), _("How sure"), _("Side"), _("Level")),
        ]
    )
    page.freeze()
    for part, sight in report.sights:
        _row(page, part, sight)
    page.sheet.autofilter(head, 0, max(head, page.row - 1), len(WIDTHS) - 1)


def _row(page: Page, part: Part, sight: Sight) -> None:
    row = page.row
    page.number(row, 0, part.number, style="known")
    page.text(row, 1, part.text)
    page.text(row, 2, part.kind_title)
    for column, count in enumerate((sight.round, sight.n, sight.abstained), 3):
        page.number(row, column, count)
    reading = sight.reading
    if reading is not None and reading.n >= DESCRIBED_FROM:
        page.text(row, 7, str(UNITS.get(part.kind) or _("steps")), style="after")
        page.number(row, 6, reading.distance, style="figure")
        page.number(row, 8, reading.closeness, style="figure")
        page.number(row, 9, reading.se, style="error")
        page.number(row, 10, reading.low, style="figure")
        page.number(row, 11, reading.high, style="figure")
        if caption(reading) is not None:
            page.number(row, 13, reading.support, style="figure")
            for column, text in _words(part, reading):
                page.text(row, column, text, style="after")
    page.row += 1


def _words(part: Part, reading: Reading) -> Iterator[tuple[int, str]]:
    """Return the words that so many people allow, each with its column."""
    shape, level = reading.shape, reading.level
    if shape is not None and (level is None or shape is Shape.TWO_GROUPINGS):
        yield 12, _(SHAPES[shape])
    if reading.support is not None:
        yield 14, _(SURENESS[sureness(reading.support)])
    if level is not None:
        yield 16, _(LEVELS[level])
    elif reading.side is not None:
        yield 15, _side(part, reading.side)


def _side(part: Part, side: Side) -> str:
    kind = kinds.get(part.kind)
    ends = kind.ends(kind.Config.checked(part.config)) if part.config else None
    if side is Side.MIDDLE:
        return _("leaning, around the middle")
    if ends is None:
        return _("leaning to one side")
    return _("leaning towards “{end}”").format(end=ends[0] if side is Side.LOWER else ends[1])
