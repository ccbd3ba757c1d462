"""An evening with every picture of Full Picture, not closed yet: what the wall of all pictures has to carry."""

from __future__ import annotations

import random
from typing import Any

from sessions.models import Question, Session, User
from tests.factories import phones
from tests.reports.evenings import an_invitation, play

__all__ = ["an_open_evening"]


def an_open_evening(owner: User, *, voices: int = 12, lines: int | None = None, **how: Any) -> Session:
    """The first so many questions of Full Picture, or all eleven, asked and released before so many voices."""
    session = an_invitation(owner, voices=voices, **how)
    tokens, dice = phones(session, voices), random.Random(1)
    for question in Question.objects.filter(session=session, step="")[:lines]:
        play(session, question, tokens, dice)
    session.refresh_from_db()
    return session
