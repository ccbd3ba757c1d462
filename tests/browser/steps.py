"""What people do on their screens, and what the wall has drawn, for stories to read like stories."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page, expect

from sessions.models import Session

__all__ = ["abstain", "answer", "drawn", "joined_phone", "settled"]


async def joined_phone(screens: Any, session: Session) -> Page:
    """A phone that scanned the code and pressed the one button."""
    phone: Page = await screens.phone(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("h1")).to_contain_text("You have joined")
    return phone


async def answer(phone: Page, step: int) -> None:
    """Choose a step and send it; return when the phone says that it is in."""
    await phone.locator(f"input[name=step][value='{step}']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("body")).to_contain_text("In. You can still change it.", use_inner_text=True)


async def abstain(phone: Page) -> None:
    """Say «I can't say from here»."""
    await phone.get_by_role("button", name="I can't say from here").click()
    await expect(phone.locator("body")).to_contain_text("In. You can still change it.", use_inner_text=True)


async def drawn(wall: Page) -> int:
    """How many voices Plotly has drawn as dots, counted in its own SVG."""
    return await wall.locator("#picture .scatterlayer .trace .point").count()


async def settled(wall: Page) -> None:
    """Wait until no dot is on its way."""
    await expect(wall.locator("#stage")).not_to_have_attribute("data-flying", "")
