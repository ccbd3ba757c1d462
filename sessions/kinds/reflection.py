"""Reflection: a question for oneself. What is written stays on the phone; all that leaves it is «finished»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sessions.figures.scene import WALL, Canvas, Scene
from sessions.figures.stacks import crowd_of
from sessions.kinds.base import Example, Fields, Kind, Summary
from sessions.kinds.config import KindConfig, Line, setting
from sessions.kinds.fields import one, outside
from sessions.kinds.telling import waiting
from sessions.measures.reading import Reading
from sessions.privacy.veil import Crowd
from sessions.words import Said, _, ngettext

__all__ = ["LONGEST", "Reflection", "ReflectionConfig"]

LONGEST = 2000  # characters that the phone lets somebody write for themselves
KNOWN = frozenset({"finished", "seat"})


@dataclass(frozen=True)
class ReflectionConfig(KindConfig):
    """A hint by the private sheet."""

    hint: str = setting(
        Line(_("Hint"), help=_("Stands by the private sheet. May stay empty."), longest=160, empty=True), ""
    )

    @property
    def longest(self) -> int:
        """Characters that the private sheet can hold."""
        return LONGEST


class Reflection(Kind):
    """An answer is True: this phone has finished. There is nothing to publish, and nothing that could be."""

    slug = "reflection"
    title = _("Reflection")
    purpose = _("A question for each of us alone. Nothing written leaves the phone.")
    Config = ReflectionConfig
    grows_live = False
    figured = False
    releases = False
    examples = (
        Example(
            text=_("Where did you feel most useful in the last two weeks?"),
            config={},
            answers=(({"finished": ["1"]}, True), ({"finished": ["1"], "seat": ["0"]}, True)),
            refused=(
                {},
                {"finished": []},
                {"finished": ["0"]},
                {"finished": ["1", "1"]},
                {"finished": ["what I wrote"]},
                {"finished": ["1"], "text": ["what I wrote"]},
            ),
        ),
    )

    def parse(self, fields: Fields, config: ReflectionConfig) -> bool:
        """Return True, and refuse everything that could be a text: it has no business here."""
        if one(fields, "finished") != "1" or set(fields) - KNOWN:
            raise outside()
        return True

    def zone(self, value: bool, config: ReflectionConfig) -> None:
        return None

    def summarise(self, crowd: Crowd, config: ReflectionConfig) -> Summary:
        return Summary(n=len(crowd))

    def measure(self, summary: Summary, config: ReflectionConfig) -> Reading | None:
        return None

    def draw(self, summary: Summary | None, config: ReflectionConfig, *, canvas: Canvas = WALL) -> Scene:
        """Return how many have finished, one dot each."""
        title = self.tell(summary, config) if summary else waiting()
        return crowd_of(summary.n if summary else 0, canvas=canvas, title=title)

    def tell(self, summary: Summary, config: ReflectionConfig) -> Said:
        return ngettext("{n} has finished.", "{n} have finished.", summary.n)

    def simulate(self, lean: float, config: Any) -> dict[str, list[str]]:
        return {"finished": ["1"]}
