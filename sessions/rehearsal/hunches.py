"""Where simulated voices think the room stands: near it, drawn towards their own place, and most off to one side."""

from __future__ import annotations

import random

__all__ = ["hunch"]

OWN = 0.3
"""How far people take others for like themselves: this share of the way from the room to their own place."""
OFF = 0.22
"""How far a whole room may misjudge itself, to either side."""
VAGUE = 0.07
SKIPPED = 0.08
"""Share of the voices that leave the guess out."""


def hunch(lean: float, *, room: float, seed: int, question: int, voice: int) -> float | None:
    """Return where a voice that stands at `lean` thinks that a room in the middle of `room` stands; None: no guess.

    >>> hunch(0.9, room=0.6, seed=1, question=0, voice=2) == hunch(0.9, room=0.6, seed=1, question=0, voice=2)
    True
    """
    shared = random.Random(f"{seed}/{question}/off").uniform(-OFF, OFF)
    dice = random.Random(f"{seed}/{question}/{voice}/hunch")
    if dice.random() < SKIPPED:
        return None
    return min(1.0, max(0.0, room + OWN * (lean - room) + shared + dice.gauss(0, VAGUE)))
