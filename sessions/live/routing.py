"""Which socket lives at which address."""

from typing import Any

from channels.routing import URLRouter
from django.urls import path, re_path

from sessions.live.console import ConsoleDoor
from sessions.live.phone import PhoneDoor
from sessions.live.wall import WallDoor

__all__ = ["application"]


async def nowhere(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Close a socket at an address nobody listens at; that is no fault of ours, so no log says a word."""
    await send({"type": "websocket.close"})


application = URLRouter(
    [
        re_path(r"^s/(?P<code>[A-Za-z]{9})/ws$", PhoneDoor.as_asgi()),
        path("wall/<str:wall_key>/ws", WallDoor.as_asgi()),
        path("session/<int:session_id>/ws", ConsoleDoor.as_asgi()),
        re_path(r"", nowhere),  # type: ignore[arg-type]
    ]
)
