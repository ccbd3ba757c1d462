"""Every screen of a phone in a real Chromium: read by everybody, touched by a thumb, worked by keyboard and by ear."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.models import Place
from sessions.services import stage
from sessions.services.setup import start_again_smaller
from tests.browser.looking import violations
from tests.browser.phones import SOON, close, opened, stepped
from tests.browser.steps import joined_phone
from tests.factories import STEPS, a_session, answer, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TARGET = 48  # px
KINDS: dict[str, dict[str, Any]] = {
    "scale": {"steps": STEPS},
    "slider": {"low": "Very little", "high": "A lot"},
    "choice": {"options": ["Clearer priorities", "More time together", "Better tools"], "several": True},
    "plane": {"items": ["How we decide", "How we share information", "How we meet", "The tools we use"]},
    "rings": {"near": "I stand right here", "far": "I stand far away"},
    "gap": {"now": "How clear is it to you?", "needed": "How clear does it need to be?", "steps": STEPS},
    "words": {"hint": "Write it so that anyone might have.", "sheets": 2},
}


async def faults(page: Page) -> list[str]:
    """What axe finds on a screen by day and by night, what is smaller than a thumb, what is wider than the phone."""
    found = []
    for theme in ("dark", "light"):
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told = await violations(page)
        found += [f"{theme} {fault['id']}: {node['html'][:99]}" for fault in told for node in fault["nodes"]]
    found += await page.evaluate(
        """least => [...document.querySelectorAll("button, .button, a.plain, summary, label.step, input[type=range]")]
            .map(part => [part, part.getBoundingClientRect()])
            .filter(([, box]) => box.height && box.height < least)
            .map(([part, box]) => `${part.textContent.trim()} is ${box.height} px high`)""",
        TARGET,
    )
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["wider than the phone"] if wide else [])]


async def with_gestures(phone: Page) -> None:
    """Wait until the modules of a question are there; before that its plain numbers stand one below the other."""
    await expect(phone.locator("[data-module]:not(:defined)")).to_have_count(0)


@pytest.mark.parametrize("kind", list(KINDS))
async def test_every_screen_can_be_read_and_touched(screens, in_thread, kind: str):
    session = await in_thread(a_session, kind=kind, config=KINDS[kind], opening="Look in silence first.")
    others = await in_thread(phones, session, 3)
    phone = await screens.phone(f"/s/{session.code}/", reduced_motion="reduce")
    found = {"promise": await faults(phone)}
    await phone.get_by_role("link", name="What we cannot promise").click()
    found["more"] = await faults(phone)
    await phone.get_by_role("link", name="Back").click()
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("h1")).to_have_text("You have joined.")
    found["lobby"] = await faults(phone)
    await opened(in_thread, screens, phone, session)
    await with_gestures(phone)
    found["question"] = await faults(phone)
    await phone.get_by_role("button", name="I can't say from here").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    found["in"] = await faults(phone)
    values: dict[str, Any] = {"scale": 3, "slider": 40, "choice": [0, 2], "words": ["We say yes too early."]}
    values |= {"plane": [[3, 4], [15, 9], [7, 19], [0, 0]], "rings": 2, "gap": [[1, 3]]}
    value = values[kind]
    for token in others:
        await in_thread(answer, session, token, value)
    if kind == "words":
        await stepped(in_thread, screens, session, stage.hold, session.pk, turn=session.turn)
        await expect(phone.locator(".told .rest .state")).to_have_text("Look up.", timeout=SOON)
        found["held"] = await faults(phone)
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator(".sheets" if kind == "words" else "svg.scene")).to_be_visible(timeout=SOON)
    found["picture"] = await faults(phone)
    await stepped(in_thread, screens, session, stage.talk, session.pk, turn=session.turn)
    await expect(phone.locator("h1")).to_have_text("Talk. Your phone can rest.", timeout=SOON)
    found["talk"] = await faults(phone)
    await stepped(in_thread, screens, session, close, session)
    await expect(phone.locator("h1")).to_have_text("Closed. Your answers are deleted.", timeout=SOON)
    found["closed"] = await faults(phone)

    assert found == {name: [] for name in found}


@pytest.mark.parametrize("kind", list(KINDS))
async def test_question_answer_and_send_stand_on_one_screen(screens, in_thread, kind: str):
    session = await in_thread(a_session, kind=kind, config=KINDS[kind], we="the product team")
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await with_gestures(phone)

    assert await phone.evaluate("document.documentElement.scrollHeight") == 640
    send = await phone.get_by_role("button", name="Send").bounding_box()
    assert send["y"] > 320  # the lower half is where a thumb is


async def test_the_keyboard_is_enough_and_a_screen_reader_hears_every_state(screens, in_thread):
    session = await in_thread(a_session)
    phone = await screens.phone(f"/s/{session.code}/")
    await phone.keyboard.press("Tab")
    await phone.keyboard.press("Enter")
    await expect(phone.locator("h1")).to_have_text("You have joined.")
    await opened(in_thread, screens, phone, session)
    said = phone.get_by_role("status")
    await expect(said).to_have_text("Question 1?")
    await phone.keyboard.press("Tab")
    await phone.keyboard.press("Space")
    await phone.keyboard.press("ArrowDown")
    await phone.keyboard.press("ArrowDown")
    await expect(phone.locator("input[name=step][value='2']")).to_be_checked()
    await phone.keyboard.press("Enter")

    await expect(said).to_have_text("Question 1? In. You can still change it. Look up.")
    assert await phone.evaluate("document.activeElement.textContent.trim()") == "In. You can still change it. Look up."
    assert await phone.get_by_role("radio").count() == 0


async def test_the_question_names_its_answers(screens, in_thread):
    session = await in_thread(a_session, kind="slider", config=KINDS["slider"])
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)

    await expect(phone.get_by_role("group", name="Question 1?")).to_be_visible()
    await expect(phone.get_by_role("slider", name="Question 1?")).to_be_visible()


async def test_two_taps_on_join_are_one_place(screens, in_thread):
    session = await in_thread(a_session)
    phone = await screens.phone(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").dblclick(no_wait_after=True)
    await expect(phone.locator("h1")).to_have_text("You have joined.")

    assert await in_thread(Place.objects.count) == 1


async def test_phones_follow_to_the_smaller_group_and_see_its_promise(screens, in_thread, owner):
    session = await in_thread(a_session, owner=owner, k=5)
    phone = await joined_phone(screens, session)
    await stepped(in_thread, screens, session, start_again_smaller, session_id=session.pk, k=3)

    await expect(phone.locator(".promise")).to_contain_text("at least 3 people", timeout=2 * SOON)
    await expect(phone.get_by_role("button", name="Join")).to_be_visible()
