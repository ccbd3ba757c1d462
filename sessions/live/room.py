"""One session in this process: its sockets, its latest frames, and who of its places is here."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import Protocol

from sessions.live.pacer import IDLE, INTERVAL, Pacer
from sessions.live.protocol import encode
from sessions.live.reach import Socket, reach
from sessions.models import Mode, Stage
from sessions.queries import frames
from sessions.queries.frames import Asking, Frames
from sessions.services.desk import desk
from sessions.services.presence import renew
from sessions.services.publish import publish_due
from sessions.services.releasing import release_due

__all__ = ["Room"]

RENEWAL = 10.0  # seconds between two renewals of the leases
SETTLE = 1.0  # seconds in which comings and goings are gathered
LOBBY_PACE = 5.0  # seconds between two counts of the joined on the phones in the lobby
YIELD = 0.25  # seconds for which a picture lets receipts go first: in a burst they share one processor


class Screen(Socket, Protocol):
    """A wall or a console: it is offered every frame and takes the newest when it can."""

    async def offer(self, text: str) -> None: ...


class Phone(Socket, Protocol):
    """A phone: `told` is the state it shows."""

    told: str

    async def show(self, text: str) -> None: ...


class Room:
    """The sockets of one session. Everything here runs in the loop's own thread."""

    def __init__(self, session_id: int) -> None:
        self.session_id = session_id
        self.phones: set[Phone] = set()
        self.walls: set[Screen] = set()
        self.consoles: set[Screen] = set()
        self.frames: Frames | None = None
        self.phone_text = ""
        self._pacer = Pacer(self.refresh, idle=self._patience)
        self._task: asyncio.Task[None] | None = None
        self._loading = asyncio.Lock()
        self._asking_anew = asyncio.Lock()
        self._read_at = 0.0
        self._places: Counter[int] = Counter()
        self._left: set[int] = set()
        self._restless = False
        self._renewed = 0.0
        self._phone_key: tuple[object, ...] | None = None
        self._phones_told = 0.0
        self._counting: asyncio.TimerHandle | None = None

    @property
    def empty(self) -> bool:
        """Whether no socket is left."""
        return not (self.phones or self.walls or self.consoles)

    async def ready(self) -> Frames | None:
        """Return the room's frames, reading them if this is its first socket; None if there is no such session."""
        async with self._loading:
            if self.frames is None:
                self._keep(await desk().read(frames.read, self.session_id))
        if self._task is None and self.frames is not None:
            self._task = asyncio.get_running_loop().create_task(self._pacer.run())
        return self.frames

    def ring(self) -> None:
        """Hear that something changed."""
        self._pacer.ring()

    @property
    def asking(self) -> Asking | None:
        """What the open question asks, as far as this process knows."""
        return self.frames.asking if self.frames else None

    async def ask_anew(self) -> Asking | None:
        """Look once more what is open: a phone may know it from another process, or from before a lost bell.

        However many phones ask, the room reads five times a second at most; the others wait for the same reading.
        """
        asked = time.monotonic()
        async with self._asking_anew:
            if self._read_at < asked:
                await asyncio.sleep(max(0.0, self._read_at + INTERVAL - asked))
                await self._read()
        return self.asking

    def arrive(self, place_id: int) -> None:
        """Note that a place is here."""
        self._places[place_id] += 1
        self._left.discard(place_id)
        self._restless = True

    def depart(self, place_id: int) -> None:
        """Note that a socket of a place is gone; the place has left with its last one."""
        self._places[place_id] -= 1
        if self._places[place_id] <= 0:
            del self._places[place_id]
            self._left.add(place_id)
            self._restless = True
            self._pacer.ring()

    async def refresh(self) -> None:
        """Bring every socket of the room to the database's state."""
        await desk().lull(YIELD)
        await self._keep_leases()
        await self._release_due()
        before, grew = self.frames, self._grows()
        if grew:  # what is due is published first, so that one read shows it
            await desk().write(publish_due, self.session_id)
        await self._read()
        if not grew and self._grows() and await desk().write(publish_due, self.session_id):
            await self._read()
        self._count_in()
        if self.frames is not None:
            await self._fan_out(before, self.frames)

    async def stop(self) -> None:
        """Stop the pacer and note the last leavers."""
        self._stop_counting()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._left:
            left, self._left = self._left, set()
            await desk().write(renew, self.session_id, present=(), left=left)

    async def _release_due(self) -> None:
        """Release what was counted in, although the console that armed it may be gone."""
        due = self.frames.releases_at if self.frames else None
        if due is not None and due <= time.time():
            await desk().write(release_due, self.session_id)

    def _count_in(self) -> None:
        """Be back when the count has run out; every process counts, and one of them releases."""
        self._stop_counting()
        due = self.frames.releases_at if self.frames else None
        if due is not None:
            wait = max(INTERVAL, due - time.time())
            self._counting = asyncio.get_running_loop().call_later(wait, self.ring)

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    async def _read(self) -> None:
        began = time.monotonic()
        self._keep(await desk().read(frames.read, self.session_id, have=self._phone_key))
        self._read_at = began

    def _keep(self, read: Frames | None) -> None:
        """Take newer frames; a phone's text is encoded once for all phones."""
        if read is None or (self.frames is not None and read.version < self.frames.version):
            return
        self.frames = read
        if read.phone is not None:
            self._phone_key, self.phone_text = read.phone_key, encode(read.phone)

    def _grows(self) -> bool:
        if self.frames is None:
            return False
        return bool(self.frames.wall["stage"] == Stage.OPEN and self.frames.console["mode"] == Mode.LIVE)

    async def _keep_leases(self) -> None:
        now = time.monotonic()
        due = now - self._renewed >= (SETTLE if self._restless else RENEWAL)
        if not due or not (self._places or self._left):
            return
        left, self._left = self._left, set()
        self._restless, self._renewed = False, now
        await desk().write(renew, self.session_id, present=list(self._places), left=left)

    async def _fan_out(self, before: Frames | None, now: Frames) -> None:
        console, wall = now.console, now.wall
        if self.consoles and (before is None or _unlike(console, before.console)):
            told = encode(console)
            await reach(self.consoles, lambda door: door.offer(told))
        if self.walls and (before is None or _unlike(wall, before.wall)):
            shown = encode(wall)
            await reach(self.walls, lambda door: door.offer(shown))
        await self._tell_phones(before, now)

    async def _tell_phones(self, before: Frames | None, now: Frames) -> None:
        """Tell the phones of a new stage or picture; in the lobby, of newcomers, every few seconds."""
        told = {door.told for door in self.phones}
        if told <= {self.phone_text}:
            return
        same_turn = before is not None and before.turn == now.turn and now.lobby
        if same_turn and time.monotonic() - self._phones_told < LOBBY_PACE:
            return
        self._phones_told = time.monotonic()
        await reach(self.phones, lambda door: door.show(self.phone_text))

    def _patience(self) -> float:
        return SETTLE if self._restless else IDLE


def _unlike(frame: dict[str, object], other: dict[str, object]) -> bool:
    """Return whether two frames differ in more than the time they were read."""
    return _still(frame) != _still(other)


def _still(frame: dict[str, object]) -> dict[str, object]:
    wall = frame.get("wall")
    copy = {**frame, "timer": None}
    if isinstance(wall, dict):
        copy["wall"] = {**wall, "timer": None}
    return copy
