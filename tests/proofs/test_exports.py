"""Promise 12: neither a file nor the page of a report stalls a room, however large and often it is asked for."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.bench.product import environ
from tests.bench.servers import ROOT
from tests.proofs.house import House, a_house
from tests.proofs.test_cut import opened
from tests.proofs.witness import Witnesses

WITNESSES = 20
VOICES = 400
SECONDS = 12.0
STILL = 0.1
"""Seconds within which 99 % of the witnesses' receipts must come; on a machine that is busy with other things, twice as
long as before the coaches came."""
TAKEN = {"file/zip/": b"PK", "": b"<!doctype html>"}
"""What coaches take of a report, by its address, and how it begins."""


@pytest.mark.slow
@pytest.mark.parametrize(("what", "coaches"), [("file/zip/", 3), ("", 1)])
async def test_a_room_answers_on_while_coaches_read_and_take_home(what: str, coaches: int):
    with a_house(phones=WITNESSES, release="together") as house:
        session = closed_evening(house)
        round_id = await opened(house.room)
        witnesses = Witnesses(house.room, round_id, house.room.tokens)
        await witnesses.calm(SECONDS / 2)
        ended = time.perf_counter() + SECONDS

        _watched, *taken = await asyncio.gather(
            witnesses.watch(SECONDS), *(take_home(house, session, what, until=ended) for _coach in range(coaches))
        )

        files, longest = sum(count for count, _longest in taken), max(longest for _count, longest in taken)
        print(f"\n{witnesses.told}; {files} times “{what}” of {VOICES} voices meanwhile, each within {longest:.1f} s")
        assert (witnesses.unanswered, witnesses.other) == (0, [])
        assert files >= coaches
        assert witnesses.p99 <= max(STILL, 2 * witnesses.calm_p99)


def closed_evening(house: House) -> str:
    """A closed Full Picture of many voices, in the house's own folder."""
    words = [sys.executable, "-m", "tests.proofs.closed_evening", str(VOICES)]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, **environ(house.folder)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.split()[-1]


async def take_home(house: House, session: str, what: str, *, until: float) -> tuple[int, float]:
    """Take something of a report again and again; return how often, and the longest wait."""
    count, longest = 0, 0.0
    while time.perf_counter() < until:
        begun = time.perf_counter()
        assert (await asyncio.to_thread(taken, house, session, what)).startswith(TAKEN[what])
        count, longest = count + 1, max(longest, time.perf_counter() - begun)
    return count, longest


def taken(house: House, session: str, what: str) -> bytes:
    """The page or a file, as a browser takes it."""
    url = f"{house.room.url}/session/{session}/report/{what}"
    request = urllib.request.Request(url, headers={"Cookie": "=".join(house.room.ticket)})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return answer.read()
