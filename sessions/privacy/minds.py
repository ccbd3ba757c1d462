"""Whether a few people are of one mind, so that showing them together would say what each of them thinks."""

from __future__ import annotations

from collections.abc import Collection, Hashable

__all__ = ["Parts", "of_one_mind"]


class Parts(tuple[Hashable, ...]):
    """The zones of an answer that has several parts: where it stands on each item, and on each axis.

    Each part is a picture of its own, so people who stand alike in one part only are of one mind there.
    """


def of_one_mind(zones: Collection[Hashable | None]) -> bool:
    """Return whether all lie in one zone, or, where answers have parts, whether all are alike in some part.

    None stands for a kind that has no zones.

    >>> of_one_mind([2, 2, 2]), of_one_mind([2, 2, 3]), of_one_mind([None, None]), of_one_mind([])
    (True, False, False, False)
    >>> of_one_mind([Parts((0, 4)), Parts((1, 4)), Parts((2, 4))]), of_one_mind([(0, 4), (1, 4)])
    (True, False)
    """
    if not zones or None in zones:
        return False
    if all(isinstance(zone, Parts) for zone in zones):
        return any(len(set(part)) == 1 for part in zip(*zones, strict=True))
    return len(set(zones)) == 1
