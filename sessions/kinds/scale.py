"""A scale: two to eleven steps in words, from less on the left to more on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sessions.figures.axes import along_a_line
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Lines, setting
from sessions.kinds.fields import one, whole
from sessions.kinds.telling import tell_ordered
from sessions.measures.reading import Reading, read
from sessions.measures.zones import zone
from sessions.privacy.veil import Crowd
from sessions.words import Said, _

__all__ = ["Scale"]

FIVE = (_("Not at all"), _("A little"), _("Partly"), _("Mostly"), _("Completely"))


class Scale(Kind):
    """Everyone stands on one step."""

    slug = "scale"
    title = _("Scale")
    purpose = _("Two to eleven steps in words. Everyone stands on one.")

    @dataclass(frozen=True)
    class Config(KindConfig):
        """The steps, from left to right."""

        steps: tuple[str, ...] = setting(
            Lines(_("Steps, left to right"), help=_("One a line; less on the left, more on the right.")), FIVE
        )

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text=_("How clear is it to you where we are heading?"),
            config={"steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]},
            answers=(({"step": ["0"]}, 0), ({"step": ["4"]}, 4)),
            refused=({}, {"step": ["5"]}, {"step": ["-1"]}, {"step": ["1.0"]}, {"step": ["３"]}, {"step": ["1", "2"]}),
        ),
        Example(
            text=_("Is today a good day to begin?"),
            config={"steps": ["Not yet", "Yes"]},
            answers=(({"step": ["0"]}, 0), ({"step": ["1"]}, 1)),
            refused=({"step": ["2"]}, {"step": ["NaN"]}, {"step": [""]}),
        ),
        Example(
            text=_("How confident are you that you will take this step?"),
            config={"steps": [str(number) for number in range(11)]},
            answers=(({"step": ["10"]}, 10),),
            refused=({"step": ["11"]}, {"step": ["1e400"]}),
        ),
    )

    def parse(self, fields: Fields, config: Config) -> int:
        return whole(one(fields, "step"), most=len(config.steps) - 1)

    def zone(self, value: int, config: Config) -> int:
        return zone(value, options=len(config.steps))

    def summarise(self, crowd: Crowd, config: Config) -> Summary:
        counts = [0] * len(config.steps)
        for value in crowd:
            counts[value] += 1
        return Summary(n=len(crowd), counts={"answers": tuple(counts)})

    def measure(self, summary: Summary, config: Config) -> Reading | None:
        return read(summary.counts["answers"]) if summary.n > 1 else None

    def draw(self, summary: Summary | None, config: Config, *, canvas: Canvas = WALL) -> Scene:
        return along_a_line(
            summary.counts["answers"] if summary else None,
            canvas=canvas,
            keys=[f"step={step}" for step in range(len(config.steps))],
            labels=config.steps,
            ends=self.ends(config),
            title=" – ".join(self.ends(config)),
            desc=self.tell(summary, config).say() if summary else "",
        )

    def tell(self, summary: Summary, config: Config) -> Said:
        return tell_ordered(summary.counts["answers"], places=config.steps, ends=self.ends(config))

    def ends(self, config: Config) -> tuple[str, str]:
        return config.steps[0], config.steps[-1]

    def simulate(self, lean: float, config: Config) -> dict[str, list[str]]:
        return {"step": [str(min(int(lean * len(config.steps)), len(config.steps) - 1))]}
