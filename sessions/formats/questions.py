"""Reads the questions of a format: their kind, their words, and whether they still belong to their series."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sessions import kinds
from sessions.formats import shared
from sessions.formats.blanks import Filling, put_everywhere
from sessions.formats.question import ABOVE, HELP, NEEDS, RELEASES, SECTION, STEPS, TEXT, Question
from sessions.formats.speaker import Speaker
from sessions.formats.tables import Notes, Table, tidy
from sessions.kinds.base import Kind
from sessions.kinds.config import Line, Switch, Whole
from sessions.words import Refusal, Said, _

__all__ = ["NAMES", "continues", "question", "series"]

PLACE = ("minutes", "needs", "section", "spare", "core", "core_minutes")
"""What every line may say about its place in the session."""

NAMES = ("series", "kind", "text", "above", "help", "release", "guess", "each", *PLACE)
"""What every question may say; the rest are the settings of its kind."""

SERIES = Line(_("Series"), longest=40)
MINUTES = Whole(_("Minutes"), least=1, most=240)
SPARE = Whole(_("Left out behind time, in this order"), least=0, most=60)
CORE = Switch(_("Part of the core"))
GUESS = Switch(_("Guess the room"))


def series(name: str, *, language: str = "en") -> Question | None:
    """Return the question of a shared series in a language, or None if there is no such series."""
    words = _words(name, language)
    if words is None:
        return None
    notes = Notes("")
    found = _read(Table(words, (), notes), {}, series=name)
    notes.close()
    return found


def continues(question: Question, *, blanks: Filling = MappingProxyType({}), language: str = "en") -> bool:
    """Whether a question still has the words, kind and steps of its series; a name of one's own always does."""
    whole = series(question.series, language=language) if question.series else None
    return whole is None or _sameness(whole, {}) == _sameness(question, blanks)


def question(table: Table, blanks: Filling, *, language: str) -> Question | None:
    """Return the question that a table holds; what is wrong with it is noted, and None returned."""
    if "step" in table.data:
        return _step(table)
    name = table.value("series", SERIES, "")
    if name and not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        table.notes.wrong(
            (*table.path, "series"), Said(_("The name of a series has small letters, digits and _ only."))
        )
        return None
    words = _words(name, language) if name else None
    if name and words is None and not {"kind", "text"} <= table.data.keys():
        message = _("There is no shared series “{name}”. A series of your own needs its kind and text here.")
        table.notes.wrong((*table.path, "series"), Said(message, {"name": name}))
        return None
    read = _read(Table(_merged(words or {}, table.data), table.path, table.notes), blanks, series=name)
    if read is None or words is None or continues(read, blanks=blanks, language=language):
        return read
    message = _("Other words than those of the series “{name}”: it ends here, and cannot be compared.")
    table.notes.odd((*table.path, "series"), Said(message, {"name": name}))
    return replace(read, series="")


def _words(name: str, language: str) -> dict[str, Any] | None:
    """Return the table of a shared series, its texts in this language."""
    written = shared.questions().get(name)
    if written is None:
        return None
    speaker = Speaker(shared.translations(language))
    return {key: value if key == "kind" else speaker.say_all(tidy(value)) for key, value in written.items()}


def _merged(words: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a format's own lines over those of a series; of another kind, its settings would make no sense."""
    same_kind = own.get("kind", words.get("kind")) == words.get("kind")
    return {key: value for key, value in words.items() if same_kind or key in NAMES} | dict(own)


def _read(table: Table, blanks: Filling, *, series: str) -> Question | None:
    kind = _kind(table)
    text = table.value("text", TEXT, "")
    if "text" not in table.data:
        table.missing("text")
    above, help_line = table.value("above", ABOVE, ""), table.value("help", HELP, "")
    release = table.choice("release", RELEASES, "auto")
    guess, each, place = table.value("guess", GUESS, False), _each(table, blanks), _place(table)
    if kind is None:
        return None
    return Question(
        kind=kind.slug,
        text=text,
        config=_config(table, kind, _one_of(blanks, each)),
        above=above,
        help=help_line,
        release=release,
        series=series,
        guess=guess,
        each=each,
        **place,
    )


def _step(table: Table) -> Question | None:
    """Return a line that asks nothing: a step with its text, and its place in the session."""
    table.only(("step", "text", *PLACE))
    step = table.choice("step", STEPS, "")
    if "text" not in table.data:
        table.missing("text")
    text, place = table.value("text", TEXT, ""), _place(table)
    return Question(kind="", text=text, step=step, **place) if step else None


def _place(table: Table) -> dict[str, Any]:
    """Return where a line stands in the session, how long it takes, and when it may be left out."""
    return {
        "minutes": table.value("minutes", MINUTES, 5),
        "needs": table.choice("needs", NEEDS, "") if "needs" in table.data else "",
        "section": table.value("section", SECTION, ""),
        "spare": table.value("spare", SPARE, 0),
        "core": table.value("core", CORE, True),
        "core_minutes": table.value("core_minutes", MINUTES, 0),
    }


def _each(table: Table, blanks: Filling) -> str:
    """Return the blank for whose every line a question is asked."""
    name: Any = table.data.get("each", "")
    if not name or (isinstance(name, str) and isinstance(blanks.get(name), tuple)):
        return str(name or "")
    table.notes.wrong((*table.path, "each"), Said(_("“each” names a blank that has several lines.")))
    return ""


def _kind(table: Table) -> Kind | None:
    if "kind" not in table.data:
        table.missing("kind")
        return None
    slugs = [kind.slug for kind in kinds.offered()]
    slug = table.choice("kind", slugs, "")
    return kinds.get(slug) if slug else None


def _config(table: Table, kind: Kind, blanks: Filling) -> dict[str, Any]:
    """Return the settings as written, once the kind has agreed to them with the blanks' defaults in place."""
    settings = kind.Config.settings()
    table.only((*NAMES, *settings))
    config = {name: tidy(value) for name, value in table.data.items() if name in settings}
    checked = {}
    for name, value in config.items():
        ready = put_everywhere(value, blanks)
        cleaned = Table({name: _listed(ready)}, table.path, table.notes).value(name, settings[name], None)
        if cleaned is not None:
            checked[name] = cleaned
    if len(checked) == len(config):
        table.notes.tried(table.path, lambda: kind.Config.checked(checked))
    return config


def _one_of(blanks: Filling, each: str) -> Filling:
    """Return the blanks as they stand in the first asking of a question."""
    lines = blanks.get(each, ())
    return {**blanks, each: lines[0]} if each and lines else blanks


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _sameness(question: Question, blanks: Filling) -> dict[str, Any] | None:
    """Return what makes a question the same one everywhere; None if it cannot be asked at all."""
    try:
        columns = question.filled(blanks)
    except Refusal:
        return None
    columns |= _row_of_series(question, columns)
    return {name: columns[name] for name in ("kind_slug", "text", "above", "help", "config")}


def _row_of_series(question: Question, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return what one row of a question asks, if that row alone belongs to a series: where we are, of a gap."""
    config, asked = columns["config"], kinds.get(question.kind).series_row.rstrip("0")
    if asked not in config or config["items"] or config["line"]:
        return {}
    return {"kind_slug": "scale", "text": config[asked], "config": {"steps": config["steps"]}}
