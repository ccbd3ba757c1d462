"""Marks: which of the sheets on the wall speak for me too. Asked about sheets that are there, each phone among six."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.stacks import crowd_of
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import Field, KindConfig, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.kinds.telling import answers, waiting
from sessions.kinds.words import LONGEST
from sessions.measures.reading import Reading
from sessions.privacy.sheets import tidy
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["MOST", "ROW", "SEEN", "Marks", "MarksConfig", "Sheets"]

SEEN = 6  # sheets that each phone is shown
MOST = 200  # sheets that a phone can be asked to choose its six from
ROW = "marks"
TALLEST = LONGEST + 200  # characters: a step has two halves and their words


@dataclass(frozen=True)
class Sheets(Field):
    """The sheets of a published picture, each exactly as it was shown; two may be equal."""

    def clean(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
            raise Refusal("config.type", Said(_("{label}: expected a list of lines."), {"label": Said(self.label)}))
        if not 2 <= len(value) <= MOST:
            message = _("{label}: between {least} and {most} lines, please.")
            raise Refusal("config.count", Said(message, {"label": Said(self.label), "least": 2, "most": MOST}))
        if any(text != tidy(text, longest=TALLEST) for text in value):
            raise Refusal("config.type", Said(_("{label}: expected plain text."), {"label": Said(self.label)}))
        return tuple(value)


@dataclass(frozen=True)
class MarksConfig(KindConfig):
    """The sheets that may be marked."""

    items: tuple[str, ...] = setting(Sheets(_("Sheets")), (_("The first sheet"), _("The second sheet")))

    @property
    def seen(self) -> int:
        """How many of them each phone is shown."""
        return min(SEEN, len(self.items))


class Marks(Kind):
    """An answer is the list of the sheets it marks; none of them is an answer as well."""

    slug = "marks"
    title = _("Marks")
    purpose = _("Which sheets speak for others too.")
    Config = MarksConfig
    grows_live = False
    figured = False
    offered = False
    examples = (
        Example(
            text=_("Which of these sheets speak for you too?"),
            config={"items": [f"Sheet {number}" for number in range(1, 24)]},
            answers=(
                ({"looked": ["1"]}, []),
                ({"looked": ["1"], "mark": ["3"]}, [3]),
                ({"looked": ["1"], "mark": ["22", "0", "7"]}, [0, 7, 22]),
                ({"looked": ["1"], "mark": [str(sheet) for sheet in range(6)]}, [0, 1, 2, 3, 4, 5]),
            ),
            refused=(
                {},
                {"looked": ["0"]},
                {"mark": ["23"]},
                {"mark": ["1", "1"]},
                {"mark": [str(sheet) for sheet in range(7)]},
                {"mark": ["-1"]},
            ),
        ),
        Example(
            text=_("Which of these sheets speak for you too?"),
            config={"items": ["The same", "The same", "two\nlines  and   spaces", "\u202egnol"]},
            answers=(({"mark": ["1"]}, [1]),),
            refused=({"mark": ["4"]},),
        ),
    )

    def parse(self, fields: Fields, config: MarksConfig) -> list[int]:
        marked = [whole(text, most=len(config.items) - 1) for text in several(fields, "mark")]
        if not marked and one(fields, "looked") != "1":
            raise outside()
        if len(set(marked)) < len(marked):
            raise outside()
        if len(marked) > SEEN:
            raise Refusal("answer.many", Said(_("Please choose {most} at most."), {"most": SEEN}))
        return sorted(marked)

    def zone(self, value: list[int], config: MarksConfig) -> int:
        """Return one zone for all: marks are shown of the whole room at once, of no part of it and of no latecomers."""
        return 0

    def summarise(self, crowd: Crowd, config: MarksConfig) -> Summary:
        counts = [0] * len(config.items)
        for marked in crowd:
            for sheet in marked:
                counts[sheet] += 1
        return Summary(n=len(crowd), counts={ROW: tuple(counts)})

    def sheets(self, summary: Summary, config: MarksConfig) -> tuple[str, ...]:
        return config.items

    def dots(self, summary: Summary, config: MarksConfig) -> tuple[int, ...]:
        return summary.counts[ROW]

    def notes(self, summary: Summary, config: MarksConfig) -> tuple[Said, ...]:
        """Say that not everybody saw every sheet: their dots cannot be compared one by one."""
        if config.seen == len(config.items):
            return ()
        return (Said(_("Each phone saw {six} of {total} sheets."), {"six": config.seen, "total": len(config.items)}),)

    def measure(self, summary: Summary, config: MarksConfig) -> Reading | None:
        return None

    def draw(self, summary: Summary | None, config: MarksConfig, *, canvas: Canvas = WALL) -> Scene:
        """Return how many looked, one dot each; the sheets with their marks are text and belong to the page."""
        title = self.tell(summary, config) if summary else waiting()
        return crowd_of(summary.n if summary else 0, canvas=canvas, title=title)

    def tables(self, summary: Summary, config: MarksConfig) -> tuple[Table, ...]:
        """Return the marks by each sheet, in the order in which they hung."""
        name, marked = Said(_("Marks")), zip(config.items, summary.counts[ROW], strict=True)
        rows = (Row(f"sheet{at}", text, (count,)) for at, (text, count) in enumerate(marked))
        return (Table(ROW, name, (name,), tuple(rows), "list"),)

    def tell(self, summary: Summary, config: MarksConfig) -> Said:
        counts = summary.counts[ROW]
        return Said(
            _("{answers} with {marks} on {marked}; each phone saw {six} of {total}."),
            {
                "answers": answers(summary.n),
                "marks": ngettext("{n} mark", "{n} marks", sum(counts)),
                "marked": ngettext("{n} sheet", "{n} sheets", sum(count > 0 for count in counts)),
                "six": config.seen,
                "total": len(config.items),
            },
        )

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        """Return a few marks among six sheets that this voice happens to see."""
        dice = random.Random(lean)
        seen = dice.sample(range(len(config.items)), config.seen)
        marked = [str(sheet) for sheet in sorted(seen) if dice.random() < 0.4]
        return {"looked": ["1"], **({"mark": marked} if marked else {})}
