"""Many phones in one process: all connect, all send in the same instant, all are timed."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.bench.wire import CLOSE, Wire, open_wire

__all__ = ["Burst", "Crowd", "percentile"]

HANDSHAKES = 100
"""How many sockets may be opening at once; daphne's listen queue is short."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the values lie. Raises `ValueError` for none."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass
class Burst:
    """What one instant gave: seconds from that instant to each phone's answer."""

    waits: list[float] = field(default_factory=list)
    first_sent: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second, until the last one was back."""
        return len(self.waits) / max(self.waits)


class Crowd:
    """All sockets of one run. `counts` tells the frames that are waited for from other traffic."""

    def __init__(self, *, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.wires: list[Wire] = []
        self.last = b""
        """The last frame that counted."""
        self.lost = 0
        self.frames = 0
        self.bytes = 0
        self._counts: Callable[[bytes], bool] = lambda _payload: False
        self._since = 0.0
        self._waits: list[float] = []
        self._all = asyncio.Event()
        self._expected = 0

    async def connect(self, paths: Sequence[tuple[str, str]], *, counts: Callable[[bytes], bool] | None = None) -> None:
        """Open one socket for each (path, cookie); with `counts`, wait for one such frame each."""
        if counts:
            self._expect(len(paths), counts)
        gate = asyncio.Semaphore(HANDSHAKES)

        async def one(number: int, path: str, cookie: str) -> Wire:
            async with gate:
                return await open_wire(
                    number, host=self.host, port=self.port, path=path, cookie=cookie, heard=self._heard
                )

        self.wires = await asyncio.gather(*(one(i, path, cookie) for i, (path, cookie) in enumerate(paths)))
        if counts:
            await self.arrived(timeout=30)

    async def burst(self, frames: Sequence[bytes], *, counts: Callable[[bytes], bool], timeout: float = 60) -> Burst:
        """Write one frame to every socket in one go and wait until each has its answer."""
        writes = [(wire.transport.write, data) for wire, data in zip(self.wires, frames, strict=True)]
        gc.collect()
        gc.disable()
        try:
            started = self.expect(counts)
            for write, data in writes:
                write(data)
            return Burst(await self.arrived(timeout=timeout), first_sent=started)
        finally:
            gc.enable()

    def expect(self, counts: Callable[[bytes], bool]) -> float:
        """From now on wait for one frame that counts from every socket; return the time it began."""
        self._expect(len(self.wires), counts)
        return self._since

    async def arrived(self, *, timeout: float) -> list[float]:
        """Return seconds from `expect` to each frame. Raises `TimeoutError` with how many came."""
        try:
            async with asyncio.timeout(timeout):
                await self._all.wait()
        except TimeoutError:
            raise TimeoutError(f"{len(self._waits)} of {self._expected} frames within {timeout:.0f} s") from None
        return self._waits

    async def close(self) -> None:
        """Drop every socket."""
        self._counts = lambda _payload: False
        for wire in self.wires:
            wire.transport.abort()
        self.wires = []
        await asyncio.sleep(0.2)

    def _expect(self, expected: int, counts: Callable[[bytes], bool]) -> None:
        self._counts, self._expected = counts, expected
        self._waits, self._all = [], asyncio.Event()
        self._since = time.perf_counter()

    def _heard(self, wire: Wire, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE:
            self.lost += 1
            return
        self.frames += 1
        self.bytes += len(payload)
        if self._counts(payload):
            self.last = payload
            self._waits.append(time.perf_counter() - self._since)
            if len(self._waits) == self._expected:
                self._all.set()
