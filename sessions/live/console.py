"""The console's socket: for those who run the session; it only listens, actions are POSTs."""

from __future__ import annotations

from sessions.live.consumer import UNKNOWN, Leave
from sessions.live.hub import hub
from sessions.live.listener import Listener
from sessions.live.protocol import encode
from sessions.queries.people import cookie, may_run
from sessions.services.desk import desk

__all__ = ["ConsoleDoor"]


class ConsoleDoor(Listener):
    """A facilitator's screen."""

    async def enter(self) -> None:
        """Let in who is signed in and may run the session; for everybody else there is no such session."""
        session_id = self.scope["url_route"]["kwargs"]["session_id"]
        if not await desk().read(may_run, cookie(self.scope, "account"), session_id):
            raise Leave(UNKNOWN)
        self.room = hub().room(session_id)
        self.room.consoles.add(self)
        read = await self.room.ready()
        if read is None:
            raise Leave(UNKNOWN)
        await self.offer(encode(read.console))
