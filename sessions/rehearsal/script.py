"""What each simulated voice answers: from a shape or from a table, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from sessions.kinds.base import Kind
from sessions.rehearsal.hunches import hunch
from sessions.rehearsal.replay import Replay
from sessions.rehearsal.shapes import Shape, leans

__all__ = ["Ask", "Script"]

UNSAID = 0.08
"""Share of the voices that would rather not say which seat they speak from."""
SETTLING = 0.5
"""Who was moved by a talk stands this much as far from the middle as before it."""
HEARD = 0.6
"""Share of the voices whom a talk moves; the others stay where they stand."""


@dataclass(frozen=True)
class Ask:
    """A question that is open: how it is answered, and which one it is."""

    kind: Kind
    config: Any
    question: int
    """Its place on the run sheet, from 0."""
    column: int | None
    """Its place among the questions that a table can answer, from 0; None for words."""
    again: int = 1
    """Which round of it this is, from 1."""
    seats: int = 0
    """How many seats a voice chooses from."""
    guess: bool = False
    """Whether it is also asked where the others stand."""
    language: str = "en"
    """What the room speaks; voices that write, write in it."""


class Script:
    """The parts of all voices."""

    def __init__(self, *, voices: int, shape: Shape, seed: int, replay: Replay | None = None) -> None:
        self._voices, self._shape, self._seed, self._replay = voices, shape, seed, replay
        self._rows = replay.rows(voices, seed=seed) if replay else []
        self._shaped: dict[int, list[float]] = {}
        self._ranks: dict[int, int] = {}
        self._rooms: dict[tuple[int, int], float] = {}

    def fields(self, voice: int, ask: Ask) -> dict[str, list[str]] | None:
        """Return the form fields of a voice's answer; None for “I can't say from here”."""
        lean = self.lean(voice, ask)
        if lean is None:
            return None
        seat = self.seat(voice, of=ask.seats)
        own = _spoken(ask.kind.simulate(lean, ask.config), ask.language) | self._guess(voice, lean, ask)
        return own | ({} if seat is None else {"seat": [str(seat)]})

    def _guess(self, voice: int, lean: float, ask: Ask) -> dict[str, list[str]]:
        """Return the fields of a voice's guess at the room; none where it is not asked, or leaves it out."""
        if not ask.guess:
            return {}
        at = hunch(lean, room=self._room(ask), seed=self._seed, question=ask.question, voice=voice)
        guessed = {} if at is None else ask.kind.simulate_guess(at, ask.config)
        return {f"guess-{name}": texts for name, texts in guessed.items()}

    def _room(self, ask: Ask) -> float:
        """Return the middle of all voices on a question, worked out once."""
        if (ask.question, ask.again) not in self._rooms:
            leans = [self.lean(voice, ask) for voice in range(self._voices)]
            said = [lean for lean in leans if lean is not None]
            self._rooms[ask.question, ask.again] = sum(said) / len(said)
        return self._rooms[ask.question, ask.again]

    def seat(self, voice: int, *, of: int) -> int | None:
        """Return the seat a voice keeps through all questions; None where there is none, or it would rather not say.

        Voices of one seat stand somewhat nearer to each other than to the others, as in life.
        """
        if not of or random.Random(f"{self._seed}/unsaid/{voice}").random() < UNSAID:
            return None
        if not self._ranks:
            rng = random.Random(f"{self._seed}/seats")
            leaning = [lean + rng.random() for lean in self._leans(0)]
            for rank, who in enumerate(sorted(range(self._voices), key=leaning.__getitem__)):
                self._ranks[who] = rank
        return self._ranks[voice] * of // self._voices

    def lean(self, voice: int, ask: Ask) -> float | None:
        """Return where a voice stands, 0 to 1, or None if it cannot say."""
        column = self._replay.column(ask.column) if self._replay and ask.column is not None else None
        if column is not None:
            return column.leans[self._rows[voice]]
        shaped = self._leans(ask.question)
        middle = sum(shaped) / len(shaped)
        return middle + (shaped[voice] - middle) * SETTLING ** self._heard(voice, ask)

    def _heard(self, voice: int, ask: Ask) -> int:
        """Return how many of the talks about a question have moved a voice."""
        talks = range(1, ask.again)
        return sum(random.Random(f"{self._seed}/{ask.question}/talk {talk}/{voice}").random() < HEARD for talk in talks)

    def _leans(self, question: int) -> list[float]:
        if question not in self._shaped:
            self._shaped[question] = leans(self._shape, self._voices, seed=self._seed, question=question)
        return self._shaped[question]


def _spoken(fields: dict[str, list[str]], language: str) -> dict[str, list[str]]:
    """Return what a voice writes in the language of the room; numbers are the same in all of them."""
    with translation.override(language):
        return {
            name: [gettext(text) if any(letter.isalpha() for letter in text) else text for text in texts]
            for name, texts in fields.items()
        }
