"""Words: one to three loose sheets, or one word, read by the facilitator before the wall shows them."""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.stacks import crowd_of
from sessions.figures.table import Row, Table
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Switch, Whole, setting
from sessions.kinds.fields import outside, several
from sessions.kinds.sheet import WIDEST, gathered, written
from sessions.kinds.telling import ANSWERS, answers, tally, waiting
from sessions.measures.reading import Reading
from sessions.privacy.sheets import shuffle
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["LONGEST", "ONE_WORD", "ROW", "Words", "WordsConfig"]

LONGEST = 400  # characters a sheet
ONE_WORD = 40  # characters of an answer in one word
ROW = "given"
"""How often each word was given, in the order of the texts."""
TOLD = 3  # words that a sentence names

SIMULATED = (
    _("Fewer things at once, and those finished."),
    _("That we say early what we see."),
    _("Time with the people we work for."),
    _("One direction that I could repeat in my own words."),
    _("Decisions that stay decided for a while."),
    _("Someone who tells us what became of our ideas."),
    _("I would like to hear more from the night shift."),
    _("We start well. Finishing is quieter."),
    _("Meetings that end when their purpose is reached."),
    _("More questions before we answer."),
    _("Knowing what we will stop doing."),
)
SIMULATED_WORDS = (_("Time"), _("Meetings"), _("Trust"), _("Clarity"), _("Noise"))


@dataclass(frozen=True)
class WordsConfig(KindConfig):
    """A hint in the empty sheet, and how many sheets a person may write."""

    hint: str = setting(
        Line(_("Hint"), help=_("Stands by the empty sheet. May stay empty."), longest=160, empty=True), ""
    )
    sheets: int = setting(Whole(_("Sheets a person"), help=_("Three at most."), least=1, most=3), 1)
    single: bool = setting(Switch(_("One word"), help=_("Equal words are gathered, one dot for each.")), False)

    @property
    def numbers(self) -> range:
        """The number of each sheet, from 1."""
        return range(1, self.sheets + 1)

    @property
    def longest(self) -> int:
        """Characters that a sheet can hold."""
        return ONE_WORD if self.single else LONGEST

    def check(self) -> None:
        """Refuse several sheets of one word each: who wrote the same word twice would count twice."""
        if self.single and self.sheets > 1:
            raise Refusal("config.single", _("One word: one sheet a person, please."))


class Words(Kind):
    """An answer is a list of sheets; which of them belong to one person is lost when they are gathered."""

    slug = "words"
    title = _("Words")
    purpose = _("What each of us says in a sentence or a few, as loose sheets.")
    Config = WordsConfig
    grows_live = False
    holds = True
    writes = True
    figured = False
    examples = (
        Example(
            text=_("What is not being said here that could help us?"),
            config={"hint": "Wording can give you away. Write it so that anyone might have.", "sheets": 2},
            answers=(
                ({"text": ["We are tired."]}, ["We are tired."]),
                ({"text": ["one", " two\r\nlines "]}, ["one", "two\nlines"]),
                ({"text": ["", "only this"]}, ["only this"]),
                ({"text": ["é" * LONGEST]}, ["é" * LONGEST]),
            ),
            refused=(
                {},
                {"text": []},
                {"text": [""]},
                {"text": [" \t\u200b\x00 "]},
                {"text": ["a", "b", "c"]},
                {"text": ["x" * (LONGEST + 1)]},
                {"text": ["x" * 10_000]},
            ),
        ),
        Example(
            text=_("In one word: what is most in the way?"),
            config={"single": True},
            answers=(({"text": [" Trust "]}, ["Trust"]), ({"text": ["e\u0301lan"]}, ["e\u0301lan"])),
            refused=({"text": ["a", "b"]}, {"text": ["x" * (ONE_WORD + 1)]}, {"text": [" "]}),
        ),
    )

    def parse(self, fields: Fields, config: WordsConfig) -> list[str]:
        given = several(fields, "text")
        if len(given) > config.sheets:
            raise outside()
        sheets = [text for raw in given if (text := written(raw, longest=config.longest))]
        if not sheets:
            raise Refusal("answer.missing", _("Please write something first, or say that you cannot."))
        return sheets

    def fullest(self, config: WordsConfig) -> list[str]:
        return [WIDEST * config.longest] * config.sheets

    def zone(self, value: list[str], config: WordsConfig) -> None:
        return None

    def summarise(self, crowd: Crowd, config: WordsConfig) -> Summary:
        """Return the sheets shuffled; single words gathered, the most given first."""
        sheets = [text for value in crowd for text in value]
        if config.single:
            words = gathered(sheets)
            counts = {ROW: tuple(count for _word, count in words)}
            return Summary(n=len(crowd), counts=counts, texts=tuple(word for word, _count in words))
        return Summary(n=len(crowd), texts=tuple(shuffle(sheets, rng=random.SystemRandom())))

    def without(self, summary: Summary, aside: Collection[int]) -> Summary:
        """Return the summary without these sheets; a word takes its dots with it."""
        left = super().without(summary, aside)
        if ROW not in summary.counts:
            return left
        counts = tuple(count for at, count in enumerate(summary.counts[ROW]) if at not in aside)
        return replace(left, counts={**left.counts, ROW: counts})

    def dots(self, summary: Summary, config: WordsConfig) -> tuple[int, ...] | None:
        return summary.counts.get(ROW)

    def measure(self, summary: Summary, config: WordsConfig) -> Reading | None:
        return None

    def draw(self, summary: Summary | None, config: WordsConfig, *, canvas: Canvas = WALL) -> Scene:
        """Return how many wrote, one dot each; the sheets themselves are text and belong to the page."""
        title = self.tell(summary, config) if summary else waiting()
        return crowd_of(summary.n if summary else 0, canvas=canvas, title=title)

    def tables(self, summary: Summary, config: WordsConfig) -> tuple[Table, ...]:
        """Return how often each word was given; sentences are loose sheets, and count as one each."""
        if ROW not in summary.counts:
            return ()
        given = zip(summary.texts, summary.counts[ROW], strict=True)
        rows = (Row(f"word{at}", word, (count,)) for at, (word, count) in enumerate(given))
        return (Table(ROW, ANSWERS, (ANSWERS,), tuple(rows), "list"),)

    def tell(self, summary: Summary, config: WordsConfig) -> Said:
        if config.single:
            return self._tell_words(summary)
        sheets = ngettext("{n} sheet", "{n} sheets", len(summary.texts))
        return Said(_("{answers} on {sheets}."), {"answers": answers(summary.n), "sheets": sheets})

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        texts = SIMULATED_WORDS if config.single else SIMULATED
        return {"text": [texts[min(len(texts) - 1, int(lean * len(texts)))]]}

    def _tell_words(self, summary: Summary) -> Said:
        """Say how many different words there are, and the first of them with how often they were given."""
        counts = summary.counts.get(ROW, ())
        words = ngettext("{n} different word", "{n} different words", len(counts))
        several = [(word, count) for word, count in zip(summary.texts, counts, strict=True) if count > 1][:TOLD]
        if not several:
            return Said(_("{answers}, {words}."), {"answers": answers(summary.n), "words": words})
        first = tally([count for _word, count in several], names=[word for word, _count in several])
        return Said(_("{answers}, {words}: {first}."), {"answers": answers(summary.n), "words": words, "first": first})
