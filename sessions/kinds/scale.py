"""Scale: two to eleven steps in words, from less to more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.seats import Axis
from sessions.figures.stacks import stacks
from sessions.figures.table import Table
from sessions.kinds.base import Example, Fields, Summary
from sessions.kinds.config import KindConfig, Lines, setting
from sessions.kinds.fields import one, whole
from sessions.kinds.guessing import Guessing
from sessions.kinds.telling import ANSWERS, ordered, waiting
from sessions.measures.reading import Reading, read
from sessions.measures.zones import zone
from sessions.privacy.veil import Crowd
from sessions.words import Said, _

__all__ = ["Scale", "ScaleConfig"]

ROW = "answers"


@dataclass(frozen=True)
class ScaleConfig(KindConfig):
    """The steps, less first."""

    steps: tuple[str, ...] = setting(
        Lines(_("Steps"), help=_("From less to more, in at most five words each."), least=2, most=11),
        (_("Not at all"), _("A little"), _("Partly"), _("Mostly"), _("Completely")),
    )

    @property
    def brief(self) -> bool:
        """Whether the steps are as short as numbers, so that a phone can set them in rows."""
        return all(len(step) <= 3 for step in self.steps)


class Scale(Guessing):
    """An answer is the number of its step, from 0."""

    slug = "scale"
    title = _("Scale")
    purpose = _("Where each of us stands on a few steps in words.")
    Config = ScaleConfig
    level = True
    guess_field = "step"
    examples = (
        Example(
            text=_("How clear is it to you where we are heading?"),
            config={"steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]},
            answers=(({"step": ["0"]}, 0), ({"step": ["3"]}, 3), ({"step": ["4"], "seat": ["1"]}, 4)),
            refused=({}, {"step": []}, {"step": ["5"]}, {"step": ["-1"]}, {"step": ["1", "2"]}, {"step": ["3.0"]}),
        ),
        Example(
            text=_("Have you seen the new plan?"),
            config={"steps": ["Not yet", "Yes"]},
            answers=(({"step": ["1"]}, 1),),
            refused=({"step": ["2"]}, {"step": [""]}),
        ),
        Example(
            text=_("How confident are you that you will take this step?"),
            config={"steps": [str(step) for step in range(11)]},
            answers=(({"step": ["0"]}, 0), ({"step": ["10"]}, 10)),
            refused=({"step": ["11"]}, {"step": ["1e1"]}, {"step": ["010"]}),
        ),
    )

    def ends(self, config: ScaleConfig) -> tuple[str, str]:
        return config.steps[0], config.steps[-1]

    def axis(self, config: ScaleConfig) -> Axis:
        return Axis(places=config.steps)

    def parse(self, fields: Fields, config: ScaleConfig) -> int:
        return whole(one(fields, "step"), most=len(config.steps) - 1)

    def zone(self, value: int, config: ScaleConfig) -> int:
        return zone(value, options=len(config.steps))

    def place(self, value: int, config: ScaleConfig) -> int:
        return value

    def summarise(self, crowd: Crowd, config: ScaleConfig) -> Summary:
        counts = [0] * len(config.steps)
        for step in crowd:
            counts[step] += 1
        return Summary(n=len(crowd), counts={ROW: tuple(counts)})

    def measure(self, summary: Summary, config: ScaleConfig) -> Reading | None:
        return read(summary.counts[ROW]) if summary.n >= 2 else None

    def draw(self, summary: Summary | None, config: ScaleConfig, *, canvas: Canvas = WALL) -> Scene:
        keys = [f"step={step}" for step in range(len(config.steps))]
        return stacks(
            summary.counts[ROW] if summary else (0,) * len(config.steps),
            steps=config.steps,
            keys=keys,
            canvas=canvas,
            title=self.tell(summary, config) if summary and summary.n else waiting(),
            desc=self.described(summary, config),
            guesses=self.hollow(summary, keys),
        )

    def tables(self, summary: Summary, config: ScaleConfig) -> tuple[Table, ...]:
        return (Table(ROW, ANSWERS, config.steps, self.rows_of(summary)),)

    def tell(self, summary: Summary, config: ScaleConfig) -> Said:
        counts = summary.counts[ROW]
        told = ordered(counts, names=config.steps, ends=self.ends(config), reading=self.measure(summary, config))
        return self.with_guess(told, summary, config)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        steps = len(config.steps)
        return {"step": [str(min(steps - 1, int(lean * steps)))]}

    def guess_names(self, config: ScaleConfig) -> tuple[str, ...]:
        return config.steps

    def simulate_guess(self, lean: float, config: Any) -> dict[str, list[str]]:
        return self.simulate(lean, config)
