"""What the phone's HTTP door reads: the session behind a code, the place behind a token, the state for all phones."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sessions import keyring
from sessions.models import Place, Question, Session
from sessions.privacy.seal import answer_key, place_hash
from sessions.queries import answers
from sessions.queries.frames.asking import Asking, asking_of
from sessions.queries.frames.lines import joined_line
from sessions.queries.frames.moment import moment_of
from sessions.queries.frames.phone import may_pass, phone_frame, phone_key
from sessions.queries.presence import here, slot_now
from sessions.queries.promise import alone, promise
from sessions.queries.seats import offered

__all__ = ["SMALL_GROUP", "Visitor", "asking_now", "card", "stands", "state_now", "visitor"]

SMALL_GROUP = 6  # joined phones from which on the line about small groups is not shown
FRESH = 0.5  # seconds for which a frame may lag behind in how many have joined: a whole room arrives at once
KEPT = 64  # sessions a process whose last phone frame is kept


@dataclass(frozen=True)
class Visitor:
    """Somebody at the phone's door. `place_id` is 0 for who has not joined; `due` asks for a new lease."""

    session: Session
    token: str
    place_id: int = 0
    due: bool = False

    def __repr__(self) -> str:
        return "<Visitor>"

    @property
    def joined(self) -> bool:
        """Whether this phone has a place in the session."""
        return bool(self.place_id)


def visitor(code: str, token: str) -> Visitor | None:
    """Return who stands at this session's door, or None if there is no such session."""
    session = Session.objects.select_related("round__question", "step", "successor").filter(code=code).first()
    if session is None:
        return None
    key = keyring.find(session.pk) if token and not session.is_closed else None
    if key is None:
        return Visitor(session, "")
    places = Place.objects.filter(session=session, token_hash=place_hash(key, token))
    place_id = places.values_list("pk", flat=True).first()
    if place_id is None:
        return Visitor(session, "")
    slot = slot_now()
    return Visitor(session, token, place_id, due=not places.filter(here(slot), lease__gte=slot).exists())


def stands(who: Visitor) -> str:
    """Return how this phone's answer to the current question stands, not which it is: none, in, or late."""
    round_ = who.session.round
    key = keyring.find(who.session.pk) if who.joined and round_ else None
    locked = answers.is_locked(answer_key(key, who.token, round_.pk)) if key and round_ else None
    if round_ is None or locked is None:
        return "none"
    return "in" if locked or round_.released_turn is None else "late"


def asking_now(session: Session) -> Asking | None:
    """Return what the current question asks, if it takes answers."""
    if session.round is None or not session.stage_takes_answers:
        return None
    return asking_of(session.round)


@dataclass(frozen=True)
class _Kept:
    """A phone frame, what it depends on, and until which version and moment it was seen to be still true."""

    key: tuple[object, ...]
    frame: dict[str, Any]
    stage: tuple[object, ...]
    version: int
    at: float

    def serves(self, session: Session) -> bool:
        """Whether it may be shown without another look: nothing changed, or only how many have joined, just now."""
        if self.version == session.version:
            return True
        return self.stage == _stage(session) and time.monotonic() - self.at < FRESH


_kept: dict[int, _Kept] = {}


def state_now(session: Session) -> dict[str, Any]:
    """Return the state that every phone of this session shows now; drawn once for as long as it stays the same."""
    kept = _kept.get(session.pk)
    if kept is not None and kept.serves(session):
        return kept.frame
    at = time.monotonic()
    with translation.override(session.language):
        now = moment_of(session)
        key = phone_key(now)
        frame = kept.frame if kept is not None and kept.key == key else phone_frame(now)
    while len(_kept) >= KEPT and session.pk not in _kept:
        _kept.pop(next(iter(_kept)), None)
    _kept[session.pk] = _Kept(key, frame, _stage(session), session.version, at)
    return frame


def _stage(session: Session) -> tuple[object, ...]:
    return (
        *(session.turn, session.k, session.rehearsal, may_pass(session)),
        *(offered(session), session.by_seats, session.successor_id),
    )


def card(session: Session) -> dict[str, Any]:
    """Return what the promise card says before somebody joins."""
    joined = Place.objects.filter(session=session).count()
    questions = list(session.questions.all())
    with translation.override(session.language):
        return {"lines": _lines(session, questions, joined=joined), "joined": joined}


def _lines(session: Session, questions: list[Question], *, joined: int) -> list[str]:
    lines = [
        *promise(session, questions),
        joined_line(joined),
    ]
    if joined < SMALL_GROUP and not alone(questions):
        lines.append(_("In a small group others may guess. Share what you are willing to share."))
    if any(question.kind.holds for question in questions):
        lines.append(_("The facilitator reads the sheets shortly before the wall shows them."))
    if session.rehearsal:
        lines.append(_("A rehearsal. Simulated voices answer too. Nothing here is kept as real."))
    return lines
