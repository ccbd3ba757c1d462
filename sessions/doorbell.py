"""The doorbell: «something changed in this session», after the commit, and not a word more."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial

from channels.layers import get_channel_layer
from django.db import transaction

__all__ = ["GROUP", "bell", "listen", "ring", "tell_layer", "unlisten"]

GROUP = "bells"
LAYER_PATIENCE = 1.0  # seconds that anyone waits for the channel layer; the version check makes up for a lost bell

Hearer = Callable[[int], None]
_hearers: set[Hearer] = set()


def listen(hearer: Hearer) -> None:
    """Let a hub of this process hear every bell. `hearer` is called in the thread that rang and must return at once."""
    _hearers.add(hearer)


def unlisten(hearer: Hearer) -> None:
    """Stop hearing."""
    _hearers.discard(hearer)


def ring(session_id: int) -> None:
    """Ring for a session once the surrounding transaction has committed; never fails the caller."""
    transaction.on_commit(partial(_strike, session_id), robust=True)


def bell(session_id: int) -> dict[str, object]:
    """Return the message that crosses the channel layer: a session's number."""
    return {"type": "bell", "session": session_id}


async def tell_layer(session_id: int) -> None:
    """Pass the bell to the other processes; a layer that is slow or dead is left behind after a second."""
    try:
        async with asyncio.timeout(LAYER_PATIENCE):
            await get_channel_layer().group_send(GROUP, bell(session_id))
    except Exception:  # noqa: S110  (any layer, any fault: the other processes check versions themselves)
        pass


def _strike(session_id: int) -> None:
    """Call this process's hubs, which tell the layer; a process without one tells the layer in passing."""
    if _hearers:
        for hearer in tuple(_hearers):
            hearer(session_id)
    else:
        threading.Thread(target=lambda: asyncio.run(tell_layer(session_id)), daemon=True).start()
