"""What wall and phones show at a line of the run sheet that asks nothing."""

from __future__ import annotations

from typing import Any

from sessions.models import Mode
from sessions.models.stage import Step
from sessions.queries.frames.lines import we_line
from sessions.queries.frames.moment import Moment
from sessions.queries.order import TOGETHER
from sessions.queries.reopened import steps_before

__all__ = ["heading", "sheets_of_step", "step_question"]


def step_question(now: Moment) -> dict[str, Any] | None:
    """Return the line in the place of a question, so that every screen shows its words where it shows questions."""
    line = now.standing
    if line is None:
        return None
    return {
        "id": str(line.pk),
        "above": "",
        "text": line.text,
        "help": "",
        "we": we_line(now.session),
        "kind": "",
        "number": 0,
        "total": len(now.numbers),
        "mode": Mode.TOGETHER,
        "round": "",
        "again": 1,
    }


def heading(now: Moment) -> str:
    """Return what stands over all pictures, if the session has come to look at them together."""
    line = now.standing
    return line.text if line is not None and line.step in TOGETHER else ""


def sheets_of_step(now: Moment) -> list[str] | None:
    """Return last time's steps as loose sheets, where this session opens with them; they were published then."""
    line = now.standing
    if line is None or line.step != Step.REOPENED:
        return None
    return list(steps_before(now.session))
