"""Changing a format line by line; whoever keeps the result writes it and reads it again, which checks it whole."""

from __future__ import annotations

from dataclasses import replace

from sessions.formats.blanks import Blank
from sessions.formats.format import Format
from sessions.formats.question import Question
from sessions.words import Refusal, _

__all__ = ["copy_line", "line_at", "move_line", "put_blank", "put_line", "remove_blank", "remove_line"]


def line_at(format: Format, number: int) -> Question:  # noqa: A002  (the product's own word)
    """Return the line with this number, from 1. Raises `Refusal`."""
    if not 1 <= number <= len(format.questions):
        raise Refusal("format.line", _("This line is no longer in the format."))
    return format.questions[number - 1]


def put_line(format: Format, line: Question, *, number: int = 0) -> Format:  # noqa: A002
    """Put a line in the place of the one with this number, or with 0 at the end."""
    if not number:
        return replace(format, questions=(*format.questions, line))
    line_at(format, number)
    lines = list(format.questions)
    lines[number - 1] = line
    return replace(format, questions=tuple(lines))


def copy_line(format: Format, number: int) -> Format:  # noqa: A002
    """Put a copy right below a line."""
    line = line_at(format, number)
    return replace(format, questions=(*format.questions[:number], line, *format.questions[number:]))


def move_line(format: Format, number: int, *, by: int) -> Format:  # noqa: A002
    """Move a line up (`by` below 0) or down; at the ends it stays."""
    line = line_at(format, number)
    lines = list(format.questions)
    lines.pop(number - 1)
    lines.insert(min(max(number - 1 + by, 0), len(lines)), line)
    return replace(format, questions=tuple(lines))


def remove_line(format: Format, number: int) -> Format:  # noqa: A002
    """Take a line out. Raises `Refusal` for the last one."""
    line_at(format, number)
    if len(format.questions) == 1:
        raise Refusal("format.last", _("A format needs one question at least. Add another first."))
    return replace(format, questions=format.questions[: number - 1] + format.questions[number:])


def put_blank(format: Format, blank: Blank, *, name: str = "") -> Format:  # noqa: A002
    """Put a blank in the place of the one with this name, or at the end. Raises `Refusal` for a name that is taken."""
    if blank.name != name and any(one.name == blank.name for one in format.blanks):
        raise Refusal("format.blank", _("There is a blank of this name already."))
    if not any(one.name == name for one in format.blanks):
        return replace(format, blanks=(*format.blanks, blank))
    return replace(format, blanks=tuple(blank if one.name == name else one for one in format.blanks))


def remove_blank(format: Format, name: str) -> Format:  # noqa: A002
    """Take a blank out; where a text names it, the braces stay as they are written."""
    return replace(format, blanks=tuple(one for one in format.blanks if one.name != name))
