"""One transaction for many answers and joins, and a retry row by row when it fails."""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Sequence

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import F

from sessions.doorbell import ring
from sessions.models import Session, Stage
from sessions.services import wal
from sessions.services.answers import Put, write_answers
from sessions.services.joining import Join, Joined, write_joins
from sessions.words import Refusal, _

__all__ = ["Item", "Result", "write_batch"]

Item = Put | Join
Result = Refusal | Joined | None
TRIES = 8  # for a database that is restarting: 0.1 + 0.2 + … + 2 s, about 8 s in all
LONGEST_PAUSE = 2.0  # seconds

log = logging.getLogger(__name__)


def write_batch(items: Sequence[Item]) -> list[Result]:
    """Write the items in one transaction; return a result for each, in their order, after the commit.

    Never raises: what could not be written comes back as `Refusal("server.busy")` and may be sent again.
    """
    try:
        return _patiently(items)
    except DatabaseError as error:
        log.warning("A batch failed (%s); trying its rows one by one.", type(error).__name__)
    return [_alone(item) for item in items]


def _patiently(items: Sequence[Item]) -> list[Result]:
    """Write in one transaction; while the database is away, wait for it a few seconds."""
    for attempt in range(TRIES):
        try:
            return _together(items)
        except OperationalError:
            connection.close()
            if attempt == TRIES - 1:
                return [_busy()] * len(items)
            time.sleep(min(LONGEST_PAUSE, 0.1 * 2**attempt))
    raise AssertionError("unreachable")


def _alone(item: Item) -> Result:
    try:
        return _together([item])[0]
    except DatabaseError:
        return _busy()


def _busy() -> Refusal:
    return Refusal("server.busy", _("The server is catching its breath. Your answer is kept here and will be sent."))


def _together(items: Sequence[Item]) -> list[Result]:
    results: list[Result] = [None] * len(items)
    by_session: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        by_session[item.session_id].append(index)
    with transaction.atomic():
        locked = Session.objects.select_for_update().filter(pk__in=by_session).order_by("pk")
        sessions = {session.pk: session for session in locked}
        for session_id, indexes in by_session.items():
            if session := sessions.get(session_id):
                _one_session(session, items, indexes, results)
            else:
                for index in indexes:
                    results[index] = Refusal("session.unknown", _("There is no session with this code."))
    return results


def _one_session(session: Session, items: Sequence[Item], indexes: Sequence[int], results: list[Result]) -> None:
    """Write one session's joins, then its answers; raise its version only if a number on the wall changed.

    An answer that was changed, sent again or came late changes none: if the version rose, it would tell of them.
    """
    joins = [index for index in indexes if isinstance(items[index], Join)]
    puts = [index for index in indexes if isinstance(items[index], Put)]
    seen = heard = False
    if joins:
        joined = write_joins(session, [item for index in joins if isinstance(item := items[index], Join)])
        for index, result in zip(joins, joined, strict=True):
            results[index] = result
            seen |= isinstance(result, Joined) and result.fresh
    if seen:
        wal.empty_soon()
    if puts:
        written = write_answers(session, [item for index in puts if isinstance(item := items[index], Put)])
        for index, refusal in zip(puts, written.results, strict=True):
            results[index] = refusal
        heard = session.stage == Stage.OPEN and None in written.results  # a live picture may have come due
        seen |= heard and written.fresh > 0
    if seen:
        Session.objects.filter(pk=session.pk).update(version=F("version") + 1)
    if seen or heard:
        ring(session.pk)
