"""The edge that every answer crosses, by socket or by form: bounded, of the right type, and fit to be stored."""

from __future__ import annotations

import re
from typing import Any

from sessions.words import Refusal, _

__all__ = ["MOST_SEQ", "NUMBER", "REF", "bounded", "unfit"]

MOST_FIELDS = 64
MOST_VALUES = 64
LONGEST_NAME = 40
MOST_SEQ = 2**31 - 1
REF = re.compile(r"[A-Za-z0-9_-]{1,32}\Z")
NUMBER = re.compile(r"[0-9]{1,19}\Z", re.ASCII)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and halves of surrogate pairs, which some database, socket or browser cannot hold."""


def bounded(fields: Any) -> dict[str, list[str]]:
    """Return untrusted fields if they are names with lists of texts, few enough and storable. Raises `Refusal`."""
    if not isinstance(fields, dict) or len(fields) > MOST_FIELDS:
        raise unfit()
    for name, values in fields.items():
        if len(name) > LONGEST_NAME or not isinstance(values, list) or len(values) > MOST_VALUES:
            raise unfit()
        for value in values:
            if not isinstance(value, str):
                raise unfit()
            if _UNSTORABLE.search(value):
                raise Refusal("message.text", _("That text holds a character that no screen can show."))
    return fields


def unfit() -> Refusal:
    """Return the refusal of a message that is none of ours."""
    return Refusal("message.unfit", _("The server does not know that kind of message."))
