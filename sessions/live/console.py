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
    """A facilitator's screen, for as long as they may run the session."""

    async def enter(self) -> None:
        """Let in who is signed in and may run the session; for everybody else there is no such session."""
        if not await self._may_run():
            raise Leave(UNKNOWN)
        self.room = hub().room(self._session_id)
        self.room.consoles.add(self)
        read = await self.room.ready()
        if read is None:
            raise Leave(UNKNOWN)
        await self.offer(encode(read.console))

    async def show(self, text: str) -> None:
        """Send a frame, unless its reader has been removed or signed out meanwhile: held sheets are in it.

        The desk reads in the order in which it is asked, so frames keep theirs.
        """
        if await self._may_run():
            await self.tell(text)
        else:
            await self.close(UNKNOWN)

    @property
    def _session_id(self) -> int:
        number: int = self.scope["url_route"]["kwargs"]["session_id"]
        return number

    async def _may_run(self) -> bool:
        return await desk().read(may_run, cookie(self.scope, "account"), self._session_id)
