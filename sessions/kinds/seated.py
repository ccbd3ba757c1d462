"""The picture by seats, of any kind that has one axis: what is drawn, what is told, and which seats stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from sessions.figures.scene import SEATS, WALL, Canvas, Scene
from sessions.figures.seats import OTHER, Axis, Row, seat_rows
from sessions.kinds.base import Kind, Summary
from sessions.kinds.telling import listed
from sessions.measures.dominance import Dominance, differ, dominance
from sessions.measures.median import median
from sessions.measures.shape import DESCRIBED_FROM
from sessions.privacy.seats import OTHERS
from sessions.words import Said, _, decimal

__all__ = ["OTHER_SEATS", "Part", "apart", "captions", "draw", "name_of", "tell"]

OTHER_SEATS = Said(_("other seats"))
Part = tuple[int, Summary]
"""A row of a breakdown: the number of its seat, and what may be published of who sits there."""


def draw(
    kind: Kind, parts: Sequence[Part], config: Any, *, seats: Sequence[str], others: str, canvas: Canvas = WALL
) -> Scene:
    """Return the picture by seats; `others` are the words for all other seats, in the language of the room."""
    axis = _axis(kind, config)
    rows = [
        Row(others, OTHER, part.counts[axis.counts])
        if seat == OTHERS
        else Row(seats[seat], SEATS[seat], part.counts[axis.counts])
        for seat, part in parts
    ]
    told = tell(kind, parts, config, seats=seats)
    return seat_rows(rows, axis=axis, canvas=canvas, title=told, desc=Said(""))


def tell(kind: Kind, parts: Sequence[Part], config: Any, *, seats: Sequence[str]) -> Said:
    """Return one sentence: where each seat stands, without a number of people.

    Every row reaches over two places at least, or it would not be shown.
    """
    axis = _axis(kind, config)
    rows = [_told(name_of(seat, seats), part.counts[axis.counts], axis) for seat, part in parts]
    return Said(_("By seats: {rows}."), {"rows": listed(rows, sign="; ")})


def captions(kind: Kind, parts: Sequence[Part], config: Any, *, seats: Sequence[str]) -> tuple[Said, ...]:
    """Return what may be said of the two seats that stand furthest apart, for the console and the report."""
    pair = _furthest(kind, parts, config)
    if pair is None:
        return ()
    one, other, found = pair
    names = {"seat": name_of(one, seats), "other": name_of(other, seats)}
    if not differ(found):
        return (Said(_("no two seats clearly apart (δ at most {delta})"), {"delta": _figure(found)}),)
    ends = _axis(kind, config).ends or kind.ends(config) or ("", "")
    names |= {"end": ends[1] if found.delta > 0 else ends[0], "delta": _figure(found)}
    return (Said(_("“{seat}” may stand nearer to “{end}” than “{other}” (δ {delta})"), names),)


def apart(kind: Kind, parts: Sequence[Part], config: Any) -> bool:
    """Return whether two seats may be said to differ: for the cards of the debrief."""
    pair = _furthest(kind, parts, config)
    return pair is not None and differ(pair[2])


def name_of(seat: int, seats: Sequence[str]) -> str | Said:
    """Return the name of a row."""
    return OTHER_SEATS if seat == OTHERS else seats[seat]


def _furthest(kind: Kind, parts: Sequence[Part], config: Any) -> tuple[int, int, Dominance] | None:
    """Return the two seats with the largest delta, of those that may be described; None where there is no order."""
    axis = _axis(kind, config)
    if axis.unordered:
        return None
    rows = [(seat, part.counts[axis.counts]) for seat, part in parts if part.n >= DESCRIBED_FROM]
    found = [(one, other, dominance(a, b)) for (one, a), (other, b) in combinations(rows, 2)]
    return max(found, key=lambda pair: abs(pair[2].delta), default=None)


def _told(name: str | Said, counts: Sequence[int], axis: Axis) -> Said:
    taken = [place for place, count in zip(axis.places, counts, strict=True) if count]
    if axis.unordered:
        most = max(counts)
        first = [place for place, count in zip(axis.places, counts, strict=True) if count == most]
        chosen = [Said("“{place}”", {"place": place}) for place in first]
        return Said(_("“{seat}” most often {places}"), {"seat": name, "places": listed(chosen)})
    middle = axis.places[round(median(counts))]
    return Said(
        _("“{seat}” from “{low}” to “{high}”, around “{middle}”"),
        {"seat": name, "low": taken[0], "high": taken[-1], "middle": middle},
    )


def _figure(found: Dominance) -> Said:
    return decimal(abs(found.delta), 2)


def _axis(kind: Kind, config: Any) -> Axis:
    axis = kind.axis(config)
    if axis is None:
        raise LookupError(f"{kind.slug} is never shown by seat")
    return axis
