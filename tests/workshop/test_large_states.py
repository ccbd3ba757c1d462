"""All pictures of a long evening with many voices pass the real server: nothing breaks off, whatever their size."""

import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connections
from websockets.asyncio.client import connect

from sessions.rehearsal.driver import Driver, sign_in
from tests.evening import an_open_evening
from tests.factories import a_user
from workshop.server import LARGEST_MESSAGE

pytestmark = pytest.mark.django_db(transaction=True)

VOICES = 120
PATIENCE = 20  # seconds for a state on a busy machine


@sync_to_async
def a_long_evening():
    try:
        session = an_open_evening(a_user("owner"), voices=VOICES)
        return session, sign_in(session)
    finally:
        connections.close_all()


async def until(line, wanted) -> tuple[dict, int]:
    """The next state for which `wanted` holds, and how many bytes it took; all states are acknowledged."""
    async with asyncio.timeout(PATIENCE):
        while True:
            text = await line.recv()
            state = json.loads(text)
            if state["type"] == "state":
                await line.send(json.dumps({"type": "seen", "version": state["version"]}))
                if wanted(state):
                    return state, len(text.encode())


async def test_all_pictures_of_many_voices_reach_wall_and_console(house):
    session, ticket = await a_long_evening()
    base = house.url.replace("http", "ws", 1)
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={ticket}"}
    ways = {"origin": house.url, "open_timeout": PATIENCE, "max_size": None}
    driver = Driver(house.url, session.pk, ticket)
    async with (
        connect(f"{base}/wall/{session.wall_key}/ws", **ways) as wall,
        connect(f"{base}/session/{session.pk}/ws", additional_headers=cookie, **ways) as console,
    ):
        await driver.do("show", overview="1")
        shown, large = await until(wall, lambda state: state["all"])
        told, small = await until(console, lambda state: state["wall"]["show"]["overview"])
        await driver.do("show", overview="0")
        await until(wall, lambda state: state["all"] is None)
        await until(console, lambda state: not state["wall"]["show"]["overview"])

    assert [picture["n"] for picture in shown["all"]] == [VOICES] * 11
    assert large > LARGEST_MESSAGE
    assert (told["wall"]["all"], "figure" in told["wall"]["picture"]) == (None, False)
    assert small < LARGEST_MESSAGE
    assert house.faults == []
