"""The press: a process of its own that writes files while the room goes on, and gives way to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from sessions.queries.report.value import Report
from sessions.reports.making import File, Step, steps_of
from sessions.reports.workplace import begin
from sessions.words import Refusal, _

__all__ = ["Done", "Press", "press"]

T = TypeVar("T")
LINE = 12
"""Files that may wait at once; the next one is asked to come back."""
EACH = 200
"""Pieces after which the process is replaced by a fresh one."""

Done = tuple[int, int, dict[str, bytes]]
"""How many pieces are done, of how many, and the files of the last one."""


class Press:
    """Writes pieces of files, one at a time, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._clerk = ThreadPoolExecutor(1, thread_name_prefix="press-clerk")
        self._waiting = 0

    async def pieces(self, report: Report, file: File) -> AsyncIterator[Done]:
        """Yield each piece of a file as it is made. Raises `Refusal` if too many wait, or the process died twice."""
        if self._waiting >= LINE:
            raise Refusal("report.busy", _("Many reports are being written now. Please try again in a minute."))
        self._waiting += 1
        try:
            steps = steps_of(file, report)
            for at, step in enumerate(steps, start=1):
                yield at, len(steps), await self._run(step, report)
        finally:
            self._waiting -= 1

    async def prepared(self, work: Callable[[], T]) -> T:
        """Run what must be done in this very process, such as reading a report: one at a time, in its own thread."""
        return await asyncio.get_running_loop().run_in_executor(self._clerk, work)

    def close(self) -> None:
        """End the process; what it was writing is lost, and nobody waits for it any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    async def _run(self, step: Step, report: Report) -> dict[str, bytes]:
        for last in (False, True):
            pool = self._started()
            try:
                return await asyncio.wrap_future(pool.submit(step.run, report))
            except BrokenProcessPool:
                self.close()
                if last:
                    raise Refusal("report.press", _("This file could not be written. Please try again.")) from None
        raise AssertionError("one of two tries returns or raises")

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1, mp_context=get_context("spawn"), initializer=begin, max_tasks_per_child=EACH
            )
        return self._pool


_press = Press()


def press() -> Press:
    """Return this process's press."""
    return _press
