"""The only reader of answer values, and only so that they may be published."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sessions.models import Answer
from sessions.privacy.box import Contents
from sessions.privacy.seal import Sealer

__all__ = ["Voice", "how_many", "in_hand", "is_locked", "shown_before"]

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Voice:
    """One answer in hand, on its way to a picture. Its repr names nothing of what it holds."""

    id: int
    contents: Contents
    locked: bool
    shown: bool

    def __repr__(self) -> str:
        return "<Voice>"

    @property
    def value(self) -> Any:
        """Where this voice stands."""
        return self.contents.value

    @property
    def abstains(self) -> bool:
        """Whether this is «I can't say from here», which enters no measure."""
        return self.contents.abstains


def how_many(round_id: int) -> int:
    """Return how many answers of a round are in, «I can't say» among them."""
    return Answer.objects.filter(round_id=round_id).count()


def is_locked(answer_id: int) -> bool | None:
    """Return whether a picture has locked an answer, None if it is not in; only the phone's token can name its key."""
    return Answer.objects.filter(pk=answer_id).values_list("locked", flat=True).first()


def in_hand(round_id: int, *, key: bytes) -> list[Voice]:
    """Return every answer of a round, opened, in the order of their random keys."""
    rows = Answer.objects.filter(round_id=round_id).order_by("id").values_list("id", "sealed", "locked", "shown")
    sealer = Sealer(key)
    return [
        Voice(id=pk, contents=_opened(sealer, text, pk), locked=locked, shown=shown) for pk, text, locked, shown in rows
    ]


def shown_before(ids: Collection[int], *, key: bytes) -> dict[int, Any]:
    """Return the values of those of these answers that stand in a picture, by their keys.

    «I can't say» is marked as shown like all others, so that a row does not tell it; only its contents do.
    """
    sealer, wanted = Sealer(key), list(ids)
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = Answer.objects.filter(pk__in=wanted[start : start + CHUNK], shown=True).values_list("id", "sealed")
        inside = {pk: _opened(sealer, text, pk) for pk, text in rows}
        found.update({pk: contents.value for pk, contents in inside.items() if not contents.abstains})
    return found


def _opened(sealer: Sealer, text: str, pk: int) -> Contents:
    return Contents.from_json(sealer.unseal(text, bound_to=pk))
