"""Which seats may be seen beside each other: the one safe breakdown of a round.

Rules 6 and 7 of the promise. A breakdown splits the voices of the release picture, all of them and nobody else,
into cells: rows for seats, and one row «other seats». Every cell, and so every complement, has at least
max(k, 4) voices; smaller seats go into «other seats», chosen by size alone. Who would rather not say is always
among the other seats: saying nothing is no seat, and nobody is to be seen by it. If one cell would stand wholly
in one zone there is no breakdown at all.

In a later round of a question the rows may only coarsen, and each must carry on (see `carries_on`). What is counted
of the way between two rounds is then not published at all: two pictures by seats and such a figure together could
leave a voice only one way it can have gone. Without the figure every voice of a row has, by rule 7, at least two.

Sizes of seats are never shown: how many sit in a seat is nowhere counted, before a release nothing is known by
seat, a merged seat's share of «other seats» is not published, and no number is written beside any row. A row
does draw its voices, one dot each, as every picture does. That cannot be hidden (whoever has the rows' shares
and the whole picture can compute it), so nothing rests on it: a row is safe by its size, not by hiding it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

__all__ = [
    "OTHERS",
    "SMALLEST_CELL",
    "Cells",
    "Sitter",
    "carries_on",
    "cut",
    "least",
    "of_one_mind",
    "split",
    "words_of",
]

SMALLEST_CELL = 4
"""No cell of a breakdown has fewer voices than this, whatever k is."""
OTHERS = -1
"""The number of the row «other seats»."""


@dataclass(frozen=True)
class Sitter:
    """One voice of a release picture: its seat (None: would rather not say), its zone, and whether it is new.

    In a later round a voice is new if no picture of the round before has shown it.
    """

    seat: int | None
    zone: Hashable | None
    new: bool = True


Cells = Mapping[int, tuple[int, ...]]
"""For every row, by the number of its seat, which voices stand in it."""


def least(k: int) -> int:
    """Return how many voices a cell must have."""
    return max(k, SMALLEST_CELL)


def words_of(text: str) -> str:
    """Return a question as these rules compare it: by letters and digits alone, however it is to be answered.

    People stand in one as they stand in the other, whether its steps or its kind are changed or not.

    >>> words_of("How clear is it?") == words_of("How clear  is it …"), words_of("Week 1") == words_of("Week 2")
    (True, False)
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def cut(sizes: Sequence[int], *, unsaid: int, k: int, among: Collection[int] | None = None) -> tuple[int, ...] | None:
    """Return the seats that get a row of their own, by the sizes of all seats; None if no breakdown is possible.

    `unsaid` would rather not say. `among` are the rows of the round before: other seats stay merged.

    >>> cut([9, 3, 3], unsaid=0, k=5)  # two small seats make one row together
    (0,)
    >>> cut([5, 3], unsaid=0, k=5) is None  # the second could be had by taking the first from the whole
    True
    >>> cut([12, 7, 3], unsaid=0, k=5)  # the smallest takes the next one along
    (0,)
    >>> cut([6, 6], unsaid=0, k=4)
    (0, 1)
    """
    floor = least(k)
    rows = [seat for seat, size in enumerate(sizes) if size >= floor and (among is None or seat in among)]
    rest = sum(sizes) + unsaid - sum(sizes[seat] for seat in rows)
    while rows and 0 < rest < floor:
        smallest = min(rows, key=lambda seat: (sizes[seat], -seat))
        rows.remove(smallest)
        rest += sizes[smallest]
    return tuple(rows) if len(rows) + bool(rest) > 1 else None


def of_one_mind(zones: Collection[Hashable | None]) -> bool:
    """Return whether these voices stand wholly in one zone; a kind without zones cannot tell, so: yes.

    >>> of_one_mind([2, 2, 2, 2]), of_one_mind([2, 2, 3, 2]), of_one_mind([None, None])
    (True, False, True)
    """
    return len(set(zones)) <= 1 or None in zones


def split(sitters: Sequence[Sitter], *, count: int, k: int, before: Mapping[int, int] | None = None) -> Cells | None:
    """Return which voices stand in which row, in the order of the seats; None for whatever reason there is.

    `count` is how many seats the round has. In a later round `before` says how many voices each row had: seats that
    were merged then stay merged, and every row must carry on.
    """
    sizes = [sum(sitter.seat == seat for sitter in sitters) for seat in range(count)]
    rows = cut(sizes, unsaid=len(sitters) - sum(sizes), k=k, among=before)
    if rows is None:
        return None
    cells: dict[int, tuple[int, ...]] = {
        row: tuple(index for index, sitter in enumerate(sitters) if sitter.seat == row) for row in rows
    }
    others = tuple(index for index, sitter in enumerate(sitters) if sitter.seat not in cells)
    if others:
        cells[OTHERS] = others
    if any(of_one_mind([sitters[index].zone for index in cell]) for cell in cells.values()):
        return None
    if before is not None and not _all_carry_on(cells, sitters, before, k=k):
        return None
    return cells


def carries_on(*, n: int, fresh: Sequence[Hashable | None], earlier: int, k: int) -> bool:
    """Return whether a row of a later round may stand beside the same row of the round before.

    `n` voices stand in it now, `earlier` stood in it then, and `fresh` holds the zones of those who were in no
    picture then. Whoever takes one row from the other must find nobody, or at least a cell of people not all
    of one mind; a row from which people changed to another one does not carry on.

    >>> carries_on(n=6, fresh=[], earlier=6, k=4), carries_on(n=7, fresh=[1], earlier=6, k=4)
    (True, False)
    >>> carries_on(n=5, fresh=[], earlier=6, k=4), carries_on(n=10, fresh=[0, 1, 1, 2], earlier=6, k=4)
    (False, True)
    """
    missing = earlier - (n - len(fresh))
    if missing < 0 or 0 < missing < least(k):
        return False
    return not fresh or (len(fresh) >= least(k) and not of_one_mind(fresh))


def _all_carry_on(cells: Cells, sitters: Sequence[Sitter], before: Mapping[int, int], *, k: int) -> bool:
    """Return whether every row carries on; what is merged now was several rows before."""
    earlier = {row: before.get(row, 0) for row in cells}
    earlier[OTHERS] = sum(n for row, n in before.items() if row == OTHERS or row not in cells)
    return all(
        carries_on(
            n=len(cell),
            fresh=[sitters[index].zone for index in cell if sitters[index].new],
            earlier=earlier[row],
            k=k,
        )
        for row, cell in cells.items()
    )
