"""Degree: one small step that a person will take, and how confident they are that they will."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from sessions.figures.captions import headed
from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.stacks import strip
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, setting
from sessions.kinds.fields import one, outside, several, whole
from sessions.kinds.sheet import WIDEST, kept_apart, written
from sessions.kinds.telling import answers, standing, tally, waiting
from sessions.measures.reading import Reading, read
from sessions.privacy.sheets import shuffle
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["GAP", "LONGEST", "ROW", "Degree", "DegreeConfig"]

LONGEST = 160  # characters of each half
MOST = 10  # the last step of confidence
ROW = "confidence"
GAP = "…"
"""Where a half of the sentence leaves room for what a person writes."""

SIMULATED = (
    (_("open the shared plan on Monday"), _("name one thing that I will leave")),
    (_("finish a call"), _("write one line on what was agreed")),
    (_("hear an idea"), _("ask one question before I answer")),
    (_("come back from lunch"), _("walk past another team's desk")),
    (_("close my last task on Friday"), _("thank one person by name")),
    (_("read the weekly message"), _("tell somebody what it means for us")),
    (_("pour my first coffee"), _("choose the one thing that must be done today")),
    (_("notice that I disagree"), _("say so in the same meeting")),
)


@dataclass(frozen=True)
class DegreeConfig(KindConfig):
    """The two halves of the sentence, and the question about confidence."""

    hint: str = setting(
        Line(_("Hint"), help=_("Stands above the sentence. May stay empty."), longest=160, empty=True),
        _("After something you already do, one small new thing."),
    )
    after: str = setting(Line(_("First half"), help=_("… is what people write."), longest=60), _("After I …"))
    will: str = setting(Line(_("Second half"), help=_("… is what people write."), longest=60), _("I will …"))
    ask: str = setting(
        Line(_("Question about confidence"), longest=160), _("How confident are you that you will take this step?")
    )
    low: str = setting(Line(_("Left end")), _("Not at all"))
    high: str = setting(Line(_("Right end")), _("Completely"))

    @property
    def steps(self) -> range:
        """Confidence from 0 to 10."""
        return range(MOST + 1)

    @property
    def longest(self) -> int:
        """Characters that each half can hold."""
        return LONGEST

    def sheet(self, after: str, will: str) -> str:
        """Return both halves as one sheet."""
        return f"{_put(self.after, after.rstrip(' .,;'))}, {_put(self.will, will)}"


class Degree(Kind):
    """An answer is both halves of the sentence and a number; what is published of it never joins text and number."""

    slug = "degree"
    title = _("Degree")
    purpose = _("One small step each of us will take, and how confident we are.")
    Config = DegreeConfig
    grows_live = False
    holds = True
    writes = True
    examples = (
        Example(
            text=_("What one small step will you take before we meet again?"),
            config={},
            answers=(
                (
                    {"after": ["pour my coffee"], "will": [" ask one question "], "confidence": ["7"]},
                    {"after": "pour my coffee", "will": "ask one question", "confidence": 7},
                ),
                (
                    {"after": ["é" * LONGEST], "will": ["b"], "confidence": ["0"], "seat": ["1"]},
                    {"after": "é" * LONGEST, "will": "b", "confidence": 0},
                ),
                ({"after": ["a"], "will": ["b"], "confidence": ["10"]}, {"after": "a", "will": "b", "confidence": 10}),
            ),
            refused=(
                {},
                {"after": ["a"], "will": ["b"]},
                {"after": ["a"], "will": [" \u200b "], "confidence": ["3"]},
                {"will": ["b"], "confidence": ["3"]},
                {"after": ["a", "c"], "will": ["b"], "confidence": ["3"]},
                {"after": ["a"], "will": ["b"], "confidence": ["11"]},
                {"after": ["a"], "will": ["b"], "confidence": ["3", "4"]},
                {"after": ["x" * (LONGEST + 1)], "will": ["b"], "confidence": ["3"]},
            ),
        ),
    )

    def ends(self, config: DegreeConfig) -> tuple[str, str]:
        return config.low, config.high

    def parse(self, fields: Fields, config: DegreeConfig) -> dict[str, Any]:
        after, will = (_half(fields, name) for name in ("after", "will"))
        return {"after": after, "will": will, "confidence": _confidence(fields)}

    def fullest(self, config: DegreeConfig) -> dict[str, Any]:
        return {"after": WIDEST * LONGEST, "will": WIDEST * LONGEST, "confidence": MOST}

    def zone(self, value: dict[str, Any], config: DegreeConfig) -> None:
        return None

    def summarise(self, crowd: Crowd, config: DegreeConfig) -> Summary:
        """Return the sheets in an order of their own, and apart from them the counts of confidence."""
        counts = [0] * (MOST + 1)
        for value in crowd:
            counts[value["confidence"]] += 1
        texts = [config.sheet(value["after"], value["will"]) for value in crowd]
        return Summary(
            n=len(crowd), counts={ROW: tuple(counts)}, texts=tuple(shuffle(texts, rng=random.SystemRandom()))
        )

    def measure(self, summary: Summary, config: DegreeConfig) -> Reading | None:
        """Return the reading of confidence; the steps themselves have no distance."""
        return read(summary.counts[ROW]) if summary.n >= 2 else None

    def draw(self, summary: Summary | None, config: DegreeConfig, *, canvas: Canvas = WALL) -> Scene:
        """Return the spread of confidence under its question: the steps themselves hang beside it as sheets."""
        counts = summary.counts[ROW] if summary else (0,) * (MOST + 1)

        def spread(paper: Canvas) -> Scene:
            return strip(
                counts,
                ends=self.ends(config),
                keys=[f"confidence={step}" for step in config.steps],
                canvas=paper,
                title=self.tell(summary, config) if summary else waiting(),
                desc=tally(counts, names=[str(step) for step in config.steps]),
            )

        return headed(config.ask, spread, canvas=canvas)

    def tables(self, summary: Summary, config: DegreeConfig) -> tuple[Table, ...]:
        """Return how confident people are; the sheets are text, and which number belongs to which is not known."""
        name, steps = Said(_("Confidence")), tuple(str(step) for step in config.steps)
        return (Table(ROW, name, steps, (Row(ROW, name, summary.counts[ROW]),), ends=self.ends(config)),)

    def tell(self, summary: Summary, config: DegreeConfig) -> Said:
        sheets = ngettext("{n} sheet", "{n} sheets", len(summary.texts))
        where = standing(
            summary.counts[ROW],
            names=[str(step) for step in config.steps],
            ends=self.ends(config),
            reading=self.measure(summary, config),
        )
        return Said(
            _("{answers} on {sheets}; confidence: {where}."),
            {"answers": answers(summary.n), "sheets": sheets, "where": where},
        )

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        after, will = SIMULATED[min(len(SIMULATED) - 1, int(lean * len(SIMULATED)))]
        return {"after": [after], "will": [will], "confidence": [str(min(MOST, int(lean * (MOST + 1))))]}


def _half(fields: Fields, name: str) -> str:
    """Return one half of the sentence. Raises `Refusal` if it is missing, comes twice or is too long."""
    given = several(fields, name)
    if len(given) > 1:
        raise outside()
    text = written(given[0], longest=LONGEST) if given else ""
    if not text:
        raise Refusal("answer.missing", _("Please write both halves first, or say that you cannot."))
    return text


def _confidence(fields: Fields) -> int:
    """Return how confident somebody is. Raises `Refusal` if it is missing, comes twice or is no step."""
    if not several(fields, "confidence"):
        raise Refusal("answer.missing", _("Please say too how confident you are, or say that you cannot answer."))
    return whole(one(fields, "confidence"), most=MOST)


def _put(half: str, text: str) -> str:
    """Return a half of the sentence with the text in its gap, or behind it where it has none."""
    text = kept_apart(text)
    return half.replace(GAP, text, 1) if GAP in half else f"{half} {text}"
