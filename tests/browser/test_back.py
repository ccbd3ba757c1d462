"""Promise 4: a phone that comes back is the same anonymous participant, soon; by reload, network loss and restart."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from typing import Any

import pytest
from playwright.async_api import Page

from sessions.models import Answer, Place
from sessions.rehearsal.tally import percentile
from tests.browser.lines import Line, a_phone, choose
from tests.browser.phones import opened
from tests.factories import a_session
from tests.workshop.running import beside_the_tests

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONES = int(os.environ.get("PARALLAX_BACK_PHONES", "8"))
TIMES = int(os.environ.get("PARALLAX_BACK_TIMES", "5"))
BACK = 5.0  # seconds, 95 of 100 returns
PATIENCE = 30.0


async def heard(line: Line, began: float) -> float:
    """Return seconds from `began` to the next word on a phone's line: the first one on a socket is the state."""
    before = line.heard
    async with asyncio.timeout(PATIENCE):
        while line.heard == before:
            await asyncio.sleep(0.01)
    return time.monotonic() - began


async def test_phones_that_reload_lose_the_network_or_the_server_are_soon_back(
    screens: Any, silence: list[str], in_thread: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    silence += ["ERR_", "WebSocket connection", "Failed to fetch"]
    dice = random.Random(4)
    folder = tmp_path_factory.mktemp("back")
    server = beside_the_tests(folder)
    screens.url, house = server.url, screens.url
    waits: dict[str, list[float]] = {"reload": [], "network": [], "restart": []}
    try:
        session = await in_thread(a_session)
        lines = [Line() for _phone in range(PHONES)]
        pages = [await a_phone(screens, session, line) for line in lines]
        await opened(in_thread, screens, pages[0], session)
        for page in pages:
            await choose(page, dice.randrange(5))

        async def reloaded(page: Page, line: Line) -> None:
            began = time.monotonic()
            back = asyncio.create_task(heard(line, began))
            await page.reload()
            waits["reload"].append(await back)

        async def cut_off(page: Page, line: Line) -> None:
            await page.context.set_offline(True)
            await line.cut()
            await asyncio.sleep(dice.uniform(0.5, 8))
            line.blocked = False
            back = asyncio.create_task(heard(line, time.monotonic()))
            await page.context.set_offline(False)
            waits["network"].append(await back)

        for _time in range(TIMES):
            await asyncio.gather(*map(reloaded, pages, lines))
            await asyncio.gather(*map(cut_off, pages, lines))
            began = time.monotonic()
            server.process.send_signal(signal.SIGKILL)
            await in_thread(server.ended)
            back = asyncio.gather(*(heard(line, began) for line in lines))
            server = await in_thread(beside_the_tests, folder, port=server.port)
            waits["restart"] += await back
        places, answers = await in_thread(Place.objects.count), await in_thread(Answer.objects.count)
    finally:
        screens.url = house
        server.stop()

    late = {way: percentile(found, 0.95) or PATIENCE for way, found in waits.items()}
    print(" · ".join(f"{way}: {len(waits[way])} returns, p95 {seconds:.2f} s" for way, seconds in late.items()))
    assert (places, answers) == (PHONES, PHONES), "each is the same participant as before, and answered once"
    assert max(late.values()) <= BACK
