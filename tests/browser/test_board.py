"""The facilitator's sheets: set aside, laid into themes by drag, choice and keys, marked, and made an item."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.models import Question, Round, Session
from sessions.queries import published
from sessions.services import screen, sheets, stage
from sessions.services.runsheet import Draft, add_question
from tests.browser import looking
from tests.browser.conftest import LAPTOP, PHONE
from tests.browser.looking import mended
from tests.browser.phones import stepped
from tests.browser.test_sheets_wall import CORPUS
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXTS = ["too many meetings", "meetings without an end", "not enough time", "no time to think", "the coffee"]
OVER = """() => {
    const wrong = [];
    for (const li of document.querySelectorAll('#held-sheets li')) {
        const box = li.getBoundingClientRect();
        for (const part of li.children) {
            const at = part.getBoundingClientRect();
            if (at.right > box.right + 1 || at.left < box.left - 1 || at.bottom > box.bottom + 1) {
                wrong.push(part.outerHTML.slice(0, 80));
            }
        }
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page is wider than its window');
    return wrong;
}"""


def held(owner: Any, texts: list[str] = TEXTS, *, kind: str = "words", **config: Any) -> Session:
    session = a_session(owner=owner, k=3, kind=kind, config=config, questions=2)
    open_next(session)
    for token, text in zip(phones(session, len(texts)), texts, strict=True):
        value = {"after": "lunch", "will": text[:160], "confidence": 7} if kind == "degree" else [text]
        assert answer(session, token, value) is None
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


def shown(owner: Any, texts: list[str] = TEXTS, **config: Any) -> Session:
    session = held(owner, texts, **config)
    release(session)
    return session


def lay(session: Session, text: str, *, name: str) -> None:
    """Lay the sheet with this text into a theme; sheets hang shuffled, so its place is looked up."""
    hung = published.for_desk(session.round)
    assert hung is not None
    sheets.group(session.pk, round_id=session.round_id, sheets=[hung.sheets.index(text)], name=name)


async def board_of(screens: Any, owner: Any, session: Session, **context: Any) -> Page:
    page: Page = await screens.open(f"/session/{session.pk}/console/", user=owner, **context)
    await expect(page.locator("#held-sheets li").first).to_be_visible()
    await expect(page.locator("#link")).to_have_text("Connected")
    return page


async def shot(page: Any, name: str) -> None:
    await looking.shot(page, name, full_page=True)


def tray(page: Page, name: str) -> Any:
    return page.locator(".tray").filter(has=page.get_by_role("heading", name=name))


def sheet(page: Page, text: str) -> Any:
    return page.locator("#held-sheets li").filter(has_text=text)


def words(page: Page, text: str) -> Any:
    return sheet(page, text).locator("span")


async def named(page: Page, name: str) -> None:
    await page.locator("#theme-dialog input").fill(name)
    await page.locator("#theme-dialog").get_by_role("button", name="Keep").click()
    await expect(page.locator("#theme-dialog")).to_be_hidden()


async def test_sheets_are_laid_into_themes_by_choice_by_drag_and_by_keys(screens, owner, in_thread):
    session = await in_thread(held, owner)
    page = await board_of(screens, owner, session)
    await sheet(page, TEXTS[0]).get_by_role("combobox").select_option(label="New theme …")
    await named(page, "Meetings")
    await expect(tray(page, "Meetings").locator("li")).to_have_count(1)

    await words(page, TEXTS[1]).drag_to(tray(page, "Meetings"))
    await expect(tray(page, "Meetings").locator("li")).to_have_count(2)
    await words(page, TEXTS[2]).drag_to(page.locator("[data-tray=new]"))
    await named(page, "Time")
    await expect(tray(page, "Time").locator("li")).to_have_count(1)
    await sheet(page, TEXTS[3]).focus()
    await page.keyboard.press("2")
    await expect(tray(page, "Time").locator("li")).to_have_count(2)
    await expect(sheet(page, TEXTS[3])).to_be_focused()
    await page.keyboard.press("1")
    await expect(tray(page, "Meetings").locator("li")).to_have_count(3)
    await page.keyboard.press("0")
    await expect(tray(page, "Meetings").locator("li")).to_have_count(2)
    await tray(page, "Meetings").get_by_role("button", name="Rename").click()
    await named(page, "How we meet")
    await expect(tray(page, "How we meet").locator("li")).to_have_count(2)
    await shot(page, "board-held")

    laid = (await in_thread(Round.objects.get, pk=session.round_id)).themes
    assert [(theme["name"], len(theme["sheets"])) for theme in laid] == [("How we meet", 2), ("Time", 1)]


async def test_a_finger_that_rests_carries_a_sheet_and_one_that_moves_scrolls(screens, owner, in_thread):
    session = await in_thread(held, owner)
    await in_thread(lay, session, TEXTS[0], name="Meetings")
    page = await board_of(screens, owner, session, size={"width": 820, "height": 1000}, has_touch=True)
    finger = await page.context.new_cdp_session(page)

    async def touch(kind: str, at: dict[str, float] | None = None) -> None:
        points = [{"x": at["x"] + 20, "y": at["y"] + 10}] if at else []
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    await words(page, TEXTS[2]).scroll_into_view_if_needed()
    start, there = await words(page, TEXTS[2]).bounding_box(), await tray(page, "Meetings").bounding_box()
    await touch("touchStart", start)
    for step in range(1, 5):
        await touch("touchMove", {"x": start["x"], "y": start["y"] - 20 * step})
    await expect(page.locator("[data-carried]")).to_have_count(0)
    await touch("touchEnd")
    await expect(tray(page, "Meetings").locator("li")).to_have_count(1)

    for _try in range(3):  # a browser on a busy machine may take even a finger that rests for one that scrolls
        await page.wait_for_timeout(600)  # the page comes to rest
        await tray(page, "Meetings").scroll_into_view_if_needed()
        start, there = await words(page, TEXTS[2]).bounding_box(), await tray(page, "Meetings").bounding_box()
        await touch("touchStart", start)
        await expect(page.locator("[data-carried]")).to_have_count(1)
        await touch("touchMove", there)
        await page.wait_for_timeout(100)
        taken = await page.locator("[data-over]").count()
        await touch("touchEnd")
        if taken:
            break
    await expect(tray(page, "Meetings").locator("li")).to_have_count(2)


async def test_a_sheet_in_the_hand_waits_for_nobody_and_esc_lets_it_go(screens, owner, in_thread):
    session = await in_thread(held, owner)
    await in_thread(lay, session, TEXTS[0], name="Meetings")
    page = await board_of(screens, owner, session)
    await words(page, TEXTS[1]).hover()
    await page.mouse.down()
    await tray(page, "Meetings").hover(force=True)
    await expect(page.locator("[data-carried]")).to_have_count(1)
    await in_thread(lay, session, TEXTS[4], name="Coffee")
    await page.wait_for_timeout(500)  # the new theme has come to the console, and waits for the hand
    await expect(tray(page, "Coffee")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(tray(page, "Coffee").locator("li")).to_have_count(1)
    await expect(tray(page, "Meetings").locator("li")).to_have_count(1)
    await page.mouse.up()
    await expect(tray(page, "Meetings").locator("li")).to_have_count(1)


async def test_a_theme_without_a_name_that_fits_changes_nothing(screens, owner, in_thread, silence):
    silence.append("409 (Conflict)")
    session = await in_thread(held, owner)
    page = await board_of(screens, owner, session)
    await sheet(page, TEXTS[0]).get_by_role("combobox").select_option(label="New theme …")
    await page.locator("#theme-dialog input").evaluate(
        "field => { field.maxLength = 999; field.value = 'x'.repeat(500) }"
    )
    await page.locator("#theme-dialog").get_by_role("button", name="Keep").click()
    await expect(page.locator("#theme-dialog").get_by_role("alert")).to_have_text("Theme: at most 60 characters.")
    await page.locator("#theme-dialog").get_by_role("button", name="Not yet").click()

    await expect(sheet(page, TEXTS[0]).get_by_role("combobox")).to_have_value("")
    assert (await in_thread(Round.objects.get, pk=session.round_id)).themes == []


async def test_a_sheet_set_aside_stays_in_its_theme_until_the_release(screens, owner, in_thread):
    session = await in_thread(held, owner)
    await in_thread(sheets.group, session.pk, round_id=session.round_id, sheets=[0, 1, 2, 3, 4], name="All")
    page = await board_of(screens, owner, session)
    async with page.expect_response("**/do/aside/"):
        await page.get_by_role("checkbox", name=TEXTS[4]).check()
    await expect(page.locator("#held-sheets li:has([name=sheet]:checked)")).to_have_count(1)
    await in_thread(release, session)
    page = await board_of(screens, owner, session)

    await expect(tray(page, "All").locator("li")).to_have_count(4)
    await expect(page.locator("#held-sheets")).not_to_contain_text(TEXTS[4])
    await expect(page.get_by_role("checkbox")).to_have_count(0)


async def test_boxes_ticked_in_haste_say_what_the_hand_did_last(screens, owner, in_thread):
    session = await in_thread(held, owner)
    page = await board_of(screens, owner, session)
    done: list[str] = []
    page.on("requestfinished", lambda request: done.append(request.url) if "/do/aside/" in request.url else None)
    await page.evaluate(
        "for (const at of [3, 4, 3]) document.querySelector(`#held-sheets [name=sheet][value='${at}']`).click()"
    )
    while len(done) < 3:
        await page.wait_for_timeout(20)
    assert (await in_thread(Round.objects.get, pk=session.round_id)).aside == [4]

    await stepped(in_thread, screens, session, screen.set_aside, session.pk, sheets=[2, 4])
    await expect(page.locator("#held-sheets li:has([name=sheet]:checked)")).to_have_count(2)
    async with page.expect_response("**/do/aside/"):
        await page.locator("#held-sheets [name=sheet][value='2']").uncheck()
    assert (await in_thread(Round.objects.get, pk=session.round_id)).aside == [4]


async def test_the_console_asks_whom_the_sheets_speak_for(screens, owner, in_thread):
    session = await in_thread(shown, owner)
    page = await board_of(screens, owner, session)
    await page.get_by_role("button", name="Ask: whom do they speak for too?").click()

    await expect(page.locator(".now h2")).to_have_text("Which of these sheets speak for you too?")
    await expect(page.locator("#board")).to_be_hidden()


async def test_two_clicks_on_add_are_one(screens, owner, in_thread):
    session = await in_thread(shown, owner)
    draft = Draft(kind_slug="choice", text="Which one first?", config={"options": ["one", "two"]})
    await in_thread(add_question, session_id=session.pk, draft=draft)
    page = await board_of(screens, owner, session)
    await sheet(page, TEXTS[2]).get_by_role("button", name="Make it an item of …").click()
    await page.locator("#item-dialog form").evaluate("form => [form.requestSubmit(), form.requestSubmit()]")
    await expect(page.locator("#item-dialog")).to_be_hidden()
    await expect(page.locator("#board-said")).to_have_text("Added to the question.")


async def test_a_sheet_becomes_an_item_and_a_second_time_it_is_refused(screens, owner, in_thread, silence):
    silence.append("409 (Conflict)")
    session = await in_thread(shown, owner)
    draft = Draft(kind_slug="choice", text="Which one first?", config={"options": ["one", "two"]})
    question = await in_thread(add_question, session_id=session.pk, draft=draft)
    page = await board_of(screens, owner, session)
    for _time in range(2):
        await sheet(page, TEXTS[2]).get_by_role("button", name="Make it an item of …").click()
        await expect(page.locator("#item-dialog input")).to_have_value(TEXTS[2])
        await mended(page)
        await page.locator("#item-dialog").get_by_role("button", name="Add").click()
        if _time == 0:
            await expect(page.locator("#board-said")).to_have_text("Added to the question.")

    await expect(page.locator("#item-dialog").get_by_role("alert")).to_contain_text("two lines are the same")
    changed = await in_thread(Question.objects.get, pk=question.pk)
    assert changed.settings.options == ("one", "two", TEXTS[2])


@pytest.mark.parametrize("size", [PHONE, {"width": 820, "height": 1180}, LAPTOP], ids=["phone", "tablet", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_hostile_and_long_sheets_stay_within_their_edges(screens, owner, in_thread, size, scheme):
    session = await in_thread(held, owner, CORPUS)
    await in_thread(sheets.group, session.pk, round_id=session.round_id, sheets=[0, 3, 5], name="w" * 60)
    page = await board_of(screens, owner, session, size=size, color_scheme=scheme)
    await shot(page, f"board-corpus-{size['width']}-{scheme}")

    assert await page.evaluate(OVER) == []
    await mended(page)
    assert sorted(await page.locator("#held-sheets li > span").all_text_contents()) == sorted(CORPUS)


async def test_two_hundred_sheets_can_be_laid_out(screens, owner, in_thread):
    session = await in_thread(shown, owner, [f"sheet {number}" for number in range(200)])
    page = await board_of(screens, owner, session)
    await sheet(page, "sheet 199").get_by_role("combobox").select_option(label="New theme …")
    await named(page, "Last")
    await expect(tray(page, "Last").locator("li")).to_have_count(1)
    await shot(page, "board-200")

    assert await page.locator("#held-sheets li").count() == 200
