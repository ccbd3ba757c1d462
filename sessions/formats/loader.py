"""Turns the text of a format into a `Format`, or into sentences that say on which line it fails and why."""

from __future__ import annotations

import re
from functools import partial

from sessions.formats.blanks import LONGEST, LONGEST_ITEM, MOST_ITEMS, Blank, put_everywhere
from sessions.formats.format import QUESTIONS_MOST, Format
from sessions.formats.question import CLOSING, NEEDS, OPENING, SEATS, Question
from sessions.formats.questions import question
from sessions.formats.remarks import remark
from sessions.formats.source import parsed, readable
from sessions.formats.tables import Notes, Table, tidy
from sessions.kinds.config import Line, Lines, Whole
from sessions.words import Said, _

__all__ = ["load"]

BLANKS_MOST = 20
LANGUAGES_MOST = 30

NAMES = (
    "title",
    "purpose",
    "smallest_group",
    "minutes",
    "language",
    "opening",
    "closing",
    "opening_minutes",
    "closing_minutes",
    "core_minutes",
    "seats",
    "blanks",
    "questions",
    "translations",
)
TITLE = Line(_("Title"), longest=120)
PURPOSE = Line(_("Purpose"), longest=200)
LABEL = Line(_("Label"), longest=80)
TRANSLATION = Line(_("Translation"), longest=400)
DEFAULT = Line(_("Default"), longest=LONGEST)
SMALLEST = Whole(_("Smallest group"), least=3, most=50)
MINUTES = Whole(_("Minutes"), least=1, most=600)
FEW_MINUTES = Whole(_("Minutes"), least=0, most=60)
LEAST = Whole(_("Fewest lines"), least=1, most=MOST_ITEMS)
MOST = Whole(_("Most lines"), least=1, most=MOST_ITEMS)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}")


def _defaults(least: int, most: int) -> Lines:
    return Lines(_("Default"), least=least, most=most, longest=LONGEST_ITEM)


def load(source: str | bytes, *, slug: str = "") -> Format:
    """Return the format that a TOML text holds. Raises `FormatError`, and nothing else, whatever the text."""
    text = readable(source)
    table = Table(parsed(text), (), notes := Notes(text))
    made = _read(table, slug=slug)
    notes.close()
    _try_out(made, notes)
    return remark(made, notes)


def _read(table: Table, *, slug: str) -> Format:
    """Return what could be read; what could not is noted."""
    table.only(NAMES)
    if "title" not in table.data:
        table.missing("title")
    language = _language(table)
    blanks = _blanks(table)
    questions = _questions(table, blanks, language=language)
    opening_minutes = table.value("opening_minutes", FEW_MINUTES, 0)
    closing_minutes = table.value("closing_minutes", FEW_MINUTES, 0)
    whole = opening_minutes + sum(one.minutes for one in questions) + closing_minutes
    return Format(
        slug=slug,
        title=table.value("title", TITLE, ""),
        purpose=table.value("purpose", PURPOSE, ""),
        smallest_group=table.value("smallest_group", SMALLEST, 3),
        minutes=table.value("minutes", MINUTES, whole),
        language=language,
        opening=table.value("opening", OPENING, ""),
        closing=table.value("closing", CLOSING, ""),
        opening_minutes=opening_minutes,
        closing_minutes=closing_minutes,
        core_minutes=table.value("core_minutes", MINUTES, 0),
        seats=_seats(table, blanks),
        blanks=blanks,
        questions=questions,
        translations=_translations(table),
    )


def _language(table: Table) -> str:
    code = table.data.get("language", "en")
    if isinstance(code, str) and LANGUAGE.fullmatch(code):
        return code
    table.notes.wrong(("language",), Said(_("A language is a code such as “en” or “de”.")))
    return "en"


def _blanks(table: Table) -> tuple[Blank, ...]:
    found = table.named_tables("blanks")
    if len(found) > BLANKS_MOST:
        table.notes.wrong(found[BLANKS_MOST].path, Said(_("At most {most} blanks, please."), {"most": BLANKS_MOST}))
    return tuple(blank for one in found[:BLANKS_MOST] if (blank := _blank(one)) is not None)


def _blank(table: Table) -> Blank | None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", table.name):
        table.notes.wrong(table.path, Said(_("The name of a blank has small letters, digits and _ only.")))
        return None
    many = isinstance(table.data.get("default"), list)
    table.only(("label", "default", "least", "most") if many else ("label", "default"))
    if "default" not in table.data:
        table.missing("default")
        return None
    least = table.value("least", LEAST, 1) if many else 1
    most = table.value("most", MOST, MOST_ITEMS) if many else MOST_ITEMS
    default = table.value("default", _defaults(least, most) if many else DEFAULT, None)
    label = table.value("label", LABEL, table.name)
    return None if default is None else Blank(name=table.name, label=label, default=default, least=least, most=most)


def _seats(table: Table, blanks: tuple[Blank, ...]) -> tuple[str, ...] | str:
    """Return the seats as written, or the blank that names them, once they are good seats with its default."""
    if "seats" not in table.data:
        return ()
    written: tuple[str, ...] | str = tidy(table.data["seats"])
    ready = put_everywhere(written, {blank.name: blank.default for blank in blanks})
    listed = list(ready) if isinstance(ready, tuple) else ready
    cleaned = Table({"seats": listed}, table.path, table.notes).value("seats", SEATS, None)
    return () if cleaned is None else written


def _questions(table: Table, blanks: tuple[Blank, ...], *, language: str) -> tuple[Question, ...]:
    found = table.tables("questions")
    if not table.data.get("questions"):
        message = _("A format has at least one question. Each begins with a line [[questions]].")
        table.notes.wrong(("questions",), Said(message))
    for one in found[QUESTIONS_MOST : QUESTIONS_MOST + 1]:
        table.notes.wrong(one.path, Said(_("At most {most} questions, please."), {"most": QUESTIONS_MOST}))
    defaults = {blank.name: blank.default for blank in blanks}
    read = (question(one, defaults, language=language) for one in found[:QUESTIONS_MOST])
    return tuple(one for one in read if one is not None)


def _translations(table: Table) -> dict[str, dict[str, str]]:
    found = table.named_tables("translations")
    if len(found) > LANGUAGES_MOST:
        message = Said(_("At most {most} languages, please."), {"most": LANGUAGES_MOST})
        table.notes.wrong(found[LANGUAGES_MOST].path, message)
    return {one.name: _translation(one) for one in found[:LANGUAGES_MOST]}


def _translation(table: Table) -> dict[str, str]:
    """Return a language's texts, each under the text it translates."""
    if not LANGUAGE.fullmatch(table.name):
        table.notes.wrong(table.path, Said(_("A language is a code such as “en” or “de”.")))
    read = {tidy(text): table.value(text, TRANSLATION, "") for text in table.data}
    return {text: translation for text, translation in read.items() if translation}


def _try_out(made: Format, notes: Notes) -> None:
    """Fill the format with its defaults in every language it has, as a session would."""
    for code in made.languages:
        path = ("translations", code) if code != made.language else ("questions",)
        notes.tried(path, partial(made.filled, {}, language=code, have=NEEDS))
    notes.close()
