"""Seats through the live door: sealed with the answer, refused when they vanished, and no state says who sits where."""

from __future__ import annotations

import json

import pytest

from sessions import keyring
from sessions.queries import answers
from sessions.services.desk import desk
from sessions.services.screen import show
from tests.factories import a_session, answer, open_next, phones, release
from tests.live.sockets import a_phone, a_wall
from tests.live.test_protocol import replay, transcript

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = ["Leadership", "Sales"]


def a_seated_session():
    return a_session(seats=SEATS)


def boxes(round_id: int, session_id: int):
    """What was sealed (read the way only the publisher may)."""
    found = answers.in_hand(round_id, key=keyring.key_of(session_id))
    return [(voice.value, voice.contents.seat) for voice in found]


async def test_the_transcript_of_seats_happens_as_written():
    session = await desk().write(a_seated_session)
    round_id = await desk().write(open_next, session)
    async with a_phone(session) as phone:
        await phone.next("state")
        await replay(phone, transcript("seat"), round_id=round_id)

    assert await desk().read(boxes, round_id, session.pk) == [(3, 1)]


@pytest.mark.parametrize("seat", [["-1"], ["1", "1"], ["x"], ["2"], [" 1"]])
async def test_a_bad_seat_is_refused_and_the_answer_before_it_stays(seat):
    session = await desk().write(a_seated_session)
    round_id = await desk().write(open_next, session)
    async with a_phone(session) as phone:
        put = {"type": "answer.put", "round": str(round_id), "abstain": False}
        await phone.send(**put, ref="a", seq=1, fields={"step": ["1"], "seat": ["0"]})
        await phone.next("receipt")
        await phone.send(**put, ref="b", seq=2, fields={"step": ["4"], "seat": seat})

        assert (await phone.next("refusal"))["code"] == "seat.unknown"
    assert await desk().read(boxes, round_id, session.pk) == [(1, 0)]


async def test_all_phones_hear_the_same_state_and_a_wall_follows_when_seats_are_asked_for():
    session = await desk().write(a_seated_session)
    await desk().write(open_next, session)
    tokens = await desk().write(phones, session, 10)
    for number, token in enumerate(tokens):
        await desk().write(lambda t=token, n=number: answer(session, t, (n // 2) % 5, seat=n % 2))
    await desk().write(release, session)
    async with a_wall(session) as wall, a_phone(session) as one, a_phone(session) as other:
        assert (await wall.next("state"))["show"]["seats"] is False
        before = [await phone.next("state") for phone in (one, other)]
        await desk().write(show, session.pk, seats=True)
        state = await wall.next("state")
        while not state["show"]["seats"]:
            state = await wall.next("state")
        heard = [await phone.next("state") for phone in (one, other)]

    assert before[0] == before[1]
    assert heard[0] == heard[1]
    assert "By seats" in heard[0]["html"]
    assert "By seats" not in json.dumps(before)
