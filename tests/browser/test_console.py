"""The console in the facilitator's hands: keys, second thoughts, two windows, three sizes of screen."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from sessions.models import Question, Session
from tests.browser.looking import violations
from tests.browser.phones import SOON
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HAND = {"width": 360, "height": 640}
TABLET = {"width": 768, "height": 1024}
LAPTOP = {"width": 1280, "height": 800}


def with_answers(owner, *values, **fields) -> Session:
    """A session of this owner with a question open and some answers in."""
    session = a_session(owner=owner, k=3, **fields)
    tokens = phones(session, len(values))
    open_next(session)
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
    return session


async def console_of(screens, owner, session: Session, **context) -> Page:
    page: Page = await screens.open(f"/session/{session.pk}/console/", user=owner, **context)
    await expect(page.locator("#link")).to_have_text("Connected")
    return page


async def stage(page: Page, name: str) -> None:
    await expect(page.locator("body")).to_have_attribute("data-stage", name, timeout=SOON)


async def test_space_counts_a_release_in_and_escape_takes_it_back(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1)
    page = await console_of(screens, owner, session)
    await page.keyboard.press("Space")
    await expect(page.locator("#count")).to_have_text("3")
    await page.keyboard.press("Escape")
    await expect(page.locator("#count")).to_be_hidden()
    await page.wait_for_timeout(3_500)
    await stage(page, "open")

    await page.keyboard.press("PageDown")
    await stage(page, "released")


async def test_every_key_does_what_its_list_says(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1, questions=2)
    await in_thread(release, session)
    page = await console_of(screens, owner, session)
    for key, name in (("b", "blank"), (".", "blank"), ("q", "qr"), ("g", "overview"), ("d", "dark")):
        button = page.locator(f"[data-toggle={name}] button")
        before = await button.get_attribute("aria-pressed")
        await page.keyboard.press(key)
        await expect(button).not_to_have_attribute("aria-pressed", before)
    await page.keyboard.press("t")
    await expect(page.locator("#timer")).to_be_visible()
    await page.keyboard.press("t")
    await expect(page.locator("#timer")).to_be_hidden()
    await page.keyboard.press("a")
    await expect(page.locator("#ask-text")).to_be_focused()
    await page.keyboard.type("b q space? ")
    await stage(page, "released")
    await expect(page.locator("#ask-text")).to_have_value("b q space? ")
    await page.locator("h1").click()
    await page.keyboard.press("?")
    await expect(page.locator("#keys")).to_be_visible()
    await page.keyboard.press("Space")
    await stage(page, "released")


async def test_a_question_asked_in_one_line_is_the_next_step(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1, questions=2)
    await in_thread(release, session)
    page = await console_of(screens, owner, session)
    await page.keyboard.press("a")
    await page.keyboard.type("How rested are we?")
    await page.locator("#ask select").select_option("slider")
    await page.keyboard.press("Tab")
    await page.locator("#ask button").click()
    await expect(page.locator("#runsheet li")).to_have_count(3)
    await expect(page.locator("#ask-text")).to_have_value("")

    await page.keyboard.press("Space")
    await stage(page, "talk")
    await page.keyboard.press("Space")
    await stage(page, "open")
    await expect(page.locator(".now > header h2")).to_have_text("How rested are we?")


async def test_keys_mean_the_console_again_after_a_question_and_after_a_field(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1, questions=2)
    page = await console_of(screens, owner, session)
    await page.keyboard.press("a")
    await page.keyboard.type("How rested are we?")
    await page.keyboard.press("Enter")
    await expect(page.locator("#runsheet li")).to_have_count(3)
    await expect(page.locator("#ask-text")).not_to_be_focused()
    await page.keyboard.press("a")
    await page.keyboard.type("half a thought")
    await page.keyboard.press("Escape")
    await expect(page.locator("#ask-text")).not_to_be_focused()
    await expect(page.locator("#ask-text")).to_have_value("half a thought")
    await page.keyboard.press("b")
    await expect(page.locator("[data-toggle=blank] button")).to_have_attribute("aria-pressed", "true")

    await page.locator("#ask-text").focus()
    await page.keyboard.press("PageDown")  # a clicker knows of no field
    await stage(page, "released")
    await expect(page.locator("#ask-text")).to_have_value("half a thought")


async def test_a_question_that_is_not_taken_stays_in_its_line(screens, owner, in_thread, silence):
    silence.append("Failed to load resource")
    session = await in_thread(with_answers, owner, 0, 1, 1, questions=2)
    page = await console_of(screens, owner, session)
    await page.route("**/do/ask/", lambda route: route.abort())
    await page.locator("#ask select").select_option("slider")
    await page.locator("#ask-text").fill("How rested are we?")
    await page.keyboard.press("Enter")
    await expect(page.locator("#notices .error")).to_be_visible()
    await expect(page.locator("#ask-text")).to_have_value("How rested are we?")
    await expect(page.locator("#ask-text")).to_be_focused()
    await expect(page.locator("#ask select")).to_have_value("slider")

    await page.unroute("**/do/ask/")
    await page.keyboard.press("Enter")
    await expect(page.locator("#runsheet li")).to_have_count(3)
    await expect(page.locator("#ask-text")).to_have_value("")


async def test_a_double_click_takes_one_step(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, questions=3)
    page = await console_of(screens, owner, session)
    await page.locator("#next button").dblclick()
    await stage(page, "open")
    await page.wait_for_timeout(1_000)
    await expect(page.locator(".now > header h2")).to_have_text("Question 1?")
    await expect(page.locator("#notices .error")).to_have_count(0)


async def test_leaving_a_question_unreleased_is_asked_about(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1, questions=2)
    page = await console_of(screens, owner, session)
    await page.get_by_role("button", name="Open: Question 2?").click()
    await page.get_by_role("button", name="Stay").click()
    await expect(page.locator(".now > header h2")).to_have_text("Question 1?")
    await page.keyboard.press("Space")  # means the next step again, not the button that asked
    await expect(page.locator("dialog[open]")).to_have_count(0)
    await expect(page.locator("#count")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("#count")).to_be_hidden()
    await page.get_by_role("button", name="Open: Question 2?").click()
    await page.get_by_role("button", name="Open the other question").click()
    await expect(page.locator(".now > header h2")).to_have_text("Question 2?")


async def test_a_question_that_nobody_has_answered_is_left_without_asking(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, questions=2)
    page = await console_of(screens, owner, session)
    await page.get_by_role("button", name="Open: Question 2?").click()
    await expect(page.locator(".now > header h2")).to_have_text("Question 2?")
    await expect(page.locator("dialog[open]")).to_have_count(0)


async def test_a_close_tells_of_answers_that_nobody_has_seen(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1)
    page = await console_of(screens, owner, session)
    unseen = page.locator("#closing").get_by_text("not released")
    await page.locator("#close-button").click()
    await expect(unseen).to_be_visible()
    await page.locator("#closing [data-stay]:visible").click()
    await in_thread(release, session)
    await stage(page, "released")
    await page.locator("#close-button").click()
    await expect(page.locator("#closing")).to_be_visible()
    await expect(unseen).to_be_hidden()


async def test_too_few_people_are_a_warning_with_its_cure(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, k=5)
    await in_thread(phones, session, 4)
    page = await console_of(screens, owner, session)
    await expect(page.locator("#warnings")).to_contain_text("4 joined, your minimum is 5: no picture can appear.")
    await page.get_by_role("button", name="Use 4").click()
    await expect(page.locator("#warnings")).not_to_contain_text("minimum is 5")
    await expect(page.locator(".counts")).to_contain_text("4")


async def test_everyone_in_releases_by_itself_when_asked_to(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1)
    page = await console_of(screens, owner, session)
    await page.get_by_role("button", name="Release by itself when everyone is in").click()
    await expect(page.locator("#count")).to_have_text("3")
    await stage(page, "released")


async def test_sheets_are_read_and_set_aside_before_the_wall_shows_them(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, ["One"], ["Two"], ["Three"], kind="words")
    page = await console_of(screens, owner, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await page.keyboard.press("Space")
    await expect(page.locator("#held-sheets li")).to_have_count(3)
    await expect(wall.locator("#hopper")).to_have_attribute("data-dots", "3")
    await page.get_by_role("checkbox", name="Two").check()
    await expect(page.locator("#held-sheets li:has([name=sheet]:checked)")).to_have_count(1)
    await page.keyboard.press("Space")
    await expect(wall.locator("#sheets li")).to_have_count(2, timeout=8_000)
    await expect(wall.locator("#sheets")).not_to_contain_text("Two")


async def test_notes_are_kept_for_the_next_time(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner)
    page = await console_of(screens, owner, session)
    await page.locator("#notes").fill("Begin with the quiet ones.")
    await expect(page.locator("#notes-kept")).to_be_visible()
    await page.reload()
    await expect(page.locator("#notes")).to_have_value("Begin with the quiet ones.")


async def test_a_wall_the_console_opened_passes_its_keys_and_one_opened_by_link_does_not(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, questions=2)
    page = await console_of(screens, owner, session)
    async with page.expect_popup() as opened:
        await page.locator("#open-wall").click()
    wall = await opened.value
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "lobby")
    await wall.keyboard.press("q")
    await expect(wall.locator("#wall")).to_have_attribute("data-screen", "qr")
    await wall.keyboard.press("PageDown")
    await stage(page, "open")

    watching = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(watching.locator("#stage h1")).to_have_text("Question 1?")
    await watching.keyboard.press("b")
    await watching.wait_for_timeout(1_000)
    await expect(watching.locator("#wall")).to_have_attribute("data-screen", "question")


async def test_the_remote_is_the_console_on_ones_own_phone(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner)
    page = await console_of(screens, owner, session)
    await page.get_by_role("button", name="Use your own phone as remote").click()
    await expect(page.locator("#remote-qr svg")).to_be_visible()
    phone = await screens.phone(await page.locator("#remote-link").inner_text())
    await phone.locator("main button").click()
    await expect(phone.locator("#link")).to_have_text("Connected")
    await phone.locator("#next button").tap()
    await stage(page, "open")


@pytest.mark.parametrize("size", [HAND, TABLET, LAPTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_to_mend_and_nothing_sticks_out(screens, owner, in_thread, size, scheme):
    session = await in_thread(with_answers, owner, 0, 1, 1, 4, rehearsal=True)
    page = await console_of(screens, owner, session, size=size, color_scheme=scheme)
    for moment in ("open", "released"):
        if moment == "released":
            await in_thread(release, session)
        await stage(page, moment)
        found = await violations(page, "wcag2a", "wcag2aa", "best-practice")
        assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = await page.evaluate(
            """() => [...document.querySelectorAll("button, a.button, input:not([type=hidden]), select")]
                .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 47 && e.type !== "checkbox")
                .map((e) => e.outerHTML.slice(0, 80))"""
        )
        assert small == []


async def test_without_scripts_every_step_is_a_form(screens, owner, in_thread):
    session = await in_thread(with_answers, owner, 0, 1, 1)
    page = await screens.open(f"/session/{session.pk}/console/", user=owner, java_script_enabled=False)
    await page.get_by_role("button", name="Release now").click()
    await expect(page.locator("#next-label")).to_have_text("Talk")
    await page.locator("#next button").click()
    await page.get_by_label("Close the session and delete all answers for good").check()
    await page.get_by_role("button", name="Close", exact=True).click()
    await expect(page.locator(".natural")).to_contain_text("This session is closed.")
    assert (await in_thread(Session.objects.get, pk=session.pk)).is_closed
    assert await in_thread(Question.objects.count) == 1
