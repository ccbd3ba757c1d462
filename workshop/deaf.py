"""Sockets that read no more: let go after ten seconds, before what waits for them becomes a burden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from weakref import WeakKeyDictionary

__all__ = ["LONGEST", "Deaf", "unsent"]

LONGEST = 10.0  # seconds for which bytes may wait before the other side takes all of them


class Deaf:
    """Remembers since when bytes wait for a socket. The system's own buffer is full by then: nobody reads there."""

    def __init__(self) -> None:
        self._since: WeakKeyDictionary[Any, float] = WeakKeyDictionary()

    def let_go(self, protocols: Iterable[Any], *, now: float) -> int:
        """Cut the WebSockets for which bytes have waited too long; return how many were cut."""
        cut = 0
        for protocol in protocols:
            if not hasattr(protocol, "serverSend"):
                continue  # a page or a file, which a slow line may take its time for
            if not unsent(protocol.transport):
                self._since.pop(protocol, None)
            elif now - self._since.setdefault(protocol, now) >= LONGEST:
                protocol.transport.abortConnection()
                cut += 1
        return cut


def unsent(transport: Any) -> int:
    """Return how many bytes wait in this process. Twisted counts them, though it has no public name for the sum."""
    return len(transport.dataBuffer) - int(transport.offset) + int(transport._tempDataLen)
