"""A report as a workbook: an overview, a sheet a question with native charts, readings, and a data dictionary.

Texts are written as texts only, so that no cell can be a formula or a link. Seats have no row, no chart and no count.
"""

from __future__ import annotations

from sessions.queries.report.value import Report
from sessions.reports.xlsx.book import Book
from sessions.reports.xlsx.dictionary import write_dictionary
from sessions.reports.xlsx.names import Names
from sessions.reports.xlsx.overview import write_overview
from sessions.reports.xlsx.question import write_question
from sessions.reports.xlsx.readings import write_readings

__all__ = ["write"]


def write(report: Report) -> bytes:
    """Return the workbook, said in the active language; the same report makes the same bytes."""
    names = Names.of(report)
    with Book(report) as book:
        write_overview(book, report, names)
        for part, name in zip(report.parts, names.questions, strict=True):
            write_question(book, part, name, back=names.overview)
        write_readings(book, report, names.readings)
        write_dictionary(book, report, names)
    return book.bytes()
