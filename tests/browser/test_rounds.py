"""A question asked again, on the wall and on phones: the earlier picture stays, and its dots travel."""

from __future__ import annotations

import random

import pytest
from playwright.async_api import expect

from sessions import kinds
from sessions.services import screen, stage
from tests.browser.conftest import LAPTOP
from tests.browser.looking import shot, violations
from tests.browser.projector import projector
from tests.browser.steps import drawn, settled
from tests.factories import a_session, a_user, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALL = {"width": 1280, "height": 720}
FULL = {"width": 1920, "height": 1080}
MOST = 4  # pixels between two pictures of one scale
SLOW = 15_000  # ms: a phone hears of news at the next look of its hub, at the latest

ROUNDS = [(0, [0, 1, 1, 2, 2, 3, 3, 0, 1, 2, 2]), (3, [1, 2, 0, 2, 3, 3, 1, 1, 2, 0, 3])]
"""What one phone says in two rounds, and all the others."""

CASES = {
    "scale": lambda dice, lean: min(4, max(0, round(dice.gauss(lean * 4, 1.2)))),
    "slider": lambda dice, lean: 5 * min(20, max(0, round(dice.gauss(lean * 20, 4)))),
    "choice": lambda dice, lean: [min(2, max(0, round(dice.gauss(lean * 2, 0.8))))],
    "rings": lambda dice, lean: min(4, max(0, round(dice.gauss(lean * 4, 1)))),
}


def first_round(kind: str = "scale", people: int = 12, *, newcomers: int = 0, leavers: int = 0, **fields):
    """A session whose question has been asked once; and again, and is open, with all answers in."""
    dice = random.Random(people)
    say = CASES[kind]
    session = a_session(k=4, kind=kind, **fields)
    tokens = phones(session, people)
    open_next(session)
    values = [say(dice, 0.35) for _phone in tokens]
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
    release(session)
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()
    tokens = tokens[leavers:] + phones(session, newcomers)
    for token, value in zip(tokens, [*values[leavers:], *[say(dice, 0.5)] * newcomers], strict=True):
        answer(session, token, say(dice, 0.65) if dice.random() < 0.6 else value)
    return session


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, FULL], ids=["small", "full"])
@pytest.mark.parametrize("people", [12, 120])
async def test_earlier_picture_stays_above_the_new_one_at_one_scale(screens, in_thread, people, size, dark):
    session = await in_thread(first_round, people=people)
    if dark:
        await in_thread(screen.show, session.pk, dark=True)
    wall = await projector(screens, session, size=size)
    await expect(wall.page.locator("#before .scatterlayer .trace .point")).to_have_count(people)
    await expect(wall.page.locator(".before .old")).to_have_text(f"Round 1: {people} answers")
    await expect(wall.page.locator(".before .new")).to_have_text("Round 2")
    name = f"{people}-{size['width']}-{'dark' if dark else 'light'}"
    await wall.page.wait_for_timeout(700)
    await shot(wall.page, f"scale-open-{name}")

    await in_thread(release, session)
    await wall.show()
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    await wall.page.wait_for_timeout(500)
    await shot(wall.page, f"scale-flying-{name}")
    await settled(wall.page)
    await expect(wall.page.locator("#before .scatterlayer .trace .point")).to_have_count(people)
    assert await drawn(wall.page) == people
    axes = await wall.page.evaluate(
        """() => ['before', 'picture'].map((id) => [...document.querySelectorAll(`#${id} .shapelayer path`)]
            .flatMap((lines) => lines.getAttribute("d").match(/M[^M]+/g).map((line) => {
                const left = lines.ownerSVGElement.getBoundingClientRect().left;
                const [from, , to] = line.match(/-?[\\d.]+/g).map(Number);
                return [left + from, left + to];
            })))"""
    )
    assert len(axes[0]) == len(axes[1]) == 5
    for old, new in zip(*axes, strict=True):
        assert abs(old[0] - new[0]) <= MOST
        assert abs(old[1] - new[1]) <= MOST
    await wall.page.evaluate("delete document.getElementById('stage').dataset.silent")
    await shot(wall.page, f"scale-released-{name}")
    found = await violations(wall.page)
    assert found == []
    assert screens.complaints == []


@pytest.mark.parametrize("kind", ["slider", "choice", "rings"])
async def test_other_pictures_stand_beside_their_earlier_one(screens, in_thread, kind):
    session = await in_thread(first_round, kind)
    wall = await projector(screens, session, size=SMALL)
    await expect(wall.page.locator("#before .scatterlayer .trace .point")).to_have_count(12)
    await in_thread(release, session)
    await wall.show()
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    await settled(wall.page)

    assert await drawn(wall.page) == 12
    await wall.page.evaluate("delete document.getElementById('stage').dataset.silent")
    await shot(wall.page, f"{kind}-released")
    old, new = [await wall.page.locator(f"#{name}").bounding_box() for name in ("before", "picture")]
    assert old["y"] + old["height"] <= new["y"] + 1 if kind == "slider" else old["x"] + old["width"] <= new["x"] + 1
    assert screens.complaints == []


@pytest.mark.parametrize("kind", ["ranking", "allocation", "plane", "gap"])
async def test_pictures_of_items_stand_beside_their_earlier_one(screens, in_thread, kind):
    session = await in_thread(items_again, kind)
    wall = await projector(screens, session, size=SMALL)
    await expect(wall.page.locator("#before svg.main-svg").first).to_be_visible()
    await in_thread(release, session)
    await wall.show()
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    await settled(wall.page)

    await wall.page.evaluate("delete document.getElementById('stage').dataset.silent")
    await shot(wall.page, f"{kind}-released")
    old, new = [await wall.page.locator(f"#{name}").bounding_box() for name in ("before", "picture")]
    assert old["x"] + old["width"] <= new["x"] + 1
    assert screens.complaints == []


def items_again(kind: str):
    """Two rounds of twelve about several items, the second one open."""
    one = kinds.get(kind)
    settings = one.examples[0].config
    config = one.Config.checked(settings)
    session = a_session(k=4, kind=kind, config=dict(settings))
    tokens = phones(session, 12)
    open_next(session)
    for shift in (0, 5):
        if shift:
            release(session)
            stage.again(session.pk, turn=session.turn)
            session.refresh_from_db()
        for voice, token in enumerate(tokens):
            answer(session, token, one.parse(one.simulate((voice * 7 + shift) % 12 / 11, config), config))
    return session


async def test_newcomers_come_and_leavers_go(screens, in_thread):
    session = await in_thread(first_round, people=12, newcomers=2, leavers=5)
    wall = await projector(screens, session, size=SMALL)
    await expect(wall.page.locator("#before .scatterlayer .trace .point")).to_have_count(12)
    await in_thread(release, session)
    await wall.show()
    await settled(wall.page)

    assert await drawn(wall.page) == 9
    await expect(wall.page.locator("#before .scatterlayer .trace .point")).to_have_count(12)
    await expect(wall.page.locator("#hopper")).to_have_attribute("data-dots", "0")
    assert "moved" not in await wall.page.locator("#lines").text_content()
    assert screens.complaints == []


async def test_stillness_shows_both_at_once(screens, in_thread):
    session = await in_thread(first_round)
    wall = await projector(screens, session, size=SMALL, reduced_motion="reduce")
    await in_thread(release, session)
    await wall.show()
    await settled(wall.page)

    await expect(wall.page.locator("#picture .scatterlayer .trace .point")).to_have_count(12)
    assert screens.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_phone_shows_before_and_after_and_its_own_mark_is_this_rounds(screens, in_thread, scheme):
    session = await in_thread(a_session, k=4)
    phone = await screens.phone(f"/s/{session.code}/", color_scheme=scheme)
    await phone.get_by_role("button", name="Join").click()
    others = await in_thread(phones, session, 11)
    await in_thread(open_next, session)
    for turn, (own, values) in enumerate(ROUNDS):
        if turn:
            said = phone.get_by_text("Your answer is in the picture now. It can change in the next round.")
            await expect(said.filter(visible=True)).to_have_count(1)
            await in_thread(stage.again, session.pk, turn=session.turn)
            await in_thread(session.refresh_from_db)
        await expect(phone.get_by_role("button", name="Send")).to_be_visible(timeout=SLOW)
        checked = phone.locator("input[name=step]:checked")
        await expect(checked).to_have_count(0)
        for token, value in zip(others, values, strict=True):
            await in_thread(answer, session, token, value)
        await phone.locator(f"input[name=step][value='{own}']").check(force=True)
        await phone.get_by_role("button", name="Send").click()
        await expect(phone.locator("body")).to_contain_text("In. You can still change it.", use_inner_text=True)
        await in_thread(release, session)
        await expect(phone.get_by_role("button", name="Show my place")).to_be_visible(timeout=SLOW)

    await expect(phone.locator(".shown.before figcaption")).to_have_text("Round 1: 12 answers")
    await expect(phone.locator(".shown svg")).to_have_count(2)
    await expect(phone.locator(".before [data-mine]")).to_have_count(0)
    await phone.get_by_role("button", name="Show my place").click()
    await expect(phone.locator("[data-mine][data-shown]")).to_have_attribute("data-mine", "step=3")
    await shot(phone, f"phone-{scheme}")
    assert screens.complaints == []


@pytest.mark.parametrize("size", [LAPTOP, {"width": 390, "height": 844}], ids=["laptop", "hand"])
async def test_console_says_which_way_and_counts_the_rounds(screens, in_thread, size):
    alice = await in_thread(a_user)
    session = await in_thread(first_round, people=40, owner=alice)
    await in_thread(release, session)
    page = await screens.open(f"/session/{session.pk}/console/", user=alice, size=size)

    await expect(page.locator("body")).to_contain_text("of 40 moved: ")
    await expect(page.locator("body")).to_contain_text("Round 1: 40 answers")
    await expect(page.locator("body")).to_contain_text("since round 1.")
    await shot(page, f"console-{size['width']}")
    found = await violations(page)
    assert found == []
    assert screens.complaints == []
