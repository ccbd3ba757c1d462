"""What stands on the pages of a PDF: a report as plain values, every fixed label said in the active language."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.figures import ink
from sessions.queries.report.value import CarryOn, Cover, Group, Heading, Part, Report, Sentence, Sight
from sessions.reports.cropped import PRINT, sheet_of, tile_of
from sessions.reports.drawing import has_figure

__all__ = ["FIRST_STEPS", "facts", "pages_of"]

FIRST_STEPS = 3
"""Steps that stand on page one."""


def pages_of(report: Report) -> dict[str, Any]:
    """Return all that the template lays out, as JSON holds it."""
    language, *rest = report.language.split("-")
    return {
        "language": language,
        "region": next((part.upper() for part in rest if len(part) == 2), None),
        "paper": "us-letter" if report.paper == "letter" else "a4",
        "title": report.cover.title or report.cover.focus or _("Report"),
        "mark": report.mark,
        "boxes": "",
        "labels": _labels(),
        "front": _front(report),
        "parts": [_part(part, report) for part in report.parts],
        "steps": _groups(report.steps),
        "held_back": report.held_back,
        "reading_it": report.reading_it,
        "method": [asdict(term) for term in report.method],
    }


def _labels() -> dict[str, str]:
    """Return every fixed label; what stands in braces in them the template fills in, for it alone knows the pages."""
    return {
        "front": _("On one page"),
        "logo": _("Logo"),
        "parts": _("Questions and pictures"),
        "question": _("Question {q}"),
        "steps": _("The steps we will try"),
        "carry_on": _("Three questions to carry on"),
        "held_back": _("What was held back, and why"),
        "reading_it": _("How to read it"),
        "method": _("Method"),
        "round": _("Round {round}"),
        "seats": _("By seats"),
        "loose": _("Loose sheets"),
        "panel": _("Expert panel"),
        "notes": _("Facilitator’s notes"),
        "remark": _("Remark"),
        "page": _("Page {page} of {pages}"),
    }


def _front(report: Report) -> dict[str, Any]:
    """Return what stands on page one; the logo as numbers, for typst takes no other bytes than texts."""
    cover = report.cover
    here = {part.number for part in report.parts}
    steps = [sheet.text for group in report.steps for sheet in group.sheets]
    more = ngettext("All {n} step", "All {n} steps", len(steps)).format(n=len(steps))
    return {
        "logo": list(base64.b64decode(cover.logo)),
        "coach": cover.coach,
        "focus": cover.focus if cover.title else "",
        "we": cover.we,
        "day": date_format(date.fromisoformat(cover.day), "DATE_FORMAT"),
        "facts": " ".join(facts(cover)),
        "tiles": [_tile(part, sight) for part, sight in report.sights],
        "nothing": "" if report.parts else _nothing(cover.pictures),
        "headings": [_heading(heading, here) for heading in report.headings],
        "steps": steps[:FIRST_STEPS],
        "more": more if len(steps) > FIRST_STEPS else "",
        "carry_on": [_linked(card, here) for card in report.carry_on],
        "footer": report.footer,
    }


def _nothing(published: int) -> str:
    if published:
        return _("Every question with a picture is left out of this report.")
    return _("No picture was published in this session, so there is nothing to report.")


def _heading(heading: Heading, here: Collection[int]) -> dict[str, Any]:
    return asdict(heading) | {"sentences": [_linked(sentence, here) for sentence in heading.sentences]}


def _linked(said: Sentence | CarryOn, here: Collection[int]) -> dict[str, Any]:
    """Return what is said with the number of its question, or 0 where that question is not in the report."""
    return {"text": said.text, "number": said.number if said.number in here else 0}


def facts(cover: Cover) -> Iterable[str]:
    """Return how many joined, how many answers are gone, and how many pictures are kept."""
    yield ngettext("{n} phone has joined.", "{n} phones have joined.", cover.joined).format(n=cover.joined)
    yield ngettext("{x} answer deleted.", "{x} answers deleted.", cover.deleted).format(x=cover.deleted)
    yield ngettext("{y} picture kept.", "{y} pictures kept.", cover.pictures).format(y=cover.pictures)


def _tile(part: Part, sight: Sight) -> dict[str, Any]:
    """Return a picture for the strip; words are sheets."""
    sheets = len(sight.texts)
    return {
        "number": part.number,
        "round": sight.round,
        "svg": tile_of(part, sight) if has_figure(part) else "",
        "told": sight.told,
        "sheets": sheets,
        "said": ngettext("{n} loose sheet", "{n} loose sheets", sheets).format(n=sheets),
    }


def _part(part: Part, report: Report) -> dict[str, Any]:
    return {
        "number": part.number,
        "section": part.section,
        "above": part.above,
        "text": part.text,
        "help": part.help,
        "sights": [_sight(part, sight, report) for sight in part.sights],
        "notes": part.notes,
        "remark": part.remark,
    }


def _sight(part: Part, sight: Sight, report: Report) -> dict[str, Any]:
    """Return one picture with all that is said of it; the steps people chose stand in a chapter of their own."""
    apart = bool(sight.groups) and sight.groups == report.steps
    return {
        "round": sight.round,
        "svg": sheet_of(part, sight) if has_figure(part) else "",
        "footer": sight.footer,
        "told": sight.told,
        "captions": sight.captions,
        "beside": sight.beside,
        "seats": sight.seats.replace(f'="{ink.LIGHT.paper}"', f'="{PRINT.paper}"'),
        "seats_told": sight.seats_told,
        "groups": [] if apart else _groups(sight.groups),
        "apart": apart,
        "panel": sight.panel,
    }


def _groups(groups: Iterable[Group]) -> list[dict[str, Any]]:
    return [asdict(group) for group in groups]
