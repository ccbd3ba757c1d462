"""The pacer acts at once, at most five times a second, and once after the last ring."""

import asyncio

from sessions.live.pacer import INTERVAL, Pacer


class Clock:
    """A sleep that passes no time, notes what was asked for, and lets the story act meanwhile."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.meanwhile = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.meanwhile:
            self.meanwhile.pop(0)()
        await asyncio.sleep(0)


async def run(pacer: Pacer, *, until) -> None:
    task = asyncio.create_task(pacer.run())
    async with asyncio.timeout(2):
        while not until():
            await asyncio.sleep(0)
    task.cancel()


async def test_many_rings_in_one_breath_are_one_act():
    acts, clock = [], Clock()

    async def act():
        acts.append("act")

    pacer = Pacer(act, sleep=clock.sleep)
    for _ring in range(100):
        pacer.ring()
    await run(pacer, until=lambda: clock.slept)

    assert (acts, clock.slept) == (["act"], [INTERVAL])


async def test_a_ring_during_the_pause_is_acted_on_after_it():
    acts, clock = [], Clock()

    async def act():
        acts.append(len(clock.slept))

    pacer = Pacer(act, sleep=clock.sleep)
    clock.meanwhile = [pacer.ring, pacer.ring]
    pacer.ring()
    await run(pacer, until=lambda: len(acts) == 3)

    assert acts == [0, 1, 2]


async def test_it_looks_by_itself_when_no_bell_rings():
    acts, clock = [], Clock()

    async def act():
        acts.append("act")

    await run(Pacer(act, sleep=clock.sleep, idle=lambda: 0.01), until=lambda: len(acts) >= 2)

    assert acts[:2] == ["act", "act"]


async def test_a_fault_does_not_end_it(caplog):
    acts, clock = [], Clock()

    async def act():
        acts.append("act")
        if len(acts) == 1:
            raise RuntimeError("seventeen paper boats")

    pacer = Pacer(act, sleep=clock.sleep)
    pacer.ring()
    await run(pacer, until=lambda: len(acts) >= 2)

    assert "RuntimeError" in caplog.text
    assert "paper boats" not in caplog.text
