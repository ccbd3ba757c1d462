"""The seats that a phone chooses from, and how it remembers its choice: in a cookie of its own, nowhere else.

The cookie holds a mark cut from the seat's name, so that a seat which vanished or was renamed is noticed, and every
choice is equally long on its way. The server reads it when a form without scripts brings an answer, and forgets it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sessions.models import Session

__all__ = ["SEAT_COOKIE", "UNSAID", "Choice", "choices", "number_of", "offered", "settled"]

SEAT_COOKIE = "seat"
UNSAID = "-" * 8
"""The mark of who would rather not say."""


@dataclass(frozen=True)
class Choice:
    """One seat on offer: its name, its number in the round, and the mark under which a phone remembers it."""

    name: str
    number: int
    mark: str


def choices(seats: Sequence[str]) -> list[Choice]:
    """Return the seats as a phone is offered them."""
    return [Choice(name, number, _mark(name)) for number, name in enumerate(seats)]


def offered(session: Session) -> list[str]:
    """Return the seats a phone may choose from now: those of the round that takes answers, else those to come."""
    if session.round is not None and session.stage_takes_answers:
        return list(session.round.seats)
    return [] if session.is_closed else list(session.seats)


def number_of(mark: str, seats: Sequence[str]) -> int | None:
    """Return the number of the seat that a phone remembers by this mark; None if it is not among these."""
    return next((choice.number for choice in choices(seats) if choice.mark == mark), None)


def settled(mark: str, seats: Sequence[str]) -> bool:
    """Return whether a phone that remembers this mark need not be asked: it has one of these seats, or will not say."""
    return not seats or mark == UNSAID or number_of(mark, seats) is not None


def _mark(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
