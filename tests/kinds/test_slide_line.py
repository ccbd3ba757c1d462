"""A slider in real Chromium: a dot nobody touched is no answer."""

import os
import re
import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from django.template.loader import render_to_string
from playwright.async_api import async_playwright

from sessions import kinds

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "static"
PAGE = """<!doctype html><title>Slider</title><link rel="stylesheet" href="/css/tokens.css">
<link rel="stylesheet" href="/css/kinds.css"><h1 id="question">Energy?</h1><form>{controls}</form>
<script type="module" src="/js/elements/slide-line.js"></script>"""
SENT = "[...new FormData(document.querySelector('form'))].map(([name, value]) => `${name}=${value}`)"


@pytest_asyncio.fixture
async def page():
    """An empty page of a site whose files are the house's own."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        opened = await browser.new_page(viewport={"width": 360, "height": 640}, has_touch=True)
        yield opened
        await browser.close()


async def opened(page, *, script: bool = True, value: str = ""):
    """Show the slider's own template, as it comes fresh or, with a value, back from the server."""
    controls = render_to_string("kinds/slider.html", {"config": kinds.get("slider").Config()})
    if value:
        controls = controls.replace('name="at"', f'name="at" value="{value}"')

    async def answer(route):
        file = STATIC / route.request.url.removeprefix("http://phone.test/")
        if file.is_file() and (script or file.suffix != ".js"):
            await route.fulfill(path=file)
        elif file == STATIC:
            await route.fulfill(body=PAGE.format(controls=controls), content_type="text/html")
        else:
            await route.abort()

    await page.route("**", answer)
    await page.goto("http://phone.test/")
    return page.locator("input[type=range]")


async def test_an_untouched_dot_is_not_sent(page):
    await opened(page)

    assert await page.evaluate(SENT) == []
    assert await page.locator("slide-line").get_attribute("data-state") == "untouched"


async def test_a_tap_on_the_very_middle_is_an_answer(page):
    line = await opened(page)

    await line.tap()

    assert await page.evaluate(SENT) == ["at=50"]
    assert await page.locator("slide-line").get_attribute("data-state") == "touched"


async def test_a_mouse_that_passes_by_answers_nothing(page):
    line = await opened(page)
    box = await line.bounding_box()

    await page.mouse.move(5, 5)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 20, box["y"] + 20)
    await page.mouse.up()

    assert await page.evaluate(SENT) == []


async def test_keys_move_the_dot_in_steps_of_five(page):
    line = await opened(page)

    await line.press("ArrowRight")

    assert await page.evaluate(SENT) == ["at=55"]


async def test_an_answer_written_back_by_the_page_counts_as_touched(page):
    line = await opened(page)

    await line.evaluate("(line) => { line.value = 35; line.dispatchEvent(new Event('input', { bubbles: true })); }")

    assert await page.evaluate(SENT) == ["at=35"]


async def test_a_form_that_comes_back_keeps_its_answer(page):
    await opened(page, value="20")

    assert await page.evaluate(SENT) == ["at=20"]


async def test_without_scripts_the_plain_input_works(page):
    await opened(page, script=False)
    assert await page.evaluate(SENT) == ["at="]

    await page.locator("input[type=number]").fill("45")
    assert await page.evaluate(SENT) == ["at=45"]


async def test_the_line_is_large_enough_for_a_thumb(page):
    line = await opened(page)

    assert (await line.bounding_box())["height"] >= 48
    assert re.search(r"Very little.*A lot", await page.locator(".ends").inner_text(), re.S)
