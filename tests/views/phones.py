"""A participant's browser without scripts: cookies, the form's secret, and what stands on the page."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import AsyncClient

from sessions.models import Session
from sessions.services.desk import desk

__all__ = ["Browser", "joined", "rest", "words_of"]

SECRET = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """One phone, with CSRF checks as in life."""

    def __init__(self) -> None:
        self.client = AsyncClient(enforce_csrf_checks=True)
        self.page = ""

    @property
    def joined(self) -> bool:
        return bool(self.client.cookies.get("place") and self.client.cookies["place"].value)

    @property
    def how(self) -> str:
        """How the page says one's own answer stands."""
        found = re.search(r'data-answer="(\w+)"', self.page)
        return found[1] if found else ""

    async def get(self, path: str, **headers: str) -> Any:
        answer = await self.client.get(path, headers=headers)
        self.page = answer.content.decode()
        return answer

    async def post(self, path: str, **fields: Any) -> Any:
        """Send a form with the secret that stands on the page."""
        found = SECRET.search(self.page)
        answer = await self.client.post(path, {"csrfmiddlewaretoken": found[1] if found else "", **fields})
        self.page = answer.content.decode()
        return answer

    async def join(self, session: Session) -> Any:
        await self.get(f"/s/{session.code}/")
        answer = await self.post(f"/s/{session.code}/join")
        await self.get(f"/s/{session.code}/")
        return answer

    async def answer(self, session: Session, **fields: Any) -> Any:
        """Open the page, send the form that stands on it, and follow to where it leads."""
        await self.get(f"/s/{session.code}/")
        answer = await self.post(f"/s/{session.code}/answer", round=str(session.round_id), **fields)
        if answer.status_code == 303:
            await self.get(answer["Location"])
        return answer


async def joined(session: Session, count: int = 1) -> list[Browser]:
    """Phones that have read the promise and pressed the button."""
    phones = [Browser() for _phone in range(count)]
    for phone in phones:
        await phone.join(session)
    return phones


def words_of(page: str) -> str:
    """What stands on a page, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


async def rest() -> None:
    """End the threads of this loop's desk."""
    await desk().close()
