"""One server, one size, one run: what the same crowd gets from it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench import product
from tests.bench.crowd import Burst, Crowd, percentile
from tests.bench.product import Room, is_receipt, is_state
from tests.bench.servers import HOST, Server, daphne, free_port, serve
from tests.bench.wire import CLOSE, Wire, frame, open_wire

__all__ = ["ECHOES", "Sample", "bursts_of", "echo", "whole_product"]

ECHOES = {"stock": "tests.bench.stock:application", "lean": "tests.bench.lean:application"}
REST = 1.0  # seconds for a server to come to rest between two instants


def bursts_of(phones: int) -> int:
    """Return how many instants one run measures; a small crowd needs more of them for a steady figure."""
    return max(2, min(8, 1600 // phones))


@dataclass
class Sample:
    """The figures of one run."""

    rates: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    cost: list[float] = field(default_factory=list)
    """Processor seconds of the server for one answer."""
    memory: float = 0.0
    """Bytes the server holds for one idle phone."""
    opened: list[float] = field(default_factory=list)
    """Seconds from the click to the last but one percent of the phones: a question opens."""
    released: list[float] = field(default_factory=list)
    """The same for a release, picture included."""
    wall_frames: list[int] = field(default_factory=list)

    def add(self, burst: Burst, *, cpu: float) -> None:
        """Take one instant in."""
        self.rates.append(burst.rate)
        self.p95.append(percentile(burst.waits, 0.95))
        self.cost.append(cpu / len(burst.waits))


async def echo(name: str, phones: int) -> Sample:
    """Measure an echo; the first instant only warms it up."""
    port, sample = free_port(), Sample()
    with serve(daphne(ECHOES[name], port), port) as server:
        crowd = Crowd(host=HOST, port=port)
        sample.memory = await _connected(server, crowd, [("/ws", "")] * phones, counts=None)
        for instant in range(bursts_of(phones) + 1):
            frames = [frame(product.put("1" * 18, ref=f"b{instant}-{number}")) for number in range(phones)]
            burst, cpu = await _instant(server, crowd, frames, lambda _payload: True)
            if instant:
                sample.add(burst, cpu=cpu)
        await crowd.close()
    return sample


async def whole_product(phones: int, *, release: str) -> Sample:
    """Measure the product: a question opens, all answer in the same instant, the picture is released."""
    instants = bursts_of(phones) + 1
    with product.running(phones=phones, questions=instants, release=release) as (room, server):
        crowd, sample = Crowd(host=HOST, port=server.port), Sample()
        sample.memory = await _connected(server, crowd, room.phone_paths, counts=is_state)
        wall = await _wall(room, server.port)
        turn = 0
        for instant, question in enumerate(room.questions):
            opened, state = await _click(room, crowd, "open", turn=turn, question=question)
            frames = [
                frame(product.put(state["round"], ref=f"b{instant}-{number}", step=number % 5))
                for number in range(phones)
            ]
            wall.frames = 0
            burst, cpu = await _instant(server, crowd, frames, is_receipt)
            seen = wall.frames
            released, state = await _click(room, crowd, "release", turn=int(state["turn"]))
            turn = int(state["turn"])
            if instant:
                sample.add(burst, cpu=cpu)
                sample.opened.append(opened)
                sample.released.append(released)
                sample.wall_frames.append(seen)
        wall.close()
        await crowd.close()
    return sample


async def _connected(
    server: Server, crowd: Crowd, paths: list[tuple[str, str]], *, counts: Callable[[bytes], bool] | None
) -> float:
    """Connect everybody; return the bytes of memory a phone takes once all is still."""
    scout = Crowd(host=crowd.host, port=crowd.port)
    await scout.connect(paths[:1], counts=counts)  # what the first phone loads is no phone's memory
    await scout.close()
    await asyncio.sleep(REST)
    before = server.memory()
    await crowd.connect(paths, counts=counts)
    await asyncio.sleep(REST)
    return (server.memory() - before) / len(paths)


async def _instant(
    server: Server, crowd: Crowd, frames: list[bytes], counts: Callable[[bytes], bool]
) -> tuple[Burst, float]:
    """Let everybody send at once; return the answers and the processor time until all is still again."""
    await asyncio.sleep(REST)
    before = server.cpu()
    burst = await crowd.burst(frames, counts=counts)
    await asyncio.sleep(REST)
    return burst, server.cpu() - before


async def _click(room: Room, crowd: Crowd, verb: str, *, turn: int, **fields: str) -> tuple[float, dict[str, str]]:
    """Click and wait until every phone shows the new stage; return the 99th percentile and the state."""
    await asyncio.sleep(REST)

    def newer(payload: bytes) -> bool:
        return is_state(payload) and f'"turn":{turn + 1},'.encode() in payload

    crowd.expect(newer)
    await room.do(verb, turn=turn, **fields)
    waits = await crowd.arrived(timeout=30)
    return percentile(waits, 0.99), json.loads(crowd.last)


class _Wall:
    """A projector that says what it has seen."""

    def __init__(self) -> None:
        self.frames = 0
        self.wire: Wire | None = None

    def heard(self, wire: Wire, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE or not is_state(payload):
            return
        self.frames += 1
        seen = {"type": "seen", "version": json.loads(payload)["version"]}
        wire.transport.write(frame(json.dumps(seen).encode()))

    def close(self) -> None:
        if self.wire:
            self.wire.transport.abort()


async def _wall(room: Room, port: int) -> _Wall:
    wall = _Wall()
    wall.wire = await open_wire(0, host=HOST, port=port, path=f"/wall/{room.wall_key}/ws", heard=wall.heard)
    return wall
