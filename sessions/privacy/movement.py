"""What may be said of the way from one round to the next, beside the two pictures.

Rule 8 of the promise. Whoever knows both pictures, the figures and these very rules must find at least two
candidates for everyone: for each voice of the earlier picture at least two places where it may stand now, for
each voice of the later one at least two where it may have stood; and where the pictures alone leave open that
a voice stayed, moved down or moved up, the figures leave it open too. Silence keeps that promise as well, so
whether something is said depends on the pictures and on the figure itself, never on who moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sessions.privacy.tables import Margins, Table
from sessions.privacy.veil import SMALLEST_K

__all__ = ["COUNTED_FROM", "PARTED_FROM", "Moved", "may_part", "moved_between"]

COUNTED_FROM = 5
"""People in both rounds from whom it is said how many moved."""
PARTED_FROM = 8
"""People in both rounds from whom it is said how many moved which way: the rule for less, same and more."""

STRIDES = 12
"""How many numbers are looked at, in large crowds, for the first one that is safe."""

Way = tuple[int, int]
"""An earlier and a later place."""


@dataclass(frozen=True)
class Moved:
    """How many of those in both rounds moved; `up` and `down` only where that betrays nobody."""

    of: int
    moved: int
    up: int | None = None
    down: int | None = None


def moved_between(
    before: Sequence[int], after: Sequence[int], ways: Sequence[Way], *, k: int, ordered: bool
) -> Moved | None:
    """Return what may be said of the voices that are in both pictures, or None.

    `before` and `after` are the published counts, `ways` the earlier and later place of each voice in both.
    """
    of, least = len(ways), max(k, SMALLEST_K)
    alone = (sum(before) - of, sum(after) - of)  # those missing, and those new
    if of < COUNTED_FROM or any(0 < few < least for few in alone):
        return None
    rule = _Rule(Margins(tuple(before), tuple(after), of), ordered=ordered)
    moved = sum(a != b for a, b in ways)
    if not rule.may_count(moved):
        return None
    up = sum(a < b for a, b in ways)
    if not ordered or of < PARTED_FROM or not rule.may_part(moved, up):
        return Moved(of, moved)
    return Moved(of, moved, up, moved - up)


def may_part(before: Sequence[int], after: Sequence[int], *, down: int, up: int) -> bool:
    """Return whether it may be said of people who all stand in both rows how many go down, stay and go up.

    Where it may not, nothing is said of them. That silence stands for at least as many tables as the one above
    does, so it leaves everyone as many ways.

    >>> may_part([4, 5, 3], [2, 5, 5], down=2, up=6), may_part([4, 5, 3], [2, 5, 5], down=0, up=4)
    (True, False)
    """
    of = sum(before)
    rule = _Rule(Margins(tuple(before), tuple(after), of), ordered=True)
    return of >= PARTED_FROM and rule.may_count(down + up) and rule.may_part(down + up, up)


class _Rule:
    """Answers for two pictures which figures keep everyone among others."""

    def __init__(self, margins: Margins, *, ordered: bool) -> None:
        self.margins = margins
        self.groups = list(_groups(margins, ordered=ordered))

    def may_count(self, moved: int) -> bool:
        """Return whether it may be said that so many moved: more than in all the tables that silence stands for."""
        silent = self._silent()
        return silent is not None and moved > silent and self._open(moved)

    def may_part(self, moved: int, up: int) -> bool:
        """Return whether it may be said how many of them moved up.

        On the side from which the pictures lead away, all numbers up to the first safe one are never said; among
        those everyone is safe when nothing is said.
        """
        rises, stride = self.margins.rises, 1 + moved // STRIDES
        for number in range(0, moved + 1, stride):
            edge = number if rises else moved - number
            if (up <= edge) if rises else (up >= edge):
                return False
            if self._open(moved, edge):
                return self._open(moved, up)
        return False

    def _silent(self) -> int | None:
        """Return the number of movers up to which nothing is said; None if nothing is ever said.

        It is the smallest number that leaves everything open which the pictures leave open.
        """
        highest = 0
        for group in self.groups:
            fewest = sorted(self._fewest(way) for way in group.ways)
            if len(fewest) < group.least:
                return None
            highest = max(highest, fewest[group.least - 1])
        return highest

    def _fewest(self, way: Way) -> int:
        """Return how few may have moved if somebody took this way."""
        return self.margins.without(*way).fewest + (way[0] != way[1])

    def _open(self, moved: int, up: int | None = None) -> bool:
        """Return whether this figure leaves each voice enough ways."""
        table = self.margins.table(moved, up)
        if table is None:
            return False
        known: dict[Way, bool] = {}
        return all(self._enough(group, table, known) for group in self.groups)

    @staticmethod
    def _enough(group: _Group, table: Table, known: dict[Way, bool]) -> bool:
        left = group.least
        for way in group.ways:
            if way not in known:
                known[way] = table.may_hold(*way)
            left -= known[way]
            if left == 0:
                return True
        return False


@dataclass(frozen=True)
class _Group:
    """Ways of one voice of which at least so many must stay possible."""

    ways: tuple[Way, ...]
    least: int


def _groups(margins: Margins, *, ordered: bool) -> Iterator[_Group]:
    """Return what must stay open: two ways for each voice, and each of staying, moving down and moving up."""
    here = [a for a, count in enumerate(margins.before) if count]
    there = [b for b, count in enumerate(margins.after) if count]
    voices = [*([(a, b) for b in there] for a in here), *([(a, b) for a in here] for b in there)]
    for ways in voices:
        near = sorted(ways, key=lambda way: abs(way[0] - way[1]))
        yield _Group(tuple(near), 2)
        kinds: dict[int, list[Way]] = {}
        for a, b in near:
            kinds.setdefault((b > a) - (b < a) if ordered else int(a != b), []).append((a, b))
        yield from (_Group(tuple(some), 1) for some in kinds.values())
