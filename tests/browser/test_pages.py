"""The facilitator's pages in a real browser: readable for everybody, usable without scripts, quick with them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.models import Session
from sessions.queries import doorplate
from sessions.services import closing
from tests.browser.looking import violations
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES = {"dark": {"width": 360, "height": 640}, "light": {"width": 1280, "height": 720}}
GRAVE = {"serious", "critical"}
PAGES = (
    "/",
    "/formats/",
    "/new/quick-scan/",
    "/new/",
    "/account/",
    "/people/",
    "/try/",
    "/nothing/here/",
    "{session}",
    "{session}set-up/",
    "{session}again/",
    "{session}delete/",
    "{session}question/new/scale/",
    "{session}question/new/words/",
    "{session}check/",
    "{session}card/",
    "{session}members/",
    "{session}pictures/",
)
WITHOUT_ACCOUNT = ("/", "/sign-in/", "/sign-in/some-token/", "/nothing/here/")


def a_session_with_a_picture(owner: Any) -> Session:
    session = a_session(owner=owner, questions=3, k=4, focus="The next year")
    tokens = phones(session, 5)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    release(session)
    return session


async def faults(page: Page) -> list[str]:
    """What axe finds grave on a page, and whether it is wider than its screen."""
    found = await violations(page)
    wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    grave = [fault for fault in found if fault["impact"] in GRAVE]
    places = [f"{fault['id']}: {node['html'][:120]}" for fault in grave for node in fault["nodes"]]
    return [f"{page.url}: {place}" for place in [*places, *(["wider than the screen"] if wide else [])]]


@pytest.mark.parametrize("theme", sorted(SIZES))
async def test_every_page_can_be_read_by_everybody(screens, silence, owner, in_thread, theme: str):
    silence.append("404")
    session = await in_thread(a_session_with_a_picture, owner)
    look = {"size": SIZES[theme], "color_scheme": theme}
    page, stranger = await screens.open("/", user=owner, **look), await screens.open("/", **look)
    found = []
    for path in PAGES:
        await page.goto(path.format(session=f"/session/{session.pk}/"))
        found += await faults(page)
    for path in WITHOUT_ACCOUNT:
        await stranger.goto(path)
        found += await faults(stranger)

    assert found == []


async def test_a_session_is_made_and_mended_without_scripts(screens, owner, in_thread):
    page = await screens.open("/", user=owner, java_script_enabled=False)
    await page.get_by_role("link", name="Quick Scan").click()
    await page.get_by_role("button", name="Make the session").click()
    await page.get_by_role("button", name="Move question 1 down").click()
    await page.get_by_role("link", name="Remove question 5").click()
    await page.get_by_role("button", name="Remove it").click()
    await page.locator("a.kind", has_text="Words").last.click()
    await page.get_by_label("Question", exact=True).fill("What do you see?")
    await page.get_by_role("button", name="Add the question").click()

    session = await in_thread(Session.objects.get)
    kinds = await in_thread(lambda: list(session.questions.values_list("kind_slug", flat=True)))
    assert kinds == ["scale", "slider", "scale", "scale", "words"]
    await expect(page.locator(".question-line h3").last).to_have_text("What do you see?")


async def test_a_code_is_forgiven_and_sends_itself(screens, in_thread):
    session = await in_thread(a_session, questions=1)
    page = await screens.phone("/")
    field = page.get_by_label("Your code")
    await field.press_sequentially("ab1")
    await expect(page.get_by_role("status")).to_have_text(
        "A code has no I, L or O and no digits. Please look at the letters again."
    )
    await field.fill("")

    await field.press_sequentially(f" {session.code[:4].lower()} {session.code[4:].lower()}")

    await page.wait_for_url(f"**/s/{session.code}/")


async def test_the_smallest_group_follows_the_number_of_people_until_it_is_written_by_hand(screens, owner):
    page = await screens.open("/new/quick-scan/", user=owner)
    people, k = page.get_by_label("How many people?"), page.get_by_label("Smallest group shown")
    await expect(k).to_have_value("4")
    await people.fill("20")
    await expect(k).to_have_value("5")
    await k.fill("6")
    await people.fill("5")

    await expect(k).to_have_value("6")
    await expect(page.locator("smallest-group [role=status]")).to_have_text(
        "With 5 people no picture can appear: a picture needs 6."
    )


async def test_a_form_that_comes_back_puts_the_cursor_where_its_mistake_stands(screens, owner):
    page = await screens.open("/new/quick-scan/", user=owner)
    await page.locator("details.more summary").click()
    await page.locator("[name=seats]").fill("Only one")
    await page.get_by_role("button", name="Make the session").click()
    await expect(page.locator("[name=seats]")).to_be_focused()
    await expect(page.locator(".mistake")).to_be_in_viewport()


async def test_a_question_is_dragged_to_another_place(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, questions=3)
    page = await screens.open(f"/session/{session.pk}/", user=owner)
    lines = page.locator(".question-line")

    async with page.expect_navigation():
        await lines.nth(0).locator(".number").hover()
        await page.mouse.down()
        box = await lines.nth(2).bounding_box()
        await page.mouse.move(box["x"] + 60, box["y"] + box["height"] - 4, steps=8)
        await page.mouse.up()

    await expect(lines.locator("h3")).to_have_text(["Question 2?", "Question 3?", "Question 1?"])


async def test_a_test_phone_turns_the_page_when_page_and_socket_arrive(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, questions=1)
    page = await screens.open(f"/session/{session.pk}/check/", user=owner)
    await expect(page.get_by_text("Waiting for a phone")).to_be_visible()

    seal = await in_thread(doorplate.seal, "test " + session.code)
    phone = await screens.phone(f"/C/{session.code}{seal}")

    await expect(phone.get_by_text("The live connection works, too.")).to_be_visible()
    await expect(page.get_by_text("Phones get through.")).to_be_visible()


async def test_trying_it_takes_one_click_and_the_voices_walk_in(screens, owner, in_thread):
    page = await screens.open("/", user=owner)
    await page.get_by_role("link", name="Try it with ten simulated voices").click()
    await page.get_by_role("button", name="Begin").click()

    await page.wait_for_url("**/console/")
    await expect(page.get_by_role("link", name="Open a phone here")).to_be_visible()
    await expect(page.locator("#joined")).not_to_have_text("0", timeout=20_000)
    session = await in_thread(Session.objects.get)
    await in_thread(closing.close, session.pk, turn=session.turn, sure=True)  # the voices go home with the close
    assert session.rehearsal is True
