"""The controls of one kind on a page of their own, in real Chromium, with a finger that can drag."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.async_api import CDPSession, Page, async_playwright

from sessions import kinds

Spot = tuple[float, float]
STATIC = Path(__file__).parents[2] / "static"
SITE = "http://phone.test/"
SENT = "[...new FormData(document.querySelector('form'))].map(([name, value]) => `${name}=${value}`)"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A question</title><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/phone.css">
<link rel="stylesheet" href="/css/kinds.css"><link rel="stylesheet" href="/css/kinds/lines.css">
<main class="page" data-answer="none"><h1 id="question">What matters most?</h1><form class="answer">
<div class="controls" role="group" aria-labelledby="question">{controls}</div>
<div class="actions"><button class="button first">Send</button></div></form></main>
<script type="module">import {{ loadModules }} from "/js/helpers/modules.js"; loadModules(document);
import {{ write }} from "/js/helpers/fields.js"; window.write = write;
document.addEventListener("touched", () => (window.touched = true));</script>"""


@asynccontextmanager
async def chromium(**context: Any) -> AsyncIterator[Page]:
    """A phone of 360 × 640 with an empty page."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        phone = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
        profile = await browser.new_context(**(phone | context))
        yield await profile.new_page()
        await browser.close()


async def show(page: Page, slug: str, items: list[str], *, script: bool = True) -> None:
    """Show the controls of a kind; without `script` their element never comes."""
    config = kinds.get(slug).Config.checked({"items": items})
    html = PAGE.format(controls=render_to_string(f"kinds/{slug}.html", {"config": config}))

    async def answer(route: Any) -> None:
        path = route.request.url.removeprefix(SITE)
        file = STATIC / path.removeprefix("static/")
        if not path:
            await route.fulfill(body=html, content_type="text/html")
        elif file.is_file() and (script or "elements" not in path):
            await route.fulfill(path=file)
        else:
            await route.abort()

    await page.route("**", answer)
    await page.goto(SITE)
    if script:
        await page.wait_for_selector("[data-ready]")


async def sent(page: Page) -> list[str]:
    """What the form would send now."""
    found: list[str] = await page.evaluate(SENT)
    return found


class Finger:
    """A finger on the glass of a page, which scrolls it where nothing else takes it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._line: CDPSession | None = None

    async def press(self, start: Spot, end: Spot, *, steps: int = 12) -> None:
        """Draw over the glass, and stay there."""
        await self._touch("touchStart", start)
        for step in range(1, steps + 1):
            x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
            await self._touch("touchMove", (x, y))
            await self._page.wait_for_timeout(16)

    async def lift(self) -> None:
        """Leave the glass."""
        await self._touch("touchEnd")

    async def drag(self, start: Spot, end: Spot, *, steps: int = 12) -> None:
        """Draw over the glass, and leave it."""
        await self.press(start, end, steps=steps)
        await self.lift()

    async def _touch(self, kind: str, *spots: Spot) -> None:
        self._line = self._line or await self._page.context.new_cdp_session(self._page)
        points = [{"x": x, "y": y} for x, y in spots]
        await self._line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
