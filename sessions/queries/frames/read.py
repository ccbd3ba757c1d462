"""Reading whole frames: the version first, then everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import translation

from sessions.models import Session, Stage
from sessions.queries.frames.asking import Asking, asking_of
from sessions.queries.frames.console import console_frame
from sessions.queries.frames.moment import Moment, moment_of
from sessions.queries.frames.phone import phone_frame, phone_key
from sessions.queries.frames.wall import wall_frame

__all__ = ["Frames", "read", "room_of_code", "room_of_wall", "version_of"]


@dataclass(frozen=True)
class Frames:
    """The frames of one moment. `phone` is None when the caller's phones already have it.

    `releases_at` is when a release that is being counted in is due, in seconds since 1970.
    """

    session_id: int
    version: int
    turn: int
    lobby: bool
    closed: bool
    releases_at: float | None
    phone_key: tuple[object, ...]
    phone: dict[str, Any] | None
    wall: dict[str, Any]
    console: dict[str, Any]
    asking: Asking | None


def read(session_id: int, *, have: tuple[object, ...] | None = None) -> Frames | None:
    """Return the frames of a session now, or None if there is no such session.

    `have` is the `phone_key` of the frame that the caller's phones already show.
    """
    session = (
        Session.objects.select_related("round__question", "look__question", "step", "successor")
        .filter(pk=session_id)
        .first()
    )
    if session is None:
        return None
    with translation.override(session.language):
        now = moment_of(session)
        wall = wall_frame(now)
        key = phone_key(now)
        return Frames(
            session_id=session.pk,
            version=session.version,
            turn=session.turn,
            lobby=now.stage == Stage.LOBBY,
            closed=session.is_closed,
            releases_at=session.releases_at.timestamp() if session.arming and session.releases_at else None,
            phone_key=key,
            phone=None if key == have else phone_frame(now),
            wall=wall,
            console=console_frame(now, wall),
            asking=_asking(now),
        )


def version_of(session_id: int) -> int | None:
    """Return the version of a session, for the check that finds lost bells."""
    return Session.objects.filter(pk=session_id).values_list("version", flat=True).first()


def room_of_code(code: str) -> int | None:
    """Return the session behind a join code."""
    return Session.objects.filter(code=code).values_list("pk", flat=True).first()


def room_of_wall(wall_key: str) -> int | None:
    """Return the session behind a wall's address."""
    return Session.objects.filter(wall_key=wall_key).values_list("pk", flat=True).first()


def _asking(now: Moment) -> Asking | None:
    if now.round is None or not now.stage.takes_answers:
        return None
    return asking_of(now.round)
