"""Phones that can be recognised: their address, their browser and their words must be found nowhere afterwards."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
import struct
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

__all__ = ["ADDRESS", "AGENT", "FORWARDED", "TRACES", "CanaryPhone"]

ADDRESS = "127.77.13.7"
"""Loopback is a whole network: Linux lets a client call from any of its addresses."""
AGENT = "Canary-Browser/4711.9"
FORWARDED = "198.51.100.77"
REFERER = "canary-page.example"
TRACES = (
    ADDRESS,
    AGENT,
    FORWARDED,
    REFERER,
    str(int.from_bytes(socket.inet_aton(ADDRESS), "big")),
    socket.inet_aton(ADDRESS).hex(),
)
"""What names a phone, in every way that an address is commonly written."""
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 5.0  # seconds


@dataclass
class CanaryPhone:
    """One phone of the room, on a network that its every packet names."""

    port: int
    code: str
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""
    secret: str = ""

    @property
    def token(self) -> str:
        return self.cookies["place"]

    def ask(self, method: str, path: str, *, form: dict[str, str] | None = None, **headers: str) -> int:
        """One request over plain HTTP; the page is kept. Returns its status."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10, source_address=(ADDRESS, 0))
        with contextlib.closing(line):
            line.request(method, path, urlencode(form or {}), self._headers() | headers)
            answer = line.getresponse()
            for value in answer.headers.get_all("set-cookie") or []:
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(value).items()}
            self.page = answer.read().decode(errors="replace")
            if found := SECRET.search(self.page):
                self.secret = found[1]
            return answer.status

    def post(self, path: str, **fields: str) -> int:
        """Send a form with the secret that stood on the last page with one."""
        form = {"csrfmiddlewaretoken": self.secret, **fields}
        return self.ask("POST", path, form=form, **{"Content-Type": "application/x-www-form-urlencoded"})

    def join(self) -> CanaryPhone:
        assert self.ask("GET", f"/s/{self.code}/") == 200
        assert self.post(f"/s/{self.code}/join") == 303
        return self

    def answer_by_form(self, round_id: int, **fields: str) -> int:
        self.ask("GET", f"/s/{self.code}/")
        return self.post(f"/s/{self.code}/answer", round=str(round_id), **fields)

    def answer_by_socket(self, round_id: int, *, seq: int = 1, **fields: str) -> str:
        """Send an answer; return the receipt or the code of the refusal."""
        with self.socket() as line:
            line.recv(timeout=PATIENCE)
            put = {"type": "answer.put", "ref": "c1", "round": str(round_id), "seq": seq}
            line.send(json.dumps({**put, "fields": {name: [value] for name, value in fields.items()}}))
            return self.reply(line)

    def reply(self, line: ClientConnection) -> str:
        while True:
            message: dict[str, Any] = json.loads(line.recv(timeout=PATIENCE))
            if message["type"] in {"receipt", "refusal"}:
                return str(message.get("code", "receipt"))

    def socket(self, **more: Any) -> ClientConnection:
        return connect(
            f"ws://127.0.0.1:{self.port}/s/{self.code}/ws",
            sock=self.line(),
            origin=f"http://127.0.0.1:{self.port}",
            additional_headers=self._headers(),
            user_agent_header=None,
            open_timeout=10,
            **more,
        )

    def line(self) -> socket.socket:
        """A bare connection from the phone's own address."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE, source_address=(ADDRESS, 0))

    def throw(self, data: bytes, *, cut: bool = False) -> bytes:
        """Send bytes as they are; return what comes back until the end, or cut the line at once."""
        with contextlib.closing(self.line()) as line:
            line.settimeout(1.0)
            with contextlib.suppress(OSError):
                line.sendall(data)
                if cut:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return b""
                line.shutdown(socket.SHUT_WR)
                return b"".join(iter(lambda: line.recv(65_536), b""))
        return b""

    def misbehave(self) -> None:
        """Break every rule of HTTP and of sockets that a server has to refuse."""
        names = "".join(f"{name}: {value}\r\n" for name, value in self._headers().items()).encode()
        host = f"Host: 127.0.0.1:{self.port}\r\n".encode()
        start = b"GET /s/" + self.code.encode()
        for data in rude(start, host + names):
            self.throw(data)
        self.throw(start + b"/ HTTP/1.1\r\n" + host + names + b"\r\n", cut=True)
        for frame in (
            b"\x81\x05\xff\xfe\xfd\xfc\xfb",
            b"\x83\x00",
            b"\xc1\x01x",
            b"\x88\x02\x00\x01",
            b"\x81\x7f" + b"\xff" * 8,
        ):
            with contextlib.suppress(WebSocketException, OSError), self.socket() as line:
                line.socket.sendall(frame)
                while True:
                    line.recv(timeout=PATIENCE)
        with contextlib.suppress(WebSocketException, OSError), self.socket() as line:
            for text in ("{", f'{{"type":"{AGENT}"}}', "[" * 5000, "x" * 20_000):
                line.send(text)
            line.send(b"\x00" + AGENT.encode())
            line.send("y" * 70_000)
            while True:
                line.recv(timeout=PATIENCE)

    def _headers(self) -> dict[str, str]:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {
            "User-Agent": AGENT,
            "X-Forwarded-For": FORWARDED,
            "X-Real-IP": FORWARDED,
            "Forwarded": f"for={FORWARDED}",
            "Referer": f"http://127.0.0.1:{self.port}/{REFERER}",
            **({"Cookie": jar} if jar else {}),
        }


def rude(start: bytes, headers: bytes) -> list[bytes]:
    """Requests that no browser sends."""
    end = b"\r\n\r\n"
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    parts = b"Content-Type: multipart/form-data; boundary=x\r\n"
    post = start.replace(b"GET", b"POST") + b"/join HTTP/1.1\r\n" + headers
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
    return [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + AGENT.encode() + end,
        AGENT.encode() + end,
        start + b"/ HTTP/9.9\r\n" + headers + end,
        start + b"/ HTTP/1.1\r\nHost: " + AGENT.encode() + b"\r\n" + headers.split(b"\r\n", 1)[1] + end,
        start + b"/%ff%fe/%00?version=%ff HTTP/1.1\r\n" + headers + end,
        b"GET /static/../../secret.key HTTP/1.1\r\n" + headers + end,
        b"GET //" + AGENT.encode() + b" HTTP/1.1\r\n" + headers + end,
        start + b"/ HTTP/1.1\r\n" + headers + b"X-Long: " + b"z" * 30_000 + end,
        start + b"/ HTTP/1.1\r\n" + headers + b"Broken \x00 " + AGENT.encode() + end,
        start + b"/ HTTP/1.1\r\n" + headers + b"Cookie: \xff=\xfe; " + AGENT.encode() + end,
        post + form + b"Content-Length: many" + end,
        post + form + b"Content-Length: 500" + end + b"ref=" + AGENT.encode(),
        post + form + b"Content-Length: 999999" + end + AGENT.encode(),
        post + parts + b"Content-Length: 60" + end + b"--x\r\nContent-Disposition: form-data; " + AGENT.encode(),
        post + form + b"Transfer-Encoding: chunked" + end + b"zz\r\n" + AGENT.encode(),
        start + b"/ws HTTP/1.1\r\n" + headers + upgrade + b"Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x" + end,
        start + b"/ws HTTP/1.1\r\n" + headers + upgrade + b"Sec-WebSocket-Version: 13" + end,
        b"OPTIONS * HTTP/1.1\r\n" + headers + end,
        b"CONNECT " + FORWARDED.encode() + b":443 HTTP/1.1\r\n" + headers + end,
    ]
