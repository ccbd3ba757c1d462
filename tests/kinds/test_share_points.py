"""An allocation in real Chromium: by buttons, by keys, and without scripts; nobody is held back on the way."""

import pytest
import pytest_asyncio

from tests.kinds.gestures import Finger, chromium, sent, show

pytestmark = pytest.mark.browser

ITEMS = ["Serving people today", "Repairing the same things again", "Improving how we work"]
MANY = [f"A subject that takes some words, number {number}" for number in range(1, 13)]


@pytest_asyncio.fixture
async def page():
    async with chromium() as opened:
        yield opened


async def left(page):
    return await page.locator("[role=status]").inner_text()


async def more(page, item, times=1):
    for _tap in range(times):
        await page.get_by_role("button", name=f"“{item}”: five points more").tap()


async def valid(page):
    return await page.evaluate("document.querySelector('form').checkValidity()")


async def test_an_untouched_form_gives_no_points(page):
    await show(page, "allocation", ITEMS)

    assert await sent(page) == ["points-0=", "points-1=", "points-2="]
    assert await left(page) == "You have 100 points to spread."
    assert not await valid(page)


async def test_buttons_give_and_take_and_say_what_is_left(page):
    await show(page, "allocation", ITEMS)

    await more(page, ITEMS[0], 3)
    assert await left(page) == "You have 85 points left."
    await page.get_by_role("button", name=f"“{ITEMS[0]}”: five points fewer").tap()

    assert await sent(page) == ["points-0=10", "points-1=", "points-2="]
    assert await left(page) == "You have 90 points left."
    assert await page.evaluate("window.touched") is True


async def test_nothing_goes_below_zero_or_above_all(page):
    await show(page, "allocation", ITEMS)

    await page.get_by_role("button", name=f"“{ITEMS[0]}”: five points fewer").tap()
    await page.get_by_label(ITEMS[1], exact=True).fill("100")
    await more(page, ITEMS[1])

    assert await sent(page) == ["points-0=0", "points-1=100", "points-2="]
    assert await left(page) == "All 100 points are spread."
    assert await valid(page)


async def test_more_than_there_are_may_be_given_on_the_way_and_is_told_kindly(page):
    await show(page, "allocation", ITEMS)

    await page.get_by_label(ITEMS[0], exact=True).fill("80")
    await more(page, ITEMS[1], 6)

    assert await left(page) == "10 points too many."
    assert not await valid(page)
    assert await page.get_by_label(ITEMS[0], exact=True).evaluate("(input) => input.validationMessage") == (
        "10 points too many."
    )


async def test_keys_move_in_steps_of_five(page):
    await show(page, "allocation", ITEMS)
    field = page.get_by_label(ITEMS[0], exact=True)

    await field.press("ArrowUp")
    await field.press("ArrowUp")
    await field.press("ArrowDown")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")

    assert (await sent(page))[0] == "points-0=10"
    assert await left(page) == "You have 90 points left."


async def test_a_button_that_stays_pressed_goes_on(page):
    await show(page, "allocation", ITEMS)
    box = await page.get_by_role("button", name=f"“{ITEMS[0]}”: five points more").bounding_box()
    spot = (box["x"] + 24, box["y"] + 24)

    finger = Finger(page)

    await finger.press(spot, spot, steps=1)
    await page.wait_for_function("Number(document.querySelector('input').value) >= 15")
    await finger.lift()
    held = int((await sent(page))[0].split("=")[1])
    await page.wait_for_timeout(400)

    assert (await sent(page))[0] == f"points-0={held}"


async def test_what_was_typed_goes_to_the_nearest_step(page):
    await show(page, "allocation", ITEMS)

    for item, typed in zip(ITEMS, ("33", "180", "-7"), strict=True):
        await page.get_by_label(item, exact=True).fill(typed)
        await page.get_by_label(item, exact=True).blur()

    assert await sent(page) == ["points-0=35", "points-1=100", "points-2=0"]
    assert await left(page) == "35 points too many."


async def test_send_with_points_left_says_so_and_brings_no_keyboard_up(page):
    await show(page, "allocation", ITEMS)
    await page.evaluate("document.querySelector('form').addEventListener('submit', () => (window.submitted = true))")
    await more(page, ITEMS[2], 2)

    await page.get_by_role("button", name="Send").tap()
    await page.wait_for_selector("share-points[data-asked]")

    await page.wait_for_function("document.querySelector('[role=status]').textContent === 'You have 90 points left.'")
    assert await page.evaluate("document.activeElement.tagName") != "INPUT"
    assert await page.evaluate("window.submitted") is None
    await more(page, ITEMS[2])
    assert await page.locator("share-points[data-asked]").count() == 0


async def test_an_answer_written_back_by_the_page_is_counted(page):
    await show(page, "allocation", ITEMS)

    fields = {"points-0": ["20"], "points-1": ["0"], "points-2": ["80"]}
    await page.evaluate("(fields) => write(document.querySelector('form'), fields)", fields)

    assert await left(page) == "All 100 points are spread."
    assert await page.locator("share-points").get_attribute("data-state") == "whole"


@pytest.mark.parametrize("items", [ITEMS, MANY], ids=["three", "twelve"])
async def test_every_target_is_large_enough_for_a_thumb(page, items):
    await show(page, "allocation", items)

    for button in await page.locator("share-points button").all():
        box = await button.bounding_box()
        assert box["width"] >= 48
        assert box["height"] >= 48
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_what_is_left_stays_in_sight_of_a_long_list(page):
    await show(page, "allocation", MANY)

    await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    await page.wait_for_timeout(50)

    box = await page.locator("[role=status]").bounding_box()
    assert await page.evaluate("scrollY") > 50
    assert 0 <= box["y"] <= 640


async def test_without_scripts_every_line_takes_a_number():
    async with chromium(java_script_enabled=False) as page:
        await show(page, "allocation", ITEMS, script=False)

        await page.get_by_label(ITEMS[0]).fill("40")

        assert await page.get_by_label(ITEMS[0]).input_value() == "40"
        assert await page.get_by_text("Spread 100 points, in steps of 5.").is_visible()
        assert await page.locator("[role=status]").is_hidden()
