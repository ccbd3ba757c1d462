"""When the next picture of a round may be published, and whose dots it shows.

Rule 5 of the promise, over numbers of voices. A voice is an answer that stands somewhere; "I can't say
from here" is none and never counts towards k. Whoever asks holds the round's lock and, with every
step, locks every answer in hand; then any two published pictures of a round differ by nobody or by
at least k people, and nobody can be found by taking one picture from the other.

When a live step comes and how many it shows is decided by the number of answers alone, which everyone
sees: if voices decided it, the moment would tell who cannot say. So each step leaves room for those, and
where that room was too small the picture rests until the release: from then on nothing depends on them.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

from sessions.privacy.minds import of_one_mind
from sessions.privacy.veil import SMALLEST_K

__all__ = ["abstained_shown", "choose", "may_enter_late", "may_release", "may_step", "reserve", "step_size"]

Row = TypeVar("Row", bound=Hashable)


def reserve(voices: int, *, k: int) -> int:
    """Return how many voices stay back from a live picture: k, or a quarter of those in if that is more.

    They come out together at the release, so that the last to answer are never alone in a step.

    >>> reserve(12, k=4), reserve(30, k=4)
    (4, 8)
    """
    return max(_least(k), -(-voices // 4))


def step_size(*, answers: int, decided: int, k: int) -> int | None:
    """Return how many voices the live step shows that is due at so many `answers`, or None if none is due.

    «I can't say» is among the answers. `decided` of them were in hand at the last step (0 before the first), whether
    or not its picture could be published; each step shows at least k voices more than the one before.

    >>> step_size(answers=11, decided=0, k=4) is None
    True
    >>> step_size(answers=12, decided=0, k=4)
    4
    >>> step_size(answers=15, decided=12, k=4) is None
    True
    >>> step_size(answers=16, decided=12, k=4)
    8
    """
    size = _size(answers, k=k)
    return size if size - _size(decided, k=k) >= _least(k) else None


def may_step(size: int, *, voices: int, shown: int, decided: int, k: int) -> bool:
    """Return whether the step that is due may be published: so many `voices` leave the reserve behind it.

    A round in which one step could not be published has no more of them: if it grew again, the moment would tell
    who cannot say. Then fewer are `shown` than the last step would have shown.

    >>> may_step(8, voices=12, shown=4, decided=12, k=4), may_step(8, voices=11, shown=4, decided=12, k=4)
    (True, False)
    >>> may_step(12, voices=20, shown=4, decided=16, k=4)
    False
    """
    return shown == _size(decided, k=k) and voices - size >= reserve(voices, k=k)


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


def _size(answers: int, *, k: int) -> int:
    """Return how many voices a step at so many answers shows: k of them, or a quarter, may be unable to say."""
    sure = answers - max(_least(k), -(-answers // 4))
    return max(0, sure - reserve(sure, k=k))


def _least(k: int) -> int:
    """Return k, and never less than the smallest group there is."""
    return max(k, SMALLEST_K)
