"""What phones are promised before the first answer; where all is for oneself, that nothing written leaves them."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from sessions.models import Question, Session

__all__ = ["alone", "promise"]


def alone(lines: Collection[Question]) -> bool:
    """Whether everything that a session asks is for each person alone, so that no answer ever leaves a phone."""
    asked = [line for line in lines if not line.step]
    return bool(asked) and not any(line.kind.releases for line in asked)


def promise(session: Session, lines: Collection[Question]) -> list[str]:
    """Return the promise in three lines, with the minimum that holds: a round keeps the one it opened with."""
    if alone(lines):
        return [
            _("For you alone. What you write stays on this phone and is gone when you leave."),
            _("The wall only shows how many have finished."),
            _("No screen shows who has finished, to anyone, the facilitator included."),
        ]
    least = session.k
    if session.round is not None and session.stage_takes_answers:
        least = min(least, session.round.k)
    return [
        _("No screen shows who answered what, to anyone, the facilitator included."),
        _("A picture appears only when at least {k} people have answered.").format(k=least),
        _("At the close all answers are deleted. Only the pictures stay."),
    ]
