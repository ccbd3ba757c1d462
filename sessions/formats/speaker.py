"""Says a format's texts in another language, and remembers what it could not say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["BLANK", "Speaker"]

BLANK = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")
"""`{horizon}`: what the facilitator fills in."""


class Speaker:
    """A list of texts and their translations. An edited text finds none, so that no stale one is ever spoken."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """The texts without a translation, each once, in the order they were asked for."""
        return tuple(self._missing)

    def say(self, text: str) -> str:
        """Return the translation of a text, or the text itself. A blank on its own needs none."""
        if not text or BLANK.fullmatch(text):
            return text
        if text not in self._words:
            self._missing[text] = None
        return self._words.get(text, text)

    def say_all(self, value: Any) -> Any:
        """Return a setting of a question, or a blank's default, with all its texts said."""
        if isinstance(value, str):
            return self.say(value)
        if isinstance(value, tuple):
            return tuple(self.say_all(item) for item in value)
        return value
