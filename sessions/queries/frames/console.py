"""The console's frame: the wall's, and beside it what helps the facilitator's hand."""

from __future__ import annotations

from typing import Any

from sessions.models import Round, Stage
from sessions.queries import published
from sessions.queries.frames.advice import next_for, plan, warnings
from sessions.queries.frames.moment import Moment
from sessions.queries.frames.pictures import captions, desk_svg

__all__ = ["console_frame"]

Json = dict[str, Any]


def console_frame(now: Moment, wall: Json) -> Json:
    """Return the whole state of a console as plain JSON; `wall` is the wall's frame of the same moment."""
    session = now.session
    shown = now.looking or now.shown
    return {
        "type": "state",
        "version": session.version,
        "turn": session.turn,
        "stage": session.stage,
        "go": f"/session/{session.successor_id}/console/" if session.successor_id else None,
        "wall": wall,
        "joined": now.joined,
        "here": now.here,
        "k": session.k,
        "mode": now.round.mode if now.round else None,
        "auto_release": session.auto_release,
        "runsheet": _runsheet(now),
        "next": next_for(now),
        "may": _may(now),
        "warnings": warnings(now),
        "svg": None if now.stage == Stage.LOBBY and not now.looking else desk_svg(shown, now.question),
        "captions": captions(shown) if shown and (now.looking or not now.is_open) else [],
        "held": _held(now),
        "plan": plan(now),
        "checked": session.checked,
    }


def _runsheet(now: Moment) -> list[Json]:
    rounds: dict[int, list[Round]] = {}
    for round_ in now.rounds:
        rounds.setdefault(round_.question_id, []).append(round_)
    rows = []
    for number, question in enumerate(now.questions, start=1):
        asked = rounds.get(question.pk, [])
        rows.append(
            {
                "id": str(question.pk),
                "number": number,
                "text": question.text,
                "kind": question.kind_slug,
                "minutes": question.minutes,
                "state": asked[-1].state if asked else "waiting",
                "current": bool(asked) and asked[-1].pk == now.session.round_id,
                "round": len(asked),
                "editable": not asked,
            }
        )
    return rows


def _may(now: Moment) -> list[str]:
    """Return the verbs that the stage allows now."""
    holds = now.question is not None and now.question.kind.holds
    verbs: dict[Stage, list[str]] = {
        Stage.LOBBY: ["open", "close"],
        Stage.OPEN: ["hold" if holds else "arm", "release", "open", "close"],
        Stage.HELD: ["arm", "release", "aside", "open", "close"],
        Stage.RELEASED: ["talk", "again", "open", "close"],
        Stage.TALK: ["again", "open", "close"],
        Stage.CLOSED: [],
    }
    allowed = verbs[now.stage]
    return [*allowed, "disarm"] if now.session.arming else allowed


def _held(now: Moment) -> Json | None:
    if now.stage != Stage.HELD or now.round is None:
        return None
    held = published.for_desk(now.round)
    return {"sheets": list(held.summary.texts) if held else [], "aside": list(now.round.aside)}
