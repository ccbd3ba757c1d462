"""Gathers every text of the interface into the catalogues that translators fill, without any gettext tool."""

from __future__ import annotations

import ast
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

from sessions.languages import LOCALE

__all__ = [
    "Command",
    "Text",
    "catalogue",
    "missing",
    "refreshed",
    "texts_of_house",
    "texts_of_python",
    "texts_of_template",
]

HOUSE = LOCALE.parent.parent
STALE = "The catalogues are not up to date: {files}. Refresh them: python manage.py texts"

CALLS = {
    "_": ("text",),
    "gettext": ("text",),
    "gettext_lazy": ("text",),
    "gettext_noop": ("text",),
    "ngettext": ("text", "plural"),
    "ngettext_lazy": ("text", "plural"),
    "pgettext": ("context", "text"),
    "pgettext_lazy": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
    "Said": ("text", "", "plural"),
    "Refusal": ("", "text"),
}
"""Who takes texts, and in which places. `Said` and `Refusal` are here so that a forgotten mark loses nothing."""

LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL_IN_TEMPLATE = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)


@dataclass(frozen=True)
class Text:
    """One text as translators meet it; two with the same words and context are one."""

    text: str
    plural: str = ""
    context: str | None = None


def texts_of_python(source: str) -> Iterator[Text]:
    """Yield the texts that are marked in a Python file, in their order."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        places = CALLS.get(name, ())
        given = dict(zip(places, call.args, strict=False))
        given |= {word.arg: word.value for word in call.keywords if word.arg in places}
        words = {place: next(_words(value), "") for place, value in given.items() if place in {"plural", "context"}}
        for text in _words(given.get("text")):
            yield Text(text, words.get("plural", ""), words.get("context") or None)


def texts_of_template(source: str) -> Iterator[Text]:
    """Yield the texts that are marked in a template, in their order."""
    for name, literals in CALL_IN_TEMPLATE.findall(templatize(source)):
        words = [ast.literal_eval(literal) for literal in re.findall(LITERAL, literals, re.DOTALL)]
        given = dict(zip(CALLS[name], words, strict=False))
        if given.get("text"):
            yield Text(given["text"], given.get("plural", ""), given.get("context"))


def texts_of_house(root: Path = HOUSE) -> list[tuple[str, Text]]:
    """Return every text with the file it stands in: Python first, then templates, each by name."""
    python = [file for part in ("sessions", "workshop") for file in sorted((root / part).rglob("*.py"))]
    found = [(file, texts_of_python) for file in python if "migrations" not in file.parts]
    found += [(file, texts_of_template) for file in sorted((root / "templates").rglob("*.*"))]
    return [
        (file.relative_to(root).as_posix(), text)
        for file, texts_of in found
        for text in texts_of(file.read_text(encoding="utf-8"))
    ]


def catalogue(texts: Iterable[tuple[str, Text]]) -> polib.POFile:
    """Return the texts as a catalogue with nothing translated."""
    entries: dict[tuple[str | None, str], polib.POEntry] = {}
    for file, text in texts:
        entry = entries.setdefault((text.context, text.text), polib.POEntry(msgid=text.text, msgctxt=text.context))
        if (file, "") not in entry.occurrences:
            entry.occurrences.append((file, ""))
        if text.plural:
            entry.msgid_plural = text.plural
            entry.msgstr_plural = {0: "", 1: ""}
        entry.flags = _flags(text.text + text.plural)
    made = polib.POFile(wrapwidth=118)
    made.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    made.extend(entries.values())
    return made


def refreshed(file: Path, texts: Iterable[tuple[str, Text]]) -> str:
    """Return what the catalogue in `file` should read: today's texts, its own translations, the unused ones last."""
    fresh = catalogue(texts)
    if file.exists():
        old = polib.pofile(file.read_text(encoding="utf-8"), wrapwidth=118)
        fresh.header, fresh.metadata = old.header, old.metadata or fresh.metadata
        known = {(entry.msgctxt, entry.msgid): entry for entry in old}
        for entry in fresh:
            _take_over(entry, known.pop((entry.msgctxt, entry.msgid), None))
        for entry in known.values():
            entry.obsolete = True
            if entry.msgstr or any(entry.msgstr_plural.values()):
                fresh.append(entry)
    fresh.metadata |= {"Language": file.parent.parent.name}
    return f"{fresh}\n" if not str(fresh).endswith("\n") else str(fresh)


class Command(BaseCommand):
    """`python manage.py texts`."""

    help = "Gathers every text of the interface into sessions/locale, for translators."
    requires_system_checks: list[str] = []  # noqa: RUF012  (as Django declares it)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if a catalogue is out of date")

        parser.add_argument("--missing", metavar="LANGUAGE", help="change nothing; list what a language cannot say yet")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = texts_of_house()
        if options["missing"]:
            self._list_missing(options["missing"], texts)
            return
        files = sorted({LOCALE / "en/LC_MESSAGES/django.po", *LOCALE.glob("*/LC_MESSAGES/django.po")})
        wanted = {file: refreshed(file, texts) for file in files}
        stale = [file for file in files if not file.exists() or file.read_text(encoding="utf-8") != wanted[file]]
        names = ", ".join(file.relative_to(HOUSE).as_posix() for file in stale)
        if stale and options["check"]:
            raise CommandError(STALE.format(files=names))
        for file in stale:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(wanted[file], encoding="utf-8", newline="\n")
        self.stdout.write(f"{len(set(texts))} texts. " + (f"Refreshed: {names}." if stale else "Nothing to refresh."))

    def _list_missing(self, language: str, texts: list[tuple[str, Text]]) -> None:
        file = LOCALE / language / "LC_MESSAGES" / "django.po"
        if not file.exists():
            raise CommandError(f"There is no catalogue yet: {file.relative_to(HOUSE).as_posix()}")
        found = missing(file, texts)
        for text, place in found:
            self.stdout.write(f"{place}: {text}")
        self.stdout.write(f"{len(found)} texts are missing. Formats bring their own words: [translations.{language}].")


def missing(file: Path, texts: Iterable[tuple[str, Text]]) -> list[tuple[str, str]]:
    """Return the texts of today that the catalogue in `file` cannot say, each with the first file it stands in."""
    entries = polib.pofile(refreshed(file, texts))
    return [(entry.msgid, entry.occurrences[0][0]) for entry in entries.untranslated_entries() if not entry.obsolete]


def _words(value: ast.expr | None) -> Iterator[str]:
    """Yield the literal texts of an argument, both of `a if x else b`."""
    if isinstance(value, ast.IfExp):
        yield from _words(value.body)
        yield from _words(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value


def _flags(text: str) -> list[str]:
    if re.search(r"%\(\w+\)s", text):
        return ["python-format"]
    return ["python-brace-format"] if re.search(r"\{\w*\}", text) else []


def _take_over(entry: polib.POEntry, old: polib.POEntry | None) -> None:
    """Keep what a translator wrote; a plural that came or went since then starts empty."""
    if old is None or bool(old.msgid_plural) != bool(entry.msgid_plural):
        return
    entry.msgstr, entry.tcomment = old.msgstr, old.tcomment
    if entry.msgid_plural:
        entry.msgstr_plural = dict(old.msgstr_plural)
    if old.fuzzy:
        entry.flags = ["fuzzy", *entry.flags]
