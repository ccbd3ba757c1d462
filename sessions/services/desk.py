"""The desk: every answer and every join of this process, gathered into batches and written by one thread."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sessions.services.batch import Item, Result, write_batch
from sessions.services.threads import in_own_thread
from sessions.words import Refusal

__all__ = ["Desk", "desk"]

T = TypeVar("T")
Deliver = Callable[[Result], Awaitable[None]]
MOST = 1_000  # items a transaction

log = logging.getLogger(__name__)


class Desk:
    """One per running loop: a writer thread, a reader thread, and the queue in front of them."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="desk-writer")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="desk-reader")
        self._queue: list[tuple[Item, Deliver]] = []
        self._draining: asyncio.Task[None] | None = None

    def post(self, item: Item, deliver: Deliver) -> None:
        """Take an item; `deliver` gets its result after the commit, and only then."""
        self._queue.append((item, deliver))
        if self._draining is None:
            self._draining = self._loop.create_task(self._drain())

    async def ask(self, item: Item) -> Any:
        """Take an item and wait for it. Raises its `Refusal`."""
        future: asyncio.Future[Result] = self._loop.create_future()

        async def deliver(result: Result) -> None:
            if not future.done():
                future.set_result(result)

        self.post(item, deliver)
        result = await future
        if isinstance(result, Refusal):
            raise result
        return result

    async def read(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run a query in the reader thread."""
        return await self._loop.run_in_executor(self._reader, in_own_thread, function, args, kwargs)

    async def write(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run a service in the writer thread, between two batches."""
        return await self._loop.run_in_executor(self._writer, in_own_thread, function, args, kwargs)

    async def lull(self, patience: float) -> None:
        """Wait until everything taken is written and receipted, but at most `patience` seconds."""
        if self._draining is not None:
            await asyncio.wait([self._draining], timeout=patience)

    async def close(self) -> None:
        """Finish what was taken, then stop both threads."""
        while self._draining is not None:
            await asyncio.wait([self._draining])
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True)

    async def _drain(self) -> None:
        try:
            while self._queue:
                taken, self._queue = self._queue[:MOST], self._queue[MOST:]
                results = await self.write(write_batch, [item for item, _deliver in taken])
                for (_item, deliver), result in zip(taken, results, strict=True):
                    await self._hand_over(deliver, result)
        finally:
            self._draining = None
            if self._queue:
                self._draining = self._loop.create_task(self._drain())

    @staticmethod
    async def _hand_over(deliver: Deliver, result: Result) -> None:
        """Deliver one result; a receiver that is gone is its own affair."""
        try:
            await deliver(result)
        except Exception as error:
            log.warning("A receipt could not be delivered: %s", type(error).__name__)


_desks: WeakKeyDictionary[asyncio.AbstractEventLoop, Desk] = WeakKeyDictionary()


def desk() -> Desk:
    """Return the desk of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _desks:
        _desks[loop] = Desk()
    return _desks[loop]
