"""The slides around the pictures: the four headings, the steps, what to carry on with, and how to read it all."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sessions.queries.report.value import Heading, Report
from sessions.reports.pptx.deck import INNER, Deck
from sessions.reports.pptx.fitting import POINTS, clean, fitted, height_of
from sessions.reports.pptx.page import Area, Page, Style
from sessions.reports.pptx.sheets import Heads, add_sheets
from sessions.reports.pptx.template import MARGIN

__all__ = ["add_carry_on", "add_headings", "add_reading", "add_steps"]

GAP = 0.45
HALF = (INNER - GAP) / 2
HEAD = 0.42
FREE = 5.2
"""Inches between a title of one line and the foot."""
SENTENCES = (18, 17, 16, 15, 14, 13)
"""Sizes of sentences; where four headings need smaller ones they stand on two slides."""
SMALLER = (*SENTENCES, 12, 11, 10, 9)
APART = 6
"""Points between two sentences."""
LINE_SIZE, BETWEEN, INDENT = 16, 0.14, 0.4


def add_headings(deck: Deck, report: Report) -> None:
    """Add page one: all four headings on one slide, or two by two where there is much to say."""
    title = _("At a glance")
    high = (FREE - GAP / 2) / 2
    together = all(
        fitted(_text(heading), room=HALF, height=high - HEAD, sizes=SENTENCES).text == _text(heading)
        for heading in report.headings
    )
    sets = [report.headings] if together else [report.headings[:2], report.headings[2:]]
    for headings in sets:
        page = deck.page(title, foot=report.footer)
        each = high if together else FREE
        size = min((_size(_text(heading), high=each - HEAD) for heading in report.headings), default=SENTENCES[0])
        for at, heading in enumerate(headings):
            row, column = divmod(at, 2)
            x, y = MARGIN + column * (HALF + GAP), page.area.y + row * (each + GAP / 2)
            _heading(page, Area(x, y, HALF, each), heading, size=size)


def _size(text: str, *, high: float) -> float:
    """Return the size in which the sentences of a heading find room."""
    return fitted(text, room=HALF, height=high - text.count("\n") * APART / POINTS, sizes=SMALLER).size


def _heading(page: Page, area: Area, heading: Heading, *, size: float) -> None:
    """Write a heading with its sentences, which have one size under all four as far as they find room."""
    sizes = tuple(smaller for smaller in SMALLER if smaller <= size)
    page.text(Area(area.x, area.y, area.w, HEAD), heading.title, Style(18, "voice", bold=True), name="Heading")
    style = Style(role="ink" if heading.sentences else "quiet", gap=APART)
    page.fit(area.less(top=HEAD), _text(heading), sizes, style, name="Sentences")


def _text(heading: Heading) -> str:
    """Return the sentences of a heading, each with the number of its question, or that nothing may be said."""
    found = [f"{sentence.text} ({_('Question {n}').format(n=sentence.number)})" for sentence in heading.sentences]
    return clean("\n".join(found)) or heading.nothing


def add_steps(deck: Deck, report: Report) -> None:
    """Add the steps that people chose, as loose sheets."""
    if report.steps:
        add_sheets(deck, Heads(_("The steps we will try"), foot=report.footer), report.steps)


def add_carry_on(deck: Deck, report: Report) -> None:
    """Add the three questions, if there is a picture that suggests any."""
    if not report.carry_on:
        return
    page = deck.page(_("Three questions to carry on"), foot=report.footer)
    each = page.area.h / 3
    for at, card in enumerate(report.carry_on[:3]):
        area = Area(MARGIN, page.area.y + at * each, INNER, each - 0.22)
        page.dot(area.x + 0.2, area.y + 0.32, 0.3)
        fit = fitted(clean(card.text), room=area.w - 0.65, height=area.h - 0.4, sizes=(26, 24, 22, 20, 18, 16))
        page.text(area.less(left=0.65), fit.text, Style(fit.size), name="Carry on")
        if card.number:
            foot = area.less(left=0.65, top=fit.height + 0.06)
            page.text(foot, _("Question {n}").format(n=card.number), Style(13, "quiet"), name="Question")


def add_reading(deck: Deck, report: Report) -> None:
    """Add how to read the report, and what was held back; how its figures were made stands in the notes."""
    title = _("How to read it")
    notes = "\n\n".join(f"{term.name}: {term.text}" for term in report.method)
    page = deck.page(title, foot=report.footer)
    page.notes(notes)
    y = page.area.y
    for at, line in enumerate((*report.reading_it, *report.held_back)):
        begins = at == len(report.reading_it)
        size, text = LINE_SIZE, clean(line)
        high = height_of(text, size=size, room=INNER - INDENT)
        if y + high + begins * (HEAD + BETWEEN) > page.area.bottom:
            page = deck.page(title, foot=report.footer)
            y = page.area.y
        if begins:
            area = Area(MARGIN, y + BETWEEN, INNER, HEAD)
            page.text(area, _("What was held back, and why"), Style(18, "voice", bold=True), name="Heading")
            y += HEAD + BETWEEN
        page.dot(MARGIN + 0.09, y + 0.15, 0.13)
        page.text(Area(MARGIN + INDENT, y, INNER - INDENT, high), text, Style(size), name="Line")
        y += high + BETWEEN
