"""Close means forget: the key first, then the answers and places, then the free space they lay in."""

from __future__ import annotations

import datetime as dt
import logging
import time

from django.db import connection, transaction
from django.db.models import Count, Max
from django.utils import timezone

from sessions import keyring
from sessions.doorbell import ring
from sessions.models import Answer, Picture, Place, Question, ReportChoice, ReportLink, Round, Session, Stage
from sessions.queries.presence import LEASE
from sessions.services import wal
from sessions.services.stage import finish_round
from sessions.services.turns import change
from sessions.words import Refusal, _

__all__ = ["close", "close_idle", "compact", "forget"]

IDLE = dt.timedelta(hours=24)
CHECKPOINT_TRIES = 50
CHECKPOINT_PAUSE = 0.1  # seconds

log = logging.getLogger(__name__)


def close(session_id: int, *, turn: int, sure: bool) -> None:
    """Close a session for good: late voices enter if they may, then everything but the pictures is forgotten."""
    if not sure:
        raise Refusal("close.unsure", _("Closing deletes all answers. Please confirm it."))
    with change(session_id, turn=turn) as session:
        finish_round(session)
        session.round = None if session.stage == Stage.LOBBY else session.round
    forget(session_id)


def forget(session_id: int) -> None:
    """Destroy the key, then delete answers, places and in-between pictures. Safe to call again after a crash."""
    keyring.destroy(session_id)
    with transaction.atomic():
        session = Session.objects.select_for_update().filter(pk=session_id).first()
        if session is None or session.is_closed:
            return
        session.joined_in_all = Place.objects.filter(session=session).count()
        session.deleted_in_all = _told_of(session)
        Answer.objects.filter(round__session=session).delete()
        Place.objects.filter(session=session).delete()
        _drop_in_between(session)
        Round.objects.filter(session=session, pictures__isnull=True).update(themes=[])
        Round.objects.filter(session=session).update(state=Round.State.DONE, opened_slot=0, aside=[])
        session.stage, session.closed = Stage.CLOSED, timezone.now()
        session.arming = session.blank = session.show_qr = session.overview = session.by_seats = False
        session.look = session.timer_ends = None
        session.turn += 1
        session.version += 1
        session.save()
        ring(session_id)
    compact()


def close_idle() -> int:
    """Close what nobody has touched for a day, and what has lost its key; return how many were closed.

    A session that nobody has joined yet holds nothing to forget and waits for its day, however far that is.
    The key goes without a last look at the answers: what was not published stays unseen.
    """
    border = timezone.now() - IDLE
    slot = int(border.timestamp()) // LEASE
    idle = (
        Session.objects.exclude(stage=Stage.CLOSED)
        .annotate(lease=Max("places__lease"))
        .values_list("pk", "touched", "lease")
    )
    closed = 0
    for pk, touched, lease in idle:
        abandoned = lease is not None and touched < border and lease < slot
        if abandoned or keyring.find(pk) is None:
            forget(pk)
            closed += 1
    return closed


def compact() -> None:
    """Return the freed space of the database, so that no deleted byte stays in file or log."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in (Answer, Place, Picture, Round, Question, ReportChoice, ReportLink, Session):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table._meta.db_table)}")
        return
    for _attempt in range(CHECKPOINT_TRIES):
        if wal.empty():
            return
        time.sleep(CHECKPOINT_PAUSE)
    log.warning("The write-ahead log could not be emptied yet; the next close tries again.")


def _told_of(session: Session) -> int:
    """Return how many answers screens have told of: the number that a close may say it deleted.

    A round that was frozen counts as it was then, or as a late picture showed it. By its rows it would tell how
    many late answers were held, or how many latecomers could not say.
    """
    rounds = session.rounds.annotate(rows=Count("answers")).prefetch_related("pictures")
    return sum(round_.rows if round_.final_count is None else _frozen(round_, round_.final_count) for round_ in rounds)


def _frozen(round_: Round, count: int) -> int:
    late = [picture.n + picture.abstained for picture in round_.pictures.all() if picture.step == Picture.Step.LATE]
    return max([count, *late])


def _drop_in_between(session: Session) -> None:
    """Keep each round's last picture, if it was for the room; the steps before it go."""
    for round_ in session.rounds.prefetch_related("pictures"):
        pictures = list(round_.pictures.all())
        room = [picture for picture in pictures if picture.step in {Picture.Step.RELEASE, Picture.Step.LATE}]
        kept = {picture.pk for picture in room[-1:]}
        Picture.objects.filter(round=round_).exclude(pk__in=kept).delete()
