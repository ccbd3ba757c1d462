"""Phones, a wall and the database, through the real doors."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from sessions.models import Release
from sessions.services import closing, stage
from sessions.services.desk import desk
from tests.factories import a_session, open_next, release
from tests.live.sockets import a_phone, a_wall

pytestmark = pytest.mark.django_db(transaction=True)


async def test_three_phones_answer_and_the_release_lifts_the_veil():
    session = await desk().write(a_session, k=3)
    async with a_wall(session) as wall, a_phone(session) as ann, a_phone(session) as ben, a_phone(session) as cleo:
        await wall.until(lambda state: state["joined"] == 3)
        round_id = await desk().write(open_next, session)
        receipts = [await phone.put(round_id, step=step) for phone, step in ((ann, 0), (ben, 2), (cleo, 4))]
        held = await wall.until(lambda state: state["counts"] and state["counts"]["in"] == 3)
        await desk().write(release, session)
        shown = await wall.until(lambda state: state["stage"] == "released")
        phone_state = await ann.until(lambda state: state["stage"] == "released")

    assert [message["type"] for message in receipts] == ["receipt"] * 3
    assert (held["picture"]["n"], held["counts"]["hopper"], held["counts"]["text"]) == (0, 3, "All 3 are in.")
    assert (shown["picture"]["n"], shown["picture"]["step"], shown["counts"]["hopper"]) == (3, "release", 0)
    assert phone_state["html"].count("<svg") == 1


async def test_a_live_picture_grows_in_steps_while_answers_come():
    session = await desk().write(a_session, k=3, release=Release.LIVE)
    async with a_wall(session) as wall:
        round_id = await desk().write(open_next, session)
        async with AsyncExitStack() as stack:
            phones = [await stack.enter_async_context(a_phone(session)) for _phone in range(12)]
            for phone in phones:
                await phone.put(round_id, step=1)
            grown = await wall.until(lambda state: state["counts"] and state["counts"]["in"] == 12)
            grown = await wall.until(lambda state: state["picture"]["n"] >= 6)

    assert grown["picture"]["step"] == "live"
    assert grown["picture"]["n"] + grown["counts"]["hopper"] == 12
    assert grown["counts"]["hopper"] >= 3


async def test_an_answer_after_the_step_is_refused_kindly_and_can_say_cannot():
    session = await desk().write(a_session, k=3)
    async with a_phone(session) as ann, a_phone(session) as ben, a_phone(session) as cleo:
        round_id = await desk().write(open_next, session)
        for phone in (ann, ben, cleo):
            await phone.put(round_id, step=1)
        changed = await ann.put(round_id, ref="a2", seq=2, abstain=True)
        await desk().write(release, session)
        late = await ben.put(round_id, ref="b2", seq=2, step=4)

    assert changed == {"type": "receipt", "ref": "a2", "round": str(round_id)}
    assert (late["code"], late["text"]) == (
        "answer.locked",
        "Your answer is in the picture now. It can change in the next round.",
    )


async def test_a_phone_without_a_place_is_shown_out():
    session = await desk().write(a_session)
    async with a_phone(session, token="0" * 32) as stranger:
        assert await stranger.closed() == 4403


async def test_a_closed_session_shows_its_last_state_and_rests():
    session = await desk().write(a_session, k=3)
    await desk().write(open_next, session)
    async with a_phone(session) as phone:
        await desk().write(closing.close, session.pk, turn=session.turn, sure=True)
        state = await phone.until(lambda state: state["stage"] == "closed")
    async with a_phone(session, token="0" * 32) as later:
        first = await later.next("state")
        code = await later.closed()

    assert state["locked"] is True
    assert (first["stage"], code) == ("closed", 4410)


async def test_phones_get_nothing_of_other_phones_answers():
    session = await desk().write(a_session, k=3)
    async with a_phone(session) as quiet, a_phone(session) as ann, a_phone(session) as ben:
        round_id = await desk().write(open_next, session)
        await quiet.until(lambda state: state["stage"] == "open")
        states = len(quiet.states)
        for seq in range(1, 6):
            await ann.put(round_id, ref=f"a{seq}", seq=seq, step=seq % 5)
            await ben.put(round_id, ref=f"b{seq}", seq=seq, step=seq % 5)
        await asyncio.sleep(0.6)  # three beats of the pacer
        nothing = await quiet.communicator.receive_nothing(timeout=0.1)

    assert (nothing, len(quiet.states)) == (True, states)


async def test_a_flood_is_its_senders_problem():
    session = await desk().write(a_session, k=3)
    async with a_phone(session) as ann, a_phone(session) as flooder:
        round_id = await desk().write(open_next, session)
        for number in range(200):
            await flooder.send(type="ping", extra=number)
        calm = await ann.put(round_id, step=1)
        code = await flooder.closed()

    assert (calm["type"], code) == ("receipt", 4429)


async def test_two_walls_show_the_same_bytes():
    session = await desk().write(a_session, k=3)
    async with a_wall(session) as one, a_wall(session) as two:
        await desk().write(stage.next_step, session.pk, turn=0)
        first = await one.until(lambda state: state["stage"] == "open")
        second = await two.until(lambda state: state["stage"] == "open")

    assert {**first, "timer": None} == {**second, "timer": None}
