"""A real Chromium before the running house: every page it opens must stay silent."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from sessions.models import User

PHONE = {"width": 360, "height": 640}
LAPTOP = {"width": 1280, "height": 800}
WALL = {"width": 1920, "height": 1080}
ALONE = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]
"""Chromium on its own account asks the network for many things; a test machine may have none."""


@dataclass
class Screens:
    """Opens pages, each in a browser profile of its own, and remembers what they complained about."""

    browser: Browser
    url: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(self, path: str = "/", *, user: User | None = None, size: Any = None, **context: Any) -> Page:
        """Open a path in a new profile, signed in as `user` if one is given."""
        profile = await self.browser.new_context(viewport=size or LAPTOP, base_url=self.url, **context)
        self.contexts.append(profile)
        if user is not None:
            await profile.add_cookies([await cookie_for(user, self.url)])
        page = await profile.new_page()
        self.listen(page)
        profile.on("page", self.listen)
        await page.goto(path)
        return page

    async def phone(self, path: str = "/", **context: Any) -> Page:
        """Open a path as a phone would."""
        return await self.open(path, size=PHONE, **{"has_touch": True, "is_mobile": True} | context)

    async def wall(self, path: str, **context: Any) -> Page:
        """Open a path on a projector."""
        return await self.open(path, size=WALL, **context)

    def listen(self, page: Page) -> None:
        """Keep every error, policy violation and failed script of a page."""
        page.on("console", lambda message: self._heard(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" or "Content Security Policy" in text:
            self.complaints.append(f"{kind}: {text}")


@pytest.fixture
def silence() -> list[str]:
    """Complaints a test expects, as parts of their text; all others fail it."""
    return []


@pytest_asyncio.fixture
async def screens(house, transactional_db, silence: list[str]) -> AsyncIterator[Screens]:
    """Pages of the running house; at the end none of them may have complained."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=[*ALONE, *root_needs()])
        opened = Screens(browser, house.url)
        try:
            yield opened
        finally:
            await browser.close()
    assert [text for text in opened.complaints if not any(part in text for part in silence)] == []


@pytest.fixture
def in_thread() -> Callable[..., Awaitable[Any]]:
    """Runs a service or factory from an async story: `await in_thread(a_session, owner=alice)`."""
    return run_in_thread


async def run_in_thread(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Run database work in a thread and leave no connection behind."""

    def work() -> Any:
        try:
            return function(*args, **kwargs)
        finally:
            connections.close_all()

    return await sync_to_async(work)()


async def cookie_for(user: User, url: str) -> Any:
    """The cookie of somebody who has just signed in (the house shares the tests' secret)."""

    def signed_in() -> str:
        store = SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.create()
        return str(store.session_key)

    return {"name": settings.SESSION_COOKIE_NAME, "value": await run_in_thread(signed_in), "url": url}


def chromium() -> str:
    """Where the system's own Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return found


def root_needs() -> list[str]:
    """Chromium has no sandbox for root, which is who a container runs as."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
