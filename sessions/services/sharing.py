"""Links under which others may read a report: made, ended, and gone by themselves."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sessions.models import ReportLink, Session, User
from sessions.queries.shared import digest_of
from sessions.services.reporting import refuse_unclosed
from sessions.words import Refusal, Said, _

__all__ = ["DAYS", "end_link", "make_link"]

DAYS = (7, 30, 90)
MOST = 20
"""Links of one report at a time."""


def make_link(session_id: int, *, by: User, days: int) -> str:
    """Return the secret of a new link to the report of a closed session; only its hash is kept."""
    if days not in DAYS:
        raise Refusal("link.days", _("Please choose how long the link holds."))
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        refuse_unclosed(session)
        ReportLink.objects.filter(ends__lte=now).delete()
        if ReportLink.objects.filter(session=session).count() >= MOST:
            raise Refusal("link.many", Said(_("There are {most} links already. Please end one first."), {"most": MOST}))
        ReportLink.objects.create(session=session, by=by, digest=digest_of(token), ends=now + timedelta(days=days))
    return token


def end_link(session_id: int, *, link_id: int) -> None:
    """End a link now. One that has ended already stays ended."""
    ReportLink.objects.filter(session_id=session_id, pk=link_id).delete()
