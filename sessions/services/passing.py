"""People without a phone: a phone is passed on, and starts a fresh place, as often as the facilitator allows."""

from __future__ import annotations

from dataclasses import dataclass

from sessions.models import Session
from sessions.services.joining import Join, Joined, write_joins
from sessions.services.turns import change
from sessions.words import Refusal, Said, _

__all__ = ["PASSES_MOST", "Pass", "allow", "pass_on"]

PASSES_MOST = 500


@dataclass(frozen=True, slots=True)
class Pass:
    """A phone that is passed on. `token` is the place it has now; `once` a word of the form, as in `Join`."""

    session_id: int
    token: str
    once: str = ""

    def __repr__(self) -> str:
        return "<Pass>"


def allow(session_id: int, *, places: int) -> None:
    """Allow so many places by passed phones in all; those that came stay."""
    with change(session_id, turn=None) as session:
        if not session.passed <= places <= PASSES_MOST:
            raise Refusal(
                "passing.range",
                Said(_("From {least} to {most}, please."), {"least": session.passed, "most": PASSES_MOST}),
            )
        session.passing = places


def pass_on(asked: Pass) -> Joined:
    """Give a passed phone a fresh place that nothing links to the one it had. Raises `Refusal`.

    The allowance is counted under the session's lock; the same form sent twice is one place.
    """
    with change(asked.session_id, turn=None) as session:
        _has_place(session, asked.token)
        fresh = _joined(session, Join(session.pk, once=asked.once))
        if fresh.fresh and session.passed >= session.passing:
            raise Refusal("passing.full", _("No more phones may be passed on. Please tell the facilitator."))
        session.passed += fresh.fresh
    return fresh


def _has_place(session: Session, token: str) -> None:
    """Refuse who has no place: a phone that never joined cannot be passed on."""
    if not token or _joined(session, Join(session.pk, token=token)).fresh:
        raise Refusal("place.unknown", _("This phone has not joined yet. Please join once more."))


def _joined(session: Session, join: Join) -> Joined:
    [result] = write_joins(session, [join])
    if isinstance(result, Refusal):
        raise result
    return result
