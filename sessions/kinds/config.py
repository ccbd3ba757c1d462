"""What a facilitator may set on a question, checked once and drawn as a form from the same lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self, cast

from sessions.words import Refusal, Said, _

__all__ = ["Field", "KindConfig", "Line", "Lines", "Switch", "Whole", "setting"]

_UNCARRIED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Controls, halves of characters, and marks that turn the direction of all that follows."""


@dataclass(frozen=True)
class Field:
    """One setting of a kind: its label and what a good value looks like."""

    label: str
    help: str = ""

    def clean(self, value: Any) -> Any:
        """Return the checked value or raise `Refusal("config.…")`."""
        raise NotImplementedError


@dataclass(frozen=True)
class Line(Field):
    """One line of text, `longest` characters at most; it may be left empty where `empty` says so."""

    longest: int = 60
    empty: bool = False

    def clean(self, value: Any) -> str:
        text = " ".join(_plain(value, self.label).split())
        if not text and not self.empty:
            raise Refusal("config.empty", Said(_("{label}: please write something."), {"label": Said(self.label)}))
        if len(text) > self.longest:
            raise Refusal(
                "config.long",
                Said(_("{label}: at most {longest} characters."), {"label": Said(self.label), "longest": self.longest}),
            )
        return text


@dataclass(frozen=True)
class Lines(Field):
    """Several lines of text, all different, from `least` to `most` of them."""

    least: int = 2
    most: int = 11
    longest: int = 60

    def clean(self, value: Any) -> tuple[str, ...]:
        raw = value.splitlines() if isinstance(value, str) else value
        if not isinstance(raw, list | tuple):
            raise Refusal("config.type", Said(_("{label}: expected a list of lines."), {"label": Said(self.label)}))
        written = [item for item in raw if not (isinstance(item, str) and not item.strip())]
        lines = tuple(self._one(item, number) for number, item in enumerate(written, start=1))
        if not self.least <= len(lines) <= self.most:
            raise Refusal(
                "config.count",
                Said(
                    _("{label}: between {least} and {most} lines, please."),
                    {"label": Said(self.label), "least": self.least, "most": self.most},
                ),
            )
        if len(set(lines)) < len(lines):
            raise Refusal("config.twice", Said(_("{label}: two lines are the same."), {"label": Said(self.label)}))
        return lines

    def _one(self, item: Any, number: int) -> str:
        try:
            return Line(self.label, longest=self.longest).clean(item)
        except Refusal as refusal:
            told = {"refused": refusal.message, "number": number}
            raise Refusal(refusal.code, Said(_("{refused} It is number {number} of the list."), told)) from None


@dataclass(frozen=True)
class Switch(Field):
    """A yes or a no."""

    def clean(self, value: Any) -> bool:
        if isinstance(value, bool):
            return value
        raise Refusal("config.type", Said(_("{label}: expected yes or no."), {"label": Said(self.label)}))


@dataclass(frozen=True)
class Whole(Field):
    """A whole number from `least` to `most`."""

    least: int = 1
    most: int = 10

    def clean(self, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most:
            return value
        raise Refusal(
            "config.number",
            Said(
                _("{label}: a whole number from {least} to {most}, please."),
                {"label": Said(self.label), "least": self.least, "most": self.most},
            ),
        )


def setting(kind_of: Field, default: Any) -> Any:
    """Declare a setting of a config class: how it is checked, and its usable default."""
    return field(default=default, metadata={"setting": kind_of})


@dataclass(frozen=True)
class KindConfig:
    """Base of every kind's `Config`: a frozen dataclass whose attributes are made by `setting`."""

    @classmethod
    def settings(cls) -> dict[str, Field]:
        """Return the settings by name, in the order of the form."""
        return {item.name: cast(Field, item.metadata["setting"]) for item in fields(cls)}

    @classmethod
    def open_list(cls) -> tuple[str, Lines] | None:
        """Return the name of the list that a sheet from the wall may join, and what its lines are like."""
        for name in ("options", "items"):
            field_of = cls.settings().get(name)
            if isinstance(field_of, Lines):
                return name, field_of
        return None

    @classmethod
    def checked(cls, data: Mapping[str, Any]) -> Self:
        """Return a config from untrusted values; what is missing takes its default.

        Raises `Refusal` for an unknown name or a value outside its bounds.
        """
        known = cls.settings()
        for name in data:
            if name not in known:
                raise Refusal("config.unknown", Said(_("There is no setting “{name}” here."), {"name": str(name)[:40]}))
        config = cls(**{name: known[name].clean(value) for name, value in data.items()})
        config.check()
        return config

    def check(self) -> None:
        """Raise `Refusal` if settings that are right alone do not fit together."""

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON values, which `checked` takes back."""
        return {
            name: list(value) if isinstance(value := getattr(self, name), tuple) else value
            for name in type(self).settings()
        }


def _plain(value: Any, label: str) -> str:
    """Return `value` if it is text that every database, screen and file can hold."""
    if not isinstance(value, str):
        raise Refusal("config.type", Said(_("{label}: expected plain text."), {"label": Said(label)}))
    if _UNCARRIED.search(value):
        hidden = _("{label}: a hidden character came along, perhaps from pasting. Please type the text anew.")
        raise Refusal("config.type", Said(hidden, {"label": Said(label)}))
    return value
