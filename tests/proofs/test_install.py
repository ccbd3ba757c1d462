"""Promise 27: the documented command installs today's packages into an empty clone, and phones stay connected."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from tests.workshop.running import ROOT, environment, free_port

STILL = 32  # seconds without a word: past two pings, and the 15 seconds after which a wrong setting shows
INSTALLS = 240.0  # seconds

pytestmark = pytest.mark.slow


def first_command() -> str:
    """The README's one command."""
    return re.search(r"```sh\n(.*?live)\n```", (ROOT / "README.md").read_text(), re.DOTALL)[1]


async def test_the_readmes_first_command_opens_a_room_that_stays_open(tmp_path):
    clone, data, port = tmp_path / "clone", tmp_path / "data", free_port()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    command = first_command().replace("python3", sys.executable, 1)
    options = f" --demo --no-browser --port {port} --data {data}"
    log = (tmp_path / "log").open("w+")
    process = subprocess.Popen(
        ["bash", "-c", f"exec 2>&1; {command}{options}"],
        cwd=clone,
        env=environment(),
        stdout=log,
        start_new_session=True,
    )
    try:
        wall = await said(tmp_path / "log", r"Wall: (\S+)", process)
        began = time.monotonic()
        with urllib.request.urlopen(wall) as page:
            assert page.status == 200
        states = await watched(wall)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)
        log.close()

    assert time.monotonic() - began >= STILL
    assert states[-1]["picture"]["n"] >= 3


async def watched(wall: str) -> list[dict]:
    """Every state that a wall gets in half a minute on one connection; it fails if the connection ends."""
    base = wall.split("/wall/")[0]
    states: list[dict] = []
    async with connect(wall.replace("http", "ws", 1) + "ws", origin=base, max_size=None) as line:
        until = time.monotonic() + STILL
        while (left := until - time.monotonic()) > 0:
            try:
                states.append(json.loads(await asyncio.wait_for(line.recv(), left)))
            except TimeoutError:
                break
            await line.send(json.dumps({"type": "seen", "version": states[-1]["version"]}))
    return states


async def said(log: Path, pattern: str, process: subprocess.Popen) -> str:
    """Wait until the command has said something."""
    limit = time.monotonic() + INSTALLS
    while time.monotonic() < limit:
        if found := re.search(pattern, re.sub(r"\x1b\[[0-9;]*m", "", log.read_text())):
            return found[1]
        assert process.poll() is None, log.read_text()
        await asyncio.sleep(0.5)
    raise TimeoutError(log.read_text())
