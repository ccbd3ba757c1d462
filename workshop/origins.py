"""Only our own pages open a socket: the origin is scheme, host and port of the handshake itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from workshop import hosts

__all__ = ["is_own_page", "own_pages_only"]

Scope = Mapping[str, Any]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]
PORTS = {"http": 80, "https": 443}


def own_pages_only(application: Application) -> Application:
    """Let a handshake through if a page of this very address asks; all others get a 403."""

    async def guarded(scope: Scope, receive: Any, send: Send) -> None:
        if is_own_page(scope):
            await application(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 4403})

    return guarded


def is_own_page(scope: Scope) -> bool:
    """Return whether the handshake's one Origin equals its scheme and one Host, and that host is ours."""
    origin, host = _only(scope, b"origin"), _only(scope, b"host")
    if origin is None or host is None:
        return False
    asked = _place(f"{_scheme(scope)}://{host}")
    return asked is not None and asked == _place(origin) and hosts.is_ours(asked[1])


def _scheme(scope: Scope) -> str:
    """Return http or https, from the proxy in front if there is one we trust, as Django does for pages."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        header = name.removeprefix("HTTP_").replace("_", "-").lower().encode()
        if _only(scope, header) == secure:
            return "https"
    return "https" if scope.get("scheme") in {"wss", "https"} else "http"


def _only(scope: Scope, name: bytes) -> str | None:
    """Return a header that stands there exactly once, in plain letters."""
    found = [value for key, value in scope.get("headers", []) if key.lower() == name]
    if len(found) != 1 or not found[0].isascii():
        return None
    text: str = found[0].decode("ascii")
    return text


def _place(url: str) -> tuple[str, str, int] | None:
    """Return scheme, host and port of an origin, or None if it is anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    bare = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc or url != url.strip())
    if parts.scheme not in PORTS or not parts.hostname or not bare:
        return None
    return parts.scheme, parts.hostname, PORTS[parts.scheme] if port is None else port
