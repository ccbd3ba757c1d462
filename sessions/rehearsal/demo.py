"""Sessions ready to be tried: *Try it* in its lobby, and the demonstration with its question open and live."""

from __future__ import annotations

import subprocess

from sessions.models import Release, Session, User
from sessions.rehearsal.crowd import Pace
from sessions.rehearsal.launch import launch
from sessions.rehearsal.shapes import Shape
from sessions.services import stage
from sessions.services.runsheet import Draft, add_question
from sessions.services.setup import create_session
from sessions.words import Refusal, _

__all__ = ["TRY_VOICES", "VOICES", "prepare", "try_it", "voices"]

TRY_VOICES = 10
VOICES = 24
"""Enough for the demonstration's picture to grow in three or four steps."""
PEOPLE = 12
DRAFTS = (
    Draft(
        kind_slug="scale",
        text="How clear is it to you where we are heading?",
        config={"steps": ["Not clear yet", "A little clear", "Partly clear", "Mostly clear", "Very clear"]},
        release=Release.LIVE,
        series="direction",
    ),
    Draft(
        kind_slug="slider",
        text="How much energy do you have for our work at the moment?",
        config={"low": "Very little", "high": "A lot"},
        series="energy",
    ),
    Draft(kind_slug="words", text="What would make our next two weeks easier?"),
)


def try_it(user: User, *, base_url: str = "") -> Session:
    """Return a new rehearsal in its lobby; with the server's address, ten simulated voices walk in at once."""
    session = _rehearsal(user)
    if base_url:
        launch(session, participants=TRY_VOICES, base_url=base_url, shape=Shape.SPREAD)
    return session


def prepare() -> Session:
    """Return a new rehearsal of the first facilitator whose first question is open and live."""
    owner = User.objects.filter(is_active=True).order_by("-is_keeper", "pk").first()
    if owner is None:
        raise Refusal("user.none", _("There is no facilitator yet. Start once with: python manage.py live"))
    session = _rehearsal(owner)
    stage.open_question(session.pk, turn=session.turn, question_id=session.questions.get(position=1).pk)
    session.refresh_from_db()
    return session


def voices(base_url: str, session: Session) -> subprocess.Popen[bytes]:
    """Let the demonstration's voices walk in at a brisk pace; they answer every question until the session closes."""
    return launch(session, participants=VOICES, base_url=base_url, shape=Shape.SPREAD, pace=Pace.BRISK)


def _rehearsal(owner: User) -> Session:
    session = create_session(
        user=owner, format=None, title="Try it", focus="", we="", people=PEOPLE, k=3, blanks={}, rehearsal=True
    )
    for draft in DRAFTS:
        add_question(session_id=session.pk, draft=draft)
    session.refresh_from_db()
    return session
