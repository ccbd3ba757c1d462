"""What a session opens with from the one before it: the steps people wanted to take, as they were published then."""

from __future__ import annotations

from sessions.models import Session
from sessions.queries import published
from sessions.queries.published import Shown

__all__ = ["COMMITMENT", "steps_before"]

COMMITMENT = "degree"
"""The kind that asks for a step, and the series in which words may have asked for one."""


def steps_before(session: Session) -> tuple[str, ...]:
    """Return last time's steps as loose sheets, in the order in which the room saw them; none without a session before.

    Only what was published then is here: sheets that were set aside, and who wrote which, do not exist any more.
    """
    if session.before_id is None:
        return ()
    last = _last_committed(published.of_session(session.before_id))
    return last.sheets if last else ()


def _last_committed(pictures: list[Shown]) -> Shown | None:
    """Return the picture of the steps that people chose last."""
    committed = [shown for shown in pictures if COMMITMENT in {shown.question.kind_slug, shown.question.series}]
    return next((shown for shown in reversed(committed) if shown.sheets), None)
