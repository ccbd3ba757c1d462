"""One simulated phone: it joins by HTTP, answers by WebSocket, and keeps an answer until it has the receipt."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException

from sessions.rehearsal.doorway import Doorway, backoff
from sessions.rehearsal.tally import Tally

__all__ = ["Phone", "decode"]

FINAL = frozenset({4403, 4404, 4410})
"""Close codes after which a phone does not come back."""
PATIENT = frozenset({"server.busy", "message.flood"})
"""Refusals after which the same answer is sent again."""
REPEAT = 1.0  # seconds


class Company(Protocol):
    """The crowd, as far as one phone knows it."""

    doorway: Doorway
    tally: Tally
    fault: BaseException | None

    def state(self, frame: dict[str, Any]) -> None: ...
    async def answer_of(self, number: int, round_id: int) -> dict[str, list[str]] | None: ...
    async def think(self) -> None: ...


@dataclass
class Pending:
    """An answer without a receipt: the very same text goes out again after every reconnect."""

    ref: str
    text: str
    first: float = 0.0


@lru_cache(maxsize=16)
def decode(text: str) -> dict[str, Any]:
    """Return a frame; all phones get the same state, so it is read once."""
    frame = json.loads(text)
    return frame if isinstance(frame, dict) else {}


class Phone:
    """A simulated participant."""

    def __init__(self, number: int, crowd: Company) -> None:
        self.number, self.crowd = number, crowd
        self.token = ""
        self.done: set[int] = set()
        """Rounds in which this phone has its receipt or a refusal."""
        self.here = False
        self._turn = -1
        self._pending: dict[int, Pending] = {}
        self._socket: ClientConnection | None = None
        self._back: float | None = None
        self._lost: float | None = None
        self._errands: set[asyncio.Task[None]] = set()

    async def join(self) -> None:
        """Get a place. Raises `Unwelcome`."""
        self.token = await self.crowd.doorway.place()
        self.crowd.tally.joined += 1

    async def live(self) -> None:
        """Stay connected until the session is over; every connection begins with what is still pending."""
        attempt = 0
        while True:
            try:
                async with self.crowd.doorway.phone_line(self.token) as socket:
                    attempt = 0
                    await self._talk(socket)
            except ConnectionClosed as closed:
                if closed.rcvd and closed.rcvd.code in FINAL:
                    return
            except (OSError, InvalidHandshake, WebSocketException):
                pass
            finally:
                self._gone()
            self.crowd.tally.reconnects += 1
            pause, self._back = backoff(attempt) if self._back is None else self._back, None
            attempt += 1
            await asyncio.sleep(pause)

    def _gone(self) -> None:
        """Note that the line is lost, and since when: the clock runs until the next state."""
        if self.here:
            self._lost = time.perf_counter()
        self._socket, self.here = None, False

    def _back_again(self) -> None:
        """Note that a state has come, and after how long without a line."""
        self.here = True
        if self._lost is not None:
            self.crowd.tally.returns.append(time.perf_counter() - self._lost)
            self._lost = None

    async def _talk(self, socket: ClientConnection) -> None:
        self._socket = socket
        for pending in tuple(self._pending.values()):
            await self._put(pending)
        async for text in socket:
            if isinstance(text, str):
                await self._heard(text)

    async def _heard(self, text: str) -> None:
        frame = decode(text)
        match frame.get("type"):
            case "state":
                self._back_again()
                self.crowd.tally.state_bytes += len(text.encode())
                self._state(frame)
            case "receipt":
                self.crowd.tally.receipt_bytes += len(text)
                self._receipt(frame)
            case "refusal":
                self._refusal(frame)
            case "bye":
                self._back = frame["back"] / 1000

    def _state(self, frame: dict[str, Any]) -> None:
        """Think about a question that has just opened; forget what waits for one that is over."""
        if frame["turn"] < self._turn:
            return
        self._turn = frame["turn"]
        self.crowd.state(frame)
        round_id = int(frame["round"]) if frame["round"] else 0
        for old in [old for old in self._pending if old != round_id]:
            del self._pending[old]
        if frame["stage"] == "open" and round_id and round_id not in self.done | self._pending.keys():
            self._errand(self._answer(round_id))

    async def _answer(self, round_id: int) -> None:
        """Answer a question after the time a person needs, unless it is over by then."""
        self._pending[round_id] = pending = Pending(ref=f"r{self.number}-{secrets.token_hex(4)}", text="")
        fields = await self.crowd.answer_of(self.number, round_id)
        await self.crowd.think()
        if self._pending.get(round_id) is not pending:
            return
        message = {
            "type": "answer.put",
            "ref": pending.ref,
            "round": str(round_id),
            "seq": 1,
            "fields": fields or {},
            "abstain": fields is None,
        }
        pending.text = json.dumps(message, separators=(",", ":"))
        self.crowd.tally.sent.add((self.number, round_id))
        await self._put(pending)

    async def _put(self, pending: Pending) -> None:
        """Send an answer, for the first time or again; without a socket it waits for the next one."""
        if self._socket is None or not pending.text:
            return
        pending.first = pending.first or time.perf_counter()
        try:
            await self._socket.send(pending.text)
        except ConnectionClosed:
            return

    def _receipt(self, frame: dict[str, Any]) -> None:
        round_id = int(frame["round"])
        pending = self._pending.get(round_id)
        if pending is None or pending.ref != frame["ref"]:
            return
        del self._pending[round_id]
        self.done.add(round_id)
        now = time.perf_counter()
        self.crowd.tally.receipted.add((self.number, round_id))
        self.crowd.tally.waits.append(now - pending.first)
        self.crowd.tally.wall(round_id).receipt(now)

    def _refusal(self, frame: dict[str, Any]) -> None:
        for round_id, pending in tuple(self._pending.items()):
            if pending.ref != frame["ref"]:
                continue
            if frame["code"] in PATIENT:
                self._errand(self._again(pending))
                return
            del self._pending[round_id]
            self.done.add(round_id)
        self.crowd.tally.refused[frame["code"]] += 1

    async def _again(self, pending: Pending) -> None:
        await asyncio.sleep(REPEAT)
        if pending in self._pending.values():
            await self._put(pending)

    def _errand(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errand_done)

    def _errand_done(self, task: asyncio.Task[None]) -> None:
        self._errands.discard(task)
        if not task.cancelled() and (fault := task.exception()):
            self.crowd.fault = fault
