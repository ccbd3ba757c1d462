"""The data dictionary: what every sheet, column and term of the workbook means, and in what it is measured."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sessions.queries.report.value import Report
from sessions.reports.xlsx.book import Book
from sessions.reports.xlsx.meanings import Meaning, of_figures, of_overview, of_pictures, of_sheets, of_words
from sessions.reports.xlsx.names import Names

__all__ = ["write_dictionary"]

WIDTHS: list[float] = [26, 28, 84, 30]  # characters


def write_dictionary(book: Book, report: Report, names: Names) -> None:
    """Write one row for every column and term: the sheet, its name, what it means, and its unit."""
    page = book.page(names.dictionary, widths=WIDTHS, span=len(WIDTHS))
    page.heads([_("Sheet of this workbook"), _("Column or term"), _("Meaning"), _("Unit")])
    page.freeze()
    method = tuple(Meaning(term.name, term.text) for term in report.method)
    told = (
        *((names.overview, meaning) for meaning in of_overview()),
        *((_("each question"), meaning) for meaning in (*of_pictures(), *of_sheets())),
        *((names.readings, meaning) for meaning in (*of_figures(), *of_words())),
        *((_("all sheets"), meaning) for meaning in method),
    )
    for sheet, meaning in told:
        page.text(page.row, 0, sheet, style="quiet")
        page.text(page.row, 1, meaning.name, style="strong")
        page.text(page.row, 2, meaning.text)
        page.text(page.row, 3, meaning.unit, style="quiet")
        page.row += 1
    page.row += 1
    for line in report.reading_it:
        page.line(line, style="quiet")
