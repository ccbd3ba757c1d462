"""Reads a TOML table that nobody vouches for, and notes on which line something is wrong or odd."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sessions.formats.places import Path, line_of, places
from sessions.formats.problems import MOST_PROBLEMS, FormatError, Problem
from sessions.formats.source import STRANGE
from sessions.kinds.config import Field
from sessions.words import Refusal, Said, _

__all__ = ["Notes", "Table", "tidy"]


class Notes:
    """What there is to say about a text that is being read: problems, and remarks that stop nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._problems: list[Problem] = []
        self._remarks: list[Problem] = []

    @cached_property
    def _places(self) -> dict[Path, int]:
        return places(self._text)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """The remarks, by line."""
        return tuple(sorted(self._remarks, key=lambda remark: remark.line))

    @property
    def full(self) -> bool:
        """Whether more problems were found than anybody would read."""
        return len(self._problems) >= MOST_PROBLEMS

    def wrong(self, path: Path, message: Said) -> None:
        """Note something that makes the text no format."""
        if not self.full:
            self._problems.append(Problem(line_of(path, self._places), message))

    def odd(self, path: Path, message: Said) -> None:
        """Note something that might be better."""
        if len(self._remarks) < MOST_PROBLEMS:
            self._remarks.append(Problem(line_of(path, self._places), message))

    def tried(self, path: Path, action: Callable[[], Any]) -> Any:
        """Return what `action` returns; if it refuses, note its sentence and return None."""
        try:
            return action()
        except Refusal as refusal:
            self.wrong(path, refusal.message)
            return None

    def close(self) -> None:
        """Raise `FormatError` if anything was wrong."""
        if self._problems:
            raise FormatError(self._problems)


@dataclass(frozen=True)
class Table:
    """One table of the text: its values as TOML read them, and where it stands."""

    data: Mapping[str, Any]
    path: Path
    notes: Notes

    def only(self, names: Collection[str]) -> None:
        """Note every name that has no meaning here."""
        for name in self.data:
            if name not in names and not self.notes.full:  # finding a similar name takes time
                self.notes.wrong((*self.path, name), _unknown(name, names))

    def value(self, name: str, setting: Field, default: Any) -> Any:
        """Return a checked value, the default if it is missing or wrong."""
        if name not in self.data:
            return default
        value = self.data[name]
        if _has_strange(value):
            self.notes.wrong((*self.path, name), Said(_("There is a character here that cannot be shown.")))
            return default
        cleaned = self.notes.tried((*self.path, name), lambda: setting.clean(value))
        return default if cleaned is None else cleaned

    def choice(self, name: str, choices: Collection[str], default: str) -> str:
        """Return one of a few words."""
        value = self.data.get(name, default)
        if isinstance(value, str) and value in choices:
            return value
        shown = ", ".join(f"“{choice}”" for choice in choices)
        self.notes.wrong(
            (*self.path, name), Said(_("“{name}” is one of: {choices}."), {"name": name, "choices": shown})
        )
        return default

    def missing(self, name: str) -> None:
        """Note that a name must be there and is not."""
        self.notes.wrong(self.path, Said(_("“{name}” is missing here."), {"name": name}))

    def tables(self, name: str) -> list[Table]:
        """Return the tables of an array, as `[[questions]]` writes them."""
        found = self.data.get(name, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            message = _("Every entry of “{name}” begins with a line [[{name}]].")
            self.notes.wrong((*self.path, name), Said(message, {"name": name}))
            return []
        return [Table(item, (*self.path, name, number), self.notes) for number, item in enumerate(found)]

    def named_tables(self, name: str) -> list[Table]:
        """Return the tables inside a table, as `[blanks.horizon]` writes them."""
        found = self.data.get(name, {})
        if not isinstance(found, dict) or not all(isinstance(item, dict) for item in found.values()):
            message = _("Every entry of “{name}” begins with a line like [{name}.example].")
            self.notes.wrong((*self.path, name), Said(message, {"name": name}))
            return []
        return [Table(item, (*self.path, name, key), self.notes) for key, item in found.items()]

    @property
    def name(self) -> str:
        """The last name of the path."""
        return str(self.path[-1])


def tidy(value: Any) -> Any:
    """Return a text with single spaces between its words, a list as a tuple of such texts without empty ones."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list | tuple):
        tidied = (" ".join(item.split()) if isinstance(item, str) else item for item in value)
        return tuple(item for item in tidied if item != "")
    return value


def _unknown(name: str, names: Collection[str]) -> Said:
    shown = STRANGE.sub("?", name)[:40]
    if near := difflib.get_close_matches(shown, names, n=1):
        return Said(_("“{name}” means nothing here. Is it “{other}”?"), {"name": shown, "other": near[0]})
    return Said(_("“{name}” means nothing here."), {"name": shown})


def _has_strange(value: Any) -> bool:
    texts = value if isinstance(value, list) else [value]
    return any(isinstance(text, str) and STRANGE.search(text) for text in texts)
