"""Lines of the run sheet: standing at one that asks nothing, and leaving one out."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from sessions.models import Question, Session, Stage
from sessions.queries.order import TOGETHER
from sessions.services.turns import change, move_to
from sessions.words import Refusal, _

__all__ = ["leave_out", "stand_at", "write_notes"]

LONGEST_NOTES = 20_000


def stand_at(session: Session, line: Question, *, finish: Callable[[Session], None]) -> None:
    """Come to a line that asks no question; `finish` ends the round before it. The caller holds the lock."""
    if not Stage(session.stage).may_become(Stage.OPEN):
        raise Refusal("stage.illegal", _("That is not possible at this point of the session."))
    finish(session)
    move_to(session, Stage.TALK)
    session.started = session.started or timezone.now()
    session.round, session.step = None, line
    session.overview = line.step in TOGETHER
    Question.objects.filter(pk=line.pk).update(done=True)


def leave_out(session_id: int, *, question_id: int, on: bool) -> None:
    """Leave a line out, or take it in again. Nothing is deleted, and what was asked stays asked."""
    with change(session_id, turn=None) as session:
        line = _line(session, question_id)
        if line.done or line.rounds.exists():
            raise Refusal("question.opened", _("This question was opened already."))
        Question.objects.filter(pk=line.pk).update(left_out=on)


def write_notes(session_id: int, *, question_id: int, notes: str) -> None:
    """Keep what the facilitator notes beside a question; nobody else reads it unless they put it into the report."""
    with change(session_id, turn=None) as session:
        line = _line(session, question_id)
        Question.objects.filter(pk=line.pk).update(notes=notes[:LONGEST_NOTES])


def _line(session: Session, question_id: int) -> Question:
    line = session.questions.filter(pk=question_id).first()
    if line is None:
        raise Refusal("question.gone", _("This question is no longer on the run sheet."))
    return line
