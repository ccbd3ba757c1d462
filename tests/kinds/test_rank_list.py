"""A ranking in real Chromium: by finger, by buttons, by keys, and without scripts."""

import pytest
import pytest_asyncio

from tests.kinds.gestures import Finger, chromium, sent, show

pytestmark = pytest.mark.browser

ITEMS = ["Quality", "Growing", "New ideas", "Our people", "Speed", "Care"]
UNTOUCHED = [f"place-{item}=" for item in range(6)]
MANY = [f"A subject that takes some words, number {number}" for number in range(1, 13)]


@pytest_asyncio.fixture
async def page():
    async with chromium() as opened:
        yield opened


async def order(page):
    return await page.locator(".rank-item").all_inner_texts()


async def grip(page, at):
    box = await page.locator(".rank-grip").nth(at).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def places(*items):
    """What is sent when the lines stand in this order."""
    return [f"place-{item}={items.index(item) + 1}" for item in sorted(items)]


async def written(page):
    return sorted(await sent(page))


async def test_an_order_nobody_touched_has_no_places(page):
    await show(page, "ranking", ITEMS)

    assert await written(page) == UNTOUCHED
    assert await page.locator("rank-list").get_attribute("data-state") == "untouched"
    assert await page.locator(".rank-grip").first.get_attribute("data-place") == ""


async def test_an_order_that_suits_as_it_stands_is_confirmed_with_one_tap(page):
    await show(page, "ranking", ITEMS)

    await page.get_by_role("button", name="It is my order as it stands").tap()

    assert await written(page) == places(0, 1, 2, 3, 4, 5)
    assert await page.locator("[role=status]").inner_text() == "Your order. It is not sent yet."
    assert await page.evaluate("window.touched") is True
    assert not await page.locator(".rank-mine").is_visible()


async def test_a_finger_drags_a_line_by_its_dot_and_the_page_stays_where_it_is(page):
    await show(page, "ranking", ITEMS)

    (x, first), (_x, fourth) = await grip(page, 0), await grip(page, 3)
    await Finger(page).drag((x, first), (x, fourth + 6))

    assert await order(page) == ["Growing", "New ideas", "Our people", "Quality", "Speed", "Care"]
    assert await written(page) == places(1, 2, 3, 0, 4, 5)
    assert await page.evaluate("scrollY") == 0
    assert await page.locator("[role=status]").inner_text() == "“Quality”: place 4 of 6."
    assert await page.locator("[data-held]").count() == 0


async def test_a_finger_drags_upwards_too(page):
    await show(page, "ranking", ITEMS)

    (x, last), (_x, first) = await grip(page, 5), await grip(page, 0)
    await Finger(page).drag((x, last), (x, first - 8))

    assert await order(page) == ["Care", "Quality", "Growing", "New ideas", "Our people", "Speed"]


async def test_a_tap_on_a_dot_moves_nothing_and_answers_nothing(page):
    await show(page, "ranking", ITEMS)
    spot = await grip(page, 2)

    await Finger(page).drag(spot, spot, steps=1)

    assert await written(page) == UNTOUCHED


async def test_a_finger_on_the_words_scrolls_a_long_list(page):
    await show(page, "ranking", MANY)
    box = await page.locator(".rank-item").nth(6).bounding_box()

    await Finger(page).drag((box["x"] + 20, box["y"] + 10), (box["x"] + 20, box["y"] - 190))

    assert await page.evaluate("scrollY") > 50
    assert await order(page) == MANY


async def test_a_long_list_scrolls_on_below_a_line_that_is_held_at_the_edge(page):
    await show(page, "ranking", MANY)
    x, y = await grip(page, 1)

    finger = Finger(page)

    await finger.press((x, y), (x, 560))
    await page.wait_for_function("scrollY >= document.documentElement.scrollHeight - innerHeight - 1")
    await finger.lift()

    assert (await order(page)).index(MANY[1]) > 8
    assert "place-1=" not in await sent(page)


async def test_a_mouse_drags_as_well(page):
    await show(page, "ranking", ITEMS)
    (x, second), (_x, last) = await grip(page, 1), await grip(page, 5)

    await page.mouse.move(x, second)
    await page.mouse.down()
    await page.mouse.move(x, last, steps=8)
    await page.mouse.up()

    assert (await order(page))[-1] == "Growing"


async def test_buttons_move_one_place_and_do_nothing_at_the_end_of_the_list(page):
    await show(page, "ranking", ITEMS)

    await page.get_by_role("button", name="“Quality” one place up").tap(force=True)
    assert await written(page) == UNTOUCHED
    await page.get_by_role("button", name="“New ideas” one place up").tap()
    await page.get_by_role("button", name="“Quality” one place down").tap()

    assert await order(page) == ["New ideas", "Quality", "Growing", "Our people", "Speed", "Care"]
    assert await page.locator(".rank-up").first.get_attribute("aria-disabled") == "true"


async def test_arrow_keys_move_a_line_that_keeps_the_focus_and_say_where_it_is(page):
    await show(page, "ranking", ITEMS)
    line = page.get_by_role("button", name="“Growing”, place 2 of 6. Move it with the arrow keys.")

    await line.press("ArrowDown")
    await page.locator(":focus").press("ArrowDown")

    assert await order(page) == ["Quality", "New ideas", "Our people", "Growing", "Speed", "Care"]
    assert await page.locator("[role=status]").inner_text() == "“Growing”: place 4 of 6."
    assert await page.evaluate("document.activeElement.getAttribute('aria-label')") == (
        "“Growing”, place 4 of 6. Move it with the arrow keys."
    )
    await page.locator(":focus").press("Home")
    assert (await order(page))[0] == "Growing"
    await page.locator(":focus").press("End")
    assert (await order(page))[-1] == "Growing"


async def test_an_answer_written_back_by_the_page_puts_the_lines_in_its_order(page):
    await show(page, "ranking", ITEMS)

    fields = {f"place-{item}": [str(6 - item)] for item in range(6)}
    await page.evaluate("(fields) => write(document.querySelector('form'), fields)", fields)
    await page.wait_for_selector("[data-state=touched]")

    assert await order(page) == ITEMS[::-1]
    assert await written(page) == places(5, 4, 3, 2, 1, 0)


@pytest.mark.parametrize("items", [ITEMS, MANY], ids=["six", "twelve"])
async def test_every_target_is_large_enough_for_a_thumb(page, items):
    await show(page, "ranking", items)

    for button in await page.locator("rank-list button").all():
        box = await button.bounding_box()
        assert box["width"] >= 48
        assert box["height"] >= 48
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_six_lines_and_send_fit_on_a_small_screen(page):
    await show(page, "ranking", ITEMS)

    boxes = [await page.locator(".rank").nth(at).bounding_box() for at in (0, 5)]
    send = await page.get_by_role("button", name="Send").bounding_box()
    assert boxes[0]["y"] >= 0
    assert boxes[1]["y"] + boxes[1]["height"] <= send["y"] + send["height"] <= 640


async def test_without_scripts_every_line_has_a_place_to_write():
    async with chromium(java_script_enabled=False) as page:
        await show(page, "ranking", ITEMS[:2], script=False)

        await page.get_by_label("Quality").fill("2")
        await page.get_by_label("Growing").fill("1")

        assert [await page.get_by_label(item).input_value() for item in ITEMS[:2]] == ["2", "1"]
        assert await page.get_by_text("Give every line a place. 1 comes first.").is_visible()
        assert not await page.locator(".rank-mine").is_visible()
