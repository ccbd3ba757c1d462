"""Rings: how near to one statement each of us stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.rings import rings
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.seats import Axis
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Whole, setting
from sessions.kinds.fields import one, whole
from sessions.kinds.telling import ANSWERS, ordered, tally, waiting
from sessions.measures.reading import Reading, read
from sessions.measures.zones import zone
from sessions.privacy.veil import Crowd
from sessions.words import Said, _, ngettext

__all__ = ["Rings", "RingsConfig"]

ROW = "answers"


@dataclass(frozen=True)
class RingsConfig(KindConfig):
    """The words in the middle and at the edge, and how many places lie from one to the other."""

    near: str = setting(Line(_("In the middle"), longest=40), _("I stand right here"))
    far: str = setting(Line(_("At the edge"), longest=40), _("I stand far away"))
    rings: int = setting(
        Whole(_("Places from the edge to the middle"), help=_("The middle is one of them."), least=3, most=7), 5
    )

    @property
    def steps(self) -> list[dict[str, int]]:
        """Every place, the outermost first: its value, and how many rings it lies away from the middle."""
        return [{"value": value, "away": self.rings - 1 - value} for value in range(self.rings)]


class Rings(Kind):
    """An answer is how near somebody stands: 0 at the edge, the last place in the middle. No angle is asked or kept."""

    slug = "rings"
    title = _("Rings")
    purpose = _("How near to one statement each of us stands.")
    Config = RingsConfig
    grows_live = False
    examples = (
        Example(
            text=_("We know what we will stop doing."),
            config={"near": "I stand right here", "far": "I stand far away"},
            answers=(({"near": ["0"]}, 0), ({"near": ["4"]}, 4), ({"near": ["2"], "angle": ["90"]}, 2)),
            refused=(
                {},
                {"near": []},
                {"near": [""]},
                {"near": ["5"]},
                {"near": ["-1"]},
                {"near": ["1.5"]},
                {"near": ["NaN"]},
                {"near": ["1e400"]},
                {"near": ["1", "2"]},
            ),
        ),
        Example(
            text=_("After we decide, each of us stands behind the decision."),
            config={"rings": 7},
            answers=(({"near": ["6"]}, 6),),
            refused=({"near": ["7"]},),
        ),
    )

    def ends(self, config: RingsConfig) -> tuple[str, str]:
        return config.far, config.near

    def axis(self, config: RingsConfig) -> Axis:
        return Axis(places=tuple(_names(config)), ends=self.ends(config))

    def parse(self, fields: Fields, config: RingsConfig) -> int:
        return whole(one(fields, "near"), most=config.rings - 1)

    def zone(self, value: int, config: RingsConfig) -> int:
        return zone(value, options=config.rings)

    def place(self, value: int, config: RingsConfig) -> int:
        return value

    def summarise(self, crowd: Crowd, config: RingsConfig) -> Summary:
        counts = [0] * config.rings
        for place in crowd:
            counts[place] += 1
        return Summary(n=len(crowd), counts={ROW: tuple(counts)})

    def measure(self, summary: Summary, config: RingsConfig) -> Reading | None:
        """Return the reading of the way from the edge to the middle, as of a scale: two people on one ring agree."""
        return read(summary.counts[ROW]) if summary.n >= 2 else None

    def draw(self, summary: Summary | None, config: RingsConfig, *, canvas: Canvas = WALL) -> Scene:
        counts = summary.counts[ROW] if summary else (0,) * config.rings
        return rings(
            counts,
            ends=self.ends(config),
            keys=[f"near={place}" for place in range(config.rings)],
            canvas=canvas,
            title=self.tell(summary, config) if summary else waiting(),
            desc=tally(counts, names=_names(config)),
        )

    def tables(self, summary: Summary, config: RingsConfig) -> tuple[Table, ...]:
        return (Table(ROW, ANSWERS, tuple(_names(config)), (Row(ROW, ANSWERS, summary.counts[ROW]),)),)

    def tell(self, summary: Summary, config: RingsConfig) -> Said:
        reading = self.measure(summary, config)
        return ordered(summary.counts[ROW], names=_names(config), ends=self.ends(config), reading=reading)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        return {"near": [str(min(config.rings - 1, int(lean * config.rings)))]}


def _names(config: RingsConfig) -> list[str | Said]:
    """Return the words for every place, the outermost first."""
    between = [ngettext("{n} ring away", "{n} rings away", config.rings - 1 - place) for place in range(config.rings)]
    return [config.far, *between[1:-1], config.near]
