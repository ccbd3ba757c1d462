"""The talk in the facilitator's hands: cards, the run sheet, notes, a second round, a phone passed on."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Page, expect

from sessions.models import Question, Session
from sessions.models.stage import Step
from sessions.services import stage
from tests.browser.looking import violations
from tests.browser.test_console import HAND, LAPTOP, TABLET, console_of
from tests.factories import SCALE, a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE_TABLET = {"width": 1024, "height": 768}
SMALL = {"width": 1280, "height": 720}
SEEN = 10_000  # ms: what the test does beside the house, its rooms notice by themselves


def talked_about(owner, *, questions: int = 2, step: str = "") -> Session:
    """A session whose first question is being talked about, with a step or more questions to come."""
    session = a_session(owner=owner, k=3, questions=questions)
    if step:
        text = "Where do you stand now?"
        Question.objects.create(
            session=session, position=questions + 1, kind_slug="scale", config=SCALE, step=step, text=text
        )
    tokens = phones(session, 6)
    open_next(session)
    for token, value in zip(tokens, (1, 2, 2, 2, 3, 2), strict=True):
        answer(session, token, value)
    release(session)
    stage.talk(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


async def test_cards_are_leafed_through_and_pinned_by_keys(screens, owner, in_thread):
    session = await in_thread(talked_about, owner)
    page = await console_of(screens, owner, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    first = page.locator("#cards-list [data-part=text]").first
    await expect(first).to_have_text("What makes it possible for us to stand so near each other here?")
    await page.keyboard.press("c")
    await expect(first).to_have_text("What does each place look after that matters to all of us?")
    await page.keyboard.press("2")
    await expect(wall.locator("#stage .card")).to_have_text("What is easy to see from here and hard to see from there?")
    await expect(page.locator("#unpin")).to_be_visible()
    await page.keyboard.press("2")
    await expect(wall.locator("#stage .card")).to_be_hidden()
    await page.locator("#cards-set").select_option("words")
    await expect(first).to_have_text("Which sheet would you like to hear more about?")


async def test_on_a_small_laptop_the_first_card_stands_below_the_picture_without_scrolling(screens, owner, in_thread):
    session = await in_thread(talked_about, owner)
    await in_thread(Question.objects.filter(session=session).update, text="How easy is it to say what we really think?")
    page = await console_of(screens, owner, session, size=SMALL)
    card = await page.locator("#cards-list li").first.bounding_box()
    assert card["y"] + card["height"] <= 720


def open_line(session: Session, position: int) -> None:
    session.refresh_from_db()
    stage.open_question(session.pk, turn=session.turn, question_id=session.questions.get(position=position).pk)


IN_SIGHT = """(line) => {
    const [box, at] = [line.parentElement.getBoundingClientRect(), line.getBoundingClientRect()];
    return at.top >= box.top - 1 && at.bottom <= box.bottom + 1 && scrollY === 0;
}"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
async def test_the_run_sheet_goes_along_and_stays_where_somebody_is_at_work(screens, owner, in_thread, motion):
    session = await in_thread(talked_about, owner, questions=14)
    page = await console_of(screens, owner, session, size=SMALL, reduced_motion=motion)
    now = page.locator("#runsheet [aria-current]")
    for position in (12, 2):
        await in_thread(open_line, session, position)
        await expect(now).to_contain_text(f"Question {position}?", timeout=SEEN)
        await page.wait_for_timeout(800)
        assert await now.evaluate(IN_SIGHT)
    await page.get_by_role("button", name="Open: Question 3?").focus()
    await in_thread(open_line, session, 14)
    await expect(now).to_contain_text("Question 14?", timeout=SEEN)
    await page.wait_for_timeout(800)

    await expect(page.get_by_role("button", name="Open: Question 3?")).to_be_focused()
    assert not await now.evaluate(IN_SIGHT)


async def test_a_line_is_left_out_and_any_is_jumped_to_by_keys(screens, owner, in_thread):
    session = await in_thread(talked_about, owner, questions=4)
    page = await console_of(screens, owner, session)
    await page.get_by_role("button", name="Leave out: Question 2?").click()
    await expect(page.locator("#runsheet li").nth(1)).to_have_attribute("data-state", "left_out")
    await expect(page.locator("#runsheet li").nth(2)).to_contain_text("2. Question 3?")
    await page.get_by_role("button", name="Take in again: Question 2?").click()
    await expect(page.locator("#runsheet li").nth(1)).to_have_attribute("data-state", "waiting")

    await page.locator("h1").click()
    await page.keyboard.press("j")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("button", name="Open: Question 3?")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".now > header h2")).to_have_text("Question 3?")


def notes_of(session: Session) -> list[str]:
    return [line.notes for line in Question.objects.filter(session=session)]


async def test_notes_stay_with_the_question_they_were_written_for(screens, owner, in_thread):
    session = await in_thread(talked_about, owner)
    page = await console_of(screens, owner, session)
    await page.locator("#question-notes").fill("Somebody laughed.")
    await page.locator("#next button").click()
    await expect(page.locator("body")).to_have_attribute("data-stage", "open")
    await expect(page.locator("#question-notes")).to_have_value("")
    async with asyncio.timeout(SEEN / 1000):  # they are on their way while the next question comes
        while await in_thread(notes_of, session) != ["Somebody laughed.", ""]:
            await page.wait_for_timeout(50)


async def test_the_room_chooses_what_is_asked_again(screens, owner, in_thread):
    session = await in_thread(talked_about, owner, questions=1, step=Step.AGAIN)
    page = await console_of(screens, owner, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(page.locator("#next-label")).to_have_text("Second round")
    await page.keyboard.press("Space")
    await expect(wall.locator(".overview .heading")).to_have_text("Where do you stand now?")
    await expect(wall.locator(".tile")).to_have_count(1)
    await page.locator("#choices").get_by_role("button", name="Question 1?").click()
    await expect(wall.locator("#stage .above")).to_have_text("Where do you stand now?")
    await expect(wall.locator("#stage h1")).to_have_text("Question 1?")
    await expect(page.locator("#choices")).to_be_hidden()


async def test_the_timer_is_on_the_wall_only_if_wanted(screens, owner, in_thread):
    session = await in_thread(talked_about, owner)
    page = await console_of(screens, owner, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await page.keyboard.press("t")
    await expect(wall.locator("#timer")).to_be_visible()
    await page.locator("[data-toggle=clock] button").click()
    await expect(wall.locator("#timer")).to_be_hidden()
    await expect(page.locator("#timer")).to_be_visible()


async def test_a_release_comes_although_the_console_that_armed_it_is_gone(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, k=3)

    def answered():
        tokens = phones(session, 3)
        open_next(session)
        for token in tokens:
            answer(session, token, 1)

    await in_thread(answered)
    page = await console_of(screens, owner, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await page.keyboard.press("Space")
    await expect(wall.locator("#count")).to_be_visible()
    await page.context.close()
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "released", timeout=SEEN)


async def test_pages_of_sheets_are_turned_from_a_phone(screens, owner, in_thread):
    def hung():
        session = a_session(owner=owner, k=3, kind="words")
        tokens = phones(session, 12)
        open_next(session)
        for number, token in enumerate(tokens):
            answer(session, token, [f"Sheet {number}"])
        stage.hold(session.pk, turn=session.turn)
        release(session)
        return session

    session = await in_thread(hung)
    page = await console_of(screens, owner, session, size=HAND, has_touch=True)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(wall.locator("#sheets li")).to_have_count(9)
    await expect(page.locator("#page-back")).to_be_hidden()
    await page.locator("#page-on button").tap()
    await expect(wall.locator("#sheets li")).to_have_count(3)
    await page.locator("#page-back button").tap()
    await expect(wall.locator("#sheets li")).to_have_count(9)


async def test_a_phone_is_passed_on_and_forgets_who_held_it(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, k=3)
    page = await console_of(screens, owner, session)
    await page.locator("#places").fill("1")
    await page.locator("#passing button").click()
    phone = await screens.phone(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    await page.keyboard.press("Escape")
    await page.locator("#next button").click()
    await phone.locator("input[name=step][value='3']").check(force=True, timeout=SEEN)
    await phone.get_by_role("button", name="Send").click()
    await phone.get_by_role("link", name="Someone else answers now").click()
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.get_by_role("button", name="Send")).to_be_visible()

    assert await phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('parallax.'))") == []
    await phone.locator("input[name=step][value='0']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("link", name="Someone else answers now")).to_have_count(0)
    await expect(page.locator(".in")).to_have_text("All 2 are in.", timeout=SEEN)
    await expect(page.locator("#joined")).to_have_text("2")


@pytest.mark.parametrize("size", [HAND, TABLET, WIDE_TABLET, LAPTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_to_mend_in_the_talk(screens, owner, in_thread, size, scheme):
    session = await in_thread(talked_about, owner, questions=2, step=Step.AGAIN)
    page = await console_of(screens, owner, session, size=size, color_scheme=scheme)
    await page.locator("#cards-list button").first.click()
    await expect(page.locator("#unpin")).to_be_visible()
    await clean(page)
    await page.locator("#runsheet li").last.get_by_role("button", name="Open").click()
    await expect(page.locator("#choices")).to_be_visible()
    await clean(page)


async def clean(page: Page) -> None:
    """Nothing for axe, nothing beside the page, nothing too small for a thumb."""
    found = await violations(page, "wcag2a", "wcag2aa", "best-practice")
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button, a.button, input:not([type=hidden]), select")]
            .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 47 && e.type !== "checkbox")
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
