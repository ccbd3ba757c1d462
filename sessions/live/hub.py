"""The hub: this process's rooms, and the one listener on the channel layer."""

from __future__ import annotations

import asyncio
import logging
import random
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from sessions import doorbell
from sessions.live import protocol
from sessions.live.consumer import GOODBYE
from sessions.live.reach import Socket, reach
from sessions.live.room import Room

__all__ = ["Hub", "farewell", "hub"]

RETRY = 1.0  # seconds before the listener tries a layer again
REJOIN = 3600.0  # seconds after which it joins the group anew, long before the layer forgets it
LONGEST_BACK = 3000  # milliseconds over which phones spread their return

log = logging.getLogger(__name__)


class Hub:
    """One per running loop. Rooms exist while somebody is in them."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.rooms: dict[int, Room] = {}
        self._listener: asyncio.Task[None] | None = None
        self._telling: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()

    def room(self, session_id: int) -> Room:
        """Return the room of a session, opened if need be."""
        if session_id not in self.rooms:
            self.rooms[session_id] = Room(session_id)
        if self._listener is None:
            doorbell.listen(self.hear)
            self._listener = self._loop.create_task(self._listen())
        return self.rooms[session_id]

    async def left(self, room: Room) -> None:
        """Close a room that has become empty; the last room takes the listener with it."""
        if not room.empty or self.rooms.get(room.session_id) is not room:
            return
        del self.rooms[room.session_id]
        await room.stop()
        if not self.rooms:
            self.rest()

    def hear(self, session_id: int) -> None:
        """Hear a bell of this process, in whatever thread it rang."""
        self._loop.call_soon_threadsafe(self._heard, session_id)

    def rest(self) -> None:
        """Stop listening until somebody enters again."""
        doorbell.unlisten(self.hear)
        if self._listener is not None:
            self._listener.cancel()
            self._listener = None

    def _heard(self, session_id: int) -> None:
        if room := self.rooms.get(session_id):
            room.ring()
        if session_id in self._telling:
            self._again.add(session_id)
        else:
            self._telling[session_id] = self._loop.create_task(self._tell(session_id))

    async def _tell(self, session_id: int) -> None:
        """Tell the other processes; bells that ring meanwhile become one more."""
        try:
            await doorbell.tell_layer(session_id)
            while session_id in self._again:
                self._again.discard(session_id)
                await doorbell.tell_layer(session_id)
        finally:
            del self._telling[session_id]

    async def _listen(self) -> None:
        """Hear the bells of other processes, through any fault of the layer; versions make up for lost ones."""
        while True:
            try:
                await self._listen_once()
            except Exception as error:
                log.warning("The channel layer is away (%s); rooms look for themselves.", type(error).__name__)
                await asyncio.sleep(RETRY)

    async def _listen_once(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        joined = self._loop.time()
        await layer.group_add(doorbell.GROUP, channel)
        for everyone in self.rooms.values():
            everyone.ring()
        try:
            while self._loop.time() - joined < REJOIN:
                message = await layer.receive(channel)
                if room := self.rooms.get(message.get("session", 0)):
                    room.ring()
        finally:
            await asyncio.wait_for(layer.group_discard(doorbell.GROUP, channel), timeout=RETRY)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Return the hub of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub()
    return _hubs[loop]


async def farewell() -> None:
    """Say goodbye to every socket of this process, and when to come back."""
    doors: list[Socket] = []
    for room in hub().rooms.values():
        doors += [*room.phones, *room.walls, *room.consoles]
    await reach(doors, _send_off)


async def _send_off(door: Socket) -> None:
    await door.tell(protocol.bye(random.randint(0, LONGEST_BACK)))
    await door.close(GOODBYE)
