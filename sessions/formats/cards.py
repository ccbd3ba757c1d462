"""Debrief cards: questions for the talk, three a picture: possibilities for the facilitator's eye, no verdicts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM, Level, Shape
from sessions.words import _

__all__ = ["ANY", "DECK", "FIRST", "WORDS", "CardSet", "fitting", "is_card"]

FIRST = _("Look in silence first. Begin with overlap, then range. Never ask whose dot it is.")
"""What stands on top of every set, small."""


@dataclass(frozen=True)
class CardSet:
    """Three cards for one sort of picture, and the name of that sort."""

    slug: str
    title: str
    cards: tuple[str, str, str]


ANY, WORDS = "any", "words"
CLOSE, TWO, SPREAD, AWAY, LEANING = "close", "two", "spread", "away", "leaning"
SEATS, MISJUDGED, MOVED = "seats", "misjudged", "moved"

DECK = (
    CardSet(
        CLOSE,
        _("Close together"),
        (
            _("What makes it possible for us to stand so near each other here?"),
            _("What could also be true that none of us has marked?"),
            _("Where would someone who joined us last week stand?"),
        ),
    ),
    CardSet(
        TWO,
        _("Two groupings"),
        (
            _("What does each place look after that matters to all of us?"),
            _("What is easy to see from here and hard to see from there?"),
            _("What would we lose if either place fell silent?"),
        ),
    ),
    CardSet(
        SPREAD,
        _("Spread out"),
        (
            _("How many ways of reading this question might be in this picture?"),
            _("What daily experience could lead someone to each of these places?"),
            _("Which of these differences helps us, and which needs a talk now?"),
        ),
    ),
    CardSet(
        AWAY,
        _("Close, a few further away"),
        (
            _("If the places further away spoke for all of us, what would they say?"),
            _("Which small part of that do others here know too?"),
            _("What would such a view need, to be well held here?"),
        ),
    ),
    CardSet(
        LEANING,
        _("Leaning"),
        (
            _("What can be noticed from the fuller side of this picture?"),
            _("What can be noticed only from the other side?"),
            _("Is a step wanted, in either direction? What would make it easier?"),
        ),
    ),
    CardSet(
        SEATS,
        _("Seats differ"),
        (
            _("What is visible from each seat that the others can hardly see?"),
            _("What does each seat assume the others already know?"),
            _("What could we show each other this week?"),
        ),
    ),
    CardSet(
        MISJUDGED,
        _("We misjudged each other"),
        (
            _("Which guess surprised you most?"),
            _("What may have stayed unsaid because of that guess?"),
            _("What becomes possible now that we see both?"),
        ),
    ),
    CardSet(
        MOVED,
        _("Moved after the talk"),
        (
            _("What did you hear that invited a step?"),
            _("What stayed where it was, and may stay there?"),
            _("What does this movement ask of us next?"),
        ),
    ),
    CardSet(
        ANY,
        _("Any picture"),
        (
            _("What do you notice first? Only look; do not explain yet."),
            _("What might someone in each of these places be seeing?"),
            _("What is worth a talk before we go on?"),
        ),
    ),
    CardSet(
        WORDS,
        _("Words"),
        (
            _("Which sheet would you like to hear more about?"),
            _("What is there several times, in different words?"),
            _("Which sheet speaks for something more of us may know?"),
        ),
    ),
)
"""Every set, in the order in which they follow the fitting ones."""

_SHAPES = {
    Shape.TWO_GROUPINGS: TWO,
    Shape.CLOSE_FEW_AWAY: AWAY,
    Shape.CLOSE: CLOSE,
    Shape.LEANING: LEANING,
    Shape.SPREAD: SPREAD,
}
_LEVELS = {Level.CLOSE: CLOSE, Level.IN_BETWEEN: ANY, Level.WIDE: SPREAD}


def fitting(
    reading: Reading | None,
    *,
    sheets: bool = False,
    seats_differ: bool | None = None,
    misjudged: bool | None = None,
    moved: bool | None = None,
) -> tuple[str, ...]:
    """Return the sets that fit a picture, the one to begin with first; there is always one.

    What was asked for on purpose (a second round, a guess, seats) comes before the shape. None stands for what
    is not known of this picture.

    >>> from sessions.measures.reading import read
    >>> fitting(read([0, 1, 7, 4, 0]), misjudged=True)
    ('misjudged', 'close')
    >>> fitting(read([2, 0, 2, 0, 0])), fitting(None, sheets=True)
    (('any',), ('words',))
    """
    found = [slug for slug, fits in ((MOVED, moved), (MISJUDGED, misjudged), (SEATS, seats_differ)) if fits]
    return (*found, WORDS if sheets else _by_shape(reading))


def is_card(text: str, *, deck: Collection[CardSet] = DECK) -> bool:
    """Return whether a text is one of the cards: nothing else is ever pinned."""
    return any(text in found.cards for found in deck)


def _by_shape(reading: Reading | None) -> str:
    if reading is None or reading.shape is None or reading.n < DESCRIBED_FROM:
        return ANY
    if reading.level is not None:
        return _LEVELS[reading.level]
    return _SHAPES.get(reading.shape, ANY)
