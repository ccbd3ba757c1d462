"""Phones that behave, and note how long their receipts take while others do not."""

from __future__ import annotations

import asyncio
import time

from tests.bench.crowd import percentile
from tests.bench.product import Room, is_receipt, is_state, put
from tests.bench.servers import HOST
from tests.bench.wire import CLOSE, Wire, frame, open_wire

__all__ = ["Witnesses"]

PACE = 0.5  # seconds between two changes of one witness's answer


class Witnesses:
    """Some phones that change their answers again and again."""

    def __init__(self, room: Room, round_id: str, tokens: list[str]) -> None:
        self.room, self.round_id, self.tokens = room, round_id, tokens
        self.waits: list[float] = []
        self.calm_p99 = 0.0
        self.other: list[bytes] = []
        self._sent: dict[str, float] = {}
        self._wires: list[Wire] = []
        self._seq = 0

    async def calm(self, seconds: float) -> None:
        """Watch for so long while nobody disturbs, as a measure of the machine."""
        await self.watch(seconds)
        self.calm_p99, self.waits = self.p99, []

    async def watch(self, seconds: float) -> None:
        """Connect and answer for so long."""
        port = int(self.room.url.rsplit(":", 1)[1])
        self._wires = [
            await open_wire(
                n, host=HOST, port=port, path=f"/s/{self.room.code}/ws", cookie=f"place={token}", heard=self._heard
            )
            for n, token in enumerate(self.tokens)
        ]
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            self._seq = seq = self._seq + 1
            for wire in self._wires:
                await asyncio.sleep(PACE / len(self._wires))
                ref = f"w{wire.number}-{seq}"
                self._sent[ref] = time.perf_counter()
                wire.transport.write(frame(put(self.round_id, ref=ref, seq=seq, step=seq % 5)))
        await asyncio.sleep(1)
        for wire in self._wires:
            wire.transport.abort()

    @property
    def p99(self) -> float:
        """Seconds within which 99 % of the receipts came."""
        return percentile(self.waits, 0.99)

    @property
    def told(self) -> str:
        """What they saw, in words."""
        return f"witnesses p99 {self.p99 * 1000:.0f} ms (undisturbed {self.calm_p99 * 1000:.0f} ms)"

    @property
    def unanswered(self) -> int:
        """Answers that have no receipt."""
        return len(self._sent)

    def _heard(self, wire: Wire, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE:
            return
        if is_receipt(payload):
            ref = payload.split(b'"ref":"', 1)[1].split(b'"', 1)[0].decode()
            self.waits.append(time.perf_counter() - self._sent.pop(ref))
        elif not is_state(payload):
            self.other.append(payload)
