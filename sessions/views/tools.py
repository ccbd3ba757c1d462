"""What the pages share: the session behind an address, refusals spoken, the address that phones use."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from sessions import access
from sessions.access import Need
from sessions.models import Session, User
from sessions.queries import doorplate
from sessions.words import Refusal, Said

__all__ = [
    "for_session",
    "house_base",
    "is_loopback",
    "join_base",
    "join_bases",
    "known_bases",
    "say_refusal",
    "session_page",
    "signed_in",
    "spoken",
]

LARGEST_ID = 2**63 - 1

View = Callable[..., HttpResponse]


def spoken(words: Said | Refusal | str) -> str:
    """Return a text of the lower floors in the language of the page."""
    if isinstance(words, Refusal):
        words = words.message
    return (words if isinstance(words, Said) else Said(words)).say(gettext, ngettext)


def say_refusal(request: HttpRequest, refusal: Refusal) -> None:
    """Put a refusal on top of the next page."""
    messages.error(request, spoken(refusal))


def signed_in(request: HttpRequest) -> User:
    """Return the person behind a request that has passed `login_required`."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def for_session(need: Need) -> Callable[[View], View]:
    """Hand a view the session of its address; who may not do that in it finds nothing there (404)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, session_id: int, **rest: Any) -> HttpResponse:
            if session_id > LARGEST_ID:
                raise Http404
            try:
                session = access.session_for(request.user, session_id, need=need)  # type: ignore[arg-type]
            except access.NotYours:
                raise Http404 from None
            return view(request, session, **rest)

        return inner

    return decorate


def session_page(request: HttpRequest, session: Session, template: str, *, here: str, **context: Any) -> HttpResponse:
    """Render one of a session's pages, with the links that this person may follow."""
    role = access.role_in(request.user, session.pk)  # type: ignore[arg-type]
    return render(
        request,
        template,
        {
            "session": session,
            "here": here,
            "may_run": access.may(role, Need.RUN),
            "may_own": access.may(role, Need.OWN),
            **context,
        },
    )


def join_base(request: HttpRequest, session: Session) -> str:
    """Return the address that phones use for a session, as scheme and host: what the wall shows as well."""
    return session.base_url or house_base(request)


def house_base(request: HttpRequest) -> str:
    """Return the address under which other computers find this Parallax."""
    return settings.PUBLIC_URL or next(iter(doorplate.lan_bases()), _asked(request))


def join_bases(request: HttpRequest, session: Session) -> list[str]:
    """Return every address that phones could use, the present one first."""
    found = dict.fromkeys([join_base(request, session), *known_bases(request)])
    return [base for base in found if not is_loopback(base)] or [_asked(request)]


def known_bases(request: HttpRequest) -> list[str]:
    """Return the addresses under which this Parallax is found at this moment."""
    named = [settings.PUBLIC_URL] if settings.PUBLIC_URL else doorplate.lan_bases()
    return [*named, _asked(request)]


def is_loopback(base: str) -> bool:
    """Return whether an address means «this machine» wherever it is typed, so that no phone can follow it."""
    host = urlsplit(base).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _asked(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
