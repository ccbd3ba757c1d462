"""The whole rehearsal, from a terminal, through the doors of a real server."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import product
from tests.bench.servers import ROOT
from tests.proofs.house import a_house

REAL = ROOT.parent / "shared" / "data" / "lq2002_likert_by_company.csv"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house():
    with a_house(questions=4) as served:
        yield served


def rehearse(house, *words, code=None):
    """Run the command as somebody would in a second terminal."""
    command = [sys.executable, "manage.py", "rehearse", code or house.room.code, "--url", house.room.url, *words]
    environ = {**os.environ, **product.environ(house.folder)}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120)


def places(house):
    with contextlib.closing(sqlite3.connect(house.room.database, timeout=10)) as database:
        return database.execute("SELECT COUNT(*) FROM workshop_sessions_place").fetchone()[0]


async def test_thirty_phones_answer_in_one_instant_and_every_count_is_thirty(house):
    await house.room.do("open", turn=0, question=house.room.questions[0])

    done = await asyncio.to_thread(rehearse, house, "--participants", "30", "--pace", "burst", "--json")

    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    whole = {name: line[name] for name in ("participants", "joined", "sent", "receipted", "stored")}
    assert whole == dict.fromkeys(whole, 30)
    assert (line["lost"], line["doubled"], line["refused"], line["reconnects"]) == (0, 0, {}, 0)
    assert line["wall_frames_a_second"] <= 6
    assert line["bytes_to_phones"] == line["bytes_receipts"] + line["bytes_states"]
    assert line["receipt_p50_ms"] <= line["receipt_p95_ms"] <= line["receipt_p99_ms"]


@pytest.mark.skipif(not REAL.exists(), reason="the real answers are not beside the product")
def test_a_driven_rehearsal_plays_real_answers_through_all_questions(house):
    done = rehearse(house, "--participants", "12", "--pace", "burst", "--drive", "--json", "--answers", str(REAL))

    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert line["pictures"][-3:] == [12, 12, 12]
    assert line["sent"] == line["receipted"] == line["stored"] == 12 * len(line["pictures"])


def test_a_wrong_key_is_refused_in_the_servers_words(house):
    done = rehearse(house, "--participants", "1", "--key", "wrong")

    assert done.returncode == 1
    assert done.stderr.strip().endswith("Simulated voices join a rehearsal only, with its key.")


def test_an_unknown_code_says_where_to_run_the_command(house):
    done = rehearse(house, code="AAA-BBB-CCC")

    assert done.returncode == 1
    assert "Run this on the machine that serves the session" in done.stderr


def test_a_table_with_a_broken_line_is_named_with_its_line(house, tmp_path):
    table = Path(tmp_path / "broken.csv")
    table.write_text("a,b\n1,2\n1\n", encoding="utf-8")

    done = rehearse(house, "--answers", str(table))

    assert done.returncode == 1
    assert "broken.csv, line 3: 1 cells, but line 1 names 2 columns." in done.stderr


async def test_voices_from_the_consoles_button_come_and_leave_with_the_close():
    with a_house() as house:
        await house.room.do("voices", turn=0, number="5", shape="two")
        async with asyncio.timeout(60):
            while places(house) < 5:
                await asyncio.sleep(0.2)
        assert running(house.room.code) == 1

        await house.room.do("close", turn=0, sure="1")
        async with asyncio.timeout(60):
            while running(house.room.code):
                await asyncio.sleep(0.2)


def running(code):
    """Return how many rehearsals of this session run on this machine."""
    count = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                words = (folder / "cmdline").read_bytes().split(b"\0")
                count += b"rehearse" in words and code.encode() in words
    return count
