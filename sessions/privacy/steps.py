"""When the next picture of a round may be published, and whose dots it shows.

Rule 5 of the promise, over numbers of voices. A voice is an answer that stands somewhere; "I can't say
from here" is none and never counts towards k. Whoever asks holds the round's lock and, with every
picture, locks every answer in hand; then any two published pictures of a round differ by nobody or by
at least k people, and nobody can be found by taking one picture from the other.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

from sessions.privacy.minds import of_one_mind
from sessions.privacy.veil import SMALLEST_K

__all__ = ["abstained_shown", "choose", "may_enter_late", "may_release", "reserve", "step_size"]

Row = TypeVar("Row", bound=Hashable)


def reserve(voices: int, *, k: int) -> int:
    """Return how many voices stay back from a live picture: k, or a quarter of those in if that is more.

    They come out together at the release, so that the last to answer are never alone in a step.

    >>> reserve(12, k=4), reserve(30, k=4)
    (4, 8)
    """
    return max(_least(k), -(-voices // 4))


def step_size(*, voices: int, shown: int, k: int) -> int | None:
    """Return how many voices the next live picture shows in all, or None if none may be published now.

    It must show at least k more than the last one (`shown`, 0 before the first), with the reserve left.

    >>> step_size(voices=7, shown=0, k=4) is None
    True
    >>> step_size(voices=8, shown=0, k=4)
    4
    >>> step_size(voices=11, shown=4, k=4) is None
    True
    >>> step_size(voices=12, shown=4, k=4)
    8
    """
    size = voices - reserve(voices, k=k)
    return size if size - shown >= _least(k) else None


def choose(ids: Collection[Row], *, count: int, rng: random.Random) -> frozenset[Row]:
    """Return `count` of the rows that wait, each as likely as any other.

    Who is shown stays shown: draw from those held back only. Live code passes `random.SystemRandom()`.
    """
    return frozenset(rng.sample(list(ids), count))


def may_release(voices: int, *, k: int) -> bool:
    """Return whether a picture of all voices may be published."""
    return voices >= _least(k)


def may_enter_late(zones: Sequence[Hashable | None], *, k: int) -> bool:
    """Return whether the voices that came after the release may enter the picture, all at once.

    `zones` holds where each of them lies; None where a kind has no zones. At least k must have come, and
    not be of one mind: the difference of the two pictures would say what each of them thinks.

    >>> may_enter_late([0, 0, 1], k=3), may_enter_late([0, 0, 0, 0], k=3), may_enter_late([None] * 3, k=3)
    (True, False, True)
    """
    return len(zones) >= _least(k) and not of_one_mind(zones)


def abstained_shown(before: int, after: int, *, k: int) -> int:
    """Return how many "can't say" stand beside a later picture: the new number, or the old one if too near it.

    >>> abstained_shown(2, 3, k=3), abstained_shown(2, 5, k=3)
    (2, 5)
    """
    return after if abs(after - before) >= _least(k) else before


def _least(k: int) -> int:
    """Return k, and never less than the smallest group there is."""
    return max(k, SMALLEST_K)
