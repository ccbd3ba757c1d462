"""From the answers to the picture: hold, count in, release. Whoever armed a release need not stay for it."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from sessions.models import Place, Round, Session, Stage
from sessions.queries import answers
from sessions.queries.presence import present_since
from sessions.services.publish import publish_hold, publish_release
from sessions.services.turns import change, look_at, move_to
from sessions.words import Refusal, _, ngettext

__all__ = ["COUNT", "arm", "disarm", "hold", "release", "release_due"]

COUNT = dt.timedelta(seconds=3)
"""How long a release is counted in: so long it can be taken back."""


def hold(session_id: int, *, turn: int) -> None:
    """Hold a question of words: its sheets go to the facilitator's eye, all at once, shuffled."""
    with change(session_id, turn=turn) as session:
        round_ = _current(session)
        if not round_.question.kind.holds:
            raise Refusal("stage.illegal", _("Only sheets of words are read before the wall shows them."))
        _enough(session, round_)
        publish_hold(session)
        move_to(session, Stage.HELD)
        _freeze(session, round_, state=Round.State.HELD)


def arm(session_id: int, *, turn: int) -> None:
    """Start the count of three before a release; it can still be taken back."""
    with change(session_id, turn=turn) as session:
        round_ = _releasable(session)
        if session.stage == Stage.OPEN:
            _enough(session, round_)
        session.arming, session.releases_at = True, timezone.now() + COUNT


def disarm(session_id: int, *, turn: int) -> None:
    """Take back a release that has not happened yet."""
    with change(session_id, turn=turn) as session:
        session.arming, session.releases_at = False, None


def release(session_id: int, *, turn: int) -> None:
    """Release the picture: every voice in hand, all at once. Raises `Refusal("release.few")` below k answers."""
    with change(session_id, turn=turn) as session:
        _release(session)


def release_due(session_id: int) -> bool:
    """Release what was counted in and not taken back, whoever armed it; return whether it did.

    Every process with a screen of this session comes here when the count has run out. The first to hold the
    session's lock releases; the others find nothing counted in.
    """
    if not _due(Session.objects.filter(pk=session_id)):
        return False
    try:
        with change(session_id, turn=None) as session:
            if not _due(Session.objects.filter(pk=session_id)):
                raise Refusal("release.not_due", _("No release is being counted in."))
            _release(session)
    except Refusal as refusal:
        if refusal.code != "release.not_due":
            _give_up(session_id)
        return False
    return True


def _give_up(session_id: int) -> None:
    """Stop counting a release in that can no longer happen."""
    with look_at(session_id) as session:
        session.arming, session.releases_at = False, None


def _due(session: QuerySet[Session]) -> bool:
    return session.filter(arming=True, releases_at__lte=timezone.now()).exists()


def _release(session: Session) -> None:
    round_ = _releasable(session)
    if session.stage == Stage.OPEN:
        _enough(session, round_)
    publish_release(session)
    held = session.stage == Stage.HELD
    move_to(session, Stage.RELEASED)
    if held:
        Round.objects.filter(pk=round_.pk).update(state=Round.State.RELEASED)
    else:
        _freeze(session, round_, state=Round.State.RELEASED)


def _current(session: Session) -> Round:
    if session.round is None or session.stage != Stage.OPEN:
        raise Refusal("stage.illegal", _("No question is open."))
    return session.round


def _releasable(session: Session) -> Round:
    if session.round is None or session.stage not in {Stage.OPEN, Stage.HELD}:
        raise Refusal("stage.illegal", _("No question is open."))
    if not session.round.question.kind.releases:
        raise Refusal("stage.illegal", _("Nothing of this question leaves the phones: there is nothing to release."))
    return session.round


def _enough(session: Session, round_: Round) -> None:
    """Refuse to publish below k answers, by the count that everyone sees."""
    count = answers.how_many(round_.pk)
    if count < round_.k:
        few = ngettext(
            "{n} answer is in. A picture needs {k}.", "{n} answers are in. A picture needs {k}.", count, k=round_.k
        )
        raise Refusal("release.few", few)


def _freeze(session: Session, round_: Round, *, state: Round.State) -> None:
    """Freeze the count with the picture; places that join from now on came after it."""
    count = answers.how_many(round_.pk)
    present = Place.objects.filter(session=session).filter(present_since(round_.opened_slot)).count()
    Round.objects.filter(pk=round_.pk).update(
        state=state, released_turn=session.turn, final_count=count, final_total=max(count, present)
    )
