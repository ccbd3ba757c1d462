"""A wall whose socket is in the hands of the test: real page, real frames, and no waiting for a bell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page, WebSocketRoute, expect

from sessions.models import Session
from sessions.queries import frames
from tests.browser.conftest import WALL, Screens, run_in_thread

__all__ = ["Projector", "projector"]


@dataclass
class Projector:
    """A wall, and the line that feeds it."""

    page: Page
    session: Session
    sockets: list[WebSocketRoute]

    async def show(self, **changes: Any) -> None:
        """Send the session's frame as it is now, with what the test changes about it."""
        read = await run_in_thread(frames.read, self.session.pk)
        self.sockets[-1].send(json.dumps(read.wall | changes))

    async def sizes(self) -> set[float]:
        """The sizes of letters that are to be seen, in pixels."""
        found = await self.page.evaluate(
            """() => [...document.querySelectorAll("main *")]
                .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
                .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".told, title, desc"))
                .map((e) => Math.round(parseFloat(getComputedStyle(e).fontSize)))"""
        )
        return set(found)


async def projector(screens: Screens, session: Session, *, size: Any = WALL, **context: Any) -> Projector:
    """Open a session's wall on a screen and take over its socket."""
    page = await screens.open("/", size=size, **context)
    sockets: list[WebSocketRoute] = []
    await page.route_web_socket(f"**/wall/{session.wall_key}/ws", lambda socket: sockets.append(socket))
    await page.goto(f"/wall/{session.wall_key}/")
    opened = Projector(page, session, sockets)
    await expect(page.locator("#wall[data-now]")).to_be_attached()
    while not sockets:
        await page.wait_for_timeout(20)
    await opened.show()
    return opened
