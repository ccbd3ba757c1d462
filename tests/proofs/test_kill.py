"""Promises 1 and 4: a receipted answer survives kill -9 at any moment, and every phone is back soon after."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Callable

import pytest

from sessions.rehearsal.crowd import Crowd, Pace
from sessions.rehearsal.doorway import Doorway
from sessions.rehearsal.tally import percentile
from tests.proofs.house import House, a_house

KILLS = int(os.environ.get("PARALLAX_KILLS", "20"))
PHONES = int(os.environ.get("PARALLAX_KILL_PHONES", "200"))
LONGEST_BURST = 0.25  # seconds
BACK = 5.0  # seconds from the lost line to a state, 95 of 100 phones
PATIENCE = 60  # seconds for all phones to be back and receipted

Moment = Callable[[int, float], bool]
"""(receipts of this burst, seconds since its first answer) to whether it is time to kill."""


@pytest.mark.slow
async def test_no_receipted_answer_is_lost_or_doubled_by_kill_9():
    dice = random.Random(20)
    with a_house(questions=KILLS) as house:
        crowd = a_crowd(house)
        await crowd.enter()
        try:
            await asyncio.wait_for(crowd.all_inside(lambda _n: None), PATIENCE)
            for number, question in enumerate(house.room.questions):
                moment = by_receipts(dice) if number % 2 else by_time(dice)
                await killed_once(house, crowd, question, moment)
        finally:
            await crowd.leave()
    assert len(crowd.tally.receipted) == KILLS * PHONES
    assert dict(crowd.tally.refused) == {}
    assert len(crowd.tally.returns) == KILLS * PHONES, "a phone that is not the same participant is not counted"
    back = percentile(crowd.tally.returns, 0.95)
    print(f"back after a kill: p95 {back:.2f} s, the restart of the server included")
    assert back is not None
    assert back <= BACK


def by_receipts(dice: random.Random) -> Moment:
    """Return the moment at which some phones have their receipts and others have not."""
    wanted = dice.randrange(PHONES)
    return lambda receipts, _since: receipts > wanted


def by_time(dice: random.Random) -> Moment:
    """Return a moment while answers are on their way: before, in, or after a commit."""
    wanted = dice.uniform(0, LONGEST_BURST)
    return lambda _receipts, since: since > wanted


async def killed_once(house: House, crowd: Crowd, question: str, moment: Moment) -> None:
    """Open a question, kill the server at a moment of the burst, bring it back, and compare disk and receipts."""
    tally = crowd.tally
    receipts, sent, returns = len(tally.receipted), len(tally.sent), len(tally.returns)
    await house.room.do("open", turn=crowd.turn, question=question)
    async with asyncio.timeout(PATIENCE):
        while len(tally.sent) == sent:
            await asyncio.sleep(0)
        began = time.perf_counter()
        while not moment(len(tally.receipted) - receipts, time.perf_counter() - began):
            await asyncio.sleep(0)
    house.server.kill()
    round_id = crowd.open_round
    assert round_id is not None

    receipted = {number for number, of in tally.receipted if of == round_id}
    on_disk = set(house.rows(round_id))
    keys = house.keys_of([phone.token for phone in crowd.phones], round_id)
    promised = {keys[crowd.phones[number].token] for number in receipted}
    assert promised - on_disk == set(), "receipted, yet not on disk after the kill"
    print(f"killed with {len(receipted)} receipts out and {len(on_disk)} answers on disk")

    await asyncio.to_thread(house.restart)
    async with asyncio.timeout(PATIENCE):  # every phone has noticed, is back on a new line, and has its receipt
        while len(tally.returns) < returns + PHONES or crowd.answered(round_id) < PHONES:
            await asyncio.sleep(0.02)
    assert set(house.rows(round_id)) == set(keys.values()), "one row a phone, and no other"


def a_crowd(house: House) -> Crowd:
    room = house.room
    doorway = Doorway(base_url=room.url, code=room.code, wall_key=room.wall_key, key=room.key)

    async def answering(number: int, round_id: int) -> dict[str, list[str]]:
        return {"step": [str(number % 5)]}

    return Crowd(doorway, size=PHONES, pace=Pace.BURST, seed=1, answering=answering)
