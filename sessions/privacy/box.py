"""What one sealed answer holds: the view itself, and what may only ever be counted together with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["ABSTAINED", "Contents"]

ABSTAINED: dict[str, bool] = {"abstained": True}
"""The value of «I can't say from here»."""


@dataclass(frozen=True, slots=True)
class Contents:
    """One answer as it is sealed. Its repr tells none of it.

    `value` is what the kind parsed, `guess` where its author thinks the room stands, `seat` the number of the seat
    spoken from, and `earlier` the value of the same place in the round before, if a picture has shown it.
    """

    value: Any
    guess: Any = None
    seat: int | None = None
    earlier: Any = None

    def __repr__(self) -> str:
        return "<Contents>"

    @property
    def abstains(self) -> bool:
        """Whether this is «I can't say from here», which enters no measure."""
        return bool(self.value == ABSTAINED)

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, the inverse of `from_json`."""
        named = {"v": self.value, "g": self.guess, "s": self.seat, "e": self.earlier}
        return {name: part for name, part in named.items() if part is not None}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Contents:
        """Return the contents that `as_json` wrote."""
        return cls(value=data["v"], guess=data.get("g"), seat=data.get("s"), earlier=data.get("e"))
