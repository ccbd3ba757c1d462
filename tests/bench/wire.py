"""A WebSocket client with nothing to spare, so that a benchmark measures the server and not the client."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable

__all__ = ["CLOSE", "PING", "TEXT", "Wire", "frame", "open_wire"]

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
Heard = Callable[["Wire", int, bytes], None]


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """Return a whole masked frame, ready to write."""
    size = len(payload)
    mask = os.urandom(4)
    head = bytes([0x80 | opcode])
    head += bytes([0x80 | size]) if size < 126 else bytes([0x80 | 126]) + size.to_bytes(2, "big")
    stream = (mask * (size // 4 + 1))[:size]
    masked = (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(size, "big")
    return head + mask + masked


class Wire(asyncio.Protocol):
    """One socket. `heard` is called with every text or close frame; pings are answered here."""

    __slots__ = ("_buffer", "_heard", "_request", "number", "opened", "status", "transport")

    def __init__(self, number: int, request: bytes, heard: Heard) -> None:
        self.number = number
        self.status = b""
        self.opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._request = request
        self._heard = heard
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        data = self._buffer + data if self._buffer else data
        if not self.opened.done():
            head, gap, data = data.partition(b"\r\n\r\n")
            if not gap:
                self._buffer = head
                return
            self.status = head.split(b"\r\n", 1)[0]
            self.opened.set_result(b" 101 " in self.status)
        self._frames(data)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_result(False)
        self._heard(self, CLOSE, b"")

    def _frames(self, data: bytes) -> None:
        """Take whole frames off the front; servers do not mask and ours never fragments."""
        at, size = 0, len(data)
        while size - at >= 2:
            length, start = data[at + 1] & 0x7F, at + 2
            if length == 126:
                length, start = int.from_bytes(data[start : start + 2], "big"), start + 2
            elif length == 127:
                length, start = int.from_bytes(data[start : start + 8], "big"), start + 8
            if start > size or start + length > size:
                break
            opcode, payload = data[at] & 0x0F, data[start : start + length]
            at = start + length
            if opcode == PING:
                self.transport.write(frame(payload, PONG))
            elif opcode != PONG:
                self._heard(self, opcode, payload)
        self._buffer = data[at:]


async def open_wire(number: int, *, host: str, port: int, path: str, cookie: str = "", heard: Heard) -> Wire:
    """Return a socket that has shaken hands. Raises `ConnectionError` if the server would not."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
        f"Origin: http://{host}:{port}",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    loop = asyncio.get_running_loop()
    _transport, wire = await loop.create_connection(lambda: Wire(number, request, heard), host, port)
    if not await wire.opened:
        wire.transport.abort()
        raise ConnectionError(wire.status.decode("latin-1") or "closed during the handshake")
    return wire
