"""Reading untrusted form fields: one value where one is due, whole numbers that are nothing else."""

from __future__ import annotations

import re

from sessions.kinds.base import Fields
from sessions.words import Refusal, _

__all__ = ["one", "outside", "several", "whole"]

_WHOLE = re.compile(r"(?:0|[1-9][0-9]{0,3})\Z", re.ASCII)
"""Digits as a browser writes them. `int` alone would take "+3", " 3", "1_0" and "３" too."""


def several(fields: Fields, name: str) -> list[str]:
    """Return all values of a field, none if it is missing. Raises `Refusal` for anything that is not text."""
    values = fields.get(name, [])
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise outside()
    return list(values)


def one(fields: Fields, name: str) -> str:
    """Return the one value of a field. Raises `Refusal` if it is missing or comes twice."""
    values = several(fields, name)
    if not values or values == [""]:
        raise Refusal("answer.missing", _("Please choose an answer first, or say that you cannot."))
    if len(values) > 1:
        raise outside()
    return values[0]


def whole(text: str, *, most: int) -> int:
    """Return the whole number from 0 to `most` that plain digits spell. Raises `Refusal`."""
    if not _WHOLE.match(text) or int(text) > most:
        raise outside()
    return int(text)


def outside() -> Refusal:
    """Return the refusal of a value that the question does not offer."""
    return Refusal("answer.outside", _("That answer is not among those this question offers."))
