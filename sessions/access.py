"""Who may do what in a session; every door asks here and nowhere else."""

from __future__ import annotations

from enum import Enum

from sessions.models import Membership, Role, Session, User

__all__ = ["Need", "NotYours", "may", "role_in", "session_for"]


class Need(Enum):
    """What a door is about to do."""

    WATCH = "watch"
    """See what was published: every member, coaches too."""
    REPORT = "report"
    """Choose what a report shows and share it: every member, coaches too."""
    RUN = "run"
    """Run the session or change its questions: owner and facilitators."""
    OWN = "own"
    """Add and remove members, say how long a report is kept, delete the session: the owner."""


ALLOWED: dict[Need, frozenset[Role]] = {
    Need.WATCH: frozenset({Role.OWNER, Role.FACILITATOR, Role.COACH}),
    Need.REPORT: frozenset({Role.OWNER, Role.FACILITATOR, Role.COACH}),
    Need.RUN: frozenset({Role.OWNER, Role.FACILITATOR}),
    Need.OWN: frozenset({Role.OWNER}),
}


class NotYours(Exception):
    """There is no such session for this person: doors answer 404, whether or not it exists."""


def may(role: Role | None, need: Need) -> bool:
    """Return whether a role is enough for a need."""
    return role in ALLOWED[need]


def role_in(user: User, session_id: int) -> Role | None:
    """Return the person's role in a session, or None."""
    row = Membership.objects.filter(session_id=session_id, user=user, user__is_active=True).values_list("role").first()
    return Role(row[0]) if row else None


def session_for(user: User, session_id: int, *, need: Need) -> Session:
    """Return the session if this person may do that in it; raise `NotYours` otherwise."""
    if not user.is_authenticated or not may(role_in(user, session_id), need):
        raise NotYours
    return Session.objects.get(pk=session_id)
