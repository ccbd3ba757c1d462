"""Seats in real browsers: chosen on a phone with scripts and without, shown on the wall by one key where it is safe."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions import formats, keyring
from sessions.models import Session
from sessions.queries import answers
from sessions.services.setup import Details, create_session, edit_session
from tests.browser.conftest import LAPTOP
from tests.browser.looking import violations
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import answer as tap
from tests.browser.test_even import Eavesdropper
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEATS = ["Leadership", "Product", "Sales"]
ASKED = "Which part of us do you speak from today?"
WHOLE = "Shown for the whole room only, to protect the people in small or like-minded seats."


async def seated(screens: Any, session: Session, seat: str, **context: Any) -> Page:
    """A phone that has joined and tapped its seat."""
    phone: Page = await screens.phone(f"/s/{session.code}/", **context)
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("h1")).to_have_text(ASKED)
    await phone.get_by_role("button", name=seat, exact=True).click()
    await expect(phone.locator("h1")).to_contain_text("You have joined")
    return phone


def sat(session: Session) -> list[tuple[Any, int | None]]:
    """What was sealed (read the way only the publisher may)."""
    session.refresh_from_db()
    found = answers.in_hand(session.round_id, key=keyring.key_of(session.pk))
    return sorted((voice.value, voice.contents.seat) for voice in found)


def filled(session: Session, people: list[tuple[int | None, int]]) -> None:
    for token, (seat, step) in zip(phones(session, len(people)), people, strict=True):
        answer(session, token, step, seat=seat)


TWO = [(0, step) for step in (0, 1, 1, 2, 2)] + [(1, step) for step in (2, 3, 3, 4, 4)]


async def test_a_seat_is_tapped_sent_changed_and_asked_for_again_when_it_vanished(screens, in_thread):
    session = await in_thread(lambda: a_session(seats=SEATS, questions=3))
    phone = await seated(screens, session, "Product")
    await expect(phone.locator("#screen")).to_contain_text("You speak from: Product")
    await phone.get_by_role("link", name="Change your seat").click()
    await expect(phone.locator("[aria-current]")).to_have_text("Product")
    await phone.get_by_role("button", name="Sales", exact=True).click()
    await opened(in_thread, screens, phone, session)
    await expect(phone.get_by_text(ASKED)).to_be_hidden()
    await tap(phone, 3)
    assert await in_thread(sat, session) == [(3, 2)]

    await stepped(
        in_thread, screens, session, edit_session, session_id=session.pk,
        details=Details(title="Ours", k=3, seats="North\nSouth"),
    )  # fmt: skip
    await opened(in_thread, screens, phone, session)
    await expect(phone.get_by_text(ASKED)).to_be_visible()
    await phone.get_by_text("South").click()
    await tap(phone, 1)
    assert await in_thread(sat, session) == [(1, 1)]

    await opened(in_thread, screens, phone, session)
    await expect(phone.get_by_text(ASKED)).to_be_hidden()
    await tap(phone, 2)
    await phone.locator("[data-act=change]").click()
    await tap(phone, 0)
    assert await in_thread(sat, session) == [(0, 1)]


async def test_a_phone_without_scripts_keeps_its_seat_too(screens, in_thread):
    session = await in_thread(lambda: a_session(seats=SEATS))
    phone = await seated(screens, session, "Sales", java_script_enabled=False)
    silent = await seated(screens, session, "I'd rather not say", java_script_enabled=False)
    await in_thread(open_next, session)
    for page, step in ((phone, 4), (silent, 1)):
        await page.goto(f"/s/{session.code}/")
        await page.locator(f"input[name=step][value='{step}']").check(force=True)
        await page.get_by_role("button", name="Send").click()
        await expect(page.locator("#screen")).to_contain_text("In. You can still change it.", use_inner_text=True)

    assert await in_thread(sat, session) == [(1, None), (4, 2)]


@pytest.mark.parametrize("blocked", [False, True], ids=["socket", "plain HTTP"])
async def test_every_seat_is_equally_long_on_its_way(screens, in_thread, silence, blocked):
    silence.append("WebSocket connection")
    session = await in_thread(lambda: a_session(seats=[*SEATS, "Customer care in the northern regions"], questions=5))
    phone: Any = await screens.phone("/")
    heard = Eavesdropper(phone)
    if blocked:
        await phone.add_init_script("window.WebSocket = class { constructor() { throw new Error('blocked'); } }")
    await phone.goto(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    for seat in ("Leadership", "Customer care in the northern regions", "I'd rather not say", "Sales"):
        await phone.goto(f"/s/{session.code}/seat")
        await phone.get_by_role("button", name=seat, exact=True).click()
        await expect(phone.locator("#screen")).to_be_visible()
        await opened(in_thread, screens, phone, session)
        await tap(phone, 2)

    assert len(heard.lengths) == 4
    assert len(set(heard.lengths)) == 1


async def test_one_key_shows_the_wall_and_the_phones_the_picture_by_seats(screens, owner, in_thread):
    session = await in_thread(lambda: a_session(owner=owner, seats=SEATS))
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    phone = await seated(screens, session, "Leadership")
    console = await screens.open(f"/session/{session.pk}/console/", user=owner, size=LAPTOP)
    await expect(console.locator("#link")).to_have_text("Connected")
    await opened(in_thread, screens, phone, session)
    await tap(phone, 0)
    await in_thread(filled, session, TWO)
    await expect(console.locator("#toggle-seats")).to_be_hidden()
    await console.keyboard.press("s")
    await stepped(in_thread, screens, session, release, session)
    await expect(console.locator("#toggle-seats")).to_be_visible(timeout=SOON)
    await expect(wall.locator("#picture")).not_to_contain_text("Leadership")

    await console.keyboard.press("s")

    await expect(wall.locator("#picture")).to_contain_text("Leadership", timeout=SOON)
    await expect(console.locator("#toggle-seats button")).to_have_attribute("aria-pressed", "true")
    await expect(phone.locator("svg.scene")).to_have_count(2)
    await expect(phone.get_by_role("img", name="By seats: “Leadership” from")).to_be_visible()
    await expect(wall.locator("#told")).to_contain_text("By seats: “Leadership” from")
    assert await wall.locator("#picture .scatterlayer .trace .point").count() == 11 + 2  # voices, and a sign a row
    for page in (wall, phone, console):
        assert await violations(page) == []
    await phone.get_by_role("button", name="Show my place").click()
    await expect(phone.locator("[data-mine='step=0']")).to_be_visible()

    await console.keyboard.press("s")
    await expect(wall.locator("#picture")).not_to_contain_text("Leadership", timeout=SOON)


async def test_where_there_is_none_one_sentence_stands_on_wall_console_and_phone(screens, owner, in_thread):
    session = await in_thread(lambda: a_session(owner=owner, seats=SEATS))
    wall = await screens.wall(f"/wall/{session.wall_key}/", reduced_motion="reduce")
    phone = await seated(screens, session, "Sales")
    console = await screens.open(f"/session/{session.pk}/console/", user=owner, size=LAPTOP)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 0)
    await in_thread(filled, session, TWO[:7])
    await stepped(in_thread, screens, session, release, session)

    await expect(console.locator("#lines")).to_contain_text(WHOLE, timeout=SOON)
    await expect(console.locator("#toggle-seats")).to_be_hidden()
    await expect(phone.locator("#screen")).to_contain_text(WHOLE)
    await expect(wall.locator("#lines")).to_have_text(WHOLE, timeout=SOON)
    await expect(wall.locator("#lines")).to_be_visible(timeout=15_000)


async def test_trust_pulse_asks_for_seats_and_is_shown_by_them(screens, owner, in_thread):
    def made() -> Session:
        found = next(one for one in formats.shelf() if one.slug == "trust-pulse" or one.slug == "trust_pulse")
        return create_session(
            user=owner, format=found, title="Trust Pulse", focus="", we="", people=12, k=4, blanks={}, rehearsal=False
        )  # fmt: skip

    session = await in_thread(made)
    names = session.seats
    assert len(names) >= 2
    phone = await seated(screens, session, names[0])
    await opened(in_thread, screens, phone, session)
    await tap(phone, 4)
    await in_thread(filled, session, [(number % 2, (number // 2) % 5) for number in range(12)])
    wall = await screens.wall(f"/wall/{session.wall_key}/", reduced_motion="reduce")
    await stepped(in_thread, screens, session, release, session)
    console = await screens.open(f"/session/{session.pk}/console/", user=owner, size=LAPTOP)
    await expect(console.locator("#link")).to_have_text("Connected")
    await console.keyboard.press("s")

    await expect(wall.locator("#picture")).to_contain_text(names[0], timeout=SOON)
    await expect(wall.locator("#picture")).to_contain_text(names[1])


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_seat_screen_is_whole_on_a_small_phone_and_axe_finds_nothing(screens, in_thread, scheme):
    eight = ["Leadership", "Product and design", "Sales", "Customer care in the regions", "Operations", "Finance"]
    session = await in_thread(lambda: a_session(seats=[*eight, "People and culture", "IT"]))
    phone: Page = await screens.phone(f"/s/{session.code}/", color_scheme=scheme)
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("h1")).to_have_text(ASKED)

    assert await violations(phone) == []
    await expect(phone.get_by_role("button", name="I'd rather not say")).to_be_in_viewport(ratio=1)
    assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = [(await button.bounding_box())["height"] for button in await phone.get_by_role("button").all()]
    assert min(heights) >= 48
