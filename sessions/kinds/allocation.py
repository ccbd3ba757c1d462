"""Allocation: a hundred points that each of us spreads over a few things."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.spreads import spreads
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Lines, setting
from sessions.kinds.fields import one, several, whole
from sessions.kinds.spending import PLACES, most_apart, range_said, rows_of, strip_said
from sessions.kinds.telling import answers, listed, waiting
from sessions.measures import budgets
from sessions.measures.budgets import POINTS, STEP
from sessions.measures.reading import Reading
from sessions.measures.shape import DESCRIBED_FROM
from sessions.measures.wobble import EIGHTY
from sessions.privacy.minds import Parts
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _

__all__ = ["WHOLE_FROM", "Allocation", "AllocationConfig"]

WOBBLE = "wobble"
WHOLE_FROM = 8
"""People from which the wobble of whole budgets is published, and by which two pictures of a round differ at least.

With fewer it would help to put whole budgets together again, and so would the strips alone of three who come late."""
SHORT = 32  # letters of an item that fit into the line below the wall's picture
HALF = 50
"""Where the line ends if at least four items share the points and none was given more: more room for every voice."""
TICKS = {HALF: 10, POINTS: 25}
REACH, GOLDEN = 0.22, 0.618034  # how a simulated voice sees items spread over a line: how far, and how far apart


@dataclass(frozen=True)
class AllocationConfig(KindConfig):
    """The items that share the points."""

    items: tuple[str, ...] = setting(
        Lines(_("Items"), help=_("Each takes a share of 100 points."), least=2, most=12),
        (_("First"), _("Second"), _("Third")),
    )

    @property
    def most(self) -> int:
        """The points there are."""
        return POINTS

    @property
    def step(self) -> int:
        """The points that go together, coarse so that no answer is a fingerprint."""
        return STEP


class Allocation(Kind):
    """An answer is the points of every item, in steps of 5 and 100 in all."""

    slug = "allocation"
    title = _("Allocation")
    purpose = _("How each of us would spread 100 points over a few things.")
    Config = AllocationConfig
    grows_live = False
    fewest = WHOLE_FROM
    examples = (
        Example(
            text=_("Where does your effort really go? Spread 100 points."),
            config={
                "items": [
                    "Serving people today",
                    "Repairing the same things again",
                    "Improving how we work",
                    "Building something new",
                    "Coordinating and reporting",
                ]
            },
            answers=(
                ({f"points-{item}": ["20"] for item in range(5)}, [20, 20, 20, 20, 20]),
                ({"points-0": ["100"], **{f"points-{item}": [""] for item in range(1, 5)}}, [100, 0, 0, 0, 0]),
                ({f"points-{item}": [str(10 * item)] for item in range(5)}, [0, 10, 20, 30, 40]),
            ),
            refused=(
                {},
                {f"points-{item}": [""] for item in range(5)},
                {f"points-{item}": ["25"] for item in range(5)},
                {f"points-{item}": ["21" if item else "16"] for item in range(5)},
                {f"points-{item}": ["-20" if item else "180"] for item in range(5)},
                {f"points-{item}": ["20", "20"] for item in range(5)},
                {"points-0": ["1e2"], **{f"points-{item}": ["0"] for item in range(1, 5)}},
            ),
        ),
        Example(
            text=_("How would you share our time between these two?"),
            config={"items": ["Today", "Tomorrow"]},
            answers=(({"points-0": ["35"], "points-1": ["65"]}, [35, 65]),),
            refused=({"points-0": ["105"], "points-1": ["0"]}, {"points-0": ["101"]}, {"points-1": ["95"]}),
        ),
        Example(
            text=_("The next three months have 100 points of effort. How would you spread them?"),
            config={"items": [f"A subject that takes some words, number {number}" for number in range(1, 13)]},
            answers=(
                ({f"points-{item}": ["5"] for item in range(8)} | {"points-11": ["60"]}, [*[5] * 8, 0, 0, 0, 60]),
            ),
            refused=({"points-0": ["95"]},),
        ),
    )

    def parse(self, fields: Fields, config: AllocationConfig) -> list[int]:
        """Return the points of every item; a field left empty gives none."""
        names = [f"points-{item}" for item in range(len(config.items))]
        if all(several(fields, name) in ([], [""]) for name in names):
            raise Refusal("answer.missing", _("Please spread the 100 points first, or say that you cannot."))
        points = [_points(fields, name) for name in names]
        left = POINTS - sum(points)
        if left > 0:
            raise Refusal("answer.left", Said(_("You have {left} points left. Please spread all 100."), {"left": left}))
        if left < 0:
            raise Refusal("answer.over", Said(_("That is {over} points too many. There are 100."), {"over": -left}))
        return points

    def zone(self, value: list[int], config: AllocationConfig) -> Parts:
        """Return the item with the most points, the first of several, and the points of each."""
        return Parts((value.index(max(value)), *value))

    def summarise(self, crowd: Crowd, config: AllocationConfig) -> Summary:
        """Return one row of counts an item; which shares belong to one person is lost.

        The wobble is rounded up to whole points, as it is said: of 240 sets of whole budgets that fit the strips of
        eight people and four lines, two digits of it would leave 20, and all digits four.
        """
        given = list(crowd)
        columns = [[budget[item] for budget in given] for item in range(len(config.items))]
        rows = [tuple(column.count(points) for points in PLACES) for column in columns]
        counts = {f"item-{item}": row for item, row in enumerate(rows)}
        if len(given) >= WHOLE_FROM:
            counts[WOBBLE] = (ceil(round(budgets.whole_wobble(given, rows).se, 6)),)
        return Summary(n=len(given), counts=counts)

    def measure(self, summary: Summary, config: AllocationConfig) -> Reading | None:
        if summary.n < 2:
            return None
        rows = rows_of(summary, config.items)
        distance = budgets.distance(rows)
        se = float(summary.counts[WOBBLE][0]) if WOBBLE in summary.counts else budgets.bound(rows)
        return Reading(
            n=summary.n,
            distance=distance,
            closeness=budgets.closeness(rows),
            se=se,
            low=max(0.0, distance - EIGHTY * se),
            high=min(float(POINTS), distance + EIGHTY * se),
        )

    def draw(self, summary: Summary | None, config: AllocationConfig, *, canvas: Canvas = WALL) -> Scene:
        rows = rows_of(summary, config.items)
        end = HALF if len(rows) >= 4 and not any(any(row[HALF // STEP + 1 :]) for row in rows) else POINTS
        return spreads(
            [row[: end // STEP + 1] for row in rows],
            items=config.items,
            ticks=[(points // STEP, str(points)) for points in range(0, end + 1, TICKS[end])],
            names=[f"points-{item}" for item in range(len(rows))],
            unit=STEP,
            canvas=canvas,
            title=self.tell(summary, config) if summary else waiting(),
            desc=listed([strip_said(name, row) for name, row in zip(config.items, rows, strict=True) if any(row)]),
        )

    def tables(self, summary: Summary, config: AllocationConfig) -> tuple[Table, ...]:
        given = enumerate(zip(config.items, rows_of(summary, config.items), strict=True))
        rows = tuple(Row(f"item-{at}", item, row) for at, (item, row) in given)
        return (Table("points", Said(_("Points")), tuple(str(points) for points in PLACES), rows, "strips"),)

    def tell(self, summary: Summary, config: AllocationConfig) -> Said:
        given, most = zip(config.items, rows_of(summary, config.items), strict=True), most_apart(summary, config.items)
        ranges = listed([range_said(name, row) for name, row in given])
        values = {"answers": answers(summary.n), "points": POINTS, "ranges": ranges}
        if most is None:
            return Said(_("{answers}, points out of {points}: {ranges}."), values)
        words = _("{answers}, points out of {points}: {ranges}; budgets differ most on “{item}”.")
        return Said(words, {**values, "item": most[0]})

    def notes(self, summary: Summary, config: AllocationConfig) -> tuple[Said, ...]:
        most = most_apart(summary, config.items)
        return (
            (Said(_("Budgets differ most on “{item}”."), {"item": most[0]}),) if most and len(most[0]) <= SHORT else ()
        )

    def captions(self, summary: Summary, reading: Reading, config: AllocationConfig) -> tuple[Said, ...]:
        """Return what two people would move, and the item that makes up most of it."""
        if reading.n < DESCRIBED_FROM:
            return ()
        most = most_apart(summary, config.items)
        moved = Said(
            _("two people would move {distance} of {points} points on average to agree ({low} to {high})"),
            {
                "distance": round(reading.distance),
                "points": POINTS,
                "low": round(reading.low or 0),
                "high": round(reading.high or 0),
            },
        )
        if most is None:
            return (moved,)
        words = _("budgets differ most on “{item}”: {share} % of what two people would move")
        return (moved, Said(words, {"item": most[0], "share": round(100 * most[1])}))

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return the points of somebody who stands at the lean of a line on which the items lie."""
        items = range(len(config.items))
        weights = [2.0 ** -(abs((0.5 + item * GOLDEN) % 1 - lean) / REACH) for item in items]
        steps = [int(POINTS // STEP * weight / sum(weights)) for weight in weights]
        while sum(steps) < POINTS // STEP:
            item = max(items, key=lambda item: weights[item] / sum(weights) * (POINTS // STEP) - steps[item])
            steps[item] += 1
        return {f"points-{item}": [str(STEP * steps[item])] for item in items}


def _points(fields: Fields, name: str) -> int:
    """Return the points in one field. Raises `Refusal`."""
    if several(fields, name) in ([], [""]):
        return 0
    points = whole(one(fields, name), most=POINTS)
    if points % STEP:
        raise Refusal("answer.step", Said(_("Points go in steps of {step}."), {"step": STEP}))
    return points
