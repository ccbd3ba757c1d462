"""The only reader of answer values, and only so that they may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.models import Answer
from sessions.privacy.seal import Sealer

__all__ = ["ABSTAINED", "Voice", "exists", "how_many", "in_hand"]

ABSTAINED: dict[str, bool] = {"abstained": True}
"""What is sealed for «I can't say from here»."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer in hand, on its way to a picture. Its repr names no value."""

    id: int
    value: Any
    locked: bool
    shown: bool

    def __repr__(self) -> str:
        return "<Voice>"

    @property
    def abstains(self) -> bool:
        """Whether this is «I can't say from here», which enters no measure."""
        return bool(self.value == ABSTAINED)


def how_many(round_id: int) -> int:
    """Return how many answers of a round are in, «I can't say» among them."""
    return Answer.objects.filter(round_id=round_id).count()


def exists(answer_id: int) -> bool:
    """Return whether an answer is in; only who holds the phone's token can name its key."""
    return Answer.objects.filter(pk=answer_id).exists()


def in_hand(round_id: int, *, key: bytes) -> list[Voice]:
    """Return every answer of a round, opened, in the order of their random keys."""
    rows = Answer.objects.filter(round_id=round_id).order_by("id").values_list("id", "sealed", "locked", "shown")
    sealer = Sealer(key)
    return [
        Voice(id=pk, value=sealer.unseal(text, bound_to=pk), locked=locked, shown=shown)
        for pk, text, locked, shown in rows
    ]
