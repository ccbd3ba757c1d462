"""A workbook in the making, and its pages: cells that hold what they are given, and nothing they could be taken for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from sessions.queries.report.value import Report
from sessions.reports.xlsx.style import LINE, LOOKS, carried, height

__all__ = ["Book", "Page"]

PAPERS = {"a4": (9, 0.63), "letter": (1, 0.7)}
"""The number of a paper, and how high its printed part is beside its breadth."""
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MARGIN = 0.5  # inches
NARROW = 20  # characters up to which lines break early, at whole words
LONGEST_LINE = 120  # characters at the head or foot of a printed page


class Book:
    """A workbook: its styles, its paper, and what stands on every sheet of it. Its bytes are there once it is left."""

    def __init__(self, report: Report) -> None:
        self._out = BytesIO()
        self.workbook: Any = xlsxwriter.Workbook(self._out, OPTIONS)
        self.workbook.set_properties(
            {
                "title": carried(report.cover.title),
                "subject": carried(report.cover.focus),
                "author": carried(report.cover.coach),
                "comments": carried(report.footer),
                "created": _day(report),
            }
        )
        self.styles = {name: self.workbook.add_format(look) for name, look in LOOKS.items()}
        self.mark, self._footer = carried(report.mark), _printed(report.footer)
        self._paper, self.ratio = PAPERS.get(report.paper, PAPERS["a4"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.workbook.close()

    def page(self, name: str, *, widths: Sequence[float], span: int) -> Page:
        """Return a new sheet whose columns are so many characters wide; the last width holds for all that follow.

        Lines of text run over the first `span` columns. The mark of a rehearsal stands in the first row.
        """
        sheet = self.workbook.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(self._paper)
        sheet.set_margins(left=MARGIN, right=MARGIN, top=0.75, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&L{_printed(self.mark)}" if self.mark else "")
        sheet.set_footer(f"&L{self._footer}&R&P / &N")
        page = Page(self, sheet, name, widths=widths, span=span)
        if self.mark:
            page.line(self.mark, style="mark")
        return page

    def bytes(self) -> bytes:
        """Return the finished file."""
        return self._out.getvalue()


class Page:
    """One sheet, written from the top down; `row` is the next free one, counted from 0."""

    def __init__(self, book: Book, sheet: Any, name: str, *, widths: Sequence[float], span: int) -> None:
        self.book, self.sheet, self.name, self.row, self.span = book, sheet, name, 0, span
        self._widths, self._heights, self._breaks, self._kept = widths, dict[int, int](), list[int](), 0
        self.breadth = self.left_of(span)
        for column, width in enumerate(widths[:-1]):
            sheet.set_column(column, column, width)
        sheet.set_column(len(widths) - 1, 60, widths[-1])

    def text(self, row: int, column: int, text: str, *, style: str = "text", tall: int = LINE) -> None:
        """Write a text into one cell, and make its row high enough for it."""
        self._put(row, column, text, style)
        self.grow(row, height(carried(text), across=self._across(column, column), line=tall))

    def number(self, row: int, column: int, number: float | None, *, style: str = "count") -> None:
        """Write a number into one cell; of nothing nothing is written."""
        if number is not None:
            self.sheet.write_number(row, column, number, self.book.styles[style])

    def line(self, text: str, *, style: str = "text", first: int = 0, tall: int = LINE) -> None:
        """Write a text over the whole breadth into the next row."""
        last = self.span - 1
        if last > first:
            self.sheet.merge_range(self.row, first, self.row, last, "", self.book.styles[style])
        self._put(self.row, first, text, style)
        self.grow(self.row, height(carried(text), across=self._across(first, last), line=tall))
        self.row += 1

    def link(self, row: int, column: int, text: str, *, to: str) -> None:
        """Write a text that leads to another sheet of this workbook."""
        target, style = f"internal:'{to}'!A1", self.book.styles["link"]
        self.sheet.write_url(row, column, target, style, string=" ")
        self.text(row, column, text, style="link")

    def grow(self, row: int, pixels: int) -> None:
        """Make a row at least so high."""
        if pixels > self._heights.get(row, LINE):
            self._heights[row] = pixels
            self.sheet.set_row_pixels(row, pixels)

    def heads(self, names: Sequence[str], *, right_from: int = 99, right_to: int = 99) -> None:
        """Write the names of columns into the next row, those of numbers to the right, texts behind them set in."""
        for column, name in enumerate(names):
            style = "head" if column < right_from else "numbers" if column <= right_to else "behind"
            self.text(self.row, column, name, style=style)
        self.row += 1

    def freeze(self) -> None:
        """Keep all rows so far in sight, and repeat them on every printed page."""
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(0, self.row - 1)
        self._kept = self.row

    def left_of(self, column: int) -> int:
        """Return how many pixels lie to the left of a column."""
        return sum(round(7 * self._widths[min(at, len(self._widths) - 1)]) + 5 for at in range(column))

    def turn(self) -> None:
        """Begin a new printed page at the next row."""
        self._breaks.append(self.row)
        self.sheet.set_h_pagebreaks(self._breaks)

    def keep(self, pixels: int) -> None:
        """Begin a new printed page if so many pixels from the next row on would not stay on this one."""
        begun = self._breaks[-1] if self._breaks else self._kept
        used = sum(self._heights.get(row, LINE) for row in (*range(self._kept), *range(begun, self.row)))
        if self.row > begun and used + pixels > self.book.ratio * self.breadth:
            self.turn()

    def _put(self, row: int, column: int, text: str, style: str) -> None:
        """Write a text; one that looks like the markup of the library goes in two pieces, or it would be that."""
        text, look = carried(text), self.book.styles[style]
        if not text:
            self.sheet.write_blank(row, column, None, look)
        elif text.startswith("<r>") and text.endswith("</r>"):
            self.sheet.write_rich_string(row, column, look, text[:1], look, text[1:], look)
        else:
            self.sheet.write_string(row, column, text, look)

    def _across(self, first: int, last: int) -> float:
        widths = [self._widths[min(column, len(self._widths) - 1)] for column in range(first, last + 1)]
        return max(4.0, (1.15 if sum(widths) > NARROW else 0.85) * sum(widths) - 1)


def _printed(text: str) -> str:
    """Return a text for the head or foot of printed pages, where “&” would begin a command."""
    return carried(text).replace("&", "+").replace("\n", " ")[:LONGEST_LINE]


def _day(report: Report) -> datetime:
    """Return the day of the session, so that the same report makes the same file; without one, 1980."""
    try:
        return datetime.fromisoformat(report.cover.day).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)
