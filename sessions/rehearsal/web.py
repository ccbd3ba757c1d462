"""A small HTTP client for simulated phones: one request, one answer, cookies by hand."""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urlsplit

__all__ = ["Answer", "WebError", "origin_of", "request", "said", "socket_url"]

LARGEST = 2_000_000  # bytes of an answer
PATIENCE = 30.0  # seconds


class WebError(OSError):
    """The server cannot be reached, or does not speak HTTP."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def said(answer: Answer) -> str:
    """Return the sentence in a refusal, or its status where there is none."""
    try:
        return str(json.loads(answer.body)["text"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {answer.status}"


async def request(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    cookies: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> Answer:
    """Send one request on a connection of its own. Raises `WebError`."""
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    body = urlencode(form).encode() if form is not None else b""
    lines = {
        "Host": parts.netloc,
        "Connection": "close",
        "User-Agent": "rehearsal",
        **({"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}),
        **({"Content-Length": str(len(body))} if body or method == "POST" else {}),
        **({"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}),
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    message = f"{method} {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1\r\n{head}\r\n".encode()
    try:
        async with asyncio.timeout(PATIENCE):
            return _parsed(await _exchange(parts.hostname or "", parts.port, secure, message + body))
    except TimeoutError:
        raise WebError(f"no answer within {PATIENCE:.0f} seconds") from None


def origin_of(url: str) -> str:
    """Return scheme, host and port, as a browser would name them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def socket_url(url: str) -> str:
    """Return the WebSocket address of an HTTP address."""
    return "ws" + url.removeprefix("http")


async def _exchange(host: str, port: int | None, secure: bool, message: bytes) -> bytes:
    context = ssl.create_default_context() if secure else None
    reader, writer = await asyncio.open_connection(host, port or (443 if secure else 80), ssl=context)
    try:
        writer.write(message)
        await writer.drain()
        data = bytearray()
        while chunk := await reader.read(65_536):
            data += chunk
            if len(data) > LARGEST:
                raise WebError("the answer is too long")
        return bytes(data)
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _parsed(data: bytes) -> Answer:
    head, gap, body = data.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    words = first.split(" ", 2)
    if not gap or len(words) < 2 or not words[0].startswith("HTTP/") or not words[1].isdecimal():
        raise WebError("the server does not speak HTTP")
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for line in rest:
        name, _colon, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
        if name.strip().lower() == "set-cookie":
            cookies.update(_cookies(value.strip()))
    if headers.get("transfer-encoding", "").lower() == "chunked":
        body = _unchunked(body)
    return Answer(int(words[1]), headers, cookies, body)


def _cookies(line: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(line).items()}
    except CookieError:
        return {}


def _unchunked(data: bytes) -> bytes:
    """Return the body of a chunked answer."""
    body = b""
    while data:
        size, _line, data = data.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        if not length:
            break
        body, data = body + data[:length], data[length + 2 :]
    return body
