"""Where simulated phones go in: the address of a room, a place behind its door, and the lines that lead there."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import connect

from sessions.rehearsal import web

__all__ = ["Doorway", "Unwelcome", "backoff"]

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 20.0  # seconds
JOIN_TRIES = 12


class Unwelcome(Exception):
    """The server will not have this phone; the message is what it said."""


def backoff(attempt: int) -> float:
    """Return a full-jitter pause in seconds, growing with the attempt."""
    return random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt))


@dataclass(frozen=True)
class Doorway:
    """Where the crowd goes in."""

    base_url: str
    code: str
    wall_key: str
    key: str
    """The word that lets simulated voices in."""
    form_cookie: str = "parallax_form"
    """The name of the cookie that proves a form to be the server's own."""

    async def place(self) -> str:
        """Return the token of a fresh place: GET for the form's secret, POST with the key. Raises `Unwelcome`."""
        for attempt in range(JOIN_TRIES):
            try:
                answer = await self._asked()
            except OSError:
                answer = None
            if answer is not None and (token := answer.cookies.get("place")):
                return token
            if answer is not None and 400 <= answer.status < 500 and answer.status != 429:
                raise Unwelcome(f"The server refused a simulated phone: {web.said(answer)}")
            await asyncio.sleep(backoff(attempt))
        raise Unwelcome("The server gave a simulated phone no place.")

    def phone_line(self, token: str) -> connect:
        """Return the socket of the phone that holds this token, ready to be opened."""
        return self._line(
            f"/s/{self.code}/ws", additional_headers={"Cookie": f"place={token}"}, user_agent_header="rehearsal"
        )

    def wall_line(self) -> connect:
        """Return the socket of a wall that only watches."""
        return self._line(f"/wall/{self.wall_key}/ws", max_size=2**24)

    async def _asked(self) -> web.Answer:
        page = f"{self.base_url}/s/{self.code}/"
        got = await web.request("GET", page)
        secret = got.cookies.get(self.form_cookie, "")
        headers = {
            "Origin": web.origin_of(page),
            "Referer": page,
            "X-Rehearsal-Key": self.key,
            **({"X-CSRFToken": secret} if secret else {}),
        }
        return await web.request("POST", f"{page}join", headers=headers, cookies=got.cookies, form={})

    def _line(self, path: str, **more: Any) -> connect:
        return connect(
            web.socket_url(self.base_url) + path,
            origin=web.origin_of(self.base_url),  # type: ignore[arg-type]
            compression=None,
            ping_interval=None,
            proxy=None,
            open_timeout=30,
            close_timeout=1,
            **more,
        )
