"""The slides of one picture: its chart and its one sentence, its loose sheets, and the picture by seats."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.kinds.base import GUESSES
from sessions.queries.report.value import Part, Report, Sight, Table
from sessions.reports.images import png_of
from sessions.reports.pptx.charts.picture import add_picture, charted
from sessions.reports.pptx.charts.plot import Told
from sessions.reports.pptx.deck import INNER, Deck
from sessions.reports.pptx.fitting import clean, fitted
from sessions.reports.pptx.notes import notes_of
from sessions.reports.pptx.page import Area, Page, Style
from sessions.reports.pptx.sheets import Heads, add_sheets

__all__ = ["add_sight"]

TOLD_SIZES = (17, 16, 15, 14, 13, 12, 11, 10)
TOLD, BESIDE = 1.0, 0.5
"""Inches that the sentence of a picture may take, and the lines beside it."""
GAP = 0.16


def add_sight(deck: Deck, report: Report, part: Part, sight: Sight) -> None:
    """Add the slides of a picture."""
    above, notes = _above(part, sight), notes_of(part, sight)
    tables = charted(part, sight)
    if tables:
        page = deck.page(part.text, above=above, foot=sight.footer)
        page.notes(notes)
        notes = ""
        area = _say(page, sight, tables)
        said = " ".join((sight.told, *(f"{caption}." for caption in sight.captions)))
        add_picture(page, area, tables, Told(_("Picture of question {n}").format(n=part.number), said))
    if sight.groups and not _told_already(sight, tables, report):
        add_sheets(deck, Heads(part.text, above=above, foot=sight.footer, notes=notes), sight.groups)
    elif notes:
        page = deck.page(part.text, above=above, foot=sight.footer)
        page.notes(notes)
        page.fit(page.area, "\n".join((sight.told, *sight.beside)), (20, 18, 16, 14, 12), Style(gap=8), name="Told")
    if sight.seats:
        _add_seats(deck, part, sight)


def _told_already(sight: Sight, tables: tuple[Table, ...], report: Report) -> bool:
    """Return whether no sheet needs a place of its own: all stand in a chart, or with the steps at the end."""
    if tables and tables[0].look == "list":
        return not any(group.name for group in sight.groups)
    return bool(tables) and sight.groups == report.steps


def _above(part: Part, sight: Sight) -> str:
    """Return the small line over a question: its number, the round, and the line that stands there on the wall."""
    found = [_("Question {n}").format(n=part.number)]
    if len(part.sights) > 1:
        found.append(_("Round {n}").format(n=sight.round))
    return "  ·  ".join(filter(None, (*found, part.above or part.section)))


def _say(page: Page, sight: Sight, tables: tuple[Table, ...]) -> Area:
    """Write the sentence of a picture and the lines beside it at the bottom; return what is left for the chart."""
    beside = "  ·  ".join(line.rstrip(".") for line in sight.beside if line not in _of_guesses(sight, tables))
    area = page.area
    if beside:
        fit = fitted(clean(beside), room=INNER, height=BESIDE, sizes=(12, 11, 10))
        box = area.less(top=area.h - fit.height)
        page.text(box, fit.text, Style(fit.size, "quiet"), name="Beside")
        area = area.less(bottom=fit.height + 0.06)
    fit = fitted(clean(sight.told), room=INNER, height=TOLD, sizes=TOLD_SIZES)
    page.text(area.less(top=area.h - fit.height), fit.text, Style(fit.size), name="Told")
    return area.less(bottom=fit.height + GAP)


def _of_guesses(sight: Sight, drawn: tuple[Table, ...]) -> list[str]:
    """Return the line that explains the guesses, where they are in the notes and not in the chart."""
    numbers = [
        sum(row.counts) for table in sight.tables if table not in drawn for row in table.rows if row.key == GUESSES
    ]
    return [
        ngettext("Hollow: how {n} person guessed the room.", "Hollow: how {n} people guessed the room.", n).format(n=n)
        for n in numbers
    ]


def _add_seats(deck: Deck, part: Part, sight: Sight) -> None:
    """Add the picture by seats, as a drawing: no file can count a seat."""
    above = "  ·  ".join((_above(part, sight), _("By seats")))
    page = deck.page(part.text, above=above, foot=sight.footer)
    said = " ".join(sight.seats_told)
    fit = fitted(clean(said), room=INNER, height=TOLD, sizes=TOLD_SIZES)
    area = page.area
    page.text(area.less(top=area.h - fit.height), fit.text, Style(fit.size), name="Told")
    name = _("Question {n}, by seats").format(n=part.number)
    page.picture(area.less(bottom=fit.height + GAP), png_of(sight.seats), said=said, name=name, anchor="middle")
