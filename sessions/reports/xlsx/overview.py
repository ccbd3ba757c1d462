"""The first sheet: what the session was, what its pictures say, and the way to every question."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sessions.queries.report.value import Report
from sessions.reports.xlsx.book import Book, Page
from sessions.reports.xlsx.names import Names

__all__ = ["write_overview"]

WIDTHS: list[float] = [24, 84, 22, 10, 10]  # characters


def write_overview(book: Book, report: Report, names: Names) -> None:
    """Write the overview; it is the sheet that opens."""
    page = book.page(names.overview, widths=WIDTHS, span=len(WIDTHS))
    page.line(report.cover.title, style="title", tall=26)
    page.freeze()
    _cover(page, report)
    for heading in report.headings:
        _section(page, heading.title)
        for sentence in heading.sentences or ():
            _numbered(page, sentence.number, sentence.text)
        if not heading.sentences:
            page.text(page.row, 1, heading.nothing, style="quiet")
            page.row += 1
    if report.carry_on:
        _section(page, _("Three questions to carry on"))
        for card in report.carry_on:
            _numbered(page, card.number, card.text)
    _questions(page, report, names)
    if report.held_back:
        _section(page, _("What was held back, and why"))
        for line in report.held_back:
            page.line(line, first=1)
    page.row += 1
    page.line(report.footer, style="quiet")


def _cover(page: Page, report: Report) -> None:
    cover = report.cover
    texts = ((_("Focus"), cover.focus), (_("We"), cover.we), (_("Day"), cover.day), (_("Coach"), cover.coach))
    for label, text in texts:
        if text:
            page.text(page.row, 0, label, style="quiet")
            page.line(text, first=1)
    for label, count in (
        (_("Joined"), cover.joined),
        (_("Deleted answers"), cover.deleted),
        (_("Pictures"), cover.pictures),
    ):
        page.text(page.row, 0, label, style="quiet")
        page.number(page.row, 1, count, style="known")
        page.row += 1


def _section(page: Page, title: str) -> None:
    page.row += 1
    page.line(title, style="round")


def _numbered(page: Page, number: int, text: str) -> None:
    if number:
        page.text(page.row, 0, _("Question {q}").format(q=number), style="quiet")
    page.line(text, first=1)


def _questions(page: Page, report: Report, names: Names) -> None:
    page.row += 1
    heads = [_("Number"), _("Question"), _("Kind of question"), _("Rounds"), _("Answers, last round")]
    page.heads(heads, right_from=3)
    for part, name in zip(report.parts, names.questions, strict=True):
        page.number(page.row, 0, part.number, style="known")
        page.link(page.row, 1, report.names[part.number], to=name)
        page.text(page.row, 2, part.kind_title)
        page.number(page.row, 3, len(part.sights))
        page.number(page.row, 4, part.sights[-1].n if part.sights else None)
        page.row += 1
    for name in (names.readings, names.dictionary):
        page.link(page.row, 1, name, to=name)
        page.row += 1
