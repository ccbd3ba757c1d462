"""The field and the rings in real Chromium: tap, drag and keys, and nothing is sent that nobody placed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import pytest_asyncio
from django.template.loader import render_to_string
from playwright.async_api import Page, async_playwright

from sessions import kinds
from sessions.views.refill import refill
from tests.browser.conftest import chromium

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "static"
SITE = "http://phone.test/"
PAGE = """<!doctype html><html lang="en"><title>Field</title><link rel="stylesheet" href="/css/tokens.css">
<link rel="stylesheet" href="/css/phone.css"><link rel="stylesheet" href="/css/kinds.css"><h1 id="question">Where?</h1>
<form id="answer">{controls}</form><script type="module" src="/js/elements/{module}.js"></script></html>"""
SENT = "Object.fromEntries(new FormData(document.querySelector('form')))"
POLICY = {"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'"}
TWO = {"items": ["How we decide", "How we meet"]}


@pytest_asyncio.fixture
async def page():
    """An empty page of a site whose files are the house's own, under the house's own policy."""
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        opened = await browser.new_page(viewport={"width": 360, "height": 640}, has_touch=True)
        opened.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
        await browser.close()
    assert complaints == []


async def shown(page: Page, slug: str, config: dict | None = None, *, fields: dict | None = None) -> None:
    """Show a kind's own controls, as they come fresh or, with fields, back from the server."""
    kind = kinds.get(slug)
    controls = render_to_string(f"kinds/{slug}.html", {"config": kind.Config.checked(config or {}), "kind": kind})
    body = PAGE.format(controls=refill(controls, fields or {}), module={"plane": "plane-field"}.get(slug, "ring-field"))

    async def answer(route):
        file = STATIC / route.request.url.removeprefix(SITE)
        if file.is_file():
            await route.fulfill(path=file)
        elif route.request.url == SITE:
            await route.fulfill(body=body, content_type="text/html; charset=utf-8", headers=POLICY)
        else:
            await route.fulfill(status=204)

    await page.route("**", answer)
    await page.goto(SITE)
    await page.wait_for_selector("[data-ready]")


async def at(page: Page, across: float, up: float, ground: str = ".plane-ground") -> tuple[float, float]:
    """Return the point of the screen so far (0 to 1) to the right and up in a field."""
    box = await page.locator(ground).bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]


async def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    await page.mouse.move(*start)
    await page.mouse.down()
    await page.mouse.move(*end, steps=6)
    await page.mouse.up()


async def test_what_nobody_placed_is_not_sent(page):
    await shown(page, "plane", TWO)

    assert await page.evaluate(SENT) == {}
    assert await page.locator(".plane-dot:visible").count() == 0


async def test_taps_place_one_item_after_the_other(page):
    await shown(page, "plane", TWO)

    await page.touchscreen.tap(*await at(page, 0.02, 0.98))
    assert await page.evaluate(SENT) == {"across0": "0", "up0": "19"}
    assert await page.locator(".plane-item").inner_text() == "How we meet"
    await page.touchscreen.tap(*await at(page, 0.98, 0.02))

    assert await page.evaluate(SENT) == {"across0": "0", "up0": "19", "across1": "19", "up1": "0"}


async def test_a_dot_is_dragged_to_another_place_and_keeps_to_the_field(page):
    await shown(page, "plane", TWO)
    await page.touchscreen.tap(*await at(page, 0.275, 0.275))
    await page.touchscreen.tap(*await at(page, 0.775, 0.775))

    await drag(page, await at(page, 0.3, 0.25), await at(page, 0.525, 0.675))
    assert await page.evaluate(SENT) == {"across0": "10", "up0": "13", "across1": "15", "up1": "15"}
    x, y = await at(page, 0.525, 0.675)
    await drag(page, (x, y), (x + 500, y))

    assert await page.evaluate(SENT) == {"across0": "19", "up0": "13", "across1": "15", "up1": "15"}


async def test_arrow_keys_move_the_item_in_focus_both_ways(page):
    await shown(page, "plane", TWO)
    await page.locator("input[name=across1]").focus()
    assert await page.locator(".plane-item").inner_text() == "How we meet"

    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft"):
        await page.keyboard.press(key)

    assert await page.evaluate(SENT) == {"across1": "11", "up1": "11"}
    assert await page.locator("input[name=across1]").get_attribute("aria-valuetext") == "12 of 20"
    assert await page.evaluate("document.activeElement.name") == "across1"


async def test_space_takes_the_very_middle_as_an_answer(page):
    await shown(page, "plane")
    await page.locator("input[name=across0]").focus()

    await page.keyboard.press("Space")

    assert await page.evaluate(SENT) == {"across0": "10", "up0": "10"}


async def test_a_screen_reader_hears_where_a_finger_placed_it(page):
    await shown(page, "plane", TWO)

    await page.touchscreen.tap(*await at(page, 0.525, 0.675))

    assert await page.locator("[role=status]").inner_text() == "How we decide: 11 of 20 across, 14 of 20 up"
    assert await page.locator(".plane-pad").get_attribute("aria-hidden") == "true"
    assert await page.locator(".plane-pad [tabindex='0'], .plane-pad button:not([tabindex='-1'])").count() == 0


async def test_a_finger_that_the_browser_takes_away_has_placed_nothing(page):
    await shown(page, "plane")
    x, y = await at(page, 0.5, 0.5)

    await page.evaluate(
        """([x, y]) => {
            const ground = document.querySelector(".plane-ground");
            ground.setPointerCapture = () => {};
            const make = (type) => new PointerEvent(type, { pointerId: 7, clientX: x, clientY: y, bubbles: true });
            ground.dispatchEvent(make("pointerdown"));
            ground.dispatchEvent(make("pointercancel"));
        }""",
        [x, y],
    )

    assert await page.evaluate(SENT) == {}


@pytest.mark.parametrize("element", ["plane", "rings"])
async def test_a_form_that_comes_back_keeps_its_answer(page, element):
    fields = {"across0": ["3"], "up0": ["7"]} if element == "plane" else {"near": ["3"]}

    await shown(page, element, {"items": ["One"]} if element == "plane" else None, fields=fields)

    assert await page.evaluate(SENT) == {name: values[0] for name, values in fields.items()}
    assert await page.locator(".plane-dot:visible, .ring-dot:visible").count() == 1


async def test_an_answer_written_back_by_the_page_is_shown(page):
    await shown(page, "plane", {"items": ["One"]})

    await page.evaluate(
        """() => { for (const [name, value] of [["across0", 4], ["up0", 6]]) {
            const input = document.querySelector(`[name=${name}]`);
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true })); } }"""
    )

    assert await page.evaluate(SENT) == {"across0": "4", "up0": "6"}
    dot = await page.locator(".plane-dot").bounding_box()
    x, y = await at(page, 4.5 / 20, 6.5 / 20)
    assert abs(dot["x"] + dot["width"] / 2 - x) < 1.5
    assert abs(dot["y"] + dot["height"] / 2 - y) < 1.5


@pytest.mark.parametrize(("out", "near"), [(0.0, "4"), (0.2, "4"), (0.36, "3"), (0.6, "2"), (0.75, "1"), (0.98, "0")])
async def test_a_tap_stands_on_the_ring_it_touches(page, out, near):
    await shown(page, "rings")

    await page.touchscreen.tap(*await at(page, 0.5, 0.5 + out / 2, ".ring-ground"))

    assert await page.evaluate(SENT) == {"near": near}


async def test_the_angle_is_the_fingers_own_and_never_sent(page):
    await shown(page, "rings")

    for across, up in ((0.95, 0.5), (0.5, 0.95), (0.05, 0.5)):
        await page.touchscreen.tap(*await at(page, across, up, ".ring-ground"))
        assert await page.evaluate(SENT) == {"near": "0"}


async def test_a_dot_is_dragged_from_ring_to_ring_and_no_further_than_the_edge(page):
    await shown(page, "rings")
    x, y = await at(page, 0.5, 0.5, ".ring-ground")

    await drag(page, (x, y), (x + 400, y))
    assert await page.evaluate(SENT) == {"near": "0"}
    await drag(page, (x + 10, y), await at(page, 0.71, 0.5, ".ring-ground"))

    assert await page.evaluate(SENT) == {"near": "3"}


async def test_keys_and_buttons_step_from_ring_to_ring(page):
    await shown(page, "rings")
    await page.locator("input[value='2']").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowDown")
    assert await page.evaluate(SENT) == {"near": "3"}
    assert await page.locator(".ring-state").inner_text() == "1 ring away"

    await page.locator(".ring-step", has_text="Further away").tap()
    await page.locator(".ring-step", has_text="Further away").tap()

    assert await page.evaluate(SENT) == {"near": "1"}


async def test_what_a_finger_needs_is_large_enough(page):
    await shown(page, "plane", {"items": list("abcde")})

    for selector in (".plane-chip", ".plane-ground"):
        box = await page.locator(selector).first.bounding_box()
        assert min(box["width"], box["height"]) >= 48
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert re.search(r"Little effect.*Strong effect", await page.locator(".plane-feet").inner_text(), re.S)
