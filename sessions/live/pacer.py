"""The pacer: acts at once on a ring, then at most five times a second, and always once after the last ring."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

__all__ = ["IDLE", "INTERVAL", "Pacer"]

INTERVAL = 0.2  # seconds between two acts
IDLE = 5.0  # seconds without a bell after which it looks by itself

log = logging.getLogger(__name__)


class Pacer:
    """Runs one action for a room, paced. `sleep` and `wait` are given so that tests need no clock."""

    def __init__(
        self,
        act: Callable[[], Awaitable[None]],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        idle: Callable[[], float] = lambda: IDLE,
    ) -> None:
        self._act = act
        self._sleep = sleep
        self._idle = idle
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Ask for an act; rings during an act or a pause become one act after it."""
        self._rung.set()

    async def run(self) -> None:
        """Act for ever; a fault in one act is logged and does not end the next."""
        while True:
            await self._wait()
            self._rung.clear()
            try:
                await self._act()
            except Exception as error:
                log.warning("A room could not be brought up to date (%s); trying again.", type(error).__name__)
                self._rung.set()
                await self._sleep(INTERVAL * 4)
            await self._sleep(INTERVAL)

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(self._idle()):
                await self._rung.wait()
        except TimeoutError:
            pass
