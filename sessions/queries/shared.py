"""Which report a link opens, and which links there are."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from sessions import access
from sessions.models import ReportLink, Session

__all__ = ["digest_of", "link_of", "links_of"]


def digest_of(token: str) -> str:
    """Return what is kept of a link's secret."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def link_of(token: str) -> ReportLink | None:
    """Return the link, with the closed session whose report it opens now; None if it has ended or never was.

    A link ends with its maker's own way to the report: with their place in the session, and with their account.
    """
    rows = ReportLink.objects.select_related("session", "by")
    link = rows.filter(digest=digest_of(token), ends__gt=timezone.now()).first()
    if link is None or link.by is None or not link.session.is_closed:
        return None
    return link if access.may(access.role_in(link.by, link.session_id), access.Need.WATCH) else None


def links_of(session: Session) -> list[ReportLink]:
    """Return the links that still open a session's report, the first to end first."""
    return list(ReportLink.objects.filter(session=session, ends__gt=timezone.now()).select_related("by"))
