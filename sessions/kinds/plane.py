"""Plane: one to five items, each placed on two named axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.field import field
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.table import Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Lines, setting
from sessions.kinds.fields import one, several, whole
from sessions.kinds.placing import GRID, HALF, PLACES, SIDE, apart_said, levels, quarters
from sessions.kinds.telling import answers, listed, waiting
from sessions.measures import plane
from sessions.measures.reading import Reading
from sessions.measures.several import together
from sessions.measures.shape import DESCRIBED_FROM
from sessions.measures.zones import zone
from sessions.privacy.minds import Parts
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _

__all__ = ["SIDE", "Plane", "PlaneConfig"]

MOST = 5


@dataclass(frozen=True)
class PlaneConfig(KindConfig):
    """What is placed, and the words at the ends of both axes."""

    items: tuple[str, ...] = setting(
        Lines(_("Items"), help=_("Each is placed by everybody."), least=1, most=MOST),
        (_("How we decide"), _("How we share information")),
    )
    across_low: str = setting(Line(_("Left end"), longest=40), _("Little effect"))
    across_high: str = setting(Line(_("Right end"), longest=40), _("Strong effect"))
    up_low: str = setting(Line(_("Lower end"), longest=40), _("Not well yet"))
    up_high: str = setting(Line(_("Upper end"), longest=40), _("Very well"))

    @property
    def last(self) -> int:
        """The number of the last place each way."""
        return SIDE - 1

    @property
    def middle(self) -> int:
        """Where an input rests that nobody has touched."""
        return HALF


class Plane(Kind):
    """An answer is one place an item, across and up, each counted from 0.

    Published is one grid of counts an item. They are counted one by one, so that no dot of one item can be
    laid to any dot of another. Every item is placed, or none: an item that few had placed would show them.
    """

    slug = "plane"
    title = _("Plane")
    purpose = _("Where each of us places one to five things on two axes.")
    Config = PlaneConfig
    examples = (
        Example(
            text=_("Place each one: how much does it affect your work, and how well do we do it?"),
            config={
                "items": ["How we decide", "How we share information", "How we meet", "The tools we use"],
                "across_low": "Little effect",
                "across_high": "Strong effect",
                "up_low": "Not well yet",
                "up_high": "Very well",
            },
            answers=(
                (
                    {f"{axis}{item}": [str(item + at)] for item in range(4) for axis, at in (("across", 0), ("up", 9))},
                    [[0, 9], [1, 10], [2, 11], [3, 12]],
                ),
            ),
            refused=({}, {"across0": ["3"], "up0": ["4"]}, {"at": ["3"]}),
        ),
        Example(
            text=_("Where do you see this plan?"),
            config={"items": ["The plan"]},
            answers=(({"across0": ["0"], "up0": ["19"]}, [[0, 19]]), ({"across0": ["19"], "up0": ["0"]}, [[19, 0]])),
            refused=(
                {"up0": ["3"]},
                *({"across0": ["3"], "up0": wrong} for wrong in ([], [""], ["20"], ["-1"], ["9.5"], ["NaN"])),
                *({"across0": wrong, "up0": ["3"]} for wrong in (["20"], ["3", "3"], ["３"], ["03"], ["1e400"])),
            ),
        ),
    )

    def parse(self, fields: Fields, config: PlaneConfig) -> list[list[int]]:
        names = [name for pair in _names(config) for name in pair]
        if any(several(fields, name) in ([], [""]) for name in names):
            raise Refusal("answer.missing", _("Please place everything first, or say that you cannot."))
        return [[whole(one(fields, name), most=SIDE - 1) for name in pair] for pair in _names(config)]

    def zone(self, value: list[list[int]], config: PlaneConfig) -> Parts:
        """Return the zone on each axis of each item: a group that agrees on one of them is of one mind there."""
        return Parts(zone(at, options=SIDE) for place in value for at in place)

    def summarise(self, crowd: Crowd, config: PlaneConfig) -> Summary:
        rows = [[0] * len(GRID) for _item in config.items]
        for value in crowd:
            for row, (across, up) in zip(rows, value, strict=True):
                row[up * SIDE + across] += 1
        return Summary(n=len(crowd), counts={_row(item): tuple(row) for item, row in enumerate(rows)})

    def measure(self, summary: Summary, config: PlaneConfig) -> Reading | None:
        """Return the mean of all items: how far apart two people place one of them, in steps of the grid."""
        return together(self.readings(summary, config)) if summary.n >= 2 else None

    def readings(self, summary: Summary, config: PlaneConfig) -> list[Reading]:
        """Return the reading of each item."""
        return [_read(row) for row in _rows(summary, config)]

    def draw(self, summary: Summary | None, config: PlaneConfig, *, canvas: Canvas = WALL) -> Scene:
        return field(
            _rows(summary, config) if summary else [(0,) * len(GRID)] * len(config.items),
            side=SIDE,
            items=config.items,
            across=(config.across_low, config.across_high),
            up=(config.up_low, config.up_high),
            names=_names(config),
            canvas=canvas,
            title=self.tell(summary, config) if summary else waiting(),
            desc=self._where(summary, config) if summary else Said(""),
        )

    def tables(self, summary: Summary, config: PlaneConfig) -> tuple[Table, ...]:
        """Return one table an item, its lowest row first."""
        ends = (config.across_low, config.across_high, config.up_low, config.up_high)
        return tuple(
            Table(_row(at), item, PLACES, levels(row), "plane", ends)
            for at, (item, row) in enumerate(zip(config.items, _rows(summary, config), strict=True))
        )

    def tell(self, summary: Summary, config: PlaneConfig) -> Said:
        """Return how many place each item on the right, and how many on the upper half."""
        parts = [
            Said(
                _("“{item}” {across} and {up}"),
                {
                    "item": item,
                    "across": sum(count for count, (x, _y) in zip(row, GRID, strict=True) if x >= HALF),
                    "up": sum(row[HALF * SIDE :]),
                },
            )
            for item, row in zip(config.items, _rows(summary, config), strict=True)
        ]
        return Said(
            _("{answers}; nearer to “{across}” and nearer to “{up}”: {items}."),
            {
                "answers": answers(summary.n),
                "across": config.across_high,
                "up": config.up_high,
                "items": listed(parts),
            },
        )

    def captions(self, summary: Summary, reading: Reading, config: PlaneConfig) -> tuple[Said, ...]:
        if reading.n < DESCRIBED_FROM:
            return ()
        each = zip(config.items, self.readings(summary, config), strict=True)
        lines = tuple(apart_said(found, item=item) for item, found in each)
        return lines if len(lines) == 1 else (apart_said(reading), *lines)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return places around the lean, a little elsewhere for each item, and never on one line."""
        given = {}
        for item, (across, up) in enumerate(_names(config)):
            on, off = (lean * 61 + item * 0.37) % 1, (lean * 397 + item * 0.73) % 1
            shift = (item * 0.41) % 1
            given[across] = [_at(0.4 * lean + 0.25 * shift + 0.35 * on)]
            given[up] = [_at(0.2 * lean + 0.3 * (1 - shift) + 0.5 * off)]
        return given

    def _where(self, summary: Summary, config: PlaneConfig) -> Said:
        """Return for each item how many stand in each quarter, those empty left out."""
        ends = {"across": (config.across_low, config.across_high), "up": (config.up_low, config.up_high)}
        items = zip(config.items, _rows(summary, config), strict=True)
        return listed([said for item, row in items for said in quarters(item, row, **ends)])


def _row(item: int) -> str:
    return f"item{item}"


def _rows(summary: Summary, config: PlaneConfig) -> list[tuple[int, ...]]:
    return [summary.counts[_row(item)] for item in range(len(config.items))]


def _names(config: PlaneConfig) -> list[tuple[str, str]]:
    """Return the form entries of each item."""
    return [(f"across{item}", f"up{item}") for item in range(len(config.items))]


def _at(share: float) -> str:
    return str(min(SIDE - 1, max(0, int(share * SIDE))))


def _read(row: tuple[int, ...]) -> Reading:
    sway = plane.wobble(GRID, row)
    return Reading(
        n=sum(row),
        distance=plane.distance(GRID, row),
        closeness=plane.closeness(GRID, row, side=SIDE),
        se=sway.se,
        low=sway.low,
        high=sway.high,
    )
