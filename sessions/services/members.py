"""Who else runs or reads a session: added and removed by name."""

from __future__ import annotations

from django.db import transaction

from sessions.models import Membership, ReportLink, Role, Session, User
from sessions.words import Refusal, _

__all__ = ["add_member", "remove_member"]


def add_member(*, session_id: int, username: str, role: str) -> Membership:
    """Give a person a role in a session, or another one than before; the owner stays the owner."""
    if role not in {Role.FACILITATOR, Role.COACH}:
        raise Refusal("member.role", _("Please choose what this person may do."))
    user = User.objects.filter(username=User.normalize_username(username.strip()), is_active=True).first()
    if user is None:
        raise Refusal(
            "member.unknown", _("Nobody signs in here with this name. Check the spelling, or add them first.")
        )
    with transaction.atomic():
        Session.objects.select_for_update().get(pk=session_id)
        member, fresh = Membership.objects.get_or_create(session_id=session_id, user=user, defaults={"role": role})
        if not fresh:
            _keep_owner(member)
            member.role = Role(role)
            member.save(update_fields=["role"])
    return member


def remove_member(*, session_id: int, user_id: int) -> None:
    """Take a person's role away, and the links to the report that they made; somebody who has none already is fine."""
    with transaction.atomic():
        Session.objects.select_for_update().get(pk=session_id)
        member = Membership.objects.filter(session_id=session_id, user_id=user_id).first()
        if member is not None:
            _keep_owner(member)
            member.delete()
            ReportLink.objects.filter(session_id=session_id, by_id=user_id).delete()


def _keep_owner(member: Membership) -> None:
    if member.role == Role.OWNER:
        raise Refusal("member.owner", _("A session keeps its owner."))
