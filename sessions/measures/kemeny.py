"""The order that turns the fewest pairs round: exact, and whether it is the only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sessions.measures.counts import MeasureError
from sessions.measures.orders import opinions

__all__ = ["MOST", "Consensus", "consensus"]

MOST = 12
"""Items up to which all sets of them can be tried: 4,096."""


@dataclass(frozen=True)
class Consensus:
    """An order that fits best, how many pairs it turns round for all together, and how many orders do as well."""

    order: tuple[int, ...]
    turned: int
    orders: int

    @property
    def unique(self) -> bool:
        """Whether no other order fits as well."""
        return self.orders == 1


def consensus(table: Sequence[Sequence[int]]) -> Consensus:
    """Return the Kemeny order of a table of `befores`, found over all sets of items that may come first.

    >>> consensus([[0, 3, 3], [0, 0, 2], [0, 1, 0]])
    Consensus(order=(0, 1, 2), turned=1, orders=1)
    >>> consensus([[0, 1], [1, 0]]).unique
    False

    Raises `MeasureError` above twelve items.
    """
    opinions(table)
    items = len(table)
    if items > MOST:
        raise MeasureError(f"orders of {items} items are too many to try; {MOST} at most")
    costs = [_costs(row) for row in table]
    best, ways = _tried(costs)
    order: list[int] = []
    left = (1 << items) - 1
    while left:
        item = next(i for i in range(items) if left >> i & 1 and best[left ^ 1 << i] + costs[i][left] == best[left])
        order.append(item)
        left ^= 1 << item
    return Consensus(tuple(reversed(order)), best[-1], ways[-1])


def _tried(costs: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return, for every set of items that stands first, the fewest pairs turned round in it and in how many orders."""
    items = [(1 << item, cost) for item, cost in enumerate(costs)]
    best, ways = [0], [1]
    for chosen in range(1, 1 << len(items)):
        turned = [(best[chosen ^ bit] + cost[chosen], ways[chosen ^ bit]) for bit, cost in items if chosen & bit]
        least = min(turned)[0]
        best.append(least)
        ways.append(sum(count for cost, count in turned if cost == least))
    return best, ways


def _costs(row: Sequence[int]) -> list[int]:
    """Return, for every set of items, how often people put this one before them: what it costs to come last."""
    costs = [0]
    for count in row:
        costs += [cost + count for cost in costs]
    return costs
