"""A ranking and an allocation in a real room: put in order by hand, spread by taps, seen on the wall, found again."""

from __future__ import annotations

import itertools
import random

import pytest
from playwright.async_api import expect

from sessions.models import Picture
from tests.browser import looking
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import joined_phone, settled
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ITEMS = [
    "Serving our customers well",
    "Growing",
    "Quality and reliability",
    "Using time and money well",
    "New ideas",
    "Our people",
]
IN = "In. You can still change it."


async def faults(page) -> list[str]:
    found = await looking.violations(page)
    return [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}]


def orders(count, seed=1):
    dice = random.Random(seed)
    return [sorted(range(6), key=lambda item: item + dice.gauss(0, 2.2)) for _voice in range(count)]


def budgets(count, seed=1):
    dice = random.Random(seed)
    found = []
    for _voice in range(count):
        cuts = [-1, *sorted(dice.sample(range(25), 5)), 25]
        found.append([5 * (b - a - 1) for a, b in itertools.pairwise(cuts)])
    return found


async def test_an_order_made_by_hand_is_in_the_heat_map_and_found_again(screens, in_thread):
    session = await in_thread(a_session, kind="ranking", config={"items": ITEMS})
    others = await in_thread(phones, session, 11)
    phone = await joined_phone(screens, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await opened(in_thread, screens, phone, session)
    await phone.wait_for_selector("rank-list[data-ready]")
    assert await faults(phone) == []
    await looking.shot(phone, "phone-ranking")

    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("alert")).to_have_text(
        "Please put the lines in your order first, or say that you cannot."
    )
    await phone.get_by_role("button", name="“Our people” one place up").click()
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("body")).to_contain_text(IN, use_inner_text=True)
    await phone.get_by_text("Change my answer").click()
    assert await phone.locator(".rank-item").all_inner_texts() == [*ITEMS[:4], ITEMS[5], ITEMS[4]]
    await phone.get_by_text("Leave it as it is").click()
    for token, order in zip(others, orders(11), strict=True):
        await in_thread(answer, session, token, order)
    await stepped(in_thread, screens, session, release, session)

    button = phone.get_by_role("button", name="Show my place")
    await expect(button).to_be_visible(timeout=SOON)
    await button.click()
    assert await phone.locator("[data-lattice][data-shown]").count() == 6
    assert await faults(phone) == []
    await looking.shot(phone, "phone-ranking-picture")
    await expect(wall.locator("#told")).to_contain_text("12 answers, put first: ", timeout=SOON)
    await settled(wall)
    await wall.wait_for_timeout(4000 if looking.SHOTS else 500)
    shown = await wall.locator("#picture").inner_text()
    assert "Which comes first?" in shown
    assert all(name.split()[0] in shown for name in ITEMS)
    await looking.shot(wall, "wall-ranking")
    picture = await in_thread(Picture.objects.get)
    assert len(picture.summary["counts"].get("contested", ())) <= 3 * 2


async def test_points_given_by_taps_are_in_the_strips_and_found_again(screens, in_thread):
    session = await in_thread(a_session, kind="allocation", config={"items": ITEMS})
    others = await in_thread(phones, session, 11)
    phone = await joined_phone(screens, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await opened(in_thread, screens, phone, session)
    await phone.wait_for_selector("share-points[data-ready]")
    for _tap in range(8):
        await phone.get_by_role("button", name="“Growing”: five points more").click()
    await phone.get_by_label("New ideas", exact=True).fill("50")
    assert await faults(phone) == []
    await phone.get_by_role("button", name="Send").click()
    await looking.shot(phone, "phone-allocation")
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "none")
    await expect(phone.get_by_role("status").first).to_have_text("You have 10 points left.")

    await phone.get_by_role("button", name="“Our people”: five points more").dblclick()
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("body")).to_contain_text(IN, use_inner_text=True)
    for token, budget in zip(others, budgets(11), strict=True):
        await in_thread(answer, session, token, budget)
    await stepped(in_thread, screens, session, release, session)

    button = phone.get_by_role("button", name="Show my place")
    await expect(button).to_be_visible(timeout=SOON)
    await button.click()
    assert await phone.locator("[data-lattice][data-shown]").count() == 6
    assert await faults(phone) == []
    await looking.shot(phone, "phone-allocation-picture")
    await expect(wall.locator("#told")).to_contain_text("12 answers, points out of 100: ", timeout=SOON)
    await settled(wall)
    await expect(wall.locator("#picture .scatterlayer .trace .point")).to_have_count(72, timeout=SOON)
    await looking.shot(wall, "wall-allocation")


async def test_a_form_half_filled_by_gestures_survives_the_release(screens, in_thread):
    session = await in_thread(a_session, kind="ranking", config={"items": ITEMS}, questions=2)
    others = await in_thread(phones, session, 3)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await phone.wait_for_selector("rank-list[data-ready]")
    await phone.get_by_role("button", name="“Growing” one place up").click()
    for token, order in zip(others, orders(3), strict=True):
        await in_thread(answer, session, token, order)
    await stepped(in_thread, screens, session, release, session)

    await expect(phone.get_by_role("alert")).to_contain_text("The wall has moved on.", timeout=SOON)
    assert (await phone.locator(".rank-item").all_inner_texts())[0] == "Growing"
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "late")


async def test_seven_people_see_their_first_places_alone(screens, in_thread):
    session = await in_thread(a_session, kind="ranking", config={"items": ITEMS})
    others = await in_thread(phones, session, 7)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await in_thread(open_next, session)
    for token, order in zip(others, orders(7), strict=True):
        await in_thread(answer, session, token, order)
    await stepped(in_thread, screens, session, release, session)

    await expect(wall.locator("#told")).to_contain_text("7 answers, put first: ", timeout=SOON)
    await expect(wall.locator("#picture .scatterlayer .trace .point")).to_have_count(7, timeout=SOON)
    await expect(wall.locator("#lines")).to_contain_text("Fewer than 8 people: first places only.")
    await wall.wait_for_timeout(11_000 if looking.SHOTS else 0)
    await looking.shot(wall, "wall-ranking-seven")
