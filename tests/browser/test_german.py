"""A whole session in German, on phone and wall: its words are longer, and still fit."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from sessions import formats
from sessions.models import Session
from sessions.services import setup, stage
from tests.browser import looking
from tests.browser.phones import SOON
from tests.browser.projector import projector
from tests.browser.test_pages import faults
from tests.factories import phones

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_german_session(owner: Any) -> Session:
    return setup.create_session(
        user=owner,
        format=formats.get("full-picture"),
        title="Das ganze Bild",
        focus="Unsere gemeinsame Arbeit",
        we="",
        people=8,
        k=3,
        blanks={},
        rehearsal=False,
        language="de",
    )


def open_line(session: Session, question_id: int) -> None:
    session.refresh_from_db()
    stage.open_question(session.pk, turn=session.turn, question_id=question_id)


async def shot(page: Any, name: str) -> None:
    await looking.shot(page, f"de-{name}")


async def test_every_question_of_the_full_picture_fits_a_phone_and_a_wall_in_german(screens, owner, in_thread):
    session = await in_thread(a_german_session, owner)
    await in_thread(phones, session, 3)
    phone = await screens.phone(f"/j/{session.code}/")
    await shot(phone, "promise")
    assert await faults(phone) == []
    await phone.get_by_role("button", name="Dabei sein").click()
    await expect(phone.locator("h1")).to_have_text("Dieses Telefon ist dabei.")
    wall = await projector(screens, session, size={"width": 1280, "height": 720})
    lines = await in_thread(lambda: [(line.pk, line.text) for line in session.questions.filter(step="")])

    found = []
    for number, (pk, text) in enumerate(lines, start=1):
        await in_thread(open_line, session, pk)
        await expect(phone.locator("#question")).to_have_text(text, timeout=SOON)
        await wall.show()
        await shot(phone, f"phone-{number:02}")
        await shot(wall.page, f"wall-{number:02}")
        found += await faults(phone)

    assert found == []
    assert screens.complaints == []
