"""How often the same would be said of a group, had the luck of the day been different."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import StrEnum

from sessions.measures.counts import MeasureError, checked
from sessions.measures.shape import DESCRIBED_FROM, SHAPED_FROM, level_of, shape_of
from sessions.measures.zones import zones

__all__ = ["DRAWS", "Sureness", "support", "sureness"]

DRAWS = 200


class Sureness(StrEnum):
    """How firmly a shape is said."""

    CLEAR = "clear"
    LIKELY = "likely"
    OPEN = "open"


def support(counts: Sequence[int], *, seed: int | str | None = None) -> float:
    """Return the share of 200 draws from Dirichlet(V + 1/2) that would be said in the same word, 0 to 1.

    Each draw is a crowd that could well have sent these people: shares p over the options. The rules of
    shape read it as n·p people, fractions and all, and take its D as 2·ΣF(1 - F), the very figure that D
    of the counts estimates without bias. From five to nine people the word is the level, from ten the shape.

    The draws are seeded by the counts, read from the end where they come first in order: the same counts
    give the same figure on every machine, and so do the counts of the reversed scale.

    >>> support([0, 0, 30, 10, 0])
    1.0
    """
    row = zones(checked(counts, people=0, options=3))
    n = sum(row)
    if n < DESCRIBED_FROM:
        raise MeasureError(f"nothing is said of {n} people, so nothing has support")
    row = min(row, row[::-1])
    say = shape_of if n >= SHAPED_FROM else level_of
    said = say(row, own=1)
    rng = random.Random(repr(row) if seed is None else seed)
    return sum(say(_draw(row, n, rng), own=0) == said for _ in range(DRAWS)) / DRAWS


def sureness(share: float) -> Sureness:
    """Return the word for a support: clear from 0.8, likely from 0.5.

    >>> sureness(0.5)
    <Sureness.LIKELY: 'likely'>
    """
    if share >= 0.8:
        return Sureness.CLEAR
    return Sureness.LIKELY if share >= 0.5 else Sureness.OPEN


def _draw(row: Sequence[int], n: int, rng: random.Random) -> list[float]:
    """Return n people spread as one draw from Dirichlet(V + 1/2): gamma variates over their sum."""
    parts = [rng.gammavariate(count + 0.5, 1.0) for count in row]
    whole = sum(parts)
    return [n * part / whole for part in parts]
