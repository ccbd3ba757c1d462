"""Bad lines for phones: a socket that a story may cut, block or make deaf."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, WebSocketRoute, expect

from sessions.models import Session

__all__ = ["Line", "a_phone", "choose"]


class Line:
    """The socket of one phone, which a story may cut, keep from opening again, or make deaf."""

    def __init__(self) -> None:
        self.sockets: list[WebSocketRoute] = []
        self.blocked = self.deaf = False
        self.sent: list[str] = []
        self.heard = 0

    async def lay(self, page: Page) -> None:
        await page.route_web_socket("**/ws", self._opened)

    async def cut(self) -> None:
        self.blocked = True
        for socket in self.sockets:
            await socket.close(code=1001)

    async def _opened(self, socket: WebSocketRoute) -> None:
        if self.blocked:
            await socket.close(code=1001)
            return
        self.sockets.append(socket)
        server = socket.connect_to_server()
        socket.on_message(lambda text: self._pass(server, text))
        server.on_message(lambda text: self._back(socket, text))

    def _back(self, socket: WebSocketRoute, text: Any) -> None:
        self.heard += 1
        socket.send(text)

    def _pass(self, server: WebSocketRoute, text: Any) -> None:
        self.sent.append(str(text))
        if not self.deaf:
            server.send(text)


async def a_phone(screens: Any, session: Session, line: Line) -> Page:
    page: Page = await screens.phone("/J/")
    await line.lay(page)
    await page.goto(f"/s/{session.code}/")
    await page.get_by_role("button", name="Join").click()
    await expect(page.locator("h1")).to_have_text("You have joined.")
    while not (line.heard or line.blocked):
        await page.wait_for_timeout(20)
    return page


async def choose(phone: Page, step: int) -> None:
    await phone.locator(f"input[name=step][value='{step}']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
