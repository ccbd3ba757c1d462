"""A choice: one or several of a list, without an order between them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from sessions.figures.axes import in_rows
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Lines, Switch, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.measures.reading import Reading, read_unordered
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["Choice"]

THREE = (_("First"), _("Second"), _("Third"))


class Choice(Kind):
    """Everyone chooses from the same list."""

    slug = "choice"
    title = _("Choice")
    purpose = _("One or several of a list.")

    @dataclass(frozen=True)
    class Config(KindConfig):
        """The options, and whether several may be chosen."""

        options: tuple[str, ...] = setting(Lines(_("Options"), help=_("One a line."), most=12, longest=80), THREE)
        several: bool = setting(Switch(_("Several may be chosen")), False)

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text=_("Think of the small step you chose last time. What happened?"),
            config={
                "options": [
                    "I took it",
                    "I took part of it",
                    "I changed it",
                    "It is still ahead",
                    "I had none, or was away",
                ]
            },
            answers=(({"option": ["0"]}, [0]), ({"option": ["4"]}, [4])),
            refused=({}, {"option": ["5"]}, {"option": ["0", "1"]}, {"option": ["x"]}),
        ),
        Example(
            text=_("Which of these would help us most?"),
            config={"options": ["Time to think", "Fewer meetings", "One aim"], "several": True},
            answers=(({"option": ["2", "0"]}, [0, 2]), ({"option": ["1"]}, [1])),
            refused=({}, {"option": ["3"]}, {"option": ["1", "1"]}),
        ),
    )

    def parse(self, fields: Fields, config: Config) -> list[int]:
        last = len(config.options) - 1
        if not config.several:
            return [whole(one(fields, "option"), most=last)]
        chosen = [whole(text, most=last) for text in several(fields, "option")]
        if not chosen:
            raise Refusal("answer.missing", _("Please choose an answer first, or say that you cannot."))
        if len(set(chosen)) < len(chosen):
            raise outside()
        return sorted(chosen)

    def zone(self, value: list[int], config: Config) -> Hashable:
        return tuple(value)

    def summarise(self, crowd: Crowd, config: Config) -> Summary:
        counts = [0] * len(config.options)
        for value in crowd:
            for option in value:
                counts[option] += 1
        return Summary(n=len(crowd), counts={"answers": tuple(counts)})

    def measure(self, summary: Summary, config: Config) -> Reading | None:
        if config.several or summary.n < 2:
            return None
        return read_unordered(summary.counts["answers"])

    def draw(self, summary: Summary | None, config: Config, *, canvas: Canvas = WALL) -> Scene:
        return in_rows(
            summary.counts["answers"] if summary else None,
            canvas=canvas,
            keys=[f"option={option}" for option in range(len(config.options))],
            labels=config.options,
            title=" · ".join(config.options),
            desc=self.tell(summary, config).say() if summary else "",
        )

    def tell(self, summary: Summary, config: Config) -> Said:
        parts = [
            f"{option}: {count}" for option, count in zip(config.options, summary.counts["answers"], strict=True) if count
        ]
        several = _("{n} answers, several options each: {parts}.")
        if config.several:
            return Said(several, {"n": summary.n, "parts": "; ".join(parts)})
        return ngettext("{n} answer. {parts}.", "{n} answers. {parts}.", summary.n, parts="; ".join(parts))

    def simulate(self, lean: float, config: Config) -> dict[str, list[str]]:
        return {"option": [str(min(int(lean * len(config.options)), len(config.options) - 1))]}
