"""What stays in reach at the foot of a phone covers nothing that has to be touched or read, in either language."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions import formats
from sessions.models import Session
from sessions.services import setup, stage
from tests.browser.looking import shot
from tests.browser.phones import SOON, stepped
from tests.browser.projector import projector
from tests.factories import answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COVERED = """() => {
    const bar = document.querySelector('.answer .actions, .promise ~ .actions').getBoundingClientRect();
    const parts = '.controls button, .controls :not(.rings) > .steps .step, .guess .step, .promise li';
    return [...document.querySelectorAll(parts)]
        .map((part) => [part.textContent.trim(), part.getBoundingClientRect()])
        .filter(([, box]) => box.height > 2 && box.bottom > bar.top + 1)
        .map(([text]) => text);
}"""

ABOVE = """() => {
    const [above, question] = ['.above', '#question, h1.question'].map((name) =>
        getComputedStyle([...document.querySelectorAll(name)].find((part) => part.getClientRects().length)));
    return [above.color === question.color, parseFloat(above.fontSize) / parseFloat(question.fontSize)];
}"""
"""Whether the line above the question has its ink, and its size by that of the question."""


def made(owner: Any, slug: str, language: str) -> Session:
    """A rehearsal from a format."""
    rehearsal = {"title": "", "focus": "", "we": "", "people": 8, "k": 3, "blanks": {}, "rehearsal": True}
    return setup.create_session(user=owner, format=formats.get(slug), language=language, **rehearsal | {"title": "Wir"})


async def a_phone(screens: Any, session: Session) -> Page:
    phone: Page = await screens.phone(f"/s/{session.code}/", reduced_motion="reduce")
    await phone.locator("button.first").click()
    await expect(phone.locator(".dot.drops")).to_be_visible()
    return phone


def open_kind(session: Session, kind: str, *, guess: bool = False) -> None:
    session.refresh_from_db()
    question = session.questions.filter(kind_slug=kind, guess=guess, step="").first()
    assert question is not None
    stage.open_question(session.pk, turn=session.turn, question_id=question.pk)
    session.refresh_from_db()


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_promise_is_read_without_scrolling(screens, in_thread, owner, language):
    session = await in_thread(made, owner, "full-picture", language)
    phone = await screens.phone(f"/s/{session.code}/")
    await shot(phone, f"room-promise-{language}")

    assert await phone.evaluate(COVERED) == []
    link = await phone.locator(".actions .plain").bounding_box()
    assert link["y"] + link["height"] <= 640


@pytest.mark.parametrize("language", ["en", "de"])
async def test_rings_and_their_buttons_stand_above_the_foot(screens, in_thread, owner, language):
    session = await in_thread(made, owner, "where-we-stand", language)
    phone = await a_phone(screens, session)
    for number in range(3):
        await stepped(in_thread, screens, session, open_next, session)
        text = await in_thread(lambda: session.round.question.text)
        await expect(phone.locator("#question")).to_have_text(text, timeout=SOON)
        await expect(phone.locator(".ring-step").first).to_be_visible()
        await shot(phone, f"room-rings-{language}-{number}")
        assert await phone.evaluate(COVERED) == []


async def test_what_a_question_is_asked_of_is_read_as_easily_as_the_question(screens, in_thread, owner):
    session = await in_thread(made, owner, "panorama", "en")
    phone = await a_phone(screens, session)
    await stepped(in_thread, screens, session, open_next, session)
    await expect(phone.locator(".above")).to_have_text("Serving our customers well", timeout=SOON)
    wall = await projector(screens, session, size={"width": 1280, "height": 720})
    await expect(wall.page.locator(".stage .above")).to_have_text("Serving our customers well")
    looks = [await page.evaluate(ABOVE) for page in (phone, wall.page)]

    assert [(ink, size > 0.7) for ink, size in looks] == [(True, True), (True, True)]


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_guess_shows_its_last_step_and_both_ways_out_in_one_row(screens, in_thread, owner, language):
    session = await in_thread(made, owner, "full-picture", language)
    phone = await a_phone(screens, session)
    await stepped(in_thread, screens, session, open_kind, session, "scale", guess=True)
    await expect(phone.locator(".controls .step").first).to_be_visible(timeout=SOON)
    await phone.locator(".controls .step").nth(2).click()
    await phone.locator("form.answer button.first").click()
    await expect(phone.locator("[data-act=skip]")).to_be_visible()
    await shot(phone, f"room-guess-{language}")
    rows = [box["y"] for box in [await it.bounding_box() for it in await phone.locator(".seconds > :visible").all()]]

    assert await phone.evaluate(COVERED) == []
    assert (len(rows), len(set(rows))) == (2, 1)


async def test_a_tall_picture_passes_behind_a_bar_as_broad_as_itself(screens, in_thread, owner):
    session = await in_thread(made, owner, "full-picture", "de")
    others = await in_thread(phones, session, 4)
    phone = await a_phone(screens, session)
    await stepped(in_thread, screens, session, open_kind, session, "plane")
    places = [[number, 19 - number] for number in range(4)]
    for token in others:
        await in_thread(answer, session, token, places)
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator(".shown svg").first).to_be_visible(timeout=SOON)
    await shot(phone, "room-plane")
    bar, picture = [await phone.locator(name).first.bounding_box() for name in (".mine", ".shown")]

    assert bar["x"] <= picture["x"]
    assert bar["x"] + bar["width"] >= picture["x"] + picture["width"]
