"""Who is at a socket: a signed-in person by the account cookie, a place by the phone's token."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from sessions import access, keyring
from sessions.models import Place, Session
from sessions.privacy.seal import place_hash
from sessions.queries.doorplate import seal_fits

__all__ = ["PASS_COOKIE", "PLACE_COOKIE", "Seat", "cookie", "may_run", "place_of"]

PLACE_COOKIE = "place"
PASS_COOKIE = "pass"  # noqa: S105  (a cookie's name)


@dataclass(frozen=True)
class Seat:
    """A phone's place: the session it belongs to, and its row."""

    session_id: int
    place_id: int
    language: str
    closed: bool


def cookie(scope: dict[str, Any], name: str) -> str:
    """Return a cookie of a handshake, "" if there is none. `name` is "account", "place" or "pass"."""
    wanted = settings.SESSION_COOKIE_NAME if name == "account" else name
    jar: SimpleCookie = SimpleCookie()
    for header, value in scope["headers"]:
        if header == b"cookie":
            try:
                jar.load(value.decode("latin-1"))
            except CookieError:
                return ""
    return jar[wanted].value if wanted in jar else ""


def may_run(account: str, session_id: int) -> bool:
    """Return whether the person behind an account cookie may run a session."""
    if not account:
        return False
    request = HttpRequest()
    request.session = SessionStore(account)
    user = get_user(request)
    return bool(user.is_authenticated and access.may(access.role_in(user, session_id), access.Need.RUN))


def place_of(code: str, token: str, proof: str) -> Seat | None:
    """Return the seat that a token has in the session with this code, or None.

    A closed session has forgotten its tokens; who has its pass may read that it is closed, and nobody learns here
    by guessing that there was a session with this code.
    """
    session = Session.objects.filter(code=code).only("pk", "language", "stage").first()
    if session is None:
        return None
    if session.is_closed:
        return Seat(session.pk, 0, session.language, closed=True) if seal_fits(code, proof) else None
    key = keyring.find(session.pk)
    if key is None or not token:
        return None
    place = Place.objects.filter(session=session, token_hash=place_hash(key, token)).values_list("pk").first()
    return Seat(session.pk, place[0], session.language, closed=False) if place else None
