"""A phone that runs no scripts takes part in everything."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from sessions import keyring
from sessions.models import Answer, Session
from sessions.queries.answers import in_hand
from sessions.services import stage
from tests.browser.looking import shot
from tests.browser.phones import SOON, stepped
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


async def test_a_whole_session_without_scripts(screens, silence, in_thread):
    silence += ["422", "409"]
    session = await in_thread(a_session, kind="words", config={"sheets": 2})
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


def said(session: Session) -> list[Any]:
    """What the answers of the open round say."""
    session.refresh_from_db()
    return [voice.contents.value for voice in in_hand(session.round_id, key=keyring.key_of(session.pk))]


LINES = {
    "slider": ({}, ["65"], 65),
    "plane": ({"items": ["How we meet"]}, ["3", "19"], [[3, 19]]),
    "gap": ({"line": True}, ["20", "85"], [[20, 85]]),
}


@pytest.mark.parametrize("kind", list(LINES))
async def test_nobody_without_scripts_stands_in_the_middle_unasked(screens, silence, in_thread, kind):
    silence += ["422"]
    config, written, value = LINES[kind]
    session = await in_thread(a_session, kind=kind, config=config)
    phone = await screens.phone(f"/s/{session.code}/", java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await stepped(in_thread, screens, session, open_next, session)
    await expect(phone.locator("h1")).to_have_text("Question 1?", timeout=SOON)
    await expect(phone.get_by_text("from 0, on the left")).to_be_visible()
    await shot(phone, f"plain-{kind}")

    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("alert")).to_be_visible()
    assert await in_thread(Answer.objects.count) == 0

    numbers = phone.locator(".controls input[type=number]")
    for at, number in enumerate(written):
        await numbers.nth(at).fill(number)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator(".covered")).to_contain_text("In. You can still change it.", use_inner_text=True)
    assert await in_thread(said, session) == [value]
