"""The cover: what the session was about, who “we” was, when, how many, and dots, for every voice is one."""

from __future__ import annotations

import base64
import binascii
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sessions.queries.report.value import Report
from sessions.reports.pages import facts
from sessions.reports.pptx.deck import INNER, Deck
from sessions.reports.pptx.page import Area, Page, Style
from sessions.reports.pptx.template import HIGH, MARGIN, WIDE

__all__ = ["add_cover"]

TITLE = Area(MARGIN, 2.0, INNER - 3.2, 1.75)
TITLES = (48, 44, 40, 36, 32, 28, 24, 20)
LOGO = Area(MARGIN, 0.62, 3.4, 1.0)
STACKS = (1, 2, 4, 3, 2)
"""The dots of the cover, from left to right."""
DOT, STEP = 0.34, 0.44
"""Inches across a dot, and from one to the next."""


def add_cover(deck: Deck, report: Report) -> None:
    """Add the first slide."""
    cover = report.cover
    page = deck.page(cover.title, titles=TITLES, box=TITLE)
    if cover.logo:
        _logo(page, cover.logo)
    y = page.area.y
    if cover.focus:
        page.fit(
            Area(MARGIN, y, TITLE.w, 0.9), cover.focus, (24, 22, 20, 18, 16, 14), Style(role="voice"), name="Focus"
        )
    day = date_format(date.fromisoformat(cover.day), "DATE_FORMAT")
    lines = [_("“We” today: {we}").format(we=cover.we), day, " ".join(facts(cover)), cover.coach]
    page.fit(
        Area(MARGIN, 5.35, TITLE.w, 1.35),
        "\n".join(filter(None, lines)),
        (18, 17, 16, 15, 14, 13, 12),
        Style(role="quiet", anchor="bottom", gap=3),
        name="About",
    )
    _dots(page)


def _logo(page: Page, held: str) -> None:
    """Place the logo; one that is no picture is left out."""
    try:
        png = base64.b64decode(held, validate=True)
        page.picture(LOGO, png, said=_("Logo"), name="Logo", anchor="left")
    except (binascii.Error, OSError):
        return


def _dots(page: Page) -> None:
    """Draw the dots of the house; one of them, still on its way, is hollow."""
    left = WIDE - MARGIN - STEP * len(STACKS) + STEP / 2
    foot = HIGH - 0.95
    for column, high in enumerate(STACKS):
        for row in range(high):
            page.dot(left + column * STEP, foot - row * STEP, DOT)
    page.dot(left + 2 * STEP, foot - (STACKS[2] + 0.7) * STEP, DOT, hollow=True)
