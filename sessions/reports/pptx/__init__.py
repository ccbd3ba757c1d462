"""A report as slides that a coach can edit: titles, texts and native charts, the numbers in the notes.

=========  ==================================================================================
deck       every slide with its furniture, and the file
template   the empty deck: size, colours, font
page       one slide while it is laid out
fitting    how large a text may stand in its room
cover      the first slide
leaves     the slides around the pictures
pictures   the slides of one picture
sheets     loose sheets
notes      what only the speaker sees
charts     native charts
settling   the same report, the same bytes
=========  ==================================================================================
"""

from __future__ import annotations

from sessions.queries.report.value import Report
from sessions.reports.pptx.cover import add_cover
from sessions.reports.pptx.deck import Deck
from sessions.reports.pptx.leaves import add_carry_on, add_headings, add_reading, add_steps
from sessions.reports.pptx.pictures import add_sight

__all__ = ["write"]


def write(report: Report) -> bytes:
    """Return the slides of a report, in the active language."""
    deck = Deck(report)
    add_cover(deck, report)
    add_headings(deck, report)
    for part, sight in report.sights:
        add_sight(deck, report, part, sight)
    add_steps(deck, report)
    add_carry_on(deck, report)
    add_reading(deck, report)
    return deck.blob()
