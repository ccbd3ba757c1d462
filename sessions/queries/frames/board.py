"""Loose sheets: how they hang on the wall, and what the facilitator may do with them at the desk."""

from __future__ import annotations

from typing import Any

from sessions.kinds.marks import MOST
from sessions.models import Stage
from sessions.queries import published
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.standing import sheets_of_step
from sessions.queries.published import Shown
from sessions.queries.sheets import leaves, leaves_of, page_of

__all__ = ["board", "hanging", "held", "listed", "of_sheets", "takes"]

Json = dict[str, Any]

COUNTED = 12  # dots that people take in at a glance


def hanging(now: Moment) -> Json:
    """Return the sheets on the wall, the pages on which they hang, and the page that is shown."""
    shown = _on_wall(now)
    texts = list(shown.sheets) if shown else sheets_of_step(now)
    turned = leaves_of(shown) if shown else leaves(texts or ())
    return {
        "sheets": texts or None,
        "dots": list(shown.dots) if shown and shown.dots else None,
        "leaves": [[group.as_json() for group in leaf] for leaf in turned],
        "page": page_of(now.session.sheet_page, pages=len(turned)),
        "pages": len(turned),
    }


def held(now: Moment) -> Json | None:
    """Return the sheets that only the facilitator sees now, and which of them the wall will not show."""
    if now.stage != Stage.HELD or now.round is None:
        return None
    desk = published.for_desk(now.round)
    return {"sheets": list(desk.sheets) if desk else [], "aside": list(now.round.aside)}


def board(now: Moment) -> Json | None:
    """Return the sheets that the facilitator may group now: those held, and later those on the wall."""
    round_ = now.round
    if round_ is None or not round_.question.kind.holds or now.looking is not None:
        return None
    shown = published.for_desk(round_) if now.stage == Stage.HELD else _on_wall(now)
    if shown is None or not shown.sheets or now.session.is_closed:
        return None
    return {
        "round": str(round_.pk),
        "sheets": list(shown.sheets),
        "dots": list(shown.dots) if shown.dots else None,
        "themes": list(round_.themes),
    }


def listed(shown: Shown) -> list[Json]:
    """Return a picture's sheets for pages that list them: each text, and the voices by it as dots."""
    dots = shown.dots or (0,) * len(shown.sheets)
    return [{"text": text, "voices": _dots(count)} for text, count in zip(shown.sheets, dots, strict=True)]


def of_sheets(now: Moment) -> list[str]:
    """Return the verbs that this moment allows for sheets."""
    laid = board(now)
    if laid is None:
        return []
    out = now.stage in {Stage.RELEASED, Stage.TALK}
    return ["theme", *(["mark"] if out and 2 <= len(laid["sheets"]) <= MOST else []), *(["item"] if out else [])]


def takes(now: Moment) -> list[Json]:
    """Return the questions still to come that a sheet may become an item of, and how long an item may be."""
    waiting = [question for question in now.questions if question.pk not in now.asked and not question.step]
    found = ((question, question.kind.Config.open_list()) for question in waiting)
    return [
        {"id": str(question.pk), "text": question.text, "longest": taken[1].longest}
        for question, taken in found
        if taken is not None
    ]


def _dots(count: int) -> str:
    """Return so many dots as text; a number where nobody counts any more."""
    return "●" * count if count <= COUNTED else f"● × {count}"


def _on_wall(now: Moment) -> Shown | None:
    """Return the picture on the wall if its sheets may be seen: one that was released."""
    if now.looking is not None:
        return now.looking
    return now.shown if now.stage in {Stage.RELEASED, Stage.TALK, Stage.CLOSED} else None
