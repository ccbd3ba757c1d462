"""Page one: where we stand close, where apart, where we misjudged each other, what moved; and what to carry on with.

Each sentence is read from one picture by a rule, in the words that so many people allow, and names its question.
Where nothing may be said with care, that is said instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from sessions.formats import cards
from sessions.kinds.base import GUESSES
from sessions.kinds.telling import standing
from sessions.measures.change import Heard, drift
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM, Level, Shape
from sessions.measures.support import Sureness, sureness
from sessions.queries.frames.cards import sets_for
from sessions.queries.frames.pictures import captions, speak, told
from sessions.queries.frames.rounds import has_moved, way
from sessions.queries.published import Shown
from sessions.queries.report.value import CarryOn, Heading, Sentence

__all__ = ["Asked", "carry_on", "headings"]

ROW = "answers"
MOST = 2
"""Sentences under one heading."""
CLOSE_FROM, APART_BELOW = 0.5, 0.2
"""Closeness from which, and below which, pictures without a shape are counted to a heading."""
QUESTIONS = 3
"""Questions to carry on."""
DECK = {found.slug: found for found in cards.DECK}
ORDER = ("misjudged", "seats", "two", "spread", "moved", "away", "leaning", "close", "words", "any")
"""From which sets questions are taken first: where there is most to talk about."""


@dataclass(frozen=True)
class Asked:
    """The last picture of a question, the one of the round before, if there was one, and the question's number.

    `name` is what the question is called among the others.
    """

    number: int
    name: str
    shown: Shown
    before: Shown | None = None


def headings(asked: Sequence[Asked]) -> tuple[Heading, ...]:
    """Return the four headings, each with at most two sentences."""
    guessed = any(GUESSES in one.shown.summary.counts for one in asked)
    again = any(one.before for one in asked)
    close = sorted((one for one in asked if _is_close(one)), key=lambda one: -_closeness(one))
    apart = sorted((one for one in asked if _is_apart(one)), key=_closeness)
    return (
        Heading("close", _("Where we stand close"), _sentences(close, _standing), _("No picture says so clearly.")),
        Heading("apart", _("Where we stand apart"), _sentences(apart, _standing), _("No picture says so clearly.")),
        Heading(
            "misjudged",
            _("Where we misjudged each other"),
            _sentences([one for one in asked if one.shown.kind.misjudged(one.shown.summary)], _guess),
            _("No guess was clearly beside the room.") if guessed else _("Nobody was asked to guess the room."),
        ),
        Heading(
            "moved",
            _("What moved"),
            _sentences([one for one in asked if one.before and has_moved(one.shown, one.before)], _moved),
            _("No picture moved so far that it can be said.") if again else _("There is no second round to compare."),
        ),
    )


def carry_on(asked: Sequence[Asked]) -> tuple[CarryOn, ...]:
    """Return three questions, each from a set of cards that fits a picture, no set twice as long as there are others.

    Without a picture there is nothing to carry on from. The last card of a set looks ahead; the others of it follow
    only where pictures are few.
    """
    if not asked:
        return ()
    fits: dict[str, int] = {}
    for one in asked:
        for slug in sets_for(one.shown, moved=has_moved(one.shown, one.before)):
            fits.setdefault(slug, one.number)
    slugs = [slug for slug in ORDER if slug in fits]
    found = [CarryOn(gettext(DECK[slug].cards[at]), fits.get(slug, 0)) for at in (2, 1, 0) for slug in slugs]
    return tuple(found[:QUESTIONS])


def _sentences(asked: Sequence[Asked], words: Callable[[Asked], str]) -> tuple[Sentence, ...]:
    return tuple(Sentence(words(one), one.number) for one in asked[:MOST])


def _quoted(one: Asked, words: str) -> str:
    return _("“{question}” {words}").format(question=one.name, words=words)


def _standing(one: Asked) -> str:
    """Return where people stand, in one sentence: the picture's own where it has a shape, else its first caption."""
    shown = one.shown
    if shown.reading is not None and shown.reading.shape is not None and shown.kind.ends(shown.config):
        counts = {row: count for row, count in shown.summary.counts.items() if row != GUESSES}
        return _quoted(one, speak(shown.kind.tell(replace(shown.summary, counts=counts), shown.config)))
    found = captions(shown)
    return _quoted(one, f"{_capital(found[0])}." if found else told(shown))


def _guess(one: Asked) -> str:
    said = one.shown.kind.guess_said(one.shown.summary, one.shown.config)
    return _quoted(one, speak(said) if said else told(one.shown))


def _moved(one: Asked) -> str:
    """Return what is said of the way; where people stand as far apart as before, where they stood and stand now."""
    shown, before = one.shown, one.before
    change = drift(before.reading if before else None, shown.reading)
    if shown.movement is not None or (change and change.heard is not Heard.NO_CHANGE):
        return _quoted(one, way(shown, before)[0])
    if before is None or not (then := _stood(before)) or not (now := _stood(shown)):
        return _quoted(one, _("After the talk the picture is a different one."))
    words = _("Round {before}: {then}; round {after}: {now}.")
    return _quoted(one, words.format(before=before.round_number, after=shown.round_number, then=then, now=now))


def _stood(shown: Shown) -> str:
    """Return where people stand in a picture that has an order, if words are allowed for so many."""
    axis, row = shown.kind.axis(shown.config), shown.summary.counts.get(ROW)
    if axis is None or axis.ends is None or row is None or shown.reading is None or shown.reading.support is None:
        return ""
    return speak(standing(row, names=axis.places, ends=axis.ends, reading=shown.reading))


def _is_close(one: Asked) -> bool:
    reading = _described(one)
    if reading is None:
        return False
    if reading.level is not None:
        return reading.level is Level.CLOSE
    if reading.shape is not None:
        return reading.shape in {Shape.CLOSE, Shape.CLOSE_FEW_AWAY}
    return reading.closeness >= CLOSE_FROM


def _is_apart(one: Asked) -> bool:
    reading = _described(one)
    if reading is None:
        return False
    if reading.shape is Shape.TWO_GROUPINGS:
        return True
    if reading.level is not None:
        return reading.level is Level.WIDE
    if reading.shape is not None:
        return reading.shape is Shape.SPREAD
    return reading.closeness < APART_BELOW


def _described(one: Asked) -> Reading | None:
    """Return the reading of a picture, if so many people allow words that do not easily read differently."""
    reading = one.shown.reading
    if reading is None or reading.n < DESCRIBED_FROM:
        return None
    if reading.support is not None and sureness(reading.support) is Sureness.OPEN:
        return None
    return reading


def _closeness(one: Asked) -> float:
    return one.shown.reading.closeness if one.shown.reading else 0.0


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
