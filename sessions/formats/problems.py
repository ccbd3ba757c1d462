"""What is wrong with a format: sentences for its author, each with the line it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sessions.words import Refusal, Said, _

__all__ = ["FormatError", "Problem"]

MOST_PROBLEMS = 20
"""Nobody mends more than this in one go, and a hostile file shall not fill a page."""


@dataclass(frozen=True)
class Problem:
    """One sentence about one line of a format."""

    line: int
    message: Said

    def said(self) -> Said:
        """Return the sentence with its line in front."""
        return Said(_("Line {line}: {what}"), {"line": self.line, "what": self.message})


class FormatError(Refusal):
    """A text that is no format. `problems` holds every sentence; the message is the first of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))[:MOST_PROBLEMS]
        super().__init__("format.broken", self.problems[0].said())
