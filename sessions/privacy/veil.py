"""The only gate between answers and pictures: a crowd can be counted, a veil cannot be lifted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["SMALLEST_K", "Crowd", "Veiled", "suggested_k", "veil"]

SMALLEST_K = 3
"""No group below three people is ever shown, whatever a facilitator asks for."""

_MAKER = object()


@dataclass(frozen=True)
class Veiled:
    """Too few answers to show: how many there are, and nothing else about them."""

    n: int


class Crowd:
    """At least k answers in an order that tells nothing. Only `veil` makes one."""

    __slots__ = ("_values",)

    def __init__(self, values: Sequence[Any], *, maker: object) -> None:
        if maker is not _MAKER:
            raise TypeError("a crowd is made by veil(), after its checks")
        self._values = tuple(sorted(values, key=repr))

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __repr__(self) -> str:
        """Name the size alone, so that no log or traceback can spell out a value."""
        return f"<Crowd of {len(self)}>"


def veil(values: Sequence[Any], *, k: int) -> Crowd | Veiled:
    """Return the answers as a crowd if there are at least `k` of them, else how many there are.

    `k` below three counts as three.
    """
    if len(values) < max(k, SMALLEST_K):
        return Veiled(len(values))
    return Crowd(values, maker=_MAKER)


def suggested_k(people: int) -> int:
    """Return the minimum group for a number of expected people: 3 up to 7, 4 up to 14, then 5."""
    if people <= 7:
        return 3
    return 4 if people <= 14 else 5
