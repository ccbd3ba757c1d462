"""Requests through the whole application, as a server hands them over: scope, cookies and one address for all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from channels.testing import HttpCommunicator

from workshop.asgi import application

__all__ = ["ADDRESS", "HOST", "Said", "Visitor"]

HOST = "testserver"
ADDRESS = "203.0.113.9"
"""Where everybody comes from: a room behind one router, and the attacker among them."""
SECRET = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Said:
    """An answer: its status, where it leads, and its page."""

    status: int
    leads_to: str
    page: str


@dataclass
class Visitor:
    """A browser without scripts that keeps its cookies."""

    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""

    async def get(self, path: str) -> Said:
        return await self._ask("GET", path, b"")

    async def post(self, path: str, **fields: str) -> Said:
        """Send a form with the secret that stands on the page."""
        found = SECRET.search(self.page)
        form = {"csrfmiddlewaretoken": found[1] if found else "", **fields}
        return await self._ask("POST", path, urlencode(form).encode())

    async def _ask(self, method: str, path: str, body: bytes) -> Said:
        communicator = HttpCommunicator(application, method, path, body, headers=self._headers(body))
        communicator.scope |= {"client": (ADDRESS, 50_000), "server": (HOST, 80), "scheme": "http"}
        answer = await communicator.get_response(timeout=30)
        await communicator.wait(timeout=5)
        headers = [(name.decode().lower(), value.decode()) for name, value in answer["headers"]]
        for name, value in headers:
            if name == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        self.page = answer["body"].decode()
        return Said(answer["status"], dict(headers).get("location", ""), self.page)

    def _headers(self, body: bytes) -> list[tuple[bytes, bytes]]:
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [(b"host", HOST.encode()), (b"origin", f"http://{HOST}".encode())]
        lines += [(b"cookie", jar.encode())] if jar else []
        return [*lines, (b"content-type", FORM.encode()), (b"content-length", str(len(body)).encode())]
