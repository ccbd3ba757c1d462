"""A second look at a format: what keeps no session from running, and could still read better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sessions import kinds
from sessions.formats.blanks import names_in, put_everywhere
from sessions.formats.format import Format
from sessions.formats.places import Path
from sessions.formats.question import Question
from sessions.formats.tables import Notes
from sessions.words import Said, _

__all__ = ["END_WORDS", "TEXT_WORDS", "remark", "texts_of"]

TEXT_WORDS = 19
END_WORDS = 5
SENTENCE = 60  # characters; a setting that takes more is no end and no step
BRACKETS = re.compile(r"[()\[\]]")

LONG = _("{n} words. Under {most} are easier to take in.")
LONG_END = _("{n} words. An end or a step says enough with {most}.")
BRACKETED = _("Brackets are hard to read aloud.")
NO_BLANK = _("There is no blank “{name}”: this stays as it is written.")
UNUSED = _("No text uses the blank “{name}”.")
MINUTES = _("The questions together take {sum} minutes, the format says {minutes}.")
CORE = _("The core takes {sum} minutes together, the format says {minutes}.")
NO_CORE = _("Without “core_minutes” in the format there is no core, and this says nothing.")
UNUSED_TRANSLATION = _("No text of the format reads like this any more, so the translation is not used.")
LOST_BLANK = _("The translation and its original have different blanks.")


def remark(format: Format, notes: Notes) -> Format:  # noqa: A002  (the product's own word)
    """Return the format with its remarks."""
    for path, text in texts_of(format):
        _read_text(path, text, format, notes)
    for number, question in enumerate(format.questions):
        _read_ends(("questions", number), question, format, notes)
    used = {name for _path, text in texts_of(format) for name in names_in(text)}
    used |= {question.each for question in format.questions}
    for blank in format.blanks:
        if blank.name not in used:
            notes.odd(("blanks", blank.name), Said(UNUSED, {"name": blank.name}))
    _read_minutes(format, notes)
    _read_translations(format, notes)
    return replace(format, warnings=notes.remarks)


def _read_minutes(format: Format, notes: Notes) -> None:  # noqa: A002
    if (total := format.length()) > format.minutes:
        notes.odd(("minutes",), Said(MINUTES, {"sum": total, "minutes": format.minutes}))
    if format.has_core and (total := format.length(core=True)) > format.core_minutes:
        notes.odd(("core_minutes",), Said(CORE, {"sum": total, "minutes": format.core_minutes}))
    for number, question in enumerate(format.questions):
        if not format.has_core and (question.core_minutes or not question.core):
            notes.odd(("questions", number, "core" if not question.core else "core_minutes"), Said(NO_CORE))


def texts_of(format: Format) -> Iterator[tuple[Path, str]]:  # noqa: A002
    """Yield every text a person may read, with its place."""
    for name in ("title", "purpose", "opening", "closing"):
        yield (name,), getattr(format, name)
    yield from ((("seats",), text) for text in _texts_in(format.seats))
    for blank in format.blanks:
        yield ("blanks", blank.name, "label"), blank.label
        yield from ((("blanks", blank.name, "default"), text) for text in _texts_in(blank.default))
    for number, question in enumerate(format.questions):
        place = ("questions", number)
        for name in ("text", "above", "help", "section"):
            yield (*place, name), getattr(question, name)
        for name, value in question.config.items():
            yield from (((*place, name), text) for text in _texts_in(value))


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)


def _read_text(path: Path, text: str, format: Format, notes: Notes) -> None:  # noqa: A002
    if (n := len(text.split())) > TEXT_WORDS:
        notes.odd(path, Said(LONG, {"n": n, "most": TEXT_WORDS + 1}))
    if BRACKETS.search(text):
        notes.odd(path, Said(BRACKETED))
    known = {blank.name for blank in format.blanks}
    for name in names_in(text):
        if name not in known:
            notes.odd(path, Said(NO_BLANK, {"name": name}))


def _read_ends(path: Path, question: Question, format: Format, notes: Notes) -> None:  # noqa: A002
    """Count the words of ends and steps, once the kind has said which they are."""
    if question.step:
        return
    defaults = {blank.name: blank.default for blank in format.blanks}
    kind = kinds.get(question.kind)
    filled = {name: put_everywhere(value, defaults) for name, value in question.config.items()}
    ends = kind.ends(kind.Config.checked(filled))
    if ends is None:
        return
    settings = kind.Config.settings()
    for name, value in question.config.items():
        if getattr(settings[name], "longest", 0) > SENTENCE:
            continue  # it takes a whole sentence: a hint, a second question
        for text in _texts_in(value):
            if (n := len(text.split())) > END_WORDS:
                notes.odd((*path, name), Said(LONG_END, {"n": n, "most": END_WORDS}))


def _read_translations(format: Format, notes: Notes) -> None:  # noqa: A002
    used = {text for _path, text in texts_of(format)}
    for code, words in format.translations.items():
        for text, translation in words.items():
            if text not in used:
                notes.odd(("translations", code, text), Said(UNUSED_TRANSLATION))
            elif set(names_in(text)) != set(names_in(translation)):
                notes.odd(("translations", code, text), Said(LOST_BLANK))
