"""Writes a format as TOML that a person can read and the loader takes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sessions.formats.blanks import MOST_ITEMS, Blank
from sessions.formats.format import Format
from sessions.formats.question import Question

__all__ = ["dump"]

BARE = re.compile(r"[A-Za-z0-9_-]+")
WIDTH = 100  # characters; longer lists go one item a line
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def dump(format: Format) -> str:  # noqa: A002  (the product's own word)
    """Return the format as TOML; loaded again under the same slug it is equal."""
    head = {
        "title": format.title,
        "purpose": format.purpose,
        "smallest_group": format.smallest_group,
        "minutes": format.minutes,
        "language": format.language,
        "opening": format.opening,
        "closing": format.closing,
        "opening_minutes": format.opening_minutes or "",
        "closing_minutes": format.closing_minutes or "",
        "core_minutes": format.core_minutes or "",
        "seats": format.seats or "",
    }
    tables = [_lines(_written(head))]
    tables += [_blank(blank) for blank in format.blanks]
    tables += [_question(question) for question in format.questions]
    tables += [_lines(words, header=f"[translations.{_key(code)}]") for code, words in format.translations.items()]
    return "\n".join(tables)


def _blank(blank: Blank) -> str:
    bounds = {"least": blank.least if blank.least > 1 else "", "most": blank.most if blank.most < MOST_ITEMS else ""}
    return _lines(_written({"label": blank.label, "default": blank.default, **bounds}), header=f"[blanks.{blank.name}]")


def _question(question: Question) -> str:
    words = {
        "section": question.section,
        "series": question.series,
        "needs": question.needs,
        "step": question.step,
        "kind": question.kind,
        "each": question.each,
        "above": question.above,
        "text": question.text,
        "help": question.help,
    }
    last = {
        "guess": question.guess or "",
        "release": "" if question.step else question.release,
        "minutes": question.minutes,
        "core_minutes": question.core_minutes or "",
        "core": "" if question.core else False,
        "spare": question.spare or "",
    }
    return _lines({**_written(words), **question.config, **_written(last)}, header="[[questions]]")


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out empty texts, which the loader takes for granted."""
    return {name: value for name, value in values.items() if value != ""}


def _lines(values: Mapping[str, Any], *, header: str = "") -> str:
    lines = [header] if header else []
    lines += [f"{_key(name)} = {_value(value)}" for name, value in values.items()]
    return "".join(f"{line}\n" for line in lines)


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _text(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    items = [_value(item) for item in value]
    line = f"[{', '.join(items)}]"
    return line if len(line) <= WIDTH else "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _text(text: str) -> str:
    return f'"{"".join(_characters(text))}"'


def _characters(text: str) -> Iterator[str]:
    for character in text:
        control = ord(character) < 0x20 or ord(character) == 0x7F
        yield ESCAPES.get(character, f"\\u{ord(character):04x}" if control else character)
