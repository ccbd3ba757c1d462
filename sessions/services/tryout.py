"""Rehearsals ready to be tried: one in its lobby, and one whose question is open while voices arrive."""

from __future__ import annotations

from sessions.models import Release, Session, User
from sessions.services import stage
from sessions.services.runsheet import Draft, add_question
from sessions.services.setup import create_session
from sessions.words import Refusal, _

__all__ = ["VOICES", "prepare", "try_it"]

VOICES = 24
"""Simulated voices that make the demonstration's picture grow in front of one's eyes."""
PEOPLE = 12
DRAFTS = (
    Draft(
        kind_slug="scale",
        text="How clear is it to you where we are heading?",
        config={"steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]},
        release=Release.LIVE,
    ),
    Draft(
        kind_slug="slider",
        text="How much energy do you have for our work at the moment?",
        config={"low": "Very little", "high": "A lot"},
        release=Release.TOGETHER,
    ),
    Draft(kind_slug="words", text="What would make our next two weeks easier?"),
)


def try_it(*, user: User) -> Session:
    """Return a new rehearsal in its lobby: simulated voices and one's own phones may come."""
    session = create_session(
        user=user, format=None, title="Try it", focus="", we="", people=PEOPLE, k=3, blanks={}, rehearsal=True
    )
    for draft in DRAFTS:
        add_question(session_id=session.pk, draft=draft)
    session.refresh_from_db()
    return session


def prepare(*, user: User | None = None) -> Session:
    """Return a new rehearsal whose first question is open and live; it belongs to the first facilitator by default."""
    owner = user or User.objects.filter(is_active=True).order_by("-is_keeper").first()
    if owner is None:
        raise Refusal("user.none", _("There is no facilitator yet. Start once with: python manage.py live"))
    session = try_it(user=owner)
    first = session.questions.get(position=1)
    stage.open_question(session.pk, turn=session.turn, question_id=first.pk)
    session.refresh_from_db()
    return session
