"""The report as a part of a page: said in the language of its session, whatever the page around it speaks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext, override

from sessions.figures.scene import PHONE, SHEET
from sessions.models import ReportChoice, Session
from sessions.queries import report as source
from sessions.queries.report.value import Part, Report, Sight, Table
from sessions.reports.cropped import sheet_of, tile_of
from sessions.reports.drawing import has_figure
from sessions.reports.pages import FIRST_STEPS

__all__ = ["Document", "document_of"]


FIRST_SHEETS = 24
"""Sheets that are drawn in a tile of the strip, at most."""
Drawn = tuple[SafeString, SafeString]
"""A drawing for a desk, and the same for a hand."""


@dataclass(frozen=True)
class Tile:
    """A picture in the strip, small and without its lettering; of words so many sheets."""

    part: Part
    name: str
    sight: Sight
    svg: SafeString
    sheets: range


@dataclass(frozen=True)
class Picture:
    """One picture of a question, drawn; `key` finds its numbers on the page."""

    sight: Sight
    key: str
    drawn: Drawn | None
    seats: Drawn | None


@dataclass(frozen=True)
class Block:
    """A question with its pictures, and the address at which it can be adjusted."""

    part: Part
    pictures: tuple[Picture, ...]
    way: str = ""


@dataclass(frozen=True)
class Document:
    """The report ready for a page: its text, and the numbers that its pictures can be looked into with."""

    html: SafeString
    numbers: dict[str, Any]


def document_of(
    session: Session,
    choice: ReportChoice,
    *,
    ways: Mapping[int, str],
    adjust: str = "",
    questions: source.Questions | None = None,
) -> Document:
    """Return a session's report.

    `ways` are the addresses at which questions can be adjusted, by their numbers, and `adjust` what they are called
    in the language of the page. Who has read the `questions` already hands them in.
    """
    questions = source.questions_of(session) if questions is None else questions
    report = source.build(session, choice, questions=questions)
    seats = source.seats_of(session, questions)
    with override(report.language):
        blocks = [
            Block(part, tuple(_picture(part, sight, seats) for sight in part.sights), ways.get(part.number, ""))
            for part in report.parts
        ]
        context = {
            "report": report,
            "blocks": blocks,
            "strip": [_tile(part, sight, report.names[part.number]) for part, sight in report.sights],
            "day": dt.date.fromisoformat(report.cover.day),
            "adjust": adjust,
            **_steps(report),
        }
        return Document(mark_safe(render_to_string("report/document.html", context)), _numbers(report))  # noqa: S308


def _steps(report: Report) -> dict[str, Any]:
    """Return the first of the steps that people chose, as on paper, and the way to all of them if there are more."""
    steps = [sheet for group in report.steps for sheet in group.sheets]
    count = len(steps)
    at = next((part.number for part in reversed(report.parts) if part.sights[-1].groups == report.steps), 0)
    more = ngettext("All {n} step", "All {n} steps", count).format(n=count) if count > FIRST_STEPS else ""
    return {"first_steps": steps[:FIRST_STEPS], "more_steps": more, "more_at": at}


def _picture(part: Part, sight: Sight, seats: dict[tuple[int, int], tuple[str, str]]) -> Picture:
    drawn = [sheet_of(part, sight, palette=None, canvas=canvas) for canvas in (SHEET, PHONE) if has_figure(part)]
    return Picture(sight, _key(part, sight), _safe(*drawn), _safe(*seats.get((part.number, sight.round), ())))


def _safe(wide: str = "", narrow: str = "") -> Drawn | None:
    """Return a drawing as it may stand in a page: figures.svg, which drew it, escapes every label."""
    return (mark_safe(wide), mark_safe(narrow)) if wide else None  # noqa: S308


def _tile(part: Part, sight: Sight, name: str) -> Tile:
    svg = mark_safe(tile_of(part, sight, palette=None) if has_figure(part) else "")  # noqa: S308  (drawn like the others)
    return Tile(part, name, sight, svg, range(min(FIRST_SHEETS, len(sight.texts))))


def _numbers(report: Report) -> dict[str, Any]:
    """Return the tables of every picture, for looking closer."""
    sights = ((_key(part, sight), sight.tables) for part, sight in report.sights)
    return {key: [_plain(table) for table in tables] for key, tables in sights if tables}


def _plain(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "look": table.look,
        "columns": table.columns,
        "ends": table.ends,
        "rows": [{"key": row.key, "name": row.name, "counts": row.counts} for row in table.rows],
    }


def _key(part: Part, sight: Sight) -> str:
    return f"{part.number}-{sight.round}"
