"""What stands below a picture on the wall: up to five remarks, each whole on its line, and over nothing else."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.projector import projector
from tests.browser.test_wall import FULL, SMALL, picture, with_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REMARKS = [
    "7 of 12 moved: 5 to the right, 2 to the left.",
    "Hollow: how 12 people guessed the room.",
    "2 can't say from here.",
    "1 set aside by the facilitator.",
    "A few late answers are held to protect them.",
]
FOOTER = "A picture of these 12 answers, today. Directional, not definitive."
BOXES = "all => all.map((e) => { const b = e.getBoundingClientRect(); return [b.top, b.bottom, b.height]; })"


@pytest.mark.parametrize("size", [SMALL, FULL])
async def test_five_remarks_stand_whole_below_the_picture(screens, in_thread, size):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    wall = await projector(screens, session, size=size)
    below = picture((1, 2, 6, 2, 1), "release") | {"footer": FOOTER}
    await wall.show(stage="released", lines=REMARKS, picture=below)
    await expect(wall.page.locator("#lines span")).to_have_count(len(REMARKS))
    await expect(wall.page.locator("#picture .scatterlayer .point")).to_have_count(12)
    await wall.page.wait_for_timeout(1_000)
    remarks = await wall.page.locator("#lines span").evaluate_all(BOXES)
    words = await wall.page.locator("#picture .textpoint text").evaluate_all(BOXES)
    letters = await wall.page.locator("#lines").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")

    assert max(height for _top, _bottom, height in remarks) < 1.6 * letters
    assert max(bottom for _top, bottom, _height in remarks) <= size["height"]
    assert min(top for top, _bottom, _height in remarks) >= max(bottom for _top, bottom, _height in words) - 2
