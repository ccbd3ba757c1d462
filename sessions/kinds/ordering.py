"""What is published of whole orders from eight people on, and its words: as little as the picture needs.

=========  ============================================================================================
item-N     how many put item N on each place: a row of the heat map
apart      the distance, in hundredths; where nothing is named, in whole tenths
contested  contested pairs, three at most: two items each, without their counts and in the items' order
order      the one order that fits best, if there is but one
=========  ============================================================================================

Every figure made of whole orders thins out the sets of orders that fit the heat map. So pairs have no counts, and
the error of the distance is the usual one of so many people: the true one gave away most, and beside the others it
left a single set in half of the rooms of eight to twenty. Nothing is named where few sets fit: with five lines or
more it is from eight people on, with four from sixteen, with three from sixty.

The heat map is published from eight people on all the same, and what it leaves open depends on the room: of eight
people with three lines a single set in every other room; with four in one of forty and, where most agree, one of
four; with five in one of sixty, and of twelve people in next to none. What is published beside it adds two rooms in a
hundred at most, and ten with three lines. The table of all pairs stays inside.
"""

from __future__ import annotations

from collections.abc import Sequence

from sessions.kinds.base import Summary
from sessions.kinds.telling import listed
from sessions.measures import orders
from sessions.measures.kemeny import consensus
from sessions.measures.reading import Reading
from sessions.measures.wobble import EIGHTY
from sessions.words import Said, _

__all__ = [
    "APART",
    "ORDER",
    "WHOLE_FROM",
    "distance_said",
    "named_from",
    "pair_said",
    "pairs_of",
    "published",
    "reading_of",
    "row_said",
]

ORDER = "order"
APART = "apart"
CONTESTED = "contested"
WHOLE_FROM = 8
"""People from which more than their first places is published: of fewer, whole orders could be put together again."""
NAMED_FROM = {3: 60, 4: 16}
"""People from which pairs and an order are named, by lines: beside the map of fewer they would fix whole orders."""
TOLD_WHOLE = 6  # items up to which every place of every item is told
DIGITS, COARSE = 2, 1  # of a distance, where names stand beside it and where none do
HUNDRED = 100  # a distance is stored as a whole number


def named_from(items: int) -> int:
    """Return from how many people on pairs and an order of so many items are named."""
    return NAMED_FROM.get(items, WHOLE_FROM)


def published(given: Sequence[Sequence[int]], items: int) -> dict[str, tuple[int, ...]]:
    """Return the rows that join the first places."""
    table = orders.befores(given, items=items)
    counts = {f"item-{item}": [0] * items for item in range(items)}
    for order in given:
        for place, item in enumerate(order):
            counts[f"item-{item}"][place] += 1
    found = {name: tuple(row) for name, row in counts.items()}
    found[APART] = (round(round(orders.distance(table), _digits(len(given), items)) * HUNDRED),)
    return found | _names(table) if len(given) >= named_from(items) else found


def _digits(people: int, items: int) -> int:
    return DIGITS if people >= named_from(items) else COARSE


def _names(table: Sequence[Sequence[int]]) -> dict[str, tuple[int, ...]]:
    """Return the contested pairs and, if there is but one, the order that fits best."""
    found = {}
    if pairs := sorted(orders.contested(table)):
        found[CONTESTED] = tuple(item for pair in pairs for item in pair)
    best = consensus(table)
    return {**found, ORDER: best.order} if best.unique else found


def reading_of(summary: Summary, *, items: int) -> Reading | None:
    """Return the reading that a published summary allows; None of fewer than eight people."""
    if APART not in summary.counts:
        return None
    distance = summary.counts[APART][0] / HUNDRED
    se = orders.usual_error(people=summary.n, items=items)
    low, high = max(0.0, distance - EIGHTY * se), distance + EIGHTY * se
    return Reading(n=summary.n, distance=distance, closeness=1 - distance / orders.EVEN, se=se, low=low, high=high)


def pairs_of(summary: Summary | None) -> list[tuple[int, int]]:
    """Return the contested pairs, in the order of the items: which of them is the evenest is not published."""
    row = summary.counts.get(CONTESTED, ()) if summary else ()
    return list(zip(row[::2], row[1::2], strict=True))


def pair_said(items: Sequence[str], a: int, b: int) -> Said:
    """Return a pair by name."""
    return Said(_("“{one}” or “{other}”"), {"one": items[a], "other": items[b]})


def row_said(name: str, row: tuple[int, ...]) -> Said:
    """Return where an item stands; of many items only from where to where, or nobody could listen to it."""
    taken = [place for place, count in enumerate(row, start=1) if count]
    if len(row) > TOLD_WHOLE:
        low, high = taken[0], taken[-1]
        return Said(_("“{item}”: places {low} to {high}"), {"item": name, "low": low, "high": high})
    places = [Said(_("{count} on place {place}"), {"count": row[place - 1], "place": place}) for place in taken]
    return Said(_("“{item}”: {where}"), {"item": name, "where": listed(places)})


def distance_said(reading: Reading) -> Said:
    """Return the distance and its wobble in words."""
    return Said(
        _("two people order any two lines differently {share} times in 100 ({low} to {high})"),
        {
            "share": round(100 * reading.distance),
            "low": round(100 * (reading.low or 0)),
            "high": round(100 * min(1, reading.high or 0)),
        },
    )
