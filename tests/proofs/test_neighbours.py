"""Promises 11 and 23: whoever floods or does not read is a trouble to nobody but themselves."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time

import pytest

from tests.bench.product import Room, is_state, put
from tests.bench.servers import HOST
from tests.bench.wire import CLOSE, Wire, frame, open_wire
from tests.proofs.house import a_house
from tests.proofs.test_cut import Cutter, opened
from tests.proofs.witness import Witnesses

WITNESSES = 20
SECONDS = 12.0
RUDE = 10
STILL = 0.1
"""Seconds within which 99 % of the witnesses' receipts must come; on a machine that is busy with other things,
twice as long as before the rude ones came."""
CLICKS = 60
CUT_WITHIN = 10.0 + 2.0 + 1.0  # seconds; the server looks every two, and these two cores are busy
MEGABYTE = 1_000_000
DEAF_FOR = 25.0 + 2.0  # seconds of silence after which a phone that reads no ping is let go; 2 for these two cores


@pytest.mark.slow
async def test_a_flood_is_its_senders_problem():
    with a_house(phones=WITNESSES + RUDE, release="together") as house:
        round_id = await opened(house.room)
        witnesses = Witnesses(house.room, round_id, house.room.tokens[:WITNESSES])
        await witnesses.calm(SECONDS / 2)
        flooders = [Flooder(house.room, round_id, token) for token in house.room.tokens[WITNESSES:]]

        await asyncio.gather(witnesses.watch(SECONDS), *(one.flood(SECONDS) for one in flooders))

        print(f"\n{witnesses.told}; {sum(one.sent for one in flooders)} messages of a flood")
        assert (witnesses.unanswered, witnesses.other) == (0, [])
        assert witnesses.p99 <= max(STILL, 2 * witnesses.calm_p99)
        assert all(code == 4429 for one in flooders for code in one.codes)
        assert all(one.codes for one in flooders)


@pytest.mark.slow
async def test_phones_that_do_not_read_hurt_nobody():
    with a_house(phones=WITNESSES + RUDE, release="together") as house:
        round_id = await opened(house.room)
        witnesses = Witnesses(house.room, round_id, house.room.tokens[:WITNESSES])
        await witnesses.calm(SECONDS / 2)
        before, alone = house.server.memory(), house.server.sockets()
        deaf = [await Deaf.arrived(house.room, round_id, token) for token in house.room.tokens[WITNESSES:]]

        await asyncio.gather(witnesses.watch(SECONDS), *(one.talk(SECONDS) for one in deaf))
        grown = (house.server.memory() - before) / RUDE
        silent = time.perf_counter()
        async with asyncio.timeout(3 * DEAF_FOR):
            while house.server.sockets() > alone:
                await asyncio.sleep(0.2)
        gone = time.perf_counter() - silent
        for one in deaf:
            one.line.close()

        print(f"\n{witnesses.told}; {grown / 1000:.0f} kB a deaf phone; gone after {gone:.0f} s")
        assert (witnesses.unanswered, witnesses.other) == (0, [])
        assert witnesses.p99 <= max(STILL, 2 * witnesses.calm_p99)
        assert grown <= MEGABYTE
        assert gone <= DEAF_FOR


@pytest.mark.slow
async def test_a_phone_for_which_bytes_wait_is_cut_within_ten_seconds():
    with a_house(phones=2, questions=CLICKS) as house:
        port = int(house.room.url.rsplit(":", 1)[1])
        deaf = await Deaf.arrived(house.room, "1", house.room.tokens[0])
        living = Living()
        path, cookie = house.room.phone_paths[1]
        wire = await open_wire(0, host=HOST, port=port, path=path, cookie=cookie, heard=living.heard)
        both = house.server.sockets()

        for turn, question in enumerate(house.room.questions):
            await house.room.do("open", turn=turn, question=question)
            await asyncio.sleep(0.25)
        full = time.perf_counter()
        async with asyncio.timeout(DEAF_FOR):
            while house.server.sockets() == both:
                await asyncio.sleep(0.1)

        print(f"\ncut {time.perf_counter() - full:.1f} s after the last of {living.states} states")
        assert living.states >= CLICKS
        assert not living.closed
        assert time.perf_counter() - full <= CUT_WITHIN
        wire.transport.abort()
        deaf.line.close()


class Living:
    """A phone that reads all it is sent."""

    def __init__(self) -> None:
        self.states = 0
        self.closed = False

    def heard(self, wire: Wire, opcode: int, payload: bytes) -> None:
        self.states += is_state(payload)
        self.closed |= opcode == CLOSE


class Flooder:
    """A phone that sends as fast as its line takes it, and comes back whenever it is thrown out."""

    def __init__(self, room: Room, round_id: str, token: str) -> None:
        self.room, self.token = room, token
        self.message = frame(put(round_id, ref="flood")) * 20
        self.sent = 0
        self.codes: list[int] = []
        self._gone = asyncio.Event()

    async def flood(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._gone = asyncio.Event()
            port = int(self.room.url.rsplit(":", 1)[1])
            wire = await open_wire(
                0, host=HOST, port=port, path=f"/s/{self.room.code}/ws", cookie=f"place={self.token}", heard=self.heard
            )
            while not self._gone.is_set() and time.perf_counter() < until:
                wire.transport.write(self.message)
                self.sent += 20
                await asyncio.sleep(0.005)
            wire.transport.abort()
            await asyncio.sleep(0.5)

    def heard(self, wire: Wire, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE:
            if payload:
                self.codes.append(int.from_bytes(payload[:2], "big"))
            self._gone.set()


class Deaf:
    """A phone that talks within the limits but never reads a byte, behind the smallest window there is."""

    def __init__(self, line: socket.socket, message: bytes) -> None:
        self.line, self.message = line, message
        self.since = time.perf_counter()

    @classmethod
    async def arrived(cls, room: Room, round_id: str, token: str) -> Deaf:
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(line, (HOST, int(room.url.rsplit(":", 1)[1])))
        await loop.sock_sendall(line, Cutter(room, token, round_id, step=1).handshake())
        return cls(line, frame(put(round_id, ref="d" * 32)))

    async def talk(self, seconds: float) -> None:
        """Answer nine times a second, which is allowed, and read nothing."""
        loop, until = asyncio.get_running_loop(), time.perf_counter() + seconds
        while time.perf_counter() < until:
            with contextlib.suppress(OSError):
                await loop.sock_sendall(self.line, self.message)
            await asyncio.sleep(1 / 9)
