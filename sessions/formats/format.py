"""A format: a session ready to be made, with its questions, its blanks and its other languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sessions import kinds
from sessions.formats import shared
from sessions.formats.blanks import Blank, Filling, filling, put, put_everywhere
from sessions.formats.problems import Problem
from sessions.formats.speaker import Speaker
from sessions.kinds.config import Line
from sessions.words import _

__all__ = ["ABOVE", "CLOSING", "HELP", "NEEDS", "OPENING", "RELEASES", "TEXT", "Filled", "Format", "Question"]

ABOVE = Line(_("Line above the question"), longest=200)
TEXT = Line(_("Question"), longest=300)
HELP = Line(_("Help line"), longest=300)
OPENING = Line(_("Opening line"), longest=400)
CLOSING = Line(_("Closing line"), longest=400)

RELEASES = ("auto", "live", "together")
NEEDS = ("reopened",)
"""What a question may wait for: `reopened` is a session in which last time's steps are on the wall again."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question as a format writes it, its blanks still open. `config` holds what the format sets, no more."""

    kind: str
    text: str
    config: Mapping[str, Any] = field(default_factory=dict)
    above: str = ""
    help: str = ""
    release: str = "auto"
    minutes: int = 5
    series: str = ""
    needs: str = ""

    def spoken(self, speaker: Speaker) -> Question:
        """Return the question in the speaker's language."""
        return replace(
            self,
            text=speaker.say(self.text),
            above=speaker.say(self.above),
            help=speaker.say(self.help),
            config={name: speaker.say_all(value) for name, value in self.config.items()},
        )

    def filled(self, blanks: Filling) -> dict[str, Any]:
        """Return the question as the columns of a run sheet, checked by its kind. Raises `Refusal`."""
        config = {name: put_everywhere(value, blanks) for name, value in self.config.items()}
        return {
            "kind_slug": self.kind,
            "above": _line(self.above, blanks, ABOVE),
            "text": _line(self.text, blanks, TEXT),
            "help": _line(self.help, blanks, HELP),
            "config": kinds.get(self.kind).Config.checked(config).as_json(),
            "release": self.release,
            "minutes": self.minutes,
            "series": self.series,
        }


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a new session takes from a format. The questions are columns: `kind_slug`, `text`, `config` …"""

    opening: str
    closing: str
    questions: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A ready-made session. `minutes` is the whole of it, opening, talk and closing included."""

    slug: str
    title: str
    purpose: str
    smallest_group: int
    minutes: int
    questions: tuple[Question, ...]
    language: str = "en"
    opening: str = ""
    closing: str = ""
    blanks: tuple[Blank, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """After `speak`: the texts that had no translation and stayed as they were."""
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    """What a second look at the file might improve; none of it keeps a session from running."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which this format has any text of its own."""
        return (self.language, *(code for code in sorted(self.translations) if code != self.language))

    def asked(self, *, have: Collection[str] = ()) -> tuple[Question, ...]:
        """Return the questions of a new session: those that need nothing, or something it has."""
        return tuple(question for question in self.questions if not question.needs or question.needs in have)

    def filled(self, blanks: Mapping[str, Any], *, language: str = "", have: Collection[str] = ()) -> Filled:
        """Return the texts and questions of a new session in this language. Raises `Refusal`.

        A blank that is missing or empty takes its default.
        """
        if language and language != self.language:
            return self.speak(language).filled(blanks, have=have)
        values = filling(self.blanks, blanks)
        return Filled(
            opening=_line(self.opening, values, OPENING),
            closing=_line(self.closing, values, CLOSING),
            questions=tuple(question.filled(values) for question in self.asked(have=have)),
        )

    def speak(self, language: str) -> Format:
        """Return the format in another language; a text without a translation stays and is listed as `missing`."""
        if language == self.language:
            return self
        speaker = Speaker(self._words(language))
        return replace(
            self,
            language=language,
            title=speaker.say(self.title),
            purpose=speaker.say(self.purpose),
            opening=speaker.say(self.opening),
            closing=speaker.say(self.closing),
            blanks=tuple(blank.spoken(speaker) for blank in self.blanks),
            questions=tuple(question.spoken(speaker) for question in self.questions),
            translations={},
            missing=speaker.missing,
        )

    def _words(self, language: str) -> dict[str, str]:
        """Return what can be said in a language, its plain form (`de`) standing in for a regional one (`de-at`)."""
        words: dict[str, str] = {}
        for code in (language.partition("-")[0], language):
            words |= {**shared.translations(code), **self.translations.get(code, {})}
        return words


def _line(text: str, blanks: Filling, limit: Line) -> str:
    """Return a text with its blanks filled, once more within its limit."""
    return limit.clean(put(text, blanks)) if text else ""
