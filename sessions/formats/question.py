"""One line of a format: a question of some kind, or a step between questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sessions import kinds
from sessions.formats.blanks import Filling, put, put_everywhere
from sessions.formats.speaker import Speaker
from sessions.kinds.config import Line, Lines
from sessions.words import _

__all__ = [
    "ABOVE",
    "CLOSING",
    "HELP",
    "NEEDS",
    "OPENING",
    "RELEASES",
    "SEATS",
    "SECTION",
    "STEPS",
    "TEXT",
    "Question",
    "within",
]

ABOVE = Line(_("Line above the question"), longest=200)
TEXT = Line(_("Question"), longest=300)
HELP = Line(_("Help line"), longest=300)
OPENING = Line(_("Opening line"), longest=400)
CLOSING = Line(_("Closing line"), longest=400)
SECTION = Line(_("Part of the session"), longest=80)
SEATS = Lines(_("Seats"), least=2, most=8, longest=40)

RELEASES = ("auto", "live", "together")
NEEDS = ("reopened",)
"""What a question may wait for: `reopened` is a session in which last time's steps are on the wall again."""

STEPS = ("pictures", "again", "reopened")
"""What a line may do instead of asking: all pictures on the wall, a second round, last time's steps."""

STEP_KIND = "scale"
"""A line that asks nothing has no kind; the column of a run sheet wants one all the same."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A line as a format writes it, its blanks still open. `config` holds what the format sets, no more.

    `each` names a blank with several lines: the question is asked once for every one of them.
    """

    kind: str
    text: str
    config: Mapping[str, Any] = field(default_factory=dict)
    above: str = ""
    help: str = ""
    release: str = "auto"
    minutes: int = 5
    series: str = ""
    needs: str = ""
    guess: bool = False
    step: str = ""
    section: str = ""
    spare: int = 0
    core: bool = True
    core_minutes: int = 0
    each: str = ""

    def minutes_in(self, *, core: bool) -> int:
        """Return how long it takes in the core, or in all of it."""
        return self.core_minutes if core and self.core_minutes else self.minutes

    def spoken(self, speaker: Speaker) -> Question:
        """Return the question in the speaker's language."""
        return replace(
            self,
            text=speaker.say(self.text),
            above=speaker.say(self.above),
            help=speaker.say(self.help),
            section=speaker.say(self.section),
            config={name: speaker.say_all(value) for name, value in self.config.items()},
        )

    def filled(self, blanks: Filling, *, core: bool = False) -> dict[str, Any]:
        """Return the line as the columns of a run sheet, checked by its kind. Raises `Refusal`."""
        config = {name: put_everywhere(value, blanks) for name, value in self.config.items()}
        slug = STEP_KIND if self.step else self.kind
        return {
            "kind_slug": slug,
            "above": within(self.above, blanks, ABOVE),
            "text": within(self.text, blanks, TEXT),
            "help": within(self.help, blanks, HELP),
            "config": kinds.get(slug).Config.checked(config).as_json(),
            "release": self.release,
            "minutes": self.minutes_in(core=core),
            "series": self.series,
            "guess": self.guess,
            "step": self.step,
            "section": within(self.section, blanks, SECTION),
            "spare": self.spare,
        }


def within(text: str, blanks: Filling, limit: Line) -> str:
    """Return a text with its blanks filled, once more within its limit."""
    return limit.clean(put(text, blanks)) if text else ""
