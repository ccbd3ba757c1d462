"""What an answer says cannot be read from its length, by nobody who listens to an encrypted line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.async_api import Page, Request, WebSocket, expect

from tests.browser.phones import opened
from tests.factories import a_session

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPTIONS = {"options": [f"Option {number}" for number in range(1, 13)], "several": True}
CHOICES = [["0"], ["0", "10", "11"], [str(number) for number in range(12)], None]


class Eavesdropper:
    """Sees how long each answer is, on the socket or as a form."""

    def __init__(self, page: Page) -> None:
        self.lengths: list[int] = []
        page.on("websocket", self._socket)
        page.on("request", self._form)

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framesent", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        if json.loads(payload)["type"] == "answer.put":
            self.lengths.append(len(payload))

    def _form(self, request: Request) -> None:
        if request.url.endswith("/answer"):
            self.lengths.append(len(request.post_data_buffer))


async def choose(phone: Page, options: list[str] | None) -> None:
    """Give an answer, or change the one that is in."""
    if await phone.locator("#screen").get_attribute("data-answer") == "in":
        await phone.locator("[data-act=change]").click()
    for box in await phone.locator("input[name=option]").all():
        await box.evaluate(
            "(box, wanted) => { if (box.checked !== wanted.includes(box.value)) box.click(); }", options or []
        )
    await phone.get_by_role("button", name="Send" if options else "I can't say from here").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")


@pytest.mark.parametrize("blocked", [False, True], ids=["socket", "plain HTTP"])
async def test_every_choice_is_equally_long_on_its_way(screens, in_thread, silence, blocked):
    silence.append("WebSocket connection")
    session = await in_thread(a_session, kind="choice", config=OPTIONS)
    phone: Any = await screens.phone("/")
    heard = Eavesdropper(phone)
    if blocked:
        await phone.add_init_script("window.WebSocket = class { constructor() { throw new Error('blocked'); } }")
    await phone.goto(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("h1")).to_contain_text("You have joined")
    await opened(in_thread, screens, phone, session)
    for options in CHOICES:
        await choose(phone, options)

    assert len(heard.lengths) == len(CHOICES)
    assert len(set(heard.lengths)) == 1
