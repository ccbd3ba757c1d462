"""Planes, rings and gaps before the running house: from a finger to the wall, and back to one's own place."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from sessions import kinds
from sessions.figures import ink, plotly
from sessions.models import Answer
from sessions.queries import published
from tests.browser.phones import SOON, opened, stepped
from tests.browser.projector import Projector, projector
from tests.browser.steps import drawn, joined_phone, settled
from tests.factories import a_session, answer, open_next, phones, release
from tests.kinds.crowds import summary

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TWO = {"items": ["How we decide", "How we meet"]}
PLAIN = {
    "plane": (TWO, {"across0": "3", "up0": "19", "across1": "0", "up1": "7"}, [[3, 19], [0, 7]]),
    "rings": ({}, {"near": "3"}, 3),
    "gap": ({}, {"now0": "1", "needed0": "4"}, [[1, 4]]),
}

MANY = {
    "plane": {"items": ["How we decide", "How we share information", "How we meet", "The tools we use", "How we rest"]},
    "rings": {},
    "gap": {"items": ["Direction", "Trust", "Time to think", "Tools", "Learning", "Rest"]},
}
SCALE = r"performance.getEntriesByType('resource').find(({ name }) => /wall\/scale\.\w*\.?js/.test(name)).name"
"""Where the wall itself loaded the module that makes a figure fit."""


async def counted(in_thread, session) -> dict[str, tuple[int, ...]]:
    (shown,) = await in_thread(published.of_session, session.pk)
    return {row: counts for row, counts in shown.summary.counts.items() if any(counts)}


async def tap(page: Page, across: float, up: float) -> None:
    box = await page.locator(".plane-ground").bounding_box()
    await page.touchscreen.tap(box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"])


async def centre(page: Page, selector: str) -> tuple[float, float]:
    return await page.locator(selector).evaluate(
        "it => { const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] }"
    )


async def test_a_phone_places_two_things_and_finds_both_places_again(screens, in_thread):
    session = await in_thread(a_session, kind="plane", config=TWO)
    others = await in_thread(phones, session, 3)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 0.175, 0.975)
    await tap(phone, 0.525, 0.025)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await phone.get_by_text("Change my answer").click()
    await expect(phone.locator(".plane-dot:visible")).to_have_count(2)
    await phone.get_by_role("button", name="Send").click()
    for token in others:
        await in_thread(answer, session, token, [[10, 10], [11, 11]])
    await stepped(in_thread, screens, session, release, session)
    await phone.get_by_role("button", name="Show my place").click(timeout=SOON)

    rings = phone.locator(".mark[data-shown]")
    await expect(rings).to_have_count(2)
    assert [await beside(phone, 0, 3, 19), await beside(phone, 1, 10, 0)] == [True, True]
    counts = await counted(in_thread, session)
    assert (counts["item0"][19 * 20 + 3], counts["item1"][10]) == (1, 1)
    assert (counts["item0"][10 * 20 + 10], counts["item1"][11 * 20 + 11]) == (3, 3)


async def beside(phone: Page, mark: int, across: int, up: int) -> bool:
    """Whether the ring lies around a dot of the picture, and that dot less than two places from its own."""
    return (
        await phone.locator(".mark")
        .nth(mark)
        .evaluate(
            """(mark, [across, up]) => {
            const [x, y] = mark.getAttribute("transform").match(/-?[\\d.]+/g).map(Number);
            const [left, foot] = ["cx", "cy"].map((name) => Number(mark.firstElementChild.getAttribute(name)));
            const drawn = mark.ownerSVGElement.querySelector("path.voice").getAttribute("d");
            const dots = [...drawn.matchAll(/M([\\d.]+) ([\\d.]+)h/g)].map(([, a, b]) => [Number(a), Number(b)]);
            const step = Number(mark.dataset.step);
            const around = dots.some(([a, b]) => Math.hypot(a - left - x, b - foot - y) < 0.02);
            return around && Math.hypot(x - across * step, y + up * step) < 2 * step;
        }""",
            [across, up],
        )
    )


async def test_half_an_answer_is_sent_back_with_everything_where_it_was(screens, silence, in_thread):
    silence.append("422")
    session = await in_thread(a_session, kind="plane", config=TWO)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await tap(phone, 0.2, 0.9)
    await phone.get_by_role("button", name="Send").click()

    await expect(phone.get_by_role("alert")).to_have_text("Please place everything first, or say that you cannot.")
    await expect(phone.locator(".plane-dot:visible")).to_have_count(1)
    assert await in_thread(Answer.objects.count) == 0


@pytest.mark.parametrize("kind", list(PLAIN))
async def test_phones_without_scripts_answer_with_plain_inputs(screens, in_thread, kind):
    config, fields, value = PLAIN[kind]
    session = await in_thread(a_session, kind=kind, config=config)
    others = await in_thread(phones, session, 3)
    phone = await screens.phone(f"/s/{session.code}/", java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await stepped(in_thread, screens, session, open_next, session)
    await expect(phone.locator("form.answer")).to_be_visible(timeout=SOON)
    for name, given in fields.items():
        if kind == "plane":
            await phone.locator(f"input[name={name}]").fill(given)
        else:
            await phone.locator(f"input[name={name}][value='{given}']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator(".covered")).to_contain_text("In. You can still change it.", use_inner_text=True)
    for token in others:
        await in_thread(answer, session, token, value)
    await stepped(in_thread, screens, session, release, session)

    await expect(phone.locator("svg.scene")).to_be_visible(timeout=SOON)
    assert {max(row) for row in (await counted(in_thread, session)).values()} == {4}


async def a_wall(screens, in_thread, kind, config, *, size=None) -> Projector:
    session = await in_thread(a_session, kind=kind, config=config)
    await in_thread(phones, session, 8)
    await in_thread(open_next, session)
    return await projector(screens, session, **({"size": size} if size else {}))


def drawing(kind: str, config: dict, n: int) -> dict:
    """The wall's picture of so many simulated voices."""
    asked = kinds.get(kind)
    checked = asked.Config.checked(config)
    told = summary(asked, checked, n=n)
    scene = asked.draw(told, checked)
    figure = plotly.figure(scene, ink.LIGHT)
    return {
        "picture": {"n": n, "step": "release", "figure": figure, "desc": "", "footer": "n"},
        "voices": scene.voices,
    }


@pytest.mark.parametrize("n", [3, 12])
@pytest.mark.parametrize("kind", list(PLAIN))
async def test_the_wall_draws_every_voice_once_in_each_field_or_row(screens, in_thread, kind, n):
    config = PLAIN[kind][0]
    wall = await a_wall(screens, in_thread, kind, config)
    seen = drawing(kind, config, n)

    await wall.show(stage="released", picture=seen["picture"])
    await settled(wall.page)

    assert await drawn(wall.page) == seen["voices"] == n * {"plane": 2, "rings": 1, "gap": 2}[kind]


async def test_dots_fly_into_the_squares_that_stand_for_a_crowd(screens, in_thread):
    wall = await a_wall(screens, in_thread, "plane", MANY["plane"])
    figure = drawing("plane", MANY["plane"], 1000)["picture"]["figure"]

    places = await wall.page.evaluate(
        """async (figure) => {
            const { fitted, voicesOf } = await import(SCALE);
            const empty = fitted(figure, 8, { voices: false }).layout.shapes.filter(({ name }) => !name);
            return [voicesOf(figure, 1000), empty.length];
        }""".replace("SCALE", SCALE),
        figure,
    )

    assert 900 <= len(places[0]) <= 1100  # each square takes a whole number
    assert all(0 < spot["x"] < 160 and 0 < spot["y"] < 56 for spot in places[0])
    assert places[1] == 0
