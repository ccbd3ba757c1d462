"""All pictures on one screen: of many voices, of a few pictures, in both sizes of a wall."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.services import screen
from tests.browser.looking import mended, shot
from tests.browser.projector import projector
from tests.evening import an_open_evening
from tests.factories import a_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL = {"width": 1280, "height": 720}
LARGE = {"width": 1920, "height": 1080}
SLOWLY = 30_000  # ms
LETTERS = """() => [...document.querySelectorAll(".tile .textpoint text, .tile figcaption, .tile .words")]
    .map((words) => parseFloat(getComputedStyle(words).fontSize))"""

ALONE = """() => [...document.querySelectorAll(".tile .n")]
    .filter((n) => n.getBoundingClientRect().left <= n.parentElement.getBoundingClientRect().left + 1)
    .map((n) => n.parentElement.textContent)"""
"""Questions whose number of answers stands alone on a line."""


async def test_the_pictures_of_many_voices_reach_the_wall_over_one_line(screens, in_thread):
    owner = await in_thread(a_user, "owner")
    session = await in_thread(an_open_evening, owner, voices=120)
    wall, lines = await screens.open("/", size=LARGE), []
    console, desk = await screens.open("/", user=owner), []
    wall.on("websocket", lambda line: lines.append(line))
    console.on("websocket", lambda line: desk.append(line))
    await wall.goto(f"/wall/{session.wall_key}/")
    await console.goto(f"/session/{session.pk}/console/")
    await expect(console.locator("#link")).to_have_text("Connected")
    await console.keyboard.press("g")
    await expect(wall.locator("#wall")).to_have_attribute("data-screen", "overview", timeout=SLOWLY)
    await expect(wall.locator(".tile")).to_have_count(11, timeout=SLOWLY)
    await drawn(wall)
    await expect(console.locator("[data-when='wall.show.overview']")).to_be_visible()
    await in_thread(screen.show, session.pk, dark=True)
    await expect(wall.locator("html")).to_have_attribute("data-theme", "dark", timeout=SLOWLY)
    await shot(wall, "overview-120")

    assert (len(lines), len(desk)) == (1, 1)
    assert [line.is_closed() for line in (*lines, *desk)] == [False, False]


async def drawn(wall: Page, count: int = 9) -> None:
    """Wait until every tile that has a figure shows its words."""
    tiles: Any = wall.locator(".tile .chart .textpoint text")
    await expect(tiles.first).to_be_visible(timeout=SLOWLY)
    await expect(wall.locator(".tile .main-svg:first-child")).to_have_count(count, timeout=SLOWLY)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
async def test_the_mark_of_a_rehearsal_covers_no_title(screens, in_thread, size):
    session = await in_thread(an_open_evening, await in_thread(a_user, "owner"), voices=9)
    session.rehearsal = True
    await in_thread(session.save)
    await in_thread(screen.show, session.pk, overview=True)
    wall = await projector(screens, session, size=size)
    await drawn(wall.page)
    mark = await wall.page.locator("#rehearsal").bounding_box()
    titles = await wall.page.locator(".tile figcaption").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )

    assert mark is not None
    assert min(titles) >= mark["y"] + mark["height"]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_all_pictures_fit_the_wall_in_letters_that_are_read_from_its_other_end(screens, in_thread, size, dark):
    session = await in_thread(an_open_evening, await in_thread(a_user, "owner"), voices=9)
    await in_thread(screen.show, session.pk, overview=True, dark=dark)
    wall = await projector(screens, session, size=size)
    await drawn(wall.page)
    await wall.page.wait_for_timeout(1_000)
    await shot(wall.page, f"overview-{size['width']}-{'dark' if dark else 'light'}")
    boxes = [await tile.bounding_box() for tile in await wall.page.locator(".tile").all()]
    letters = await wall.page.evaluate(LETTERS)

    assert max(box["y"] + box["height"] for box in boxes) <= size["height"]
    assert min(letters) >= 15 * size["width"] / 1280
    assert await wall.page.evaluate(ALONE) == []
    assert await wall.page.locator(".tile .textpoint text").filter(has_text="How we decide").count() == 1
    await mended(wall.page, "wcag2a", "wcag2aa", "wcag2aaa")
