"""A whole evening in real Chromium: Full Picture with forty voices, every question from the empty axis to the talk."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.async_api import Page, expect

from sessions import formats
from sessions.models import Question, Round, Session, User
from sessions.rehearsal.driver import Driver, sign_in
from sessions.services.setup import create_session
from tests.browser.conftest import LAPTOP
from tests.browser.looking import shot, violations
from tests.browser.steps import joined_phone
from tests.factories import a_user
from tests.workshop.running import ROOT, beside_the_tests, environment, services_of_the_tests

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VOICES = int(os.environ.get("PARALLAX_EVENING_VOICES", "40"))
PACE = os.environ.get("PARALLAX_EVENING_PACE", "burst")
"""A folder for pictures of the screens, for eyes that want to see the evening."""
SLOWLY = 60_000  # ms
UNSEEN = """() => [...document.querySelectorAll(".scene :is(path, rect, text, circle)")]
    .filter((e) => e.closest("svg").checkVisibility() && getComputedStyle(e).display === "none")
    .map((e) => e.outerHTML.slice(0, 80))"""
"""Parts of a picture that a style meant for something else has taken away."""
GRAVE = {"serious", "critical"}


async def test_a_full_picture_runs_from_the_first_question_to_the_close(
    screens: Any, in_thread: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    server = beside_the_tests(tmp_path_factory.mktemp("evening"))
    screens.url, house = server.url, screens.url
    voices = None
    try:
        owner = await in_thread(a_user, "owner")
        session = await in_thread(an_evening, owner)
        driver = Driver(server.url, session.pk, await in_thread(sign_in, session))
        wall = await screens.wall(f"/wall/{session.wall_key}/")
        console = await screens.open(f"/session/{session.pk}/console/", user=owner, size=LAPTOP)
        phone = await joined_phone(screens, session)
        voices = await in_thread(voices_of, session, server.url)
        await expect(wall.locator("#joined")).to_have_attribute("data-dots", str(VOICES + 1), timeout=SLOWLY)
        while await driver.open_next():
            await played(Evening(wall, console, phone), driver, session, in_thread)
        rounds = await in_thread(lambda: list(Round.objects.filter(session=session).select_related("question")))
        await driver.do("close", sure="1")
        await expect(wall.locator("#wall")).to_have_attribute("data-now", "closed", timeout=SLOWLY)
        await looked_at(Evening(wall, console, phone), "closed")
    finally:
        screens.url = house
        if voices is not None:
            voices.terminate()
            voices.wait()
        for profile in screens.contexts:
            await profile.close()
        server.stop()

    kinds = [round_.question.kind_slug for round_ in rounds]
    assert kinds == [
        "slider", "ranking", "gap", "words", "scale", "scale", "scale", "allocation", "plane", "words", "degree",
    ]  # fmt: skip
    assert {round_.final_count for round_ in rounds} == {VOICES}


class Evening:
    """The three screens of one moment."""

    def __init__(self, wall: Page, console: Page, phone: Page) -> None:
        self.wall, self.console, self.phone = wall, console, phone

    def __iter__(self) -> Any:
        return iter((("wall", self.wall), ("console", self.console), ("phone", self.phone)))


async def played(evening: Evening, driver: Driver, session: Session, in_thread: Any) -> None:
    """One question: all answers come in, the picture is released and settles, and three screens are looked at."""
    wall = evening.wall.locator("#wall")
    round_ = await in_thread(lambda: Round.objects.select_related("question").get(pk=now(session).round_id))
    name = f"{round_.order:02}-{round_.question.kind_slug}"
    await expect(wall).to_have_attribute("data-now", "open", timeout=SLOWLY)
    async with asyncio.timeout(SLOWLY / 1000):
        while await in_thread(round_.answers.count) < VOICES:
            await asyncio.sleep(0.1)
    await looked_at(evening, f"{name}-open")
    await driver.release()
    await expect(wall).to_have_attribute("data-now", "released", timeout=SLOWLY)
    await expect(evening.wall.locator("#stage")).not_to_have_attribute("data-flying", "", timeout=SLOWLY)
    await expect(evening.wall.locator("body")).to_contain_text(f"A picture of these {VOICES} answers", timeout=SLOWLY)
    await looked_at(evening, f"{name}-released")
    await driver.do("talk")


async def looked_at(evening: Evening, name: str) -> None:
    """Nothing grave for axe on any screen, nothing beside its edges; a picture of it for who wants one."""
    faults = []
    for screen, page in evening:
        await shot(page, f"{name}-{screen}")
        found = await violations(page)
        grave = [fault for fault in found if fault["impact"] in GRAVE]
        faults += [f"{screen} {name}: {fault['id']} {fault['nodes'][0]['html'][:120]}" for fault in grave]
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{screen} {name}: wider than the screen")
        faults += [f"{screen} {name}: not to be seen: {part}" for part in await page.evaluate(UNSEEN)]
    assert faults == []


def an_evening(owner: User) -> Session:
    """A rehearsal of all of Full Picture; its steps are the facilitator's own, so they are left out here."""
    session = create_session(
        user=owner,
        format=formats.get("full-picture"),
        title="An evening",
        focus="The next year",
        we="the whole house",
        people=VOICES,
        k=None,
        blanks={},
        rehearsal=True,
    )
    Question.objects.filter(session=session).exclude(step="").update(left_out=True)
    return session


def voices_of(session: Session, url: str) -> subprocess.Popen[bytes]:
    """Simulated phones that answer until the close."""
    env = environment(
        PARALLAX_KEYS=str(settings.KEYS),
        PARALLAX_DATA=str(Path(settings.KEYS).parent),
        PARALLAX_PREFIX=os.environ["PARALLAX_PREFIX"],
        SECRET_KEY=settings.SECRET_KEY,
        **services_of_the_tests(),
    )
    words = ["--participants", str(VOICES), "--pace", PACE, "--stay", "--quiet", "--url", url, "--wait", "300"]
    command = [sys.executable, "manage.py", "rehearse", session.code, *words]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def now(session: Session) -> Session:
    """Return the session as it stands."""
    return Session.objects.get(pk=session.pk)
