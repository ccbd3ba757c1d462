"""One simulated phone: it joins by HTTP, answers by WebSocket, and keeps an answer until it has the receipt."""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException

from sessions.rehearsal import web

if TYPE_CHECKING:
    from sessions.rehearsal.crowd import Crowd

__all__ = ["Phone", "Unwelcome", "backoff", "decode"]

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0  # seconds
FINAL = frozenset({4403, 4404, 4410})
"""Close codes after which a phone does not come back."""
PATIENT = frozenset({"server.busy", "message.flood"})
"""Refusals after which the same answer is sent again."""
REPEAT = 1.0  # seconds
JOIN_TRIES = 12


class Unwelcome(Exception):
    """The server will not have this phone; the message is what it said."""


@dataclass
class Pending:
    """An answer without a receipt: the very same text goes out again after every reconnect."""

    ref: str
    text: str
    first: float = 0.0


def backoff(attempt: int) -> float:
    """Return a full-jitter pause in seconds, growing with the attempt."""
    return random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt))


@lru_cache(maxsize=16)
def decode(text: str) -> dict[str, Any]:
    """Return a frame; all phones get the same state, so it is read once."""
    frame = json.loads(text)
    return frame if isinstance(frame, dict) else {}


class Phone:
    """A simulated participant."""

    def __init__(self, number: int, crowd: Crowd) -> None:
        self.number, self.crowd = number, crowd
        self.token = ""
        self.done: set[int] = set()
        """Rounds in which this phone has its receipt or a refusal."""
        self.here = False
        self._turn = -1
        self._pending: dict[int, Pending] = {}
        self._socket: ClientConnection | None = None
        self._back: float | None = None
        self._errands: set[asyncio.Task[None]] = set()

    async def join(self) -> None:
        """Get a place: GET for the form's secret, POST with the rehearsal key. Raises `Unwelcome`."""
        for attempt in range(JOIN_TRIES):
            try:
                answer = await self._ask_for_a_place()
            except OSError:
                answer = None
            if answer is not None and (token := answer.cookies.get("place")):
                self.token = token
                self.crowd.tally.joined += 1
                return
            if answer is not None and 400 <= answer.status < 500 and answer.status != 429:
                raise Unwelcome(f"The server refused a simulated phone: {web.said(answer)}")
            await asyncio.sleep(backoff(attempt))
        raise Unwelcome("The server gave a simulated phone no place.")

    async def live(self) -> None:
        """Stay connected until the session is over; every connection begins with what is still pending."""
        attempt = 0
        while True:
            try:
                async with self._connection() as socket:
                    attempt = 0
                    await self._talk(socket)
            except ConnectionClosed as closed:
                if closed.rcvd and closed.rcvd.code in FINAL:
                    return
            except (OSError, InvalidHandshake, WebSocketException):
                pass
            finally:
                self._socket, self.here = None, False
            self.crowd.tally.reconnects += 1
            pause, self._back = backoff(attempt) if self._back is None else self._back, None
            attempt += 1
            await asyncio.sleep(pause)

    async def _ask_for_a_place(self) -> web.Answer:
        page = f"{self.crowd.base_url}/s/{self.crowd.code}/"
        got = await web.request("GET", page)
        secret = got.cookies.get(self.crowd.form_cookie, "")
        headers = {
            "Origin": web.origin_of(page),
            "Referer": page,
            "X-Rehearsal-Key": self.crowd.key,
            **({"X-CSRFToken": secret} if secret else {}),
        }
        return await web.request("POST", f"{page}join", headers=headers, cookies=got.cookies, form={})

    def _connection(self) -> connect:
        return connect(
            f"{web.socket_url(self.crowd.base_url)}/s/{self.crowd.code}/ws",
            origin=web.origin_of(self.crowd.base_url),  # type: ignore[arg-type]
            additional_headers={"Cookie": f"place={self.token}"},
            user_agent_header="rehearsal",
            compression=None,
            ping_interval=None,
            proxy=None,
            open_timeout=30,
            close_timeout=1,
        )

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
                self.here = True
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
