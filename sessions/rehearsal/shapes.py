"""Where simulated voices stand: five shapes of a room, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import StrEnum

__all__ = ["Shape", "leans"]


class Shape(StrEnum):
    """How the voices of a rehearsal lie on a question; a lean runs from 0 (one end) to 1 (the other)."""

    CONSENSUS = "consensus"
    TWO = "two"
    SPREAD = "spread"
    SKEW = "skew"
    RANDOM = "random"


def leans(shape: Shape, count: int, *, seed: int, question: int = 0) -> list[float]:
    """Return where each of `count` voices stands on a question, 0 to 1, in random order.

    >>> len(leans(Shape.TWO, 12, seed=1)), leans(Shape.TWO, 12, seed=1) == leans(Shape.TWO, 12, seed=1)
    (12, True)
    """
    rng = random.Random(f"{seed}/{question}/{shape}")
    drawn = [min(1.0, max(0.0, lean)) for lean in _SHAPES[shape](rng, count)]
    rng.shuffle(drawn)
    return drawn


def _consensus(rng: random.Random, count: int) -> list[float]:
    """Close together, each question around a place of its own."""
    middle = rng.uniform(0.25, 0.8)
    return [rng.gauss(middle, 0.08) for _voice in range(count)]


def _two(rng: random.Random, count: int) -> list[float]:
    """Two groupings of about the same size, far apart, with nobody between them."""
    low, high = rng.uniform(0.08, 0.2), rng.uniform(0.8, 0.92)
    return [rng.gauss(low if voice % 2 else high, 0.05) for voice in range(count)]


def _spread(rng: random.Random, count: int) -> list[float]:
    """Over the whole width, one voice in every stretch of it."""
    return [(voice + rng.random()) / count for voice in range(count)]


def _skew(rng: random.Random, count: int) -> list[float]:
    """Most near one end, with a long tail towards the other."""
    towards_high = rng.random() < 0.5
    drawn = [rng.betavariate(5.0, 1.4) for _voice in range(count)]
    return drawn if towards_high else [1 - lean for lean in drawn]


def _random(rng: random.Random, count: int) -> list[float]:
    return [rng.random() for _voice in range(count)]


_SHAPES: dict[Shape, Callable[[random.Random, int], list[float]]] = {
    Shape.CONSENSUS: _consensus,
    Shape.TWO: _two,
    Shape.SPREAD: _spread,
    Shape.SKEW: _skew,
    Shape.RANDOM: _random,
}
