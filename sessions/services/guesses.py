"""Tried codes: only failures count, server-wide, in this process's memory and by nobody's address."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["A_MINUTE", "Guesses", "guesses"]

A_MINUTE = 600  # wrong codes; with 23 letters in nine places, a day of them on 1,000 live sessions hits one in 2,000
MINUTE = 60.0  # seconds


class Guesses:
    """A measure of failed guesses that fills with each and empties steadily.

    While it is full no unproven code is looked up, right or wrong: the answer says nothing about either.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._level = 0.0
        self._seen = clock()

    @property
    def shut(self) -> bool:
        """Whether one more failure would be too many for this minute."""
        self._drain()
        return self._level > A_MINUTE - 1

    def miss(self) -> None:
        """Count a code that opened nothing."""
        self._drain()
        self._level = min(float(A_MINUTE), self._level + 1)

    def forget(self) -> None:
        """Begin anew."""
        self._level = 0.0

    def _drain(self) -> None:
        now = self._clock()
        self._level = max(0.0, self._level - (now - self._seen) * A_MINUTE / MINUTE)
        self._seen = now


guesses = Guesses()
