"""What is, beside what was guessed: how far apart both lie, and on which side most guesses fall.

Everything here is made from two rows of counts, those of the answers and those of the guesses. Nothing asks who
guessed what: a figure that did would tell of single answers as soon as somebody answers without a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from sessions.measures.counts import MeasureError, checked
from sessions.measures.shape import DESCRIBED_FROM

__all__ = [
    "COUNTED_FROM",
    "Gap",
    "Guessed",
    "Leaning",
    "earth_mover",
    "gap",
    "guessed",
    "leaning",
    "misjudged",
    "passed_over",
]

Row = tuple[int, ...]

COUNTED_FROM = 8
"""From so many answers and guesses on the guesses on each side are told as numbers."""


@dataclass(frozen=True)
class Gap:
    """How far guesses lie from where the others stand, in steps; below 0 they are lower.

    Both ends are the same if everybody guessed. Else nobody knows whose own answer to leave out, and the gap lies
    somewhere between the two.
    """

    low: float
    high: float


@dataclass(frozen=True)
class Guessed:
    """How many guesses lie below, near and above where the others stand."""

    lower: int
    near: int
    higher: int

    @property
    def guesses(self) -> int:
        """How many guesses there are."""
        return self.lower + self.near + self.higher


class Leaning(StrEnum):
    """Where most guesses lie, seen from where the others stand."""

    LOWER = "lower"
    NEAR = "near"
    HIGHER = "higher"


def gap(answers: Sequence[int], guesses: Sequence[int]) -> Gap:
    """Return G, the mean over all who guessed of (guess − mean answer of the others), each left out of their own room.

    >>> gap([0, 0, 3, 1], [2, 2, 0, 0])
    Gap(low=-1.75, high=-1.75)
    >>> gap([0, 0, 3, 1], [2, 1, 0, 0]).low < gap([0, 0, 3, 1], [2, 1, 0, 0]).high
    True
    """
    row, guessed_row = _both(answers, guesses)
    n, m, total = sum(row), sum(guessed_row), _sum(row)
    guess = _sum(guessed_row) / m
    others = [(total - _sum(own) / m) / (n - 1) for own in (_first(row, m), _first(row[::-1], m)[::-1])]
    return Gap(guess - others[0], guess - others[1])


def guessed(answers: Sequence[int], guesses: Sequence[int]) -> Guessed:
    """Return how many guesses lie below, near and above the mean of the others' answers.

    Near is half a step on a short scale, half a fifth of the line on a long one. A guess counts as lower or higher
    only if it is so whichever of the answers is its author's own.

    >>> guessed([0, 0, 6, 2], [1, 4, 2, 0])
    Guessed(lower=5, near=2, higher=0)
    """
    row, guessed_row = _both(answers, guesses)
    n, total = sum(row), _sum(row)
    taken = [option for option, count in enumerate(row) if count]
    nearest, furthest = (total - taken[-1]) / (n - 1), (total - taken[0]) / (n - 1)
    room = max(0.5, (len(row) - 1) / 10)
    lower = sum(count for option, count in enumerate(guessed_row) if option + room < nearest)
    higher = sum(count for option, count in enumerate(guessed_row) if option - room > furthest)
    return Guessed(lower, sum(guessed_row) - lower - higher, higher)


def leaning(answers: Sequence[int], guesses: Sequence[int]) -> Leaning | None:
    """Return where most guesses lie; None if they lie on no side for the most part, or below five people.

    >>> leaning([0, 0, 6, 2], [1, 4, 2, 0])
    <Leaning.LOWER: 'lower'>
    >>> leaning([0, 0, 3, 1], [1, 3, 0, 0]) is None
    True
    """
    if min(sum(answers), sum(guesses)) < DESCRIBED_FROM:
        return None
    found = guessed(answers, guesses)
    named = {Leaning.LOWER: found.lower, Leaning.NEAR: found.near, Leaning.HIGHER: found.higher}
    return next((side for side, count in named.items() if 2 * count > found.guesses), None)


def passed_over(answers: Sequence[int], guesses: Sequence[int]) -> tuple[int, tuple[int, ...]] | None:
    """Return, for options without an order, the one most people guessed and those that are chosen most often.

    None if they are the same, if no option holds most of the guesses, or below five people.

    >>> passed_over([5, 1, 2], [1, 6, 1])
    (1, (0,))
    >>> passed_over([5, 1, 2], [6, 1, 1]) is None
    True
    """
    row, guessed_row = _both(answers, guesses)
    if min(sum(row), sum(guessed_row)) < DESCRIBED_FROM:
        return None
    favourite = max(range(len(guessed_row)), key=lambda option: guessed_row[option])
    first = tuple(option for option, count in enumerate(row) if count == max(row))
    if 2 * guessed_row[favourite] <= sum(guessed_row) or favourite in first:
        return None
    return favourite, first


def misjudged(answers: Sequence[int], guesses: Sequence[int], *, ordered: bool = True) -> bool:
    """Return whether most people guessed the room elsewhere than it is: to one side of it, or another option.

    >>> misjudged([0, 0, 6, 2], [1, 4, 2, 0]), misjudged([5, 1, 2], [6, 1, 1], ordered=False)
    (True, False)
    """
    if ordered:
        return leaning(answers, guesses) in {Leaning.LOWER, Leaning.HIGHER}
    return passed_over(answers, guesses) is not None


def earth_mover(one: Sequence[int], other: Sequence[int]) -> float:
    """Return by how many steps a share of one row must move, on average, to become the other (Wasserstein-1).

    >>> earth_mover([3, 1], [2, 2])
    0.25
    """
    a, b = _both(one, other, people=1)
    n, m = sum(a), sum(b)
    return sum(abs(x * m - y * n) for x, y in zip(accumulate(a), accumulate(b), strict=True)) / (n * m)


def _both(answers: Sequence[int], guesses: Sequence[int], *, people: int = 2) -> tuple[Row, Row]:
    row, guessed_row = checked(answers, people=people), checked(guesses, people=1)
    if len(row) != len(guessed_row):
        raise MeasureError(f"{len(row)} options were answered and {len(guessed_row)} guessed")
    return row, guessed_row


def _sum(row: Sequence[int]) -> int:
    """Return the steps from the first option to everyone, added up."""
    return sum(option * count for option, count in enumerate(row))


def _first(row: Sequence[int], people: int) -> list[int]:
    """Return the row of the first so many people of a row; all of them if there are no more."""
    rest, taken = people, []
    for count in row:
        taken.append(min(count, rest))
        rest -= taken[-1]
    return taken
