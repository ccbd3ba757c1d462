"""How long pictures and report of a closed session are kept, and their end."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sessions.models import ReportLink, Session
from sessions.queries import library
from sessions.queries.keeping import ends_of
from sessions.services.setup import remove_session
from sessions.words import Refusal, _

__all__ = ["DAYS", "drop_expired", "keep_for"]

DAYS = (30, 90, 365)


def keep_for(session_id: int, *, days: int | None) -> None:
    """Keep a session's pictures and report for so many days after its close; None: until somebody deletes them."""
    if days is not None and days not in DAYS:
        raise Refusal("keep.days", _("Please choose how long the report is kept."))
    Session.objects.filter(pk=session_id).update(keep_days=days)


def drop_expired() -> int:
    """Delete every session whose time is over, and links that have ended; return how many sessions went.

    One that goes on in another waits until that is closed.
    """
    now = timezone.now()
    ReportLink.objects.filter(ends__lte=now).delete()
    over = [pk for pk, ends in _ends() if ends <= now]
    for pk in over:
        remove_session(session_id=pk)
    return len(over)


def _ends() -> list[tuple[int, dt.datetime]]:
    limited = Session.objects.filter(keep_days__isnull=False, closed__isnull=False)
    return [(session.pk, ends) for session in limited if (ends := ends_of(session)) and library.may_go(session)]
