"""One rehearsal from the first phone at the door to the figures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from sessions.rehearsal import books
from sessions.rehearsal.crowd import Crowd, Pace
from sessions.rehearsal.doorway import Doorway
from sessions.rehearsal.driver import Driver
from sessions.rehearsal.figures import Figures
from sessions.rehearsal.script import Script

__all__ = ["NobodyCame", "Plan", "play"]

TICK = 0.1  # seconds
SETTLING = 6.0  # seconds for the wall to catch up; longer than its own look at the version
LOST_CONTACT = 60.0  # seconds without any phone connected after which a crowd that stays goes home

Look = Callable[[str, int, int], None]


class NobodyCame(Exception):
    """The rehearsal could not begin; the message is a cause."""


@dataclass(frozen=True)
class Plan:
    """What a rehearsal does."""

    session_id: int
    doorway: Doorway
    size: int
    pace: Pace
    seed: int
    script: Script
    stay: bool = False
    """Answer every question as it opens, until the session closes."""
    driver: Driver | None = None
    """Who opens and releases the questions, if not somebody else."""
    patience: float = 600.0
    """Seconds to wait for a question to open; with `stay`, seconds in all."""


class _Run:
    """A plan, its crowd, and what the books said about each round."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.plan, self.look, self.figures = plan, look, Figures()
        self.crowd = Crowd(plan.doorway, size=plan.size, pace=plan.pace, seed=plan.seed, answering=self.answer)
        self._entries: dict[int, asyncio.Task[books.Entry]] = {}

    async def answer(self, number: int, round_id: int) -> dict[str, list[str]] | None:
        entry = await self.entry(round_id)
        return self.plan.script.fields(number, entry.ask)

    async def entry(self, round_id: int) -> books.Entry:
        """Return what the books say about a round; read once for all phones."""
        if round_id not in self._entries:
            self._entries[round_id] = asyncio.create_task(self._read(round_id))
        return await asyncio.shield(self._entries[round_id])

    async def _read(self, round_id: int) -> books.Entry:
        entry = await asyncio.to_thread(books.entry, self.plan.session_id, round_id)
        self.crowd.tally.wall(round_id).start = entry.already
        return entry


async def play(plan: Plan, *, look: Look) -> Figures:
    """Bring the crowd in, let it answer, count, and send it home. Raises `NobodyCame`."""
    run = _Run(plan, look)
    crowd = run.crowd
    began = time.monotonic()
    await crowd.enter()
    try:
        await crowd.all_inside(lambda n: look("joined", n, plan.size))
        if crowd.unwelcome:
            raise NobodyCame(crowd.unwelcome)
        if plan.driver:
            await _drive(run, plan.driver)
        else:
            await _follow(run, until=began + plan.patience)
        return run.figures.finished(crowd.tally, size=plan.size, seconds=time.monotonic() - began)
    finally:
        await crowd.leave()


async def _follow(run: _Run, *, until: float) -> None:
    """Answer the question that is open, or the next one; with `stay`, all of them until the close."""
    played: set[int] = set()
    while (round_id := await _next_round(run.crowd, played, until)) is not None:
        played.add(round_id)
        await _one_round(run, round_id)
        if not run.plan.stay:
            return


async def _drive(run: _Run, driver: Driver) -> None:
    """Open, let answer, release, until no question is left; one that is open already comes first."""
    played: set[int] = set()
    while run.crowd.open_round not in {None, *played} or await driver.open_next():
        round_id = await _next_round(run.crowd, played, time.monotonic() + SETTLING)
        if round_id is None:
            raise NobodyCame("A question was opened, but no phone heard of it.")
        played.add(round_id)
        await _one_round(run, round_id)
        await driver.release()
        run.figures.published.append(await asyncio.to_thread(books.published_n, round_id))


async def _next_round(crowd: Crowd, played: set[int], until: float) -> int | None:
    """Return the next round that opens; None when the session closes, time is up or contact is lost."""
    contact = time.monotonic()
    while not crowd.closed and time.monotonic() < until:
        if crowd.open_round is not None and crowd.open_round not in played:
            return crowd.open_round
        if any(phone.here for phone in crowd.phones):
            contact = time.monotonic()
        elif time.monotonic() - contact > LOST_CONTACT:
            return None
        await asyncio.sleep(TICK)
    return None


async def _one_round(run: _Run, round_id: int) -> None:
    """Let a round be answered, wait for the wall, and look at the books while they still hold it."""
    crowd, entry = run.crowd, await run.entry(round_id)
    await crowd.all_answered(round_id, lambda n: run.look("answered", n, run.plan.size))
    await crowd.wall_follows(round_id, patience=SETTLING)
    if crowd.closed:
        return
    stored = await asyncio.to_thread(
        books.stored,
        run.plan.session_id,
        round_id,
        tokens=[phone.token for phone in crowd.phones],
        already=entry.already,
    )
    run.figures.count(crowd.tally, round_id, stored)
    if not run.plan.driver:
        run.figures.published.append(await asyncio.to_thread(books.published_n, round_id))
