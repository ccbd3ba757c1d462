"""The console's frame: the wall's, and beside it what helps the facilitator's hand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from sessions.models import Stage
from sessions.queries.frames import seating
from sessions.queries.frames.advice import ahead, next_for, plan, warnings
from sessions.queries.frames.board import board, held, of_sheets, takes
from sessions.queries.frames.cards import cards_frame
from sessions.queries.frames.lines import few_line
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import captions, desk_svg
from sessions.queries.frames.rounds import desk_rounds, round_captions
from sessions.queries.frames.runsheet import choices, line_at_hand, runsheet
from sessions.queries.frames.wall import timer
from sessions.queries.published import Shown

__all__ = ["console_frame"]

Json = dict[str, Any]
FIGURES = {"figure", "before"}


def console_frame(now: Moment, wall: Json) -> Json:
    """Return the whole state of a console as plain JSON; `wall` is the wall's frame of the same moment."""
    session = now.session
    shown = now.looking or now.shown
    rows = runsheet(now)
    return {
        "type": "state",
        "version": session.version,
        "turn": session.turn,
        "stage": session.stage,
        "go": f"/session/{session.successor_id}/console/" if session.successor_id else None,
        "wall": _without_figures(wall),
        "joined": now.joined,
        "here": now.here,
        "k": session.k,
        "mode": now.round.mode if now.round and now.round.question.kind.releases else None,
        "auto_release": session.auto_release,
        "runsheet": rows,
        "choices": choices(rows),
        "line": line_at_hand(now),
        "next": next_for(now),
        "skip": _skip(now),
        "may": _may(now),
        "warnings": warnings(now),
        "svg": _svg(now, shown),
        "captions": _captions(now, shown) if shown and (now.looking or not now.is_open) else [],
        "seats": seating.seats_frame(now, shown),
        "held": held(now),
        "board": board(now),
        "takes": takes(now),
        "cards": cards_frame(now),
        "plan": plan(now),
        "timer": timer(now),
        "show_timer": session.show_timer,
        "passing": {"allowed": session.passing, "came": session.passed},
        "passed": _passed(session.passed),
        "checked": session.checked,
    }


def _without_figures(wall: Json) -> Json:
    """Return the wall's state without what a projector alone draws: the console has a drawing of its own."""
    picture = wall["picture"] and {name: part for name, part in wall["picture"].items() if name not in FIGURES}
    return {**wall, "picture": picture, "all": None}


def _svg(now: Moment, shown: Shown | None) -> dict[str, str] | None:
    if (now.stage == Stage.LOBBY and not now.looking) or few_line(now):
        return None
    return desk_rounds(now, shown, desk_svg(shown, now.question, by_seats=seating.by_seats(now, shown)))


def _captions(now: Moment, shown: Shown) -> list[str]:
    return [*captions(shown), *round_captions(now, shown), *seating.captions(shown)]


def _may(now: Moment) -> list[str]:
    """Return the verbs that the stage allows now."""
    verbs: dict[Stage, list[str]] = {
        Stage.LOBBY: ["open", "close"],
        Stage.OPEN: [*_releasing(now), "open", "close"],
        Stage.HELD: ["arm", "release", "aside", "open", "close"],
        Stage.RELEASED: ["talk", "again", "open", "close"],
        Stage.TALK: [*(["again"] if now.round else []), "open", "close"],
        Stage.CLOSED: [],
    }
    allowed = verbs[now.stage]
    return [*allowed, *of_sheets(now), *(["disarm"] if now.session.arming else [])]


def _releasing(now: Moment) -> list[str]:
    """Return the verbs that lead to a picture, if this question has one."""
    kind = now.question.kind if now.question else None
    if kind is None or not kind.releases:
        return []
    return ["hold" if kind.holds else "arm", "release"]


def _passed(n: int) -> str:
    return ngettext("{n} came so far.", "{n} came so far.", n).format(n=n) if n else ""


def _skip(now: Moment) -> str | None:
    """Return the line that may be opened before its natural turn."""
    line = ahead(now)
    early = now.stage != Stage.LOBBY and now.standing is None and now.stage != Stage.TALK
    return str(line.pk) if line and early and not now.session.is_closed else None
