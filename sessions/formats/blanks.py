"""The blanks of a format: `{horizon}` in a text, which the facilitator fills at the set-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sessions.formats.speaker import BLANK, Speaker
from sessions.kinds.config import Field, Line, Lines
from sessions.words import Refusal, Said, _

__all__ = ["Blank", "Filling", "filling", "names_in", "put", "put_everywhere"]

LONGEST = 120  # characters of a blank with one line
LONGEST_ITEM = 60
MOST_ITEMS = 20

Filling = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Blank:
    """One blank: a line, or a list of lines if its default is a list; then of `least` to `most` lines."""

    name: str
    label: str
    default: str | tuple[str, ...]
    least: int = 1
    most: int = MOST_ITEMS

    @property
    def written(self) -> str:
        """How a text names it."""
        return f"{{{self.name}}}"

    @property
    def setting(self) -> Field:
        """How a filled-in value is checked, and which form field asks for it."""
        if isinstance(self.default, str):
            return Line(self.label, longest=LONGEST)
        return Lines(self.label, least=self.least, most=self.most, longest=LONGEST_ITEM)

    def spoken(self, speaker: Speaker) -> Blank:
        """Return the blank in the speaker's language."""
        return replace(self, label=speaker.say(self.label), default=speaker.say_all(self.default))

    def clean(self, value: Any) -> str | tuple[str, ...]:
        """Return the checked value, the default if nothing was filled in. Raises `Refusal`."""
        if value is None or value == "" or value == [] or (isinstance(value, str) and not value.strip()):
            return self.default
        cleaned: str | tuple[str, ...] = self.setting.clean(value)
        return cleaned


def filling(blanks: tuple[Blank, ...], given: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """Return a checked value for every blank. Raises `Refusal`, also for a name no blank has."""
    known = {blank.name for blank in blanks}
    if strange := [name for name in given if name not in known]:
        raise Refusal("blank.unknown", Said(_("This format has no blank “{name}”."), {"name": str(strange[0])[:40]}))
    return {blank.name: blank.clean(given.get(blank.name)) for blank in blanks}


def names_in(text: str) -> tuple[str, ...]:
    """Return the names that stand between braces, whether there are such blanks or not."""
    return tuple(BLANK.findall(text))


def put(text: str, filled: Filling) -> str:
    """Return a text with its blanks filled, in one pass: braces that somebody typed into a blank stay as they are."""

    def words(found: re.Match[str]) -> str:
        value = filled.get(found[1], found[0])
        return value if isinstance(value, str) else ", ".join(value)

    return BLANK.sub(words, text)


def put_everywhere(value: Any, filled: Filling) -> Any:
    """Return a setting of a question with its blanks filled; a blank that is a list becomes one, or part of one."""
    if isinstance(value, str):
        return _whole(value, filled) or put(value, filled)
    if isinstance(value, tuple):
        items: list[Any] = []
        for item in value:
            whole = _whole(item, filled) if isinstance(item, str) else None
            items.extend(whole or [put(item, filled) if isinstance(item, str) else item])
        return tuple(items)
    return value


def _whole(text: str, filled: Filling) -> tuple[str, ...] | None:
    """Return the list that a text stands for, if it is the blank of a list and nothing else."""
    alone = BLANK.fullmatch(text)
    value = filled.get(alone[1]) if alone else None
    return value if isinstance(value, tuple) else None
