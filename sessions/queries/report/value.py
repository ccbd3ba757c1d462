"""What a coach takes home, as one frozen value: only what was published, said in the language of its session.

Texts are spoken already; pictures are kinds with their settings and counts, which any writer can draw again.
No time, no order and no number of a person is here, and of seats no count: they come as drawings and sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sessions.figures.table import Look
from sessions.measures.reading import Reading
from sessions.queries.order import told_apart

__all__ = [
    "VERSION",
    "CarryOn",
    "Counts",
    "Cover",
    "Group",
    "Heading",
    "Part",
    "Report",
    "Sentence",
    "Sheet",
    "Sight",
    "Table",
    "Term",
]

VERSION = 1
"""Raised when a field changes its meaning or goes; a new one alone does not raise it."""


@dataclass(frozen=True)
class Cover:
    """What stands on page one. `day` is a date, as 2026-11-26; `logo` is a PNG in base64, or nothing."""

    title: str
    focus: str
    we: str
    day: str
    joined: int
    deleted: int
    pictures: int
    rehearsal: bool
    coach: str = ""
    logo: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a heading, and the number of the question whose picture it is read from."""

    text: str
    number: int


@dataclass(frozen=True)
class Heading:
    """One of the four headings of page one: two sentences at most, or `nothing` that may be said."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    nothing: str


@dataclass(frozen=True)
class CarryOn:
    """A question to carry on, and the number of the question whose picture suggests it; 0: any."""

    text: str
    number: int


@dataclass(frozen=True)
class Sheet:
    """A loose sheet; `voices` where several stand by it."""

    text: str
    voices: int | None = None


@dataclass(frozen=True)
class Group:
    """Sheets that were laid together; without a name they are loose."""

    name: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Counts:
    """One row of a table: `key` for machines, `name` for people, one count a column."""

    key: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Published counts with their names; see `sessions.figures.table` for `look` and `ends`."""

    key: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Counts, ...]
    look: Look = "stack"
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sight:
    """The released picture of one round.

    `counts` are what its kind draws (nothing where there is no figure); `told` is its one sentence, `captions` what
    the numbers may say for so many people, `beside` what stood beside it on the wall, `cards` what fits it in a talk.
    `seats` is the picture by seats as a drawing that stands alone, `seats_told` what is said of it.
    """

    round: int
    n: int
    abstained: int
    counts: Mapping[str, tuple[int, ...]]
    reading: Reading | None
    tables: tuple[Table, ...]
    told: str
    captions: tuple[str, ...]
    beside: tuple[str, ...]
    groups: tuple[Group, ...]
    footer: str
    cards: tuple[str, ...]
    panel: tuple[str, ...] = ()
    seats: str = ""
    seats_told: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All its sheets, theme by theme."""
        return tuple(sheet.text for group in self.groups for sheet in group.sheets)


@dataclass(frozen=True)
class Part:
    """One question with its pictures, oldest first. `config` is empty where there is no figure to draw."""

    number: int
    section: str
    kind: str
    kind_title: str
    above: str
    text: str
    help: str
    series: str
    config: Mapping[str, Any]
    sights: tuple[Sight, ...]
    notes: str = ""
    remark: str = ""


@dataclass(frozen=True)
class Term:
    """One word of the method, explained."""

    name: str
    text: str


@dataclass(frozen=True)
class Report:
    """The whole report. `footer` stands at the foot of page one, `mark` on every page of a rehearsal."""

    language: str
    paper: str
    cover: Cover
    headings: tuple[Heading, ...]
    steps: tuple[Group, ...]
    carry_on: tuple[CarryOn, ...]
    parts: tuple[Part, ...]
    held_back: tuple[str, ...]
    reading_it: tuple[str, ...]
    method: tuple[Term, ...]
    footer: str
    mark: str = ""
    version: int = field(default=VERSION)

    @cached_property
    def names(self) -> dict[int, str]:
        """What each question is called among the others, by its number."""
        return told_apart([(part.number, part.above, part.text) for part in self.parts])

    @property
    def sights(self) -> tuple[tuple[Part, Sight], ...]:
        """Every picture with the question it belongs to."""
        return tuple((part, sight) for part in self.parts for sight in part.sights)
