"""The picture in the README is the wall itself; with PARALLAX_PICTURES=1 this test takes it anew."""

import os
import re
import struct
from pathlib import Path

import pytest
from playwright.async_api import expect

from sessions.models import Session
from tests.browser.steps import drawn, settled
from tests.factories import a_session, answer, open_next, phones, release

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURE = ROOT / "tests" / "browser" / "pictures" / "wall.png"
QUESTION = "How similar are the messages about our direction that reach people here?"
STEPS = ["Very different", "Mostly different", "Partly similar", "Mostly similar", "The same"]
VOICES = [0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 4]
SIZE = {"width": 1280, "height": 720}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_room() -> Session:
    session = a_session(k=4, config={"steps": STEPS}, we="everyone in the product team")
    session.questions.update(text=QUESTION)
    tokens = phones(session, len(VOICES))
    open_next(session)
    for token, step in zip(tokens, VOICES, strict=True):
        answer(session, token, step)
    return session


async def test_the_readmes_picture_is_taken_from_the_wall(screens, in_thread, tmp_path):
    session = await in_thread(a_room)
    wall = await screens.open(f"/wall/{session.wall_key}/", size=SIZE)
    await in_thread(release, session)
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "released", timeout=8_000)
    await expect(wall.locator("#stage .foot")).to_contain_text("A picture of these 15 answers, today.")
    await settled(wall)
    await wall.screenshot(path=PICTURE if os.environ.get("PARALLAX_PICTURES") else tmp_path / "wall.png")

    assert await drawn(wall) == len(VOICES)


def test_the_readme_shows_a_picture_that_is_there():
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text())
    header = (ROOT / shown[0]).read_bytes()[:24]

    assert shown == [str(PICTURE.relative_to(ROOT))]
    assert struct.unpack(">II", header[16:24]) == (SIZE["width"], SIZE["height"])
