"""Phones on plain HTTP: who called is noted at the door, and all who called are renewed together."""

from __future__ import annotations

import asyncio
import logging
from weakref import WeakKeyDictionary

from sessions.services.desk import desk
from sessions.services.presence import renew

__all__ = ["TICK", "Callers", "callers"]

TICK = 15.0  # seconds; with a phone that asks every three or five, no lease of thirty runs out

log = logging.getLogger(__name__)


class Callers:
    """One per running loop: the places that have called since the last tick, by session.

    No request writes its own place: the database's log would keep «this place, then this answer», time and again,
    and join a place to its answers without any key. The ticks follow the clock, whoever calls.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._called: dict[int, set[int]] = {}
        self._tick: asyncio.TimerHandle | None = None
        self._renewing: asyncio.Task[None] | None = None

    def note(self, session_id: int, place_id: int) -> None:
        """Note that a place is here."""
        self._called.setdefault(session_id, set()).add(place_id)
        if self._tick is None:
            self._tick = self._loop.call_later(TICK - self._loop.time() % TICK, self._ticked)

    async def renew(self) -> None:
        """Renew the places that have called; one that could not be renewed is noted anew when it calls again."""
        called, self._called = self._called, {}
        for session_id, places in called.items():
            try:
                await desk().write(renew, session_id, present=places)
            except Exception as error:
                log.warning("Phones on plain HTTP could not be renewed (%s).", type(error).__name__)

    def _ticked(self) -> None:
        self._tick = None
        self._renewing = self._loop.create_task(self.renew())


_callers: WeakKeyDictionary[asyncio.AbstractEventLoop, Callers] = WeakKeyDictionary()


def callers() -> Callers:
    """Return the callers of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _callers:
        _callers[loop] = Callers()
    return _callers[loop]
