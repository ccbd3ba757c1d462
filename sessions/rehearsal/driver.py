"""A facilitator for rehearsals: it clicks through the run sheet by the same POSTs as the console."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from sessions.kinds.base import Kind
from sessions.models import Membership, Role, Session
from sessions.queries.order import at_of, lines_of, next_line
from sessions.rehearsal import web

__all__ = ["Driver", "DriverError", "sign_in", "sign_out"]

BACKEND = "django.contrib.auth.backends.ModelBackend"


class DriverError(Exception):
    """A step was refused; the message is what the server said."""


@dataclass(frozen=True)
class Driver:
    """A signed-in facilitator of one session."""

    base_url: str
    session_id: int
    ticket: str
    """The cookie of its sign-in."""

    async def open_next(self) -> bool:
        """Open the next question that was never asked; return whether there was one. Steps on the way are taken."""
        while line := await asyncio.to_thread(_next_line, self.session_id):
            key, asks = line
            await self.do("open", question=str(key))
            if asks:
                return True
        return False

    async def release(self) -> None:
        """Release the picture, if there is one; sheets of words are held first."""
        kind = await asyncio.to_thread(_kind, self.session_id)
        if kind is None or not kind.releases:
            return
        if kind.holds:
            await self.do("hold")
        await self.do("release")

    async def do(self, verb: str, **fields: str) -> None:
        """Take one step, with the turn as it stands. Raises `DriverError`."""
        secret = secrets.token_hex(16)
        url = f"{self.base_url}/session/{self.session_id}/do/{verb}/"
        answer = await web.request(
            "POST",
            url,
            headers={
                "Origin": web.origin_of(url),
                "Referer": url,
                "Accept": "application/json",
                "X-CSRFToken": secret,
            },
            cookies={settings.SESSION_COOKIE_NAME: self.ticket, settings.CSRF_COOKIE_NAME: secret},
            form={"turn": str(await asyncio.to_thread(_turn, self.session_id)), **fields},
        )
        if answer.status != 200:
            raise DriverError(f"“{verb}” was refused: {web.said(answer)}")


def sign_in(session: Session) -> str:
    """Sign the session's owner in and return the cookie; only who runs the server can."""
    owner = Membership.objects.select_related("user").get(session=session, role=Role.OWNER).user
    store = SessionStore()
    store[SESSION_KEY] = str(owner.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = owner.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def sign_out(ticket: str) -> None:
    """Let the cookie be worth nothing."""
    SessionStore(ticket).delete()


def _turn(session_id: int) -> int:
    try:
        return Session.objects.only("turn").get(pk=session_id).turn
    finally:
        connection.close()  # each call comes in a thread of its own


def _next_line(session_id: int) -> tuple[int, bool] | None:
    """Return the line that comes next, and whether it asks anything."""
    try:
        session = Session.objects.select_related("round__question", "step").get(pk=session_id)
        lines, asked = lines_of(session)
        line = next_line(lines, asked=asked, at=at_of(session))
        return (line.pk, not line.step) if line else None
    finally:
        connection.close()


def _kind(session_id: int) -> Kind | None:
    """Return the kind of the question in hand."""
    try:
        round_ = Session.objects.select_related("round__question").get(pk=session_id).round
        return round_.question.kind if round_ else None
    finally:
        connection.close()
