"""Orders of the same items: how often two people put a pair of them the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import sqrt

from sessions.measures.counts import MeasureError
from sessions.measures.wobble import Wobble, around

__all__ = [
    "EVEN",
    "befores",
    "closeness",
    "concordance",
    "concordance_of",
    "contested",
    "distance",
    "opinions",
    "usual_error",
    "wobble",
]

Order = Sequence[int]
"""Items, counted from 0, the most important first."""
Befores = Sequence[Sequence[int]]
"""For every two items, how many people put the first of them before the second."""

EVEN = 0.5
"""Distance in a very large group where every order is as frequent as any other."""
USUAL = {2: 0.75, 3: 0.43}
"""Standard errors of D, times √n, for few items."""
LEAST_SIDE = 3  # people: a side of one or two would point at them


def befores(orders: Iterable[Order], *, items: int) -> list[list[int]]:
    """Return how many people put each item before each other one.

    >>> befores([[0, 1, 2], [2, 0, 1]], items=3)
    [[0, 2, 1], [0, 0, 1], [1, 1, 0]]
    """
    table = [[0] * items for _item in range(items)]
    for order in orders:
        for place, item in enumerate(order, start=1):
            row = table[item]
            for later in order[place:]:
                row[later] += 1
    return table


def distance(table: Befores) -> float:
    """Return D, the share of pairs of items that two people put in opposite order, 0 to 1.

    Of the pair of items a and b, V_ab people put a first and V_ba put b first; V_ab · V_ba of all
    n(n - 1)/2 pairs of people disagree. D is the mean of these shares over the pairs of items.

    >>> distance([[0, 2, 1], [0, 0, 1], [1, 1, 0]])
    0.6666666666666666

    Raises `MeasureError` below two people or two items.
    """
    n = opinions(table)
    if n < 2:
        raise MeasureError(f"at least 2 people are needed, not {n}")
    return 2 * sum(table[a][b] * table[b][a] for a, b in _pairs(table)) / (n * (n - 1) * _size(table))


def closeness(table: Befores) -> float:
    """Return C = 1 - D / ½, which is Kendall's tau averaged over all pairs of people.

    >>> closeness(befores([[0, 1, 2]] * 4, items=3))
    1.0
    """
    return 1 - distance(table) / EVEN


def wobble(orders: Sequence[Order], table: Befores) -> Wobble:
    """Return the wobble of D: each person is left out once, with their whole order.

    The floor is that of one person who turned one pair round.

    >>> wobble([[0, 1, 2]] * 8, befores([[0, 1, 2]] * 8, items=3)).se == 2 / 8 / 3
    True
    """
    pairs = _size(table)
    away = [sum(table[later][item] for item, later in combinations(order, 2)) / pairs for order in orders]
    return around(away, step=1 / pairs)


def usual_error(*, people: int, items: int) -> float:
    """Return a standard error of D that nine of ten simulated groups of so many people stay below.

    Whether they agree, differ, or stand in two camps, it lies at 0.3 / √n, and higher for two or three items. It needs
    no order and no distance: the true one, `wobble`, beside a heat map all but spells out whole orders.

    >>> round(usual_error(people=9, items=6), 3), round(usual_error(people=36, items=6), 3)
    (0.1, 0.05)

    Raises `MeasureError` below two people or two items.
    """
    if people < 2 or items < 2:
        raise MeasureError("at least 2 people and 2 items are needed")
    return USUAL.get(items, 0.3) / sqrt(people)


def contested(table: Befores, *, most: int = 3) -> tuple[tuple[int, int], ...]:
    """Return the pairs that are nearest to being cut in half, `most` of them at most and the evenest first.

    A contested pair has at least a third of the people, and never fewer than three, on each side. Of pairs
    cut as evenly, those come first whose items stand higher on the whole.

    >>> contested(befores([[0, 1, 2]] * 4 + [[1, 0, 2]] * 4, items=3))
    ((0, 1),)
    """
    n = opinions(table)
    height = [sum(row) for row in table]
    found = [(a, b) for a, b in _pairs(table) if min(table[a][b], table[b][a]) >= max(LEAST_SIDE, n / 3)]
    found.sort(key=lambda pair: (abs(table[pair[0]][pair[1]] - table[pair[1]][pair[0]]), -sum(height[i] for i in pair)))
    return tuple(found[:most])


def concordance(table: Befores) -> float:
    """Return Kendall's W, for the expert panel alone: of n random orders it is 1/n on average, and not 0.

    >>> concordance(befores([[0, 1, 2]] * 4, items=3))
    1.0
    """
    return _concordance([sum(row) for row in table], n=opinions(table))


def concordance_of(places: Sequence[Sequence[int]]) -> float:
    """Return Kendall's W from one row an item: how many people put it on each place, the first place first.

    >>> concordance_of([[4, 0, 0], [0, 4, 0], [0, 0, 4]])
    1.0

    Raises `MeasureError` unless every item has one place from everybody.
    """
    items = len(places)
    if items < 2 or any(len(row) != items for row in places) or len({sum(row) for row in places}) > 1:
        raise MeasureError("everyone has put every item on one place")
    heights = [sum(count * (items - 1 - place) for place, count in enumerate(row)) for row in places]
    return _concordance(heights, n=sum(places[0]))


def _concordance(heights: Sequence[int], *, n: int) -> float:
    """Return W from how many items all people together put below each item."""
    items = len(heights)
    middle = n * (items - 1) / 2
    spread = sum((height - middle) ** 2 for height in heights)
    return 12 * spread / (n * n * items * (items * items - 1))


def opinions(table: Befores) -> int:
    """Return of how many people a table tells. Raises `MeasureError` if it is none of whole orders."""
    if len(table) < 2 or any(len(row) != len(table) for row in table):
        raise MeasureError("at least 2 items are needed, and each with each")
    people = {table[a][b] + table[b][a] for a, b in _pairs(table)}
    if len(people) > 1 or any(not isinstance(count, int) or count < 0 for row in table for count in row):
        raise MeasureError("everyone has put every pair in one order")
    return people.pop()


def _pairs(table: Befores) -> list[tuple[int, int]]:
    return list(combinations(range(len(table)), 2))


def _size(table: Befores) -> int:
    """Return how many pairs of items there are."""
    return len(table) * (len(table) - 1) // 2
