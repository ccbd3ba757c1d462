"""Promise 3: a pending answer counts exactly once, wherever the connection is cut."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
import random

import pytest

from tests.bench.product import Room, is_receipt, is_state, put
from tests.bench.servers import HOST
from tests.bench.wire import frame
from tests.proofs.house import a_house

CONNECTIONS = int(os.environ.get("PARALLAX_CUTS", "2000"))
AT_ONCE = 50
SWITCHED = b"HTTP/1.1 101"
AFTER = 400
"""Bytes of the server's words among which the line may break, after ours are all out."""


@pytest.mark.slow
async def test_two_thousand_connections_cut_at_a_random_byte_lose_and_double_nothing():
    dice = random.Random(3)
    with a_house(phones=CONNECTIONS) as house:
        round_id = await opened(house.room)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(number: int, token: str, cut: float) -> None:
            async with gate:
                phone = Cutter(house.room, token, round_id, step=number % 5)
                await phone.cut(cut)
                await phone.through()

        cuts = [dice.random() for _phone in house.room.tokens]
        await asyncio.gather(*(one(i, token, cuts[i]) for i, token in enumerate(house.room.tokens)))

        keys = house.keys_of(house.room.tokens, int(round_id))
        expected = {keys[token]: number % 5 for number, token in enumerate(house.room.tokens)}
        assert house.rows(int(round_id)) == expected


class Cutter:
    """A phone whose line breaks in the middle of a byte count, and which then comes back with the same answer."""

    def __init__(self, room: Room, token: str, round_id: str, *, step: int) -> None:
        self.room, self.token = room, token
        self.answer = frame(put(round_id, ref=token[:16], step=step))

    async def cut(self, share: float) -> None:
        """Break the line after a share of all bytes that go to and fro."""
        shake = self.handshake()
        at = int(share * (len(shake) + len(self.answer) + AFTER))
        reader, writer = await asyncio.open_connection(HOST, int(self.room.url.rsplit(":", 1)[1]))
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            writer.write(shake[:at])
            if at > len(shake):
                await reader.readuntil(b"\r\n\r\n")
                writer.write(self.answer[: at - len(shake)])
            await writer.drain()
            if (hear := at - len(shake) - len(self.answer)) > 0:
                await asyncio.wait_for(reader.readexactly(hear), 0.5)
        writer.transport.abort()

    async def through(self) -> None:
        """Come back, send the same answer again, and wait for its receipt."""
        reader, writer = await asyncio.open_connection(HOST, int(self.room.url.rsplit(":", 1)[1]))
        try:
            async with asyncio.timeout(20):
                writer.write(self.handshake())
                assert (await reader.readuntil(b"\r\n\r\n")).startswith(SWITCHED)
                writer.write(self.answer)
                while not is_receipt(payload := await one_frame(reader)):
                    assert is_state(payload), payload
        finally:
            writer.transport.abort()

    def handshake(self) -> bytes:
        host = self.room.url.removeprefix("http://")
        lines = [
            f"GET /s/{self.room.code}/ws HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
            "Sec-WebSocket-Version: 13",
            f"Origin: {self.room.url}",
            f"Cookie: place={self.token}",
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def one_frame(reader: asyncio.StreamReader) -> bytes:
    """Return the payload of the next frame of a server."""
    head = await reader.readexactly(2)
    size = head[1] & 0x7F
    if size == 126:
        size = int.from_bytes(await reader.readexactly(2), "big")
    elif size == 127:
        size = int.from_bytes(await reader.readexactly(8), "big")
    return await reader.readexactly(size)


async def opened(room: Room) -> str:
    """Open the first question; return its round, as a phone hears it."""
    await room.do("open", turn=0, question=room.questions[0])
    phone = Cutter(room, room.tokens[0], "1", step=1)
    reader, writer = await asyncio.open_connection(HOST, int(room.url.rsplit(":", 1)[1]))
    writer.write(phone.handshake())
    await reader.readuntil(b"\r\n\r\n")
    state = json.loads(await one_frame(reader))
    writer.transport.abort()
    assert state["stage"] == "open"
    return str(state["round"])
