"""The main story, told on three kinds of screen at once: from the first scan to the close."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import Page, expect

from sessions.models import Answer, Place, Session
from tests.browser.steps import abstain, answer, drawn, joined_phone, settled
from tests.factories import a_session

FIRST_PICTURE = 180  # seconds from the first scan to the first released picture
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


async def test_a_room_goes_from_the_first_scan_to_the_close(screens, owner, in_thread):
    session: Session = await in_thread(a_session, owner=owner, k=3, questions=2)
    console: Page = await screens.open(f"/session/{session.pk}/console/", user=owner)
    wall: Page = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(wall.locator("#wall")).to_have_attribute("data-screen", "lobby")

    began = time.monotonic()
    phones = [await joined_phone(screens, session) for _phone in range(6)]
    await expect(wall.locator("#joined")).to_have_attribute("data-dots", "6")
    await expect(console.locator("#joined")).to_have_text("6")

    await console.keyboard.press("Space")
    await expect(wall.locator("#stage h1")).to_have_text("Question 1?")
    assert await drawn(wall) == 0
    for phone, step in zip(phones[:4], (0, 0, 4, 3), strict=True):
        await answer(phone, step)
    await expect(wall.locator("#hopper")).to_have_attribute("data-dots", "4")
    await expect(wall.locator(".waiting")).to_contain_text("4 of 6 are in.")
    await expect(console.locator("#warnings")).to_contain_text("2 have not answered yet.")
    await answer(phones[4], 2)
    await abstain(phones[5])
    await expect(wall.locator(".waiting")).to_contain_text("All 6 are in.")

    await console.keyboard.press("Space")
    await expect(wall.locator("#count")).to_have_text("3")
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "released", timeout=8_000)
    await settled(wall)
    assert await drawn(wall) == 5
    assert time.monotonic() - began < FIRST_PICTURE
    await expect(wall.locator("#stage .foot")).to_contain_text("A picture of these 5 answers, today.")
    await expect(phones[0].locator("svg.scene")).to_be_visible()
    await expect(console.locator("#picture svg.scene").first).to_be_visible()

    await console.keyboard.press("PageDown")
    await expect(phones[1].locator("h1")).to_have_text("Talk. Your phone can rest.")

    await console.locator("#close-button").click()
    await console.get_by_role("button", name="Close …", exact=True).click()
    await console.get_by_role("button", name="Delete the answers and close").click()
    await expect(wall.locator(".closed .question")).to_have_text("6 answers deleted. 1 picture kept.", timeout=15_000)
    await expect(phones[2].locator("h1")).to_have_text("Closed. Your answers are deleted.")
    assert await in_thread(Answer.objects.count) == 0
    assert await in_thread(Place.objects.count) == 0
