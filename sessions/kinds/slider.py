"""A slider: a line between two named ends, in steps of five so that no answer is a fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sessions.figures.axes import along_a_line
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, setting
from sessions.kinds.fields import one, outside, whole
from sessions.kinds.telling import tell_ordered
from sessions.measures.reading import Reading, read
from sessions.measures.zones import zone_of_value
from sessions.privacy.veil import Crowd
from sessions.words import Said, _

__all__ = ["Slider"]

STEP = 5
PLACES = 100 // STEP + 1


class Slider(Kind):
    """Everyone stands somewhere on a line."""

    slug = "slider"
    title = _("Slider")
    purpose = _("A line between two ends. Everyone stands somewhere on it.")

    @dataclass(frozen=True)
    class Config(KindConfig):
        """The two ends."""

        low: str = setting(Line(_("Left end")), _("Very little"))
        high: str = setting(Line(_("Right end")), _("A lot"))

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text=_("How much energy do you have for our work at the moment?"),
            config={"low": "Very little", "high": "A lot"},
            answers=(({"at": ["0"]}, 0), ({"at": ["45"]}, 45), ({"at": ["100"]}, 100)),
            refused=({}, {"at": ["42"]}, {"at": ["105"]}, {"at": ["-5"]}, {"at": ["5.0"]}, {"at": ["4５"]}),
        ),
    )

    def parse(self, fields: Fields, config: Config) -> int:
        value = whole(one(fields, "at"), most=100)
        if value % STEP:
            raise outside()
        return value

    def zone(self, value: int, config: Config) -> int:
        return zone_of_value(value)

    def summarise(self, crowd: Crowd, config: Config) -> Summary:
        counts = [0] * PLACES
        for value in crowd:
            counts[value // STEP] += 1
        return Summary(n=len(crowd), counts={"answers": tuple(counts)})

    def measure(self, summary: Summary, config: Config) -> Reading | None:
        return read(summary.counts["answers"]) if summary.n > 1 else None

    def draw(self, summary: Summary | None, config: Config, *, canvas: Canvas = WALL) -> Scene:
        return along_a_line(
            summary.counts["answers"] if summary else None,
            canvas=canvas,
            keys=[f"at={place * STEP}" for place in range(PLACES)],
            labels=(),
            ends=self.ends(config),
            title=" – ".join(self.ends(config)),
            desc=self.tell(summary, config).say() if summary else "",
        )

    def tell(self, summary: Summary, config: Config) -> Said:
        places = [str(place * STEP) for place in range(PLACES)]
        places[0], places[-1] = self.ends(config)
        return tell_ordered(summary.counts["answers"], places=places, ends=self.ends(config))

    def ends(self, config: Config) -> tuple[str, str]:
        return config.low, config.high

    def simulate(self, lean: float, config: Config) -> dict[str, list[str]]:
        return {"at": [str(round(min(max(lean, 0.0), 1.0) * (PLACES - 1)) * STEP)]}
