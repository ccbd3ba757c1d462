"""One participant's phone in a real Chromium: every screen, by thumb, by keyboard, by ear, and without scripts."""

from __future__ import annotations

import time
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from sessions.models import Answer, Picture, Place, Release, Session
from sessions.services import stage
from sessions.services.setup import start_again_smaller
from tests.browser.phones import SOON, close, opened, stepped
from tests.browser.steps import answer as tap
from tests.browser.steps import joined_phone
from tests.factories import STEPS, a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TARGET = 48  # px
KINDS: dict[str, dict[str, Any]] = {
    "scale": {"steps": STEPS},
    "slider": {"low": "Very little", "high": "A lot"},
    "choice": {"options": ["Clearer priorities", "More time together", "Better tools"], "several": True},
    "words": {"hint": "Write it so that anyone might have.", "sheets": 2},
}
SHOWS = "document.querySelector('#screen').innerText"


async def faults(page: Page) -> list[str]:
    """What axe finds on a screen by day and by night, what is smaller than a thumb, what is wider than the phone."""
    found = []
    for theme in ("dark", "light"):
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told = await Axe().run(page)
        found += [
            f"{theme} {fault['id']}: {node['html'][:99]}"
            for fault in told.response["violations"]
            for node in fault["nodes"]
        ]
    found += await page.evaluate(
        """least => [...document.querySelectorAll("button, .button, a.plain, summary, label.step, input[type=range]")]
            .map(part => [part, part.getBoundingClientRect()])
            .filter(([, box]) => box.height && box.height < least)
            .map(([part, box]) => `${part.textContent.trim()} is ${box.height} px high`)""",
        TARGET,
    )
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["wider than the phone"] if wide else [])]


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
    found["question"] = await faults(phone)
    await phone.get_by_role("button", name="I can't say from here").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    found["in"] = await faults(phone)
    value = {"scale": 3, "slider": 40, "choice": [0, 2], "words": ["We say yes too early."]}[kind]
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

    assert await phone.evaluate("document.documentElement.scrollHeight") == 640
    send = await phone.get_by_role("button", name="Send").bounding_box()
    assert send["y"] > 320  # the lower half is where a thumb is


async def test_an_answer_is_covered_can_be_changed_and_is_still_there_after_a_reload(screens, in_thread):
    session = await in_thread(a_session)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 3)

    assert STEPS[3] not in await phone.evaluate(SHOWS)
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    assert STEPS[3] not in await phone.evaluate(SHOWS)
    await phone.get_by_text("Change my answer").click()
    await expect(phone.locator("input[name=step][value='3']")).to_be_checked()
    await phone.get_by_text("Leave it as it is").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await phone.get_by_text("Change my answer").click()
    await tap(phone, 1)

    row = await in_thread(Answer.objects.get)
    assert row.seq == 2


async def test_a_private_window_without_storage_works_as_well(screens, in_thread):
    session = await in_thread(a_session)
    phone = await screens.phone("/J/")
    await phone.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    await phone.goto(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    await opened(in_thread, screens, phone, session)
    await tap(phone, 3)
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await phone.get_by_text("Change my answer").click()
    await tap(phone, 1)

    row = await in_thread(Answer.objects.get)
    assert row.seq == 2


async def test_only_this_phone_shows_its_place_and_only_for_five_seconds(screens, in_thread):
    session = await in_thread(a_session)
    others = await in_thread(phones, session, 2)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 3)
    for token in others:
        await in_thread(answer, session, token, 1)
    await stepped(in_thread, screens, session, release, session)
    mark = phone.locator("[data-mine='step=3']")
    button = phone.get_by_role("button", name="Show my place")
    await expect(button).to_be_visible(timeout=SOON)

    await expect(mark).to_have_css("visibility", "hidden")
    await button.click()
    await expect(mark).to_have_css("visibility", "visible")
    assert await phone.locator("[data-mine][data-shown]").count() == 1
    await expect(phone.get_by_role("status")).to_contain_text("Your place is marked for five seconds.")
    await expect(mark).to_have_css("visibility", "hidden", timeout=6_000)


async def test_who_did_not_answer_has_no_place_to_show(screens, in_thread):
    session = await in_thread(a_session)
    others = await in_thread(phones, session, 3)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    for token in others:
        await in_thread(answer, session, token, 1)
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator("svg.scene")).to_be_visible(timeout=SOON)

    await expect(phone.get_by_role("button", name="Show my place")).to_be_hidden()
    await phone.get_by_text("You can still answer.").click()
    await phone.locator("input[name=step][value='4']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "late")
    await expect(phone.get_by_role("button", name="Show my place")).to_be_hidden()
    assert await in_thread(Answer.objects.count) == 4


def published(session: Session) -> None:
    """Wait until a picture has been made; no phone hears of it."""
    limit = time.monotonic() + 10
    while not Picture.objects.filter(round__session=session).exists():
        assert time.monotonic() < limit
        time.sleep(0.05)


async def test_a_locked_answer_is_said_to_be_in_the_picture(screens, in_thread):
    session = await in_thread(a_session, release=Release.LIVE, k=3)
    others = await in_thread(phones, session, 12)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 3)
    for token in others:
        await in_thread(answer, session, token, 1)
    await stepped(in_thread, screens, session, str, session)  # the house looks, and publishes a step
    await in_thread(published, session)
    await phone.get_by_text("Change my answer").click()
    await phone.locator("input[name=step][value='0']").check(force=True)
    await phone.get_by_role("button", name="Send").click()

    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "locked")
    await expect(phone.locator(".covered")).to_contain_text(
        "Your answer is in the picture now. It can change in the next round.", use_inner_text=True
    )
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "locked")


async def test_a_sheet_being_written_survives_the_hold_and_the_release(screens, in_thread):
    session = await in_thread(a_session, kind="words", questions=2)
    others = await in_thread(phones, session, 3)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    sheet = phone.get_by_role("textbox")
    await sheet.press_sequentially("We say yes")
    for token in others:
        await in_thread(answer, session, token, ["a sheet"])
    await stepped(in_thread, screens, session, stage.hold, session.pk, turn=session.turn)
    await expect(phone.get_by_role("alert")).to_contain_text("The wall has moved on.", timeout=SOON)
    await sheet.press_sequentially(" too early.")

    await expect(sheet).to_have_value("We say yes too early.")
    await expect(sheet).to_be_focused()
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "late")
    await expect(phone.locator(".told .rest .state")).to_have_text("Look up.")
    assert await in_thread(Answer.objects.count) == 4


async def test_a_sheet_that_comes_too_late_is_said_to_be_too_late(screens, in_thread):
    session = await in_thread(a_session, kind="words", questions=2)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await phone.get_by_role("textbox").press_sequentially("We say yes")
    await stepped(in_thread, screens, session, open_next, session)

    await expect(phone.locator("h1")).to_have_text("Question 2?", timeout=SOON)
    await expect(phone.get_by_role("alert")).to_have_text("The question closed before your last answer could be sent.")


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


async def test_the_close_empties_the_memory_of_the_phone(screens, in_thread):
    session = await in_thread(a_session)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 3)
    before = await phone.evaluate("Object.keys(localStorage)")
    await stepped(in_thread, screens, session, close, session)
    await expect(phone.locator("h1")).to_have_text("Closed. Your answers are deleted.", timeout=SOON)

    assert before == [f"parallax.{session.code}"]
    assert await phone.evaluate("Object.keys(localStorage)") == []


async def test_phones_follow_to_the_smaller_group_and_see_its_promise(screens, in_thread, owner):
    session = await in_thread(a_session, owner=owner, k=5)
    phone = await joined_phone(screens, session)
    await stepped(in_thread, screens, session, start_again_smaller, user=owner, session_id=session.pk, k=3)

    await expect(phone.locator(".promise")).to_contain_text("at least 3 people", timeout=2 * SOON)
    await expect(phone.get_by_role("button", name="Join")).to_be_visible()


async def test_a_whole_session_without_scripts(screens, silence, in_thread):
    silence += ["422", "409"]
    session = await in_thread(a_session, kind="words", config=KINDS["words"])
    others = await in_thread(phones, session, 3)
    phone = await screens.phone(f"/s/{session.code}/", java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await stepped(in_thread, screens, session, open_next, session)
    await expect(phone.locator("h1")).to_have_text("Question 1?", timeout=SOON)  # the page looks again by itself
    await phone.locator("textarea").nth(1).fill("\n<b>only</b> the second")
    await phone.locator("textarea").nth(0).fill("x" * 400)
    await (
        phone.locator("textarea").nth(0).evaluate("field => { field.maxLength = 9999; field.value = 'x'.repeat(5000) }")
    )
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("alert")).to_contain_text("A sheet holds 400 characters.")
    await expect(phone.locator("textarea").nth(0)).to_have_value("x" * 5000)
    await expect(phone.locator("textarea").nth(1)).to_have_value("\n<b>only</b> the second")
    await phone.locator("textarea").nth(0).fill("shorter")
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator(".covered")).to_contain_text("In. You can still change it.", use_inner_text=True)
    await phone.get_by_role("link", name="Change my answer").click()
    await phone.get_by_role("button", name="I can't say from here").click()
    await expect(phone.locator(".covered")).to_contain_text("In. You can still change it.", use_inner_text=True)
    for token in others:
        await in_thread(answer, session, token, ["a sheet"])
    await stepped(in_thread, screens, session, stage.hold, session.pk, turn=session.turn)
    await stepped(in_thread, screens, session, release, session)

    await expect(phone.locator(".sheets li")).to_have_count(3, timeout=SOON)
    await expect(phone.get_by_role("button", name="Show my place")).to_be_hidden()
    assert await in_thread(Answer.objects.count) == 4
