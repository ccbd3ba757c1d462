"""Telling many sockets one after the other: one that cannot be told is sent off, and the others hear all the same."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Protocol, TypeVar

from sessions.live.consumer import FAULT

__all__ = ["BREATH", "Socket", "reach"]

BREATH = 200  # sockets told before others may have the loop for a moment

log = logging.getLogger(__name__)


class Socket(Protocol):
    """Any open socket, as far as a room and the hub know it."""

    async def tell(self, text: str) -> None: ...
    async def close(self, code: int) -> None: ...


S = TypeVar("S", bound=Socket)


async def reach(doors: Iterable[S], tell: Callable[[S], Awaitable[None]]) -> None:
    """Tell every socket; one that fails comes back by itself, and is then shown the state of that moment."""
    for number, door in enumerate(tuple(doors), start=1):
        try:
            await tell(door)
        except Exception as error:
            log.warning("A screen could not be told (%s); it is asked to come back.", type(error).__name__)
            with suppress(Exception):
                await door.close(FAULT)
        if number % BREATH == 0:
            await asyncio.sleep(0)
