"""`live --demo`: ten seconds after the command a picture is growing on the wall."""

import json
import re
import time

from tests.workshop.running import ask, started

LONGEST = 10  # seconds from the command to the first voices on the wall, on an idle machine
PATIENCE = 40  # … and on one that runs the other tests as well


def test_picture_grows_soon_after_the_command(tmp_path):
    began = time.monotonic()
    live = started("--demo", "--no-browser", data=tmp_path / "data")
    try:
        code = live.says(r"(?m)^Join code: ([A-Z]{3}-[A-Z]{3}-[A-Z]{3})$")[1]
        wall = live.says(r"(?m)^Wall: (http://127\.0\.0\.1:\d+/wall/\S+/)$")[1]
        console = live.says(r"/sign-in/\S+\?next=(/session/\d+/console/)")[1]
        counted = voices_on(wall, within=PATIENCE)
        took = time.monotonic() - began
        status, _headers, page = ask(f"{live.url}/s/{code.replace('-', '')}/")
    finally:
        ended = live.stop()

    assert counted >= 3
    assert took < PATIENCE
    assert (status, "rehearsal" in page.lower(), console.count("/")) == (200, True, 4)
    assert (ended, live.faults) == (0, [])


def test_second_demo_is_a_rehearsal_of_its_own(tmp_path):
    codes = []
    for _start in range(2):
        live = started("--demo", "--no-browser", data=tmp_path / "data")
        try:
            codes.append(live.says(r"(?m)^Join code: (\S+)$")[1])
        finally:
            live.stop()

    assert len(set(codes)) == 2


def voices_on(wall: str, *, within: float) -> int:
    limit = time.monotonic() + within
    while time.monotonic() < limit:
        _status, _headers, page = ask(wall)
        frames = re.findall(r'<script id="[\w-]+" type="application/json">(.*?)</script>', page, re.DOTALL)
        shown = [frame["picture"]["n"] for text in frames if (frame := json.loads(text)).get("picture")]
        if shown and shown[0]:
            return shown[0]
        time.sleep(0.3)
    raise TimeoutError("no voice reached the wall")
