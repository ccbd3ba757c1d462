"""What every look at a screen begins with: it has come to rest; then axe reads it, and a picture is kept if wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

MOVING = "document.getAnimations().some(({ playState }) => playState === 'running')"
SHOTS = os.environ.get("SHOTS", "")
"""Folder for pictures of every screen that is looked at; without one none are kept."""


async def rested(page: Page) -> None:
    """Wait until nothing moves: a colour on its way from one to the other has no contrast to speak of."""
    while await page.evaluate(MOVING):
        await page.wait_for_timeout(50)


async def violations(page: Page, *rules: str) -> list[dict[str, Any]]:
    """All that axe would mend on a page at rest, by these groups of rules or by all it knows."""
    await rested(page)
    found = await Axe().run(page, **({"options": {"runOnly": list(rules)}} if rules else {}))
    return list(found.response["violations"])


async def mended(page: Page, *rules: str) -> None:
    """Nothing that axe would mend."""
    found = await violations(page, *rules)
    faults = [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
    assert faults == [], "\n".join(faults)


async def shot(page: Page, name: str, **options: Any) -> None:
    """Keep what the screen looks like, where somebody asked for it."""
    if SHOTS:
        await rested(page)
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=Path(SHOTS) / f"{name}.png", **options)
