"""Which tables of pairs, earlier place by later place, two published pictures and a count leave possible.

A table is only ever searched for, never taken from the answers: whether a figure may be said must not depend
on who moved, or its absence would tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

__all__ = ["Margins", "Table"]

TRIES = 40
"""Steps of the search for one table; a table that is not found counts as impossible, which is the safe side."""
FEW_TRIES = 4
"""The same, where one voice's way is all that changes."""
PATIENCE = 10
"""Ways that one table may be asked for in vain; after that it has no more."""


@dataclass(frozen=True)
class Margins:
    """Two pictures of the same options, and how many of their voices are in both."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    pairs: int

    @property
    def fewest(self) -> int:
        """How many must have moved, whoever they are: the pictures alone prove it.

        >>> Margins((3, 3, 0), (1, 3, 2), 6).fewest
        2
        """
        most = sum(map(min, self.before, self.after))
        return self.pairs - min(self.pairs, most)

    @property
    def rises(self) -> bool:
        """Whether the later picture stands further up on the whole."""
        old, new = (sum(i * count for i, count in enumerate(row)) for row in (self.before, self.after))
        return new * sum(self.before) >= old * sum(self.after)

    def without(self, a: int, b: int) -> Margins:
        """Return what is left when one voice that went from a to b is taken out."""
        return Margins(_less(self.before, a), _less(self.after, b), self.pairs - 1)

    def table(self, moved: int, up: int | None = None, *, tries: int = TRIES) -> Table | None:
        """Return a table in which so many moved, and so many of them up; None if none was found.

        >>> Margins((1, 1), (1, 1), 2).table(1) is None, Margins((1, 1), (1, 1), 2).table(2, up=1) is None
        (True, False)
        """
        if not self.fewest <= moved <= self.pairs or (up is not None and not self._may_cross(up, moved - up)):
            return None
        starts = (Table(self, moved, up, parts) for parts in self._starts(moved))
        return next((table for table in starts if table.mended(tries)), None)

    def _may_cross(self, up: int, down: int) -> bool:
        """Return whether so many ups and downs can carry the difference of the pictures over every border."""
        gone, come = sum(self.before) - self.pairs, sum(self.after) - self.pairs
        below = [a - b for a, b in zip(accumulate(self.before), accumulate(self.after), strict=True)]
        return max(0, max(below) - gone) <= up and max(0, -min(below) - come) <= down

    def _starts(self, moved: int) -> Iterator[list[list[int]]]:
        """Return several ways to say who stays, who left and who is new, as even or as lopsided as can be."""
        width = len(self.before)
        there, back = range(width), range(width - 1, -1, -1)
        inside = sorted(there, key=lambda i: abs(2 * i - width + 1))
        room = tuple(map(min, self.before, self.after))
        stay = self.pairs - moved
        for stays in (_even(room, stay), *(_filled(room, stay, order) for order in (there, back, inside))):
            left = _even(_minus(self.before, stays), sum(self.before) - self.pairs)
            new = _even(_minus(self.after, stays), sum(self.after) - self.pairs)
            yield [stays, left, new]


@dataclass
class Table:
    """Who stays, who left and who is new at each option; the rest are those who moved, so many of them up."""

    margins: Margins
    moved: int
    up: int | None
    parts: list[list[int]]
    patience: int = PATIENCE

    def may_hold(self, a: int, b: int) -> bool:
        """Return whether this table, or one like it, was found to have somebody who went from a to b."""
        if a == b and self.parts[0][a]:
            return True
        source, goal = self._rest()
        moved, up = self.moved - (a != b), None if self.up is None else self.up - (a < b)
        if a != b and source[a] and goal[b]:
            source[a] -= 1
            goal[b] -= 1
            if _miss(source, goal, moved, up) == 0:
                return True
        if not self.patience:
            return False
        other = self.margins.without(a, b).table(moved, up, tries=FEW_TRIES)
        self.patience -= other is None
        return other is not None

    def mended(self, tries: int) -> bool:
        """Shift one part at a time to where the others can all move as they should; return whether that came out."""
        miss = self._fails()
        for _try in range(tries):
            if not miss:
                break
            best = next((shift for shift in self._shifts() if shift[0] < miss), None)
            if best is None:
                break
            miss, part, source, goal, size = best
            part[source] -= size
            part[goal] += size
        return miss == 0

    def _shifts(self) -> Iterator[tuple[int, list[int], int, int, int]]:
        for part in self.parts:
            for source in range(len(part)):
                for goal in range(len(part)):
                    if source == goal or not part[source]:
                        continue
                    for size in {1, -(-part[source] // 2)}:
                        part[source] -= size
                        part[goal] += size
                        miss = self._fails()
                        part[source] += size
                        part[goal] -= size
                        if miss is not None:
                            yield miss, part, source, goal, size

    def _fails(self) -> int | None:
        source, goal = self._rest()
        return None if min(source) < 0 or min(goal) < 0 else _miss(source, goal, self.moved, self.up)

    def _rest(self) -> tuple[list[int], list[int]]:
        """Return from where, and to where, the others moved."""
        stays, left, new = self.parts
        return _minus(_minus(self.margins.before, stays), left), _minus(_minus(self.margins.after, stays), new)


def _miss(source: Sequence[int], goal: Sequence[int], moved: int, up: int | None) -> int:
    """Return by how much it fails that these people all move, so many of them up; 0 if they can.

    Nobody may come back to the own option; those from furthest below go up, to the goals furthest above.
    """
    if up is None:
        return sum(max(0, a + b - moved) for a, b in zip(source, goal, strict=True))
    return _climb(_first(source, up), _first(goal[::-1], up)[::-1]) + _climb(
        _first(goal, moved - up), _first(source[::-1], moved - up)[::-1]
    )


def _climb(source: Sequence[int], goal: Sequence[int]) -> int:
    """Return how many of the goals, added up over the options, nobody can have reached from below."""
    below = (0, *accumulate(source))
    return sum(max(0, wanted - come) for wanted, come in zip(accumulate(goal), below, strict=False))


def _first(row: Sequence[int], count: int) -> list[int]:
    """Return the first so many people of a row."""
    taken = []
    for people in row:
        taken.append(min(people, count))
        count -= taken[-1]
    return taken


def _filled(room: Sequence[int], count: int, order: Sequence[int]) -> list[int]:
    row = [0] * len(room)
    for i in order:
        row[i] = min(room[i], count)
        count -= row[i]
    return row


def _even(room: Sequence[int], count: int) -> list[int]:
    """Return so many people, spread over the room as it is: the larger remainders first."""
    whole = sum(room)
    if not whole:
        return [0] * len(room)
    row = [count * share // whole for share in room]
    rest = sorted(range(len(room)), key=lambda i: -(count * room[i] % whole))
    for i in rest[: count - sum(row)]:
        row[i] += 1
    return row


def _minus(row: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(row, other, strict=True)]


def _less(row: tuple[int, ...], i: int) -> tuple[int, ...]:
    return (*row[:i], row[i] - 1, *row[i + 1 :])
