"""The names of the sheets: 31 characters at most, without the signs that references use, and no two alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sessions.queries.report.value import Report

__all__ = ["LONGEST", "Names", "name_of", "units"]

LONGEST = 31
"""Characters of a name, counted as the file counts them: most emoji are two."""
FORBIDDEN = frozenset("[]:*?/\\'")


@dataclass(frozen=True)
class Names:
    """The name of every sheet, the questions in their order."""

    overview: str
    questions: tuple[str, ...]
    readings: str
    dictionary: str

    @classmethod
    def of(cls, report: Report) -> Names:
        """Return names for the sheets of a report: a question's is its number and how it begins."""
        taken: list[str] = []
        for wanted in (_("Overview"), _("Readings"), _("Data dictionary")):
            taken.append(name_of(wanted, taken))
        for part in report.parts:
            taken.append(name_of(f"{part.number} {part.text}", taken))
        overview, readings, dictionary, *questions = taken
        return cls(overview, tuple(questions), readings, dictionary)


def name_of(wanted: str, taken: Collection[str]) -> str:
    """Return a name like the wanted one that is allowed, and differs from those taken by more than large letters.

    >>> name_of("3 Where / when?", ["3 where when"])
    '3 Where when (2)'
    """
    plain = "".join(letter if letter.isprintable() and letter not in FORBIDDEN else " " for letter in wanted)
    known = {_folded(name) for name in taken}
    for number in range(1, len(taken) + 2):
        more = f" ({number})" if number > 1 else ""
        found = _cut(" ".join(plain.split()), LONGEST - len(more)).strip() + more
        if found and _folded(found) not in known:
            return found
    raise AssertionError("one of so many names is free")


def units(text: str) -> int:
    """Return how long a text is in units of sixteen bits, as office files count."""
    return len(text.encode("utf-16-le", errors="replace")) // 2


def _cut(text: str, longest: int) -> str:
    while units(text) > longest:
        text = text[:-1]
    return text


def _folded(name: str) -> str:
    return name.lower().casefold()
