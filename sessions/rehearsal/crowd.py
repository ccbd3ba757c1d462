"""Many simulated phones and one wall, in one loop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any

from websockets.exceptions import WebSocketException

from sessions.rehearsal.doorway import Doorway, Unwelcome, backoff
from sessions.rehearsal.phone import Phone, decode
from sessions.rehearsal.tally import Tally

__all__ = ["Crowd", "Pace"]

AT_ONCE = 100
"""How many phones may be walking through the door at the same time; its listen queue is short."""
TICK = 0.05  # seconds between two looks at how far the crowd is


class Pace(StrEnum):
    """How long people think."""

    HUMAN = "human"
    BRISK = "brisk"
    BURST = "burst"


THINKING = {Pace.HUMAN: (7.0, 40.0), Pace.BRISK: (2.5, 7.0)}
"""Median and longest time to think, in seconds."""
ARRIVAL = {Pace.HUMAN: 20.0, Pace.BRISK: 3.0, Pace.BURST: 0.0}
"""Seconds over which people come in."""


Answering = Callable[[int, int], Awaitable["dict[str, list[str]] | None"]]
"""(phone, round) to form fields, or None for “I can't say from here”."""


class Crowd:
    """Simulated phones of one session. `answering` knows what each of them says."""

    def __init__(self, doorway: Doorway, *, size: int, pace: Pace, seed: int, answering: Answering) -> None:
        self.doorway = doorway
        self._answering = answering
        self.tally = Tally()
        self.phones = [Phone(number, self) for number in range(size)]
        self.closed = False
        self.open_round: int | None = None
        self.unwelcome = ""
        self.fault: BaseException | None = None
        self._pace, self._dice = pace, random.Random(f"{seed}/pace")
        self.turn = -1
        self._everyone = asyncio.Event()
        self._door = asyncio.Semaphore(AT_ONCE)
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def inside(self) -> int:
        """How many phones have a place and a state."""
        return sum(phone.here for phone in self.phones)

    def answered(self, round_id: int) -> int:
        """Return how many phones have their receipt, or a refusal, in a round."""
        return sum(round_id in phone.done for phone in self.phones)

    async def enter(self) -> None:
        """Let everybody in, and a wall; return at once."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._watch_wall())]
        self._tasks += [loop.create_task(self._one(phone)) for phone in self.phones]

    async def all_inside(self, look: Callable[[int], None]) -> None:
        """Wait until everybody is inside or turned away, then let the ones who wait for that begin."""
        while self.inside < len(self.phones) and not self.unwelcome:
            look(self.inside)
            await self._tick()
        look(self.inside)
        self._everyone.set()

    async def all_answered(self, round_id: int, look: Callable[[int], None]) -> None:
        """Wait until every phone has its word for a round, or the round is over."""
        while (done := self.answered(round_id)) < len(self.phones) and self.open_round == round_id:
            look(done)
            await self._tick()
        look(done)

    async def wall_follows(self, round_id: int, *, patience: float) -> None:
        """Wait, but not for ever, until the wall counts every receipt of a round."""
        limit = time.monotonic() + patience
        while not self.tally.wall(round_id).caught_up and self.open_round == round_id and time.monotonic() < limit:
            await self._tick()

    async def leave(self) -> None:
        """Send everybody home."""
        for task in self._tasks:
            task.cancel()
        for result in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result

    async def answer_of(self, number: int, round_id: int) -> dict[str, list[str]] | None:
        """Return what a phone answers."""
        return await self._answering(number, round_id)

    async def think(self) -> None:
        """Wait as long as a person would; in a burst, until everybody is there."""
        if self._pace == Pace.BURST:
            await self._everyone.wait()
            return
        median, longest = THINKING[self._pace]
        await asyncio.sleep(min(longest, median * self._dice.lognormvariate(0, 0.5)))

    def state(self, frame: dict[str, Any]) -> None:
        """Hear from a phone where the session stands."""
        if frame["turn"] < self.turn:
            return
        self.turn = frame["turn"]
        self.closed = frame["stage"] == "closed"
        self.open_round = int(frame["round"]) if frame["stage"] == "open" and frame["round"] else None

    async def _tick(self) -> None:
        await asyncio.sleep(TICK)
        if self.fault is not None:
            raise self.fault

    async def _one(self, phone: Phone) -> None:
        await asyncio.sleep(self._dice.uniform(0, ARRIVAL[self._pace]))
        try:
            async with self._door:
                await phone.join()
        except Unwelcome as refusal:
            self.unwelcome = self.unwelcome or str(refusal)
            return
        await phone.live()

    async def _watch_wall(self) -> None:
        """Watch as a projector does, and say what was seen."""
        attempt = 0
        while True:
            with contextlib.suppress(OSError, WebSocketException):
                async with self.doorway.wall_line() as socket:
                    attempt = 0
                    async for text in socket:
                        if version := self._wall_frame(decode(str(text))):
                            await socket.send(json.dumps({"type": "seen", "version": version}))
            await asyncio.sleep(backoff(attempt))
            attempt += 1

    def _wall_frame(self, frame: dict[str, Any]) -> int | None:
        """Note one frame; return its version, None for anything but a state."""
        if frame.get("type") != "state":
            return None
        now = time.perf_counter()
        self.tally.frames.append(now)
        if frame["question"] and frame["counts"]:
            self.tally.wall(int(frame["question"]["round"])).count(frame["counts"]["in"], now)
        return int(frame["version"])
