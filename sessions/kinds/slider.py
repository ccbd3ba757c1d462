"""Slider: a line between two named ends, from 0 to 100 in steps of 5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.seats import Axis
from sessions.figures.stacks import strip
from sessions.figures.table import Table
from sessions.kinds.base import Example, Fields, Summary
from sessions.kinds.config import KindConfig, Line, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.kinds.guessing import Guessing
from sessions.kinds.telling import ANSWERS, ordered, waiting
from sessions.measures.reading import Reading, read
from sessions.measures.zones import zone_of_value
from sessions.privacy.veil import Crowd
from sessions.words import Said, _

__all__ = ["Slider", "SliderConfig"]

ROW = "answers"
STEP = 5  # coarse, so that no answer is a fingerprint
PLACES = range(0, 101, STEP)
NAMES = [str(place) for place in PLACES]


@dataclass(frozen=True)
class SliderConfig(KindConfig):
    """The words at both ends."""

    low: str = setting(Line(_("Left end"), help=_("Less, in at most five words."), longest=40), _("Very little"))
    high: str = setting(Line(_("Right end"), help=_("More, in at most five words."), longest=40), _("A lot"))


class Slider(Guessing):
    """An answer is its place on the line, 0 to 100."""

    slug = "slider"
    title = _("Slider")
    purpose = _("Where each of us stands between two ends.")
    Config = SliderConfig
    level = True
    guess_field = "at"
    guess_on_line = True
    examples = (
        Example(
            text=_("How much energy do you have for our work at the moment?"),
            config={"low": "Very little", "high": "A lot"},
            answers=(({"at": ["0"]}, 0), ({"at": ["35"]}, 35), ({"at": ["100"]}, 100)),
            refused=(
                {},
                {"at": ["33"]},
                {"at": ["105"]},
                {"at": ["-5"]},
                {"at": ["50.0"]},
                {"at": ["NaN"]},
                {"at": ["1e400"]},
                {"at": ["３５"]},
                {"at": ["35", "35"]},
            ),
        ),
    )

    def ends(self, config: SliderConfig) -> tuple[str, str]:
        return config.low, config.high

    def axis(self, config: SliderConfig) -> Axis:
        return Axis(places=tuple(NAMES), ends=self.ends(config))

    def parse(self, fields: Fields, config: SliderConfig) -> int:
        place = whole(one(fields, "at"), most=PLACES[-1])
        if place not in PLACES:
            raise outside()
        return place

    def zone(self, value: int, config: SliderConfig) -> int:
        return zone_of_value(value)

    def place(self, value: int, config: SliderConfig) -> int:
        return value // STEP

    def summarise(self, crowd: Crowd, config: SliderConfig) -> Summary:
        counts = [0] * len(PLACES)
        for place in crowd:
            counts[place // STEP] += 1
        return Summary(n=len(crowd), counts={ROW: tuple(counts)})

    def measure(self, summary: Summary, config: SliderConfig) -> Reading | None:
        return read(summary.counts[ROW]) if summary.n >= 2 else None

    def draw(self, summary: Summary | None, config: SliderConfig, *, canvas: Canvas = WALL) -> Scene:
        keys = [f"at={place}" for place in PLACES]
        return strip(
            summary.counts[ROW] if summary else (0,) * len(PLACES),
            ends=self.ends(config),
            keys=keys,
            canvas=canvas,
            title=self.tell(summary, config) if summary and summary.n else waiting(),
            desc=self.described(summary, config),
            guesses=self.hollow(summary, keys),
        )

    def tables(self, summary: Summary, config: SliderConfig) -> tuple[Table, ...]:
        return (Table(ROW, ANSWERS, tuple(NAMES), self.rows_of(summary), ends=self.ends(config)),)

    def tell(self, summary: Summary, config: SliderConfig) -> Said:
        counts = summary.counts[ROW]
        told = ordered(counts, names=NAMES, ends=self.ends(config), reading=self.measure(summary, config))
        return self.with_guess(told, summary, config)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        return {"at": [NAMES[round(lean * (len(NAMES) - 1))]]}

    def guess_names(self, config: SliderConfig) -> tuple[str, ...]:
        return tuple(NAMES)

    def guess_place(self, guess: int) -> int:
        return guess // STEP

    def parse_guess(self, fields: Fields, config: SliderConfig) -> int | None:
        """Return the place; a plain number field that was left empty is no guess."""
        return None if several(fields, "at") == [""] else self.parse(fields, config)

    def simulate_guess(self, lean: float, config: Any) -> dict[str, list[str]]:
        return self.simulate(lean, config)
