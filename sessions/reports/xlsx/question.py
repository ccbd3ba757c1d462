"""One question: what was asked, and each of its pictures with its counts, their charts and the loose sheets."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from sessions.queries.report.value import Part, Sight
from sessions.reports.xlsx.blocks import write_block
from sessions.reports.xlsx.book import Book, Page
from sessions.reports.xlsx.charts import WIDE

__all__ = ["write_question"]

WIDTHS: list[float] = [46, 11]  # characters: names and texts, then counts
SPAN = 9  # columns a line of text runs over


def write_question(book: Book, part: Part, name: str, *, back: str) -> None:
    """Write the sheet of one question; the question itself stays in sight."""
    page = book.page(name, widths=WIDTHS, span=SPAN)
    page.link(page.row, 0, back, to=back)
    page.row += 1
    page.line(f"{part.number}  {part.text}", style="title", tall=26)
    page.freeze()
    about = " · ".join(text for text in (part.section, part.kind_title) if text)
    for text in (about, part.above, part.help):
        if text:
            page.line(text, style="quiet")
    widest = 2 + max((_columns(sight) for sight in part.sights), default=1)
    page.breadth = max(page.left_of(widest) + WIDE, page.left_of(SPAN))
    for sight in part.sights:
        if sight is not part.sights[0]:
            page.turn()
        _sight(page, sight, charts=widest)
    for label, text in ((_("The coach’s remark"), part.remark), (_("The facilitator’s notes"), part.notes)):
        if text:
            page.row += 1
            page.line(label, style="strong")
            page.line(text)


def _columns(sight: Sight) -> int:
    """Return how many columns of numbers the widest table of a picture takes."""
    taken = {"plane": 3, "shares": 0, "list": 1}
    wide = [
        len(table.columns) if table.look == "shares" else taken.get(table.look, len(table.rows))
        for table in sight.tables
    ]
    return max(wide, default=1)


def _sight(page: Page, sight: Sight, *, charts: int) -> None:
    page.row += 1
    page.line(_("Round {round}").format(round=sight.round), style="round", tall=24)
    for label, count in ((_("Answers"), sight.n), (_("Could not say"), sight.abstained)):
        page.text(page.row, 0, label, style="quiet")
        page.number(page.row, 1, count)
        page.row += 1
    page.line(sight.told)
    for text in (*sight.captions, *sight.beside, *sight.panel, *sight.seats_told):
        page.line(text)
    page.line(sight.footer, style="quiet")
    for table in sight.tables:
        page.row += 1
        write_block(page, table, told=sight.told, charts=charts)
    listed = any(table.look == "list" for table in sight.tables)
    if sight.groups and not (listed and not any(group.name for group in sight.groups)):
        _sheets(page, replace(sight, groups=tuple(group for group in sight.groups if group.sheets)))


def _sheets(page: Page, sight: Sight) -> None:
    """Write the loose sheets, one a row; where a table lists them already, they come again by their themes."""
    page.row += 1
    page.heads([_("Sheet"), _("Voices"), _("Theme")], right_from=1, right_to=1)
    for group in sight.groups:
        for sheet in group.sheets:
            page.text(page.row, 0, sheet.text)
            page.number(page.row, 1, 1 if sheet.voices is None else sheet.voices)
            page.line(group.name, style="after", first=2)
