"""A format: a session ready to be made, with its questions, its blanks and its other languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from sessions.formats import shared
from sessions.formats.blanks import Blank, Filling, filling, put, put_everywhere
from sessions.formats.problems import Problem
from sessions.formats.question import CLOSING, NEEDS, OPENING, SEATS, Question, within
from sessions.formats.speaker import Speaker
from sessions.words import Refusal, Said, _

__all__ = ["QUESTIONS_MOST", "Filled", "Format"]

QUESTIONS_MOST = 60


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a new session takes from a format. The questions are columns: `kind_slug`, `text`, `config` …"""

    opening: str
    closing: str
    questions: tuple[dict[str, Any], ...]
    seats: tuple[str, ...] = ()
    opening_minutes: int = 0
    closing_minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Format:
    """A ready-made session. `minutes` is the whole of it, opening, talk and closing included.

    `core_minutes` is the whole of its core, for formats that can be played in a shorter and a longer time.
    """

    slug: str
    title: str
    purpose: str
    smallest_group: int
    minutes: int
    questions: tuple[Question, ...]
    language: str = "en"
    opening: str = ""
    closing: str = ""
    opening_minutes: int = 0
    closing_minutes: int = 0
    core_minutes: int = 0
    seats: tuple[str, ...] | str = ()
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

    @property
    def named_seats(self) -> tuple[str, ...]:
        """The seats that are written out; none if a blank names them."""
        return self.seats if isinstance(self.seats, tuple) else ()

    @property
    def has_core(self) -> bool:
        """Whether it can be played as its core, or as all of it."""
        return self.core_minutes > 0

    @property
    def asks(self) -> tuple[Question, ...]:
        """The questions of a first session, their blanks filled with the defaults, without lines that ask nothing."""
        return self._asks(core=False)

    @property
    def core_asks(self) -> tuple[Question, ...]:
        """The questions of its core."""
        return self._asks(core=True)

    def _asks(self, *, core: bool) -> tuple[Question, ...]:
        filled = {blank.name: blank.default for blank in self.blanks}
        lines = (line for line in self.asked(core=core) if not line.step)
        return tuple(replace(line, text=put(line.text, filled), above=put(line.above, filled)) for line in lines)

    def how_many(self, *, core: bool = False) -> int:
        """Return how many questions a first session asks, with the defaults in the blanks that some are asked for."""
        filled = {blank.name: blank.default for blank in self.blanks}
        lines = (line for line in self.asked(core=core) if not line.step)
        return sum(len(filled.get(line.each, ())) if line.each else 1 for line in lines)

    def asked(self, *, have: Collection[str] = (), core: bool = False) -> tuple[Question, ...]:
        """Return the lines of a new session: those that need nothing, or something it has; of the core, if so."""
        lines = (question for question in self.questions if not question.needs or question.needs in have)
        return tuple(question for question in lines if question.core or not core)

    def length(self, *, have: Collection[str] = NEEDS, core: bool = False) -> int:
        """Return the minutes of all lines together with opening and closing."""
        lines = sum(question.minutes_in(core=core) for question in self.asked(have=have, core=core))
        return self.opening_minutes + lines + self.closing_minutes

    def filled(
        self, blanks: Mapping[str, Any], *, language: str = "", have: Collection[str] = (), core: bool = False
    ) -> Filled:
        """Return the texts and questions of a new session in this language. Raises `Refusal`.

        A blank that is missing or empty takes its default.
        """
        if language and language != self.language:
            return self.speak(language).filled(blanks, have=have, core=core)
        values = filling(self.blanks, blanks)
        rows = tuple(_rows(self.asked(have=have, core=core), values, core=core))
        if len(rows) > QUESTIONS_MOST:
            raise Refusal("format.long", Said(_("At most {most} questions, please."), {"most": QUESTIONS_MOST}))
        seats = put_everywhere(self.seats, values)
        return Filled(
            opening=within(self.opening, values, OPENING),
            closing=within(self.closing, values, CLOSING),
            questions=rows,
            seats=SEATS.clean(seats) if seats else (),
            opening_minutes=self.opening_minutes,
            closing_minutes=self.closing_minutes,
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
            seats=speaker.say_all(self.seats),
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


def _rows(lines: Iterable[Question], values: Filling, *, core: bool) -> Iterator[dict[str, Any]]:
    """Yield the columns of every line; neighbours that are asked for `each` of the same blank stay together."""
    for name, group in groupby(lines, key=lambda line: line.each):
        together = list(group)
        for item in values.get(name, ()) if name else ("",):
            yield from (line.filled({**values, name: item}, core=core) for line in together)
