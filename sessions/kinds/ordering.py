"""What is published of whole orders from eight people on, and its words; no order can be read from it.

=========  ==========================================================================================
item-N     how many put item N on each place: a row of the heat map
pair-A-B   a contested pair, three at most: how many put A before B, and B before A
order      the one order that fits best, if there is but one
apart      the distance in hundredths and its standard error in millionths, two digits each
=========  ==========================================================================================

The table of all pairs stays inside: beside the heat map it would help to put whole orders together again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    "pair_said",
    "pairs_of",
    "published",
    "reading_of",
    "row_said",
]

ORDER = "order"
APART = "apart"
WHOLE_FROM = 8
"""People from which more than their first places is published: of fewer, whole orders could be put together again."""
TOLD_WHOLE = 6  # items up to which every place of every item is told
APART_DIGITS, ERROR_DIGITS = 100, 1_000_000  # a distance and its error are stored as whole numbers


def published(given: Sequence[Sequence[int]], items: int) -> dict[str, tuple[int, ...]]:
    """Return the rows that join the first places."""
    table = orders.befores(given, items=items)
    sway = orders.wobble(given, table)
    counts = {f"item-{item}": [0] * items for item in range(items)}
    for order in given:
        for place, item in enumerate(order):
            counts[f"item-{item}"][place] += 1
    found = {name: tuple(row) for name, row in counts.items()}
    found |= {f"pair-{a}-{b}": (table[a][b], table[b][a]) for a, b in orders.contested(table)}
    best = consensus(table)
    if best.unique:
        found[ORDER] = best.order
    distance, se = orders.distance(table), float(f"{sway.se:.2g}")
    return found | {APART: (round(distance * APART_DIGITS), round(se * ERROR_DIGITS))}


def reading_of(summary: Summary) -> Reading | None:
    """Return the reading that was published with a summary; None of fewer than eight people."""
    if APART not in summary.counts:
        return None
    apart, error = summary.counts[APART]
    distance, se = apart / APART_DIGITS, error / ERROR_DIGITS
    low, high = max(0.0, distance - EIGHTY * se), distance + EIGHTY * se
    return Reading(n=summary.n, distance=distance, closeness=1 - distance / orders.EVEN, se=se, low=low, high=high)


def pairs_of(summary: Summary | None) -> list[tuple[int, int, int, int]]:
    """Return the contested pairs, the evenest first: both items, and how many put the one or the other first."""
    return sorted(_found(summary), key=lambda pair: (abs(pair[2] - pair[3]), pair)) if summary else []


def _found(summary: Summary) -> Iterator[tuple[int, int, int, int]]:
    for name, counts in summary.counts.items():
        if name.startswith("pair-"):
            a, b = name.removeprefix("pair-").split("-")
            yield int(a), int(b), counts[0], counts[1]


def pair_said(items: Sequence[str], a: int, b: int, ahead: int, behind: int) -> Said:
    """Return a pair by name, and how many put the one or the other first."""
    return Said(
        _("“{one}” {ahead}, “{other}” {behind}"),
        {"one": items[a], "ahead": ahead, "other": items[b], "behind": behind},
    )


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
        _("of 100 pairs of lines, two people put {share} the other way round ({low} to {high})"),
        {
            "share": round(100 * reading.distance),
            "low": round(100 * (reading.low or 0)),
            "high": round(100 * min(1, reading.high or 0)),
        },
    )
