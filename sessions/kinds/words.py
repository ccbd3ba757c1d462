"""Words: one to three loose sheets, read by the facilitator before the wall shows them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.stacks import crowd_of
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Whole, setting
from sessions.kinds.fields import outside, several
from sessions.kinds.telling import answers, waiting
from sessions.measures.reading import Reading
from sessions.privacy.sheets import shuffle, tidy
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["LONGEST", "Words", "WordsConfig"]

LONGEST = 400  # characters a sheet
UNREAD = 4 * LONGEST  # characters beyond which a text is not even tidied

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


@dataclass(frozen=True)
class WordsConfig(KindConfig):
    """A hint in the empty sheet, and how many sheets a person may write."""

    hint: str = setting(
        Line(_("Hint"), help=_("Stands by the empty sheet. May stay empty."), longest=160, empty=True), ""
    )
    sheets: int = setting(Whole(_("Sheets a person"), help=_("Three at most."), least=1, most=3), 1)

    @property
    def numbers(self) -> range:
        """The number of each sheet, from 1."""
        return range(1, self.sheets + 1)

    @property
    def longest(self) -> int:
        """Characters that a sheet can hold."""
        return LONGEST


class Words(Kind):
    """An answer is a list of sheets; which of them belong to one person is lost when they are gathered."""

    slug = "words"
    title = _("Words")
    purpose = _("What each of us says in a sentence or a few, as loose sheets.")
    Config = WordsConfig
    grows_live = False
    holds = True
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
    )

    def parse(self, fields: Fields, config: WordsConfig) -> list[str]:
        written = several(fields, "text")
        if len(written) > config.sheets:
            raise outside()
        sheets = [text for raw in written if (text := _sheet(raw))]
        if not sheets:
            raise Refusal("answer.missing", _("Please write something first, or say that you cannot."))
        return sheets

    def zone(self, value: list[str], config: WordsConfig) -> None:
        return None

    def summarise(self, crowd: Crowd, config: WordsConfig) -> Summary:
        sheets = [text for value in crowd for text in value]
        return Summary(n=len(crowd), texts=tuple(shuffle(sheets, rng=random.SystemRandom())))

    def measure(self, summary: Summary, config: WordsConfig) -> Reading | None:
        return None

    def draw(self, summary: Summary | None, config: WordsConfig, *, canvas: Canvas = WALL) -> Scene:
        """Return how many wrote, one dot each; the sheets themselves are text and belong to the page."""
        title = self.tell(summary, config) if summary else waiting()
        return crowd_of(summary.n if summary else 0, canvas=canvas, title=title)

    def tell(self, summary: Summary, config: WordsConfig) -> Said:
        sheets = ngettext("{n} sheet", "{n} sheets", len(summary.texts))
        return Said(_("{answers} on {sheets}."), {"answers": answers(summary.n), "sheets": sheets})

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        return {"text": [SIMULATED[min(len(SIMULATED) - 1, int(lean * len(SIMULATED)))]]}


def _sheet(raw: str) -> str:
    """Return a sheet as it may be shown, empty if nothing can be seen on it. Raises `Refusal` if it is too long."""
    text = tidy(raw, longest=UNREAD).strip() if len(raw) <= UNREAD else raw
    if len(text) > LONGEST:
        raise Refusal(
            "answer.long", Said(_("A sheet holds {longest} characters. Please shorten it."), {"longest": LONGEST})
        )
    return text if any(letter.isprintable() and not letter.isspace() for letter in text) else ""
