"""Guess the room: what the kinds share that also ask where the others stand."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar

from sessions.figures.bands import Guesses
from sessions.figures.table import Row
from sessions.kinds.base import GUESSES, Fields, Kind, Summary
from sessions.kinds.fields import one, several, whole
from sessions.kinds.telling import ANSWERS, listed, tally
from sessions.measures.perception import (
    COUNTED_FROM,
    Leaning,
    earth_mover,
    gap,
    guessed,
    leaning,
    misjudged,
    passed_over,
)
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM
from sessions.measures.zones import zone
from sessions.privacy.veil import Crowd
from sessions.words import Said, _, decimal, ngettext

__all__ = ["FIRST", "Guessing"]

FIRST = _("Which one will the others most often put first?")
SENTENCES = {
    Leaning.LOWER: _("Most people guessed the room lower than it is."),
    Leaning.NEAR: _("Most people guessed about where the room is."),
    Leaning.HIGHER: _("Most people guessed the room higher than it is."),
}
CAPTIONS = {
    Leaning.LOWER: _("most people guessed the room lower than it is"),
    Leaning.NEAR: _("most people guessed about where the room is"),
    Leaning.HIGHER: _("most people guessed the room higher than it is"),
}


class Guessing(Kind):
    """A kind whose guess is one of its own places, each of which has a name. It has no slug, and is no kind itself."""

    guesses = True
    guess_text = _("Now guess: where will the others stand, on the whole?")
    guessed_row: ClassVar[str] = "answers"
    """The row of counts that the guesses are guesses at."""
    ordered: ClassVar[bool] = True
    """Whether the places have an order, so that a guess can be lower than the room."""

    def guess_place(self, guess: int) -> int:
        """Return the place of a guess among the names."""
        return guess

    def parse_guess(self, fields: Fields, config: Any) -> int | None:
        if several(fields, self.guess_field) == [""]:
            return None
        return whole(one(fields, self.guess_field), most=len(self.guess_names(config)) - 1)

    def guess_zone(self, guess: int, config: Any) -> Hashable:
        place = self.guess_place(guess)
        return zone(place, options=len(self.guess_names(config))) if self.ordered else place

    def count_guesses(self, crowd: Crowd, config: Any) -> tuple[int, ...]:
        counts = [0] * len(self.guess_names(config))
        for guess in crowd:
            counts[self.guess_place(guess)] += 1
        return tuple(counts)

    def nothing(self, config: Any) -> Summary:
        blank = (0,) * len(self.guess_names(config))
        return Summary(n=0, counts={self.guessed_row: blank, GUESSES: blank})

    def misjudged(self, summary: Summary) -> bool:
        row = summary.counts.get(GUESSES)
        return bool(row) and misjudged(summary.counts[self.guessed_row], row or (), ordered=self.ordered)

    def hollow(self, summary: Summary | None, keys: Sequence[str]) -> Guesses | None:
        """Return the guesses as the picture takes them; `keys` are the entries of the answers' own form."""
        row = summary.counts.get(GUESSES) if summary else None
        return None if row is None else Guesses(row, [f"guess-{key}" for key in keys])

    def rows_of(self, summary: Summary) -> tuple[Row, ...]:
        """Return the row of answers and, where the room was guessed, the row of guesses on the same places."""
        rows = (Row(self.guessed_row, ANSWERS, summary.counts[self.guessed_row]),)
        guesses = summary.counts.get(GUESSES)
        return (*rows, Row(GUESSES, Said(_("Guesses")), guesses)) if guesses else rows

    def described(self, summary: Summary | None, config: Any) -> Said:
        """Return who stands where, and where the guesses lie."""
        names = self.guess_names(config)
        counts, row = (summary.counts[self.guessed_row], summary.counts.get(GUESSES)) if summary else ((), None)
        where = tally(counts, names=names[: len(counts)])
        if not row or not any(row):
            return where
        return Said(_("{where}. Guessed: {guessed}."), {"where": where, "guessed": tally(row, names=names)})

    def with_guess(self, told: Said, summary: Summary, config: Any) -> Said:
        """Return what is told of a picture, and in one sentence more what its guesses say."""
        said = self.guess_said(summary, config)
        return Said(_("{told} {more}"), {"told": told, "more": said}) if said else told

    def notes(self, summary: Summary, config: Any) -> tuple[Said, ...]:
        row = summary.counts.get(GUESSES)
        if not row:
            return super().notes(summary, config)
        legend = ngettext(
            "Hollow: how {n} person guessed the room.", "Hollow: how {n} people guessed the room.", sum(row)
        )
        return (legend, *super().notes(summary, config))

    def captions(self, summary: Summary, reading: Reading, config: Any) -> tuple[Said, ...]:
        return (*super().captions(summary, reading, config), *self.guess_captions(summary, config))

    def guess_said(self, summary: Summary, config: Any) -> Said | None:
        row = summary.counts.get(GUESSES)
        if not row:
            return None
        answers = summary.counts[self.guessed_row]
        if self.ordered:
            side = leaning(answers, row)
            return Said(SENTENCES[side]) if side else None
        return self._other(_("Most people guessed “{guess}”; most often it is {first}."), summary, config)

    def _other(self, text: str, summary: Summary, config: Any) -> Said | None:
        """Return a sentence on the option most people guessed, if it is none of those chosen most often."""
        found = passed_over(summary.counts[self.guessed_row], summary.counts[GUESSES])
        if found is None:
            return None
        names = self.guess_names(config)
        guess, first = found
        options = listed([Said(_("“{name}”"), {"name": names[option]}) for option in first])
        return Said(text, {"guess": names[guess], "first": options})

    def guess_captions(self, summary: Summary, config: Any) -> tuple[Said, ...]:
        """Return what the numbers say of the guesses, for console and report; nothing below five people."""
        row, answers = summary.counts.get(GUESSES), summary.counts[self.guessed_row]
        if not row or min(summary.n, sum(row)) < DESCRIBED_FROM:
            return ()
        if not self.ordered:
            said = self._other(_("most people guessed “{guess}”; most often it is {first}"), summary, config)
            return (said,) if said else ()
        side = leaning(answers, row)
        return (*((Said(CAPTIONS[side]),) if side else ()), *_numbers(answers, row))


def _numbers(answers: Sequence[int], row: Sequence[int]) -> tuple[Said, ...]:
    """Return the gap and the earth-mover distance, and from eight people on how many guesses lie on each side."""
    found, apart = guessed(answers, row), gap(answers, row)
    low, high = (decimal(side, signed=True) for side in (apart.low, apart.high))
    steps = low if low == high else Said(_("{low} to {high}"), {"low": low, "high": high})
    told = Said(
        _("guesses lie {gap} steps from the others on average; the two rows lie {distance} steps apart"),
        {"gap": steps, "distance": decimal(earth_mover(answers, row))},
    )
    if min(sum(answers), found.guesses) < COUNTED_FROM:
        return (told,)
    sides = {"lower": found.lower, "near": found.near, "higher": found.higher}
    return (Said(_("guesses: {lower} lower, {near} about right, {higher} higher"), sides), told)
