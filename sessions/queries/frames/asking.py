"""What the open question asks, and what an answer to it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.kinds.base import Fields, Kind
from sessions.kinds.fields import one, whole
from sessions.models import Round
from sessions.privacy.box import ABSTAINED, Contents
from sessions.words import Refusal, _

__all__ = ["Asking", "asking_of"]

GUESS = "guess-"
"""The names of a guess's form fields are those of the kind's `parse_guess`, behind this."""
SEAT = "seat"


@dataclass(frozen=True)
class Asking:
    """What both of the phone's doors need to understand an answer: the round, its kind, its config."""

    round_id: int
    kind: Kind
    config: Any
    guess: bool = False
    seats: tuple[str, ...] = ()

    def understood(self, fields: Fields, *, abstain: bool) -> Contents:
        """Return what untrusted, bounded form fields say. Raises `Refusal`."""
        guessed = {
            name.removeprefix(GUESS): texts
            for name, texts in fields.items()
            if name.startswith(GUESS) and any(texts)  # a plain field that was left empty is no guess
        }
        if guessed and (abstain or not self.guess):
            raise Refusal("guess.alone", _("A guess belongs to an answer of your own. Please answer first."))
        seat = self._seat(fields)
        if abstain:
            return Contents(ABSTAINED, seat=seat)
        value = self.kind.parse(fields, self.config)
        return Contents(value, guess=self.kind.parse_guess(guessed, self.config) if guessed else None, seat=seat)

    def _seat(self, fields: Fields) -> int | None:
        """Return the number of the seat, None for who would rather not say."""
        if fields.get(SEAT, [""]) == [""] or not self.seats:
            return None
        try:
            return whole(one(fields, SEAT), most=len(self.seats) - 1)
        except Refusal:
            raise Refusal(
                "seat.unknown", _("That seat is not among those of this question. Please choose again.")
            ) from None


def asking_of(round_: Round) -> Asking:
    """Return what this round asks."""
    question = round_.question
    return Asking(
        round_id=round_.pk,
        kind=question.kind,
        config=question.settings,
        guess=question.guess,
        seats=tuple(round_.seats),
    )
