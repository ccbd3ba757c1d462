"""Sockets for stories: real doors through the ASGI app, with the cookies a browser would send."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import Any

from channels.testing import WebsocketCommunicator

from sessions.live.hub import hub
from sessions.models import Session
from sessions.queries.doorplate import seal
from sessions.services.batch import write_batch
from sessions.services.desk import desk
from sessions.services.joining import Join
from workshop.asgi import application

HOST = "testserver"


def headers(**cookies: str) -> list[tuple[bytes, bytes]]:
    """The headers of a handshake from our own page."""
    jar = "; ".join(f"{name}={value}" for name, value in cookies.items())
    lines = [(b"host", HOST.encode()), (b"origin", f"http://{HOST}".encode())]
    return [*lines, (b"cookie", jar.encode())] if jar else lines


class Screen:
    """One open socket and what came down it."""

    def __init__(self, communicator: WebsocketCommunicator) -> None:
        self.communicator = communicator
        self.states: list[dict[str, Any]] = []

    async def send(self, **message: Any) -> None:
        await self.communicator.send_to(text_data=json.dumps(message))

    async def next(self, kind: str | None = None) -> dict[str, Any]:
        """The next message, or the next of one type; states on the way are kept and acknowledged."""
        async with asyncio.timeout(5):
            while True:
                message = json.loads(await self.communicator.receive_from(timeout=5))
                if message["type"] == "state":
                    self.states.append(message)
                    if "html" not in message:
                        await self.send(type="seen", version=message["version"])
                if kind is None or message["type"] == kind:
                    return message

    async def until(self, condition) -> dict[str, Any]:
        """The next state for which the condition holds."""
        if self.states and condition(self.states[-1]):
            return self.states[-1]
        while True:
            state = await self.next("state")
            if condition(state):
                return state

    async def closed(self) -> int:
        """The close code, after whatever else was still coming."""
        async with asyncio.timeout(5):
            while True:
                event = await self.communicator.receive_output(timeout=5)
                if event["type"] == "websocket.close":
                    return int(event["code"])

    async def put(
        self, round_id: int, *, ref: str = "a1", seq: int = 1, abstain: bool = False, **fields: Any
    ) -> dict[str, Any]:
        """Send an answer; return the receipt or the refusal."""
        await self.send(
            type="answer.put",
            ref=ref,
            round=str(round_id),
            seq=seq,
            fields={name: [str(value)] for name, value in fields.items()},
            abstain=abstain,
        )
        while True:
            message = await self.next()
            if message["type"] in {"receipt", "refusal"} and message.get("ref") in {ref, None}:
                return message


@asynccontextmanager
async def a_socket(path: str, **cookies: str):
    """An open socket; it is closed at the end, however the story went."""
    communicator = WebsocketCommunicator(application, path, headers=headers(**cookies))
    connected, _subprotocol = await communicator.connect(timeout=5)
    assert connected
    try:
        yield Screen(communicator)
    finally:
        await communicator.disconnect(timeout=5)


@asynccontextmanager
async def a_phone(session: Session, token: str | None = None):
    """A phone that has joined."""
    if token is None:
        (joined,) = await desk().write(write_batch, [Join(session.pk)])
        token = joined.token
    async with a_socket(f"/s/{session.code}/ws", **{"place": token, "pass": seal(session.code)}) as screen:
        screen.token = token
        yield screen


@asynccontextmanager
async def a_wall(session: Session):
    """A wall that knows its address."""
    async with a_socket(f"/wall/{session.wall_key}/ws") as screen:
        yield screen


async def tidy_up() -> None:
    """End what this loop still runs, as a server that stops would."""
    for room in list(hub().rooms.values()):
        await room.stop()
    hub().rest()
    await desk().close()
