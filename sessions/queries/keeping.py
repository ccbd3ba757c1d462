"""Until when a session is kept."""

from __future__ import annotations

import datetime as dt

from sessions.models import Session

__all__ = ["ends_of"]


def ends_of(session: Session) -> dt.datetime | None:
    """Return when pictures and report of a session are deleted; None: when somebody deletes them."""
    if session.closed is None or session.keep_days is None:
        return None
    return session.closed + dt.timedelta(days=session.keep_days)
