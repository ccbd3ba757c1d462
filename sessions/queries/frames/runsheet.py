"""The run sheet as the console shows it, and the line that the facilitator's notes belong to."""

from __future__ import annotations

from typing import Any

from sessions.models import Question, Round
from sessions.models.stage import Step
from sessions.queries.frames.advice import ahead
from sessions.queries.frames.moment import Moment

__all__ = ["choices", "line_at_hand", "runsheet"]

Json = dict[str, Any]


def runsheet(now: Moment) -> list[Json]:
    """Return every line of the run sheet: what was asked, what is now, what was left out."""
    rounds: dict[int, list[Round]] = {}
    for round_ in now.rounds:
        rounds.setdefault(round_.question_id, []).append(round_)
    return [_row(now, line, rounds.get(line.pk, [])) for line in now.questions]


def choices(rows: list[Json]) -> list[Json] | None:
    """Return the questions that may be asked again, where the run sheet calls for a second round."""
    return [{"id": row["id"], "text": row["text"]} for row in rows if row["again"]] or None


def line_at_hand(now: Moment) -> Json | None:
    """Return the present line with its private notes; before the first, the line that comes next."""
    line = now.at or ahead(now)
    return {"id": str(line.pk), "text": now.names[line.pk], "notes": line.notes} if line else None


def _row(now: Moment, line: Question, asked: list[Round]) -> Json:
    taken = bool(asked) or line.done
    return {
        "id": str(line.pk),
        "number": now.numbers.get(line.pk),
        "section": line.section,
        "step": line.step,
        "text": now.names[line.pk],
        "kind": "" if line.step else line.kind_slug,
        "minutes": line.minutes,
        "state": _state(line, asked),
        "current": now.at is not None and now.at.pk == line.pk,
        "round": len(asked),
        "again": _called(now, asked),
        "editable": not taken,
    }


def _called(now: Moment, asked: list[Round]) -> bool:
    """Whether a second round was called for, and this question may have it."""
    called = now.standing is not None and now.standing.step == Step.AGAIN
    return called and bool(asked) and asked[-1].state in {Round.State.RELEASED, Round.State.DONE}


def _state(line: Question, asked: list[Round]) -> str:
    if asked:
        return str(asked[-1].state)
    if line.done:
        return str(Round.State.DONE)
    return "left_out" if line.left_out else "waiting"
