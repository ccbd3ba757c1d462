"""The wall's socket: who has its address may watch."""

from __future__ import annotations

from sessions.live.consumer import UNKNOWN, Leave
from sessions.live.hub import hub
from sessions.live.listener import Listener
from sessions.live.protocol import encode
from sessions.queries import frames
from sessions.services.desk import desk

__all__ = ["WallDoor"]


class WallDoor(Listener):
    """A projector."""

    async def enter(self) -> None:
        """Find the session by the wall's key and show it."""
        session_id = await desk().read(frames.room_of_wall, self.scope["url_route"]["kwargs"]["wall_key"])
        if session_id is None:
            raise Leave(UNKNOWN)
        self.room = hub().room(session_id)
        self.room.walls.add(self)
        read = await self.room.ready()
        if read is None:
            raise Leave(UNKNOWN)
        await self.offer(encode(read.wall))
