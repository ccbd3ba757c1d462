"""A change of stage: checked against the turn its author saw, under the session's row lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from sessions.doorbell import ring
from sessions.models import Session, Stage
from sessions.words import Refusal, _

__all__ = ["change", "look_at", "move_to"]


@contextmanager
def change(session_id: int, *, turn: int | None) -> Iterator[Session]:
    """Lock a session for one change; save it, raise its version and ring when the block ends well.

    `turn` is what the author saw, or None for changes that may come at any time. Raises
    `Refusal("turn.stale")` when the session has moved on, `Refusal("session.closed")` when it is closed.
    """
    with transaction.atomic():
        session = Session.objects.select_for_update().filter(pk=session_id).first()
        if session is None:
            raise Refusal("session.unknown", _("There is no such session."))
        if turn is not None and turn != session.turn:
            raise Refusal("turn.stale", _("The session has moved on meanwhile. This is where it stands now."))
        if session.is_closed:
            raise Refusal("session.closed", _("This session is closed. Its pictures stay; its answers are deleted."))
        yield session
        session.version += 1
        session.save()
        ring(session_id)


def move_to(session: Session, stage: Stage) -> None:
    """Take a legal step of the stage machine; everything momentary on the wall ends with it."""
    if not Stage(session.stage).may_become(stage):
        raise Refusal("stage.illegal", _("That is not possible at this point of the session."))
    if not (session.stage == Stage.RELEASED and stage == Stage.TALK):  # the talk is about what is there already
        session.sheet_page, session.pinned, session.by_seats = 0, "", False
    session.stage = stage
    session.turn += 1
    session.arming, session.releases_at = False, None
    session.look = None
    session.blank = session.show_qr = session.overview = False


@contextmanager
def look_at(session_id: int) -> Iterator[Session]:
    """Lock a session for a change that only screens see, closed or not: which picture, QR, theme."""
    with transaction.atomic():
        session = Session.objects.select_for_update().filter(pk=session_id).first()
        if session is None:
            raise Refusal("session.unknown", _("There is no such session."))
        yield session
        session.version += 1
        session.save()
        ring(session_id)
