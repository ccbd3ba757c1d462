"""Words: one to three loose sheets, read by the facilitator before the wall shows them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import ClassVar

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, Whole, setting
from sessions.kinds.fields import outside, several
from sessions.measures.reading import Reading
from sessions.privacy.sheets import shuffle, tidy
from sessions.privacy.veil import Crowd
from sessions.words import Refusal, Said, _, ngettext

__all__ = ["LONGEST", "Words"]

LONGEST = 400  # characters a sheet

SIMULATED = (
    _("Fewer things at once, and those finished."),
    _("That we say early what we see."),
    _("Time with the people we work for."),
    _("One direction that I could repeat in my own words."),
    _("Decisions that stay decided for a while."),
)


class Words(Kind):
    """Everyone writes; nobody signs."""

    slug = "words"
    title = _("Words")
    purpose = _("One or a few sentences, shown as loose sheets.")
    grows_live = False
    holds = True

    @dataclass(frozen=True)
    class Config(KindConfig):
        """A hint in the empty sheet, and how many sheets a person may write."""

        hint: str = setting(Line(_("Hint"), longest=160, empty=True), "")
        sheets: int = setting(Whole(_("Sheets a person"), least=1, most=3), 1)

    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text=_("What is not being said here that could help us?"),
            config={"hint": "Write it so that anyone might have.", "sheets": 2},
            answers=(
                ({"text": ["We are tired."]}, ["We are tired."]),
                ({"text": ["one", " two "]}, ["one", "two"]),
                ({"text": ["", "only this"]}, ["only this"]),
            ),
            refused=({}, {"text": [""]}, {"text": ["   "]}, {"text": ["a", "b", "c"]}, {"text": ["x" * 10_000]}),
        ),
    )

    def parse(self, fields: Fields, config: Config) -> list[str]:
        written = several(fields, "text")
        if len(written) > config.sheets:
            raise outside()
        if any(len(text) > LONGEST for text in written):
            raise Refusal(
                "answer.long", Said(_("A sheet holds {longest} characters. Please shorten it."), {"longest": LONGEST})
            )
        sheets = [text for text in (tidy(raw).strip() for raw in written) if text]
        if not sheets:
            raise Refusal("answer.missing", _("Please write something first, or say that you cannot."))
        return sheets

    def zone(self, value: list[str], config: Config) -> None:
        return None

    def summarise(self, crowd: Crowd, config: Config) -> Summary:
        sheets = [text for value in crowd for text in value]
        return Summary(n=len(crowd), texts=tuple(shuffle(sheets, rng=random.SystemRandom())))

    def measure(self, summary: Summary, config: Config) -> Reading | None:
        return None

    def draw(self, summary: Summary | None, config: Config, *, canvas: Canvas = WALL) -> Scene:
        desc = self.tell(summary, config).say() if summary else ""
        return Scene(canvas=canvas, title="", desc=desc)

    def tell(self, summary: Summary, config: Config) -> Said:
        return ngettext("{n} sheet.", "{n} sheets.", len(summary.texts))

    def simulate(self, lean: float, config: Config) -> dict[str, list[str]]:
        return {"text": [SIMULATED[min(int(lean * len(SIMULATED)), len(SIMULATED) - 1)]]}
