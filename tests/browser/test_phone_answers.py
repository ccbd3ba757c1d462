"""One answer on one phone: covered, changed, locked, late, remembered by this phone alone."""

from __future__ import annotations

import time

import pytest
from playwright.async_api import expect

from sessions.models import Answer, Picture, Release, Session
from sessions.services import stage
from tests.browser.phones import SOON, close, opened, stepped
from tests.browser.steps import answer as tap
from tests.browser.steps import joined_phone
from tests.factories import STEPS, a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHOWS = "document.querySelector('#screen').innerText"


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
    locked = phone.get_by_text("Your answer is in the picture now.")

    await expect(phone.get_by_role("button", name="Show my place")).to_be_hidden()
    await expect(locked).to_be_hidden()
    await phone.get_by_text("You can still answer.").click()
    await phone.locator("input[name=step][value='4']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "late")
    await expect(phone.get_by_role("button", name="Show my place")).to_be_hidden()
    await expect(locked).to_be_hidden()
    await phone.evaluate("localStorage.clear()")
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "late")
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
