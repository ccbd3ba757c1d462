"""Choice: one or several of a list whose options have no order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.rows import rows
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.seats import Axis
from sessions.figures.table import Table
from sessions.kinds.base import Example, Fields, Summary
from sessions.kinds.config import KindConfig, Lines, Switch, Whole, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.kinds.guessing import FIRST, Guessing
from sessions.kinds.telling import ANSWERS, answers, tally, waiting
from sessions.measures.reading import Reading, read_unordered
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["Choice", "ChoiceConfig"]

ROW = "answers"
MOST = 12


@dataclass(frozen=True)
class ChoiceConfig(KindConfig):
    """The options, and how many of them a person may choose."""

    options: tuple[str, ...] = setting(
        Lines(_("Options"), help=_("In the order in which people read them."), least=2, most=MOST, longest=80),
        (_("First"), _("Second"), _("Third")),
    )
    several: bool = setting(Switch(_("Several may be chosen")), False)
    most: int = setting(Whole(_("At most so many"), help=_("Only if several may be chosen."), least=2, most=MOST), MOST)

    @property
    def limit(self) -> int:
        """How many of the options a person may choose."""
        return min(self.most, len(self.options)) if self.several else 1

    @property
    def limited(self) -> bool:
        """Whether several may be chosen, but not all."""
        return 1 < self.limit < len(self.options)


class Choice(Guessing):
    """An answer is the list of chosen options, counted from 0 and in their order."""

    slug = "choice"
    title = _("Choice")
    purpose = _("What each of us picks from a list: one, or several.")
    Config = ChoiceConfig
    guess_text = FIRST
    guess_field = "option"
    ordered = False
    examples = (
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
            refused=({}, {"option": ["5"]}, {"option": ["0", "1"]}, {"option": ["x"]}, {"option": ["-0"]}),
        ),
        Example(
            text=_("Which of these would help us most?"),
            config={
                "options": ["Time to think", "Fewer meetings", "One aim", "A quiet room"],
                "several": True,
                "most": 3,
            },
            answers=(({"option": ["2", "0"]}, [0, 2]), ({"option": ["1"]}, [1])),
            refused=({}, {"option": ["4"]}, {"option": ["1", "1"]}, {"option": ["0", "1", "2", "3"]}),
        ),
    )

    def parse(self, fields: Fields, config: ChoiceConfig) -> list[int]:
        last = len(config.options) - 1
        if not config.several:
            return [whole(one(fields, "option"), most=last)]
        chosen = [whole(text, most=last) for text in several(fields, "option")]
        if not chosen:
            raise Refusal("answer.missing", _("Please choose an answer first, or say that you cannot."))
        if len(set(chosen)) < len(chosen):
            raise outside()
        if len(chosen) > config.limit:
            raise Refusal("answer.many", Said(_("Please choose {most} at most."), {"most": config.limit}))
        return sorted(chosen)

    def axis(self, config: ChoiceConfig) -> Axis | None:
        """Return the options; where several may be chosen, all of one seat could share one of them unseen."""
        return None if config.several else Axis(places=config.options, unordered=True)

    def zone(self, value: list[int], config: ChoiceConfig) -> int:
        """Return the chosen option; one zone for all where several may be chosen, so that no latecomers enter.

        They might all share one option, and the difference of two pictures would say so of each of them.
        """
        return 0 if config.several else value[0]

    def place(self, value: list[int], config: ChoiceConfig) -> int | None:
        return None if config.several else value[0]

    def summarise(self, crowd: Crowd, config: ChoiceConfig) -> Summary:
        counts = [0] * len(config.options)
        for chosen in crowd:
            for option in chosen:
                counts[option] += 1
        return Summary(n=len(crowd), counts={ROW: tuple(counts)})

    def measure(self, summary: Summary, config: ChoiceConfig) -> Reading | None:
        """Return the reading of one choice each; several choices a person have no distance between people."""
        return None if config.several or summary.n < 2 else read_unordered(summary.counts[ROW])

    def draw(self, summary: Summary | None, config: ChoiceConfig, *, canvas: Canvas = WALL) -> Scene:
        keys = [f"option={option}" for option in range(len(config.options))]
        return rows(
            summary.counts[ROW] if summary else (0,) * len(config.options),
            options=config.options,
            keys=keys,
            canvas=canvas,
            title=self.tell(summary, config) if summary and summary.n else waiting(),
            desc=self.described(summary, config),
            guesses=self.hollow(summary, keys),
        )

    def tables(self, summary: Summary, config: ChoiceConfig) -> tuple[Table, ...]:
        return (Table(ROW, ANSWERS, config.options, self.rows_of(summary)),)

    def tell(self, summary: Summary, config: ChoiceConfig) -> Said:
        where = tally(summary.counts[ROW], names=config.options)
        told = Said(_("{answers}: {where}."), {"answers": self._count(summary, config), "where": where})
        return self.with_guess(told, summary, config)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return the option at the lean, and where several may be chosen the next one too, now and then."""
        options = len(config.options)
        first = min(options - 1, int(lean * options))
        more = config.limit > 1 and int(lean * options * 2) % 2 == 1
        return {"option": [str(option) for option in sorted({first, (first + 1) % options} if more else {first})]}

    def guess_names(self, config: ChoiceConfig) -> tuple[str, ...]:
        return config.options

    def simulate_guess(self, lean: float, config: Any) -> dict[str, list[str]]:
        return {"option": [str(min(len(config.options) - 1, int(lean * len(config.options))))]}

    def _count(self, summary: Summary, config: ChoiceConfig) -> Said:
        if not config.several:
            return answers(summary.n)
        return ngettext(
            "{n} answer with one or several choices", "{n} answers with one or several choices each", summary.n
        )
