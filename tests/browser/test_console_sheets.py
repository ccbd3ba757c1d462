"""What hangs on the wall hangs on the console, too: themes, sheets, and the dots of those for whom they speak."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from sessions.models import Session
from tests.browser.looking import mended, shot
from tests.browser.test_console import HAND, console_of
from tests.factories import answer, marking, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = [f"Sheet {number}: what becomes of our ideas?" for number in range(12)]
SMALL = {"width": 1280, "height": 720}


def marked(owner) -> Session:
    """Twelve sheets in a theme of four and loose ones; forty people have marked whom they speak for, too."""
    session, _writers = marking(TEXTS, themes={"Time": [0, 3, 5, 7]}, owner=owner, k=3)
    for number, token in enumerate(phones(session, 40)):
        answer(session, token, sorted({0, number % 5, (number * 7) % 12}))
    release(session)
    return session


@pytest.mark.parametrize("size", [SMALL, HAND], ids=["laptop", "hand"])
async def test_marks_are_dots_beside_the_sheets_under_their_themes(screens, owner, in_thread, size):
    session = await in_thread(marked, owner)
    page = await console_of(screens, owner, session, size=size)
    listed = page.locator("#sheets")
    await expect(listed.locator("h3")).to_have_text(["Time"])
    await shot(page, f"console-marks-{size['width']}")

    assert [await group.locator("li").count() for group in await listed.locator(".group").all()] == [4, 8]
    assert await listed.locator("circle").count() == sum(map(int, await said(listed)))
    assert "40" in await said(listed)
    await mended(page)


async def said(listed) -> list[str]:
    """How many voices each row of dots names to those who do not see it."""
    return [await row.get_attribute("aria-label") or "" for row in await listed.locator(".dot-row svg").all()]
