"""Hostile payloads never crash a door: each gets a refusal, the room goes on, the log says nothing."""

import itertools
import json
import logging

import pytest

from sessions.live import consumer
from sessions.services.desk import desk
from tests.factories import a_session, open_next
from tests.live.hostile import FIXED, generated
from tests.live.sockets import Screen, a_phone, a_wall

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unlimited(monkeypatch):
    """These stories are about what a message says, not about how many come."""
    monkeypatch.setattr(consumer, "RATE", 1e9)
    monkeypatch.setattr(consumer, "BURST", 1e9)


async def answers_to(screen: Screen, payload: str) -> list[str]:
    """What comes back for a payload, up to the pong of a ping sent behind it."""
    await screen.communicator.send_to(text_data=payload)
    await screen.send(type="ping")
    kinds = []
    while True:
        message = await screen.next()
        if message["type"] == "pong":
            return kinds
        kinds.append(message["type"])


@pytest.mark.parametrize("payload", FIXED, ids=range(len(FIXED)))
async def test_a_hostile_message_gets_one_refusal_and_the_socket_lives(payload, caplog):
    session = await desk().write(a_session)
    await desk().write(open_next, session)
    async with a_phone(session) as phone:
        await phone.next("state")
        kinds = await answers_to(phone, payload)

    assert kinds == ["refusal"]
    assert caplog.text == ""


async def test_ten_thousand_generated_messages_end_in_receipts_or_refusals(unlimited, caplog):
    caplog.set_level(logging.WARNING)
    session = await desk().write(a_session)
    round_id = await desk().write(open_next, session)
    seen: dict[str, int] = {}
    async with a_phone(session) as phone:
        await phone.next("state")
        messages = generated(20, round_id=round_id)
        for _batch in range(100):
            for payload in itertools.islice(messages, 100):
                await phone.communicator.send_to(text_data=payload)
            await phone.send(type="ping")
            answered, ponged = 0, False
            while answered < 100 or not ponged:
                message = json.loads(await phone.communicator.receive_from(timeout=10))
                ponged |= message["type"] == "pong"
                if message["type"] in {"receipt", "refusal"}:
                    answered += 1
                    seen[message["type"]] = seen.get(message["type"], 0) + 1

    assert sum(seen.values()) == 10_000
    assert min(seen["receipt"], seen["refusal"]) > 1_000
    assert caplog.text == ""


async def test_bytes_and_strange_words_at_the_wall_are_refused():
    session = await desk().write(a_session)
    async with a_wall(session) as wall:
        await wall.next("state")
        await wall.communicator.send_to(bytes_data=b"\x00\xff")
        binary = await wall.next("refusal")
        await wall.send(type="answer.put", ref="a", round="1", seq=1, fields={})
        await wall.send(type="ping")
        after = await wall.next("pong")

    assert (binary["code"], after) == ("message.binary", {"type": "pong"})
