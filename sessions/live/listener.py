"""Walls and consoles: they only watch, and say what they have seen so that nothing piles up before a slow one."""

from __future__ import annotations

import time

from sessions.live import protocol
from sessions.live.consumer import LAGGING, Door
from sessions.live.hub import hub
from sessions.live.room import Room

__all__ = ["Listener"]

WINDOW = 2  # frames on their way at once
LONGEST_LAG = 10.0  # seconds without a word before the socket is closed


class Listener(Door):
    """A socket that gets whole frames, the newest only, as fast as it takes them."""

    room: Room | None = None
    _waiting: str | None = None
    _unseen = 0
    _since = 0.0

    async def offer(self, text: str) -> None:
        """Send a frame, or keep it as the newest until the one before has been seen."""
        if self._unseen < WINDOW:
            if self._unseen == 0:
                self._since = time.monotonic()
            self._unseen += 1
            await self.show(text)
        elif time.monotonic() - self._since > LONGEST_LAG:
            await self.close(LAGGING)
        else:
            self._waiting = text

    async def show(self, text: str) -> None:
        """Send a frame at last."""
        await self.tell(text)

    async def take(self, message: protocol.Message) -> None:
        """Note what has been seen, and send what was kept."""
        if isinstance(message, protocol.Ping):
            await self.tell('{"type":"pong"}')
        elif isinstance(message, protocol.Seen):
            self._unseen = max(0, self._unseen - 1)
            self._since = time.monotonic()
            if self._waiting is not None:
                text, self._waiting = self._waiting, None
                await self.offer(text)

    async def leave(self) -> None:
        """Leave the room."""
        if self.room is not None:
            self.room.walls.discard(self)
            self.room.consoles.discard(self)
            await hub().left(self.room)
