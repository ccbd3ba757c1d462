"""The wall on a projector: what stands where, how large, and how the dots travel."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.conf import settings
from playwright.async_api import expect

from sessions.figures import ink, plotly
from sessions.figures.mosaic import mosaic
from sessions.figures.scene import WALL, Canvas
from sessions.kinds import get
from sessions.kinds.base import Summary
from sessions.queries.sheets import leaves
from sessions.services import screen
from tests.browser.looking import violations
from tests.browser.projector import projector
from tests.browser.steps import drawn, settled
from tests.factories import a_session, answer, open_next, phones, release
from workshop.packages import packaged

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALL = {"width": 1280, "height": 720}
FULL = {"width": 1920, "height": 1080}


def with_answers(*values: int, **fields):
    """A session with a question open and some answers in."""
    session = a_session(k=3, **fields)
    tokens = phones(session, len(values) + 1)
    open_next(session)
    for token, value in zip(tokens, values, strict=False):
        answer(session, token, value)
    return session


def scale_of(counts: tuple[int, ...], *, canvas: Canvas = WALL) -> dict:
    """The wall's figure of a scale with many voices."""
    kind = get("scale")
    config = kind.Config.checked({"steps": ["Far left", "Left", "Middle", "Right", "Far right"]})
    return plotly.figure(
        kind.draw(Summary(n=sum(counts), counts={"answers": counts}), config, canvas=canvas), ink.LIGHT
    )


def picture(counts: tuple[int, ...], step: str) -> dict:
    return {"n": sum(counts), "step": step, "figure": scale_of(counts), "desc": "", "footer": "n"}


def counted(many: int, hopper: int) -> dict:
    return {"in": many, "of": many, "all": True, "hopper": hopper, "text": f"All {many} are in."}


@pytest.mark.parametrize("size", [SMALL, FULL])
async def test_the_lobby_shows_the_code_large_and_a_dot_for_each_who_joins(screens, in_thread, size):
    session = await in_thread(a_session, opening="First we look, then we talk.")
    wall = await projector(screens, session, size=size)
    box = await wall.page.locator(".lobby > .qr").bounding_box()
    assert abs(box["height"] / size["height"] - 0.6) < 0.01
    await expect(wall.page.locator(".lobby")).to_contain_text(session.code_shown)
    await expect(wall.page.locator("#promise li")).to_have_count(3)

    await expect(wall.page.locator(".lobby .focus")).to_be_hidden()
    await in_thread(phones, session, 5)
    await wall.show(focus="Our next year")
    await expect(wall.page.locator(".lobby .focus")).to_have_text("Our next year")
    await expect(wall.page.locator("#joined")).to_have_attribute("data-dots", "5")
    await expect(wall.page.locator(".lobby .row")).to_contain_text("5 phones have joined.")


@pytest.mark.parametrize("size", [SMALL, FULL])
async def test_question_and_picture_are_large_enough_and_nothing_sticks_out(screens, in_thread, size):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    await in_thread(release, session)
    wall = await projector(screens, session, size=size)
    await settled(wall.page)
    question = await wall.page.locator("#stage h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert question >= 0.04 * size["height"]
    assert len(await wall.sizes()) <= 3
    outside = await wall.page.evaluate(
        """() => [...document.querySelectorAll(".stage :is(h1, p, span), .stage svg text")]
            .filter((e) => e.checkVisibility() && e.textContent.trim())
            .map((e) => e.getBoundingClientRect())
            .filter((b) => b.width && (b.left < 0 || b.top < 0 || b.right > innerWidth || b.bottom > innerHeight))"""
    )
    assert outside == []
    letters = await wall.page.locator("#picture .textpoint text").first.evaluate("e => parseFloat(e.style.fontSize)")
    assert letters >= 0.025 * size["height"]


async def test_answers_wait_as_grey_dots_and_all_find_their_place_at_the_release(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1, 4, 4)
    wall = await projector(screens, session)
    await expect(wall.page.locator("#hopper")).to_have_attribute("data-dots", "5")
    await expect(wall.page.locator(".waiting")).to_contain_text("5 of 6 are in.")
    assert await drawn(wall.page) == 0

    await in_thread(release, session)
    await wall.show()
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    assert await drawn(wall.page) == 0
    await settled(wall.page)
    assert await drawn(wall.page) == 5
    await expect(wall.page.locator("#hopper")).to_have_attribute("data-dots", "0")


async def test_after_a_release_there_are_ten_seconds_of_nothing_else(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1, 4, None)
    wall = await projector(screens, session)
    await wall.page.clock.install()
    await in_thread(release, session)
    await wall.show()
    await wall.page.clock.run_for(4_000)
    await settled(wall.page)
    assert await drawn(wall.page) == 4
    await expect(wall.page.locator("#lines")).to_be_hidden()
    await wall.page.clock.run_for(4_000)
    await expect(wall.page.locator("#lines")).to_be_hidden()
    await wall.page.clock.run_for(3_000)
    await expect(wall.page.locator("#lines")).to_be_visible()
    await expect(wall.page.locator("#lines")).to_have_text("1 can't say from here.")


async def test_four_hundred_dots_land_within_three_seconds(screens, in_thread):
    session = await in_thread(with_answers, 0, 1)
    wall = await projector(screens, session)
    await wall.show(counts=counted(400, 400), picture=picture((0, 0, 0, 0, 0), "empty") | {"n": 0})
    await wall.page.wait_for_timeout(1_000)
    await wall.page.evaluate("window.began = performance.now()")
    await wall.show(stage="released", counts=counted(400, 0), picture=picture((40, 90, 150, 80, 40), "release"))
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    await settled(wall.page)
    took = await wall.page.evaluate("performance.now() - window.began")
    assert await drawn(wall.page) == 400
    assert took < 4_500  # three seconds of flight, and the drawing of 400 dots on a busy machine


async def test_six_thousand_voices_are_a_dot_each_still(screens, in_thread):
    session = await in_thread(with_answers, 0, 1)
    wall = await projector(screens, session)
    await wall.show(counts=counted(6_000, 6_000), picture=picture((0, 0, 0, 0, 0), "empty") | {"n": 0})
    await wall.show(stage="released", counts=counted(6_000, 0), picture=picture((600, 900, 2400, 1500, 600), "release"))
    await expect(wall.page.locator("#stage")).to_have_attribute("data-flying", "")
    await settled(wall.page)
    assert await drawn(wall.page) == 6_000


async def test_who_asked_for_stillness_sees_no_flight(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    wall = await projector(screens, session, reduced_motion="reduce")
    await in_thread(release, session)
    await wall.show()
    await expect(wall.page.locator("#picture .scatterlayer .point")).to_have_count(4, timeout=1_000)


async def test_a_live_picture_grows_and_the_rest_stays_in_the_hopper(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    wall = await projector(screens, session)
    question = await wall.page.evaluate("JSON.parse(document.getElementById('frame').textContent).question")
    live = question | {"mode": "live"}
    await wall.show(question=live, counts=counted(20, 20))
    await wall.show(question=live, counts=counted(24, 10), picture=picture((2, 4, 4, 2, 2), "live"))
    await settled(wall.page)
    assert await drawn(wall.page) == 14
    await wall.show(question=live, counts=counted(40, 12), picture=picture((4, 8, 8, 4, 4), "live"))
    await expect(wall.page.locator("#picture .scatterlayer .point")).to_have_count(28)
    await expect(wall.page.locator("#hopper")).to_have_attribute("data-dots", "12")


async def test_a_picture_is_drawn_at_most_five_times_a_second(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    wall = await projector(screens, session, reduced_motion="reduce")
    await wall.page.evaluate(
        """() => { const real = Plotly.react; window.drawings = [];
            Plotly.react = (...all) => { window.drawings.push(performance.now()); return real(...all); }; }"""
    )
    for step in range(60):
        await wall.show(counts=counted(100 + step, 10), picture=picture((step, 8, 8, 4, 4), "live"))
        await wall.page.wait_for_timeout(20)
    await wall.page.wait_for_timeout(500)
    times = await wall.page.evaluate("window.drawings")
    assert all(later - earlier > 150 for earlier, later in pairwise(times))
    assert await drawn(wall.page) == 59 + 24


async def test_the_count_of_three_comes_even_to_a_blank_wall_and_can_be_taken_back(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    await in_thread(screen.show, session.pk, blank=True)
    wall = await projector(screens, session)
    await expect(wall.page.locator("#wall")).to_have_attribute("data-screen", "blank")
    await wall.show(arming=True)
    for number in ("3", "2", "1"):
        await expect(wall.page.locator("#count")).to_have_text(number)
    await wall.show(arming=False, show={"blank": False, "qr": False, "overview": False})
    await expect(wall.page.locator("#count")).to_be_hidden()
    await expect(wall.page.locator("#hopper")).to_have_attribute("data-dots", "4")


async def test_words_lie_as_loose_sheets_nine_a_page(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    wall = await projector(screens, session)
    texts = [f"Sheet {number}" for number in range(1, 13)] + ["<b>bold</b> & https://example.org"]
    hung = [[group.as_json() for group in leaf] for leaf in leaves(texts)]
    await wall.show(stage="released", sheets=texts, leaves=hung, pages=2)
    sheets = wall.page.locator("#sheets li")
    await expect(sheets).to_have_count(9)
    await expect(wall.page.locator("#pages")).to_have_text("1–9 / 13")
    await wall.page.keyboard.press("ArrowRight")
    await expect(sheets).to_have_count(4)
    await expect(sheets.last).to_have_text("<b>bold</b> & https://example.org")
    assert await wall.page.locator("#sheets :is(a, b)").count() == 0
    await wall.page.keyboard.press("ArrowLeft")
    await expect(sheets).to_have_count(9)
    await wall.show(stage="released", sheets=texts, leaves=hung, page=1, pages=2)
    await expect(wall.page.locator("#pages")).to_have_text("10–13 / 13")


async def test_all_pictures_fit_one_screen(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    wall = await projector(screens, session, size=SMALL)
    tiles = [{"text": f"Question {i}?", "n": 9 + i, "round": 1, "desc": "", "sheets": None} for i in range(11)]
    laid = mosaic([tile["text"] for tile in tiles], above=1)
    figure = scale_of((1, 2, 3, 4, 5), canvas=laid.canvas)
    await wall.show(
        heading="This is what we have shown each other. What do you see now?",
        all=[tile | {"figure": figure} for tile in tiles],
        mosaic={"columns": laid.columns, "caption": laid.caption, "lines": laid.lines},
        show={"blank": False, "qr": False, "overview": True},
    )
    await expect(wall.page.locator(".tile .scatterlayer .point")).to_have_count(11 * 15)
    boxes = [await tile.bounding_box() for tile in await wall.page.locator(".tile").all()]
    assert max(box["y"] + box["height"] for box in boxes) <= SMALL["height"]
    assert len(await wall.sizes()) <= 3
    assert min(await wall.sizes()) >= 16


async def test_the_qr_code_takes_the_whole_height(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    await in_thread(screen.show, session.pk, qr=True)
    wall = await projector(screens, session, size=SMALL)
    box = await wall.page.locator(".scan > .qr").bounding_box()
    assert box["height"] > 0.9 * SMALL["height"]


async def test_a_lost_line_is_a_small_word_and_the_picture_stays(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1)
    await in_thread(release, session)
    wall = await projector(screens, session)
    await expect(wall.page.locator("#lost")).to_be_hidden()
    await wall.sockets[-1].close()
    await expect(wall.page.locator("#lost")).to_be_visible()
    assert await drawn(wall.page) == 3
    await expect(wall.page.locator("#wall")).to_have_attribute("data-screen", "question")


@pytest.mark.parametrize("dark", [False, True])
async def test_axe_finds_nothing_to_mend(screens, in_thread, dark):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    await in_thread(screen.show, session.pk, dark=dark)
    wall = await projector(screens, session)
    on = {"blank": False, "qr": False, "overview": False}
    tile = {"text": "Question 1?", "n": 9, "round": 1, "desc": "Nine answers.", "sheets": ["One", "Two"]}
    for changes in (
        {"stage": "lobby"},
        {},
        {"stage": "released", "sheets": ["One", "Two"], "lines": ["1 set aside by the facilitator."]},
        {"show": on | {"qr": True}},
        {"stage": "talk", "pinned": "What stayed where it was, and may stay there?"},
        {"show": on | {"overview": True}, "all": []},
        {"show": on | {"overview": True}, "all": [tile], "heading": "What do you see now?", "pinned": "And then?"},
        {"stage": "closed", "question": None, "closed": {"text": "6 answers deleted. 1 picture kept."}},
    ):
        await wall.show(rehearsal=True, **changes)
        await wall.page.wait_for_timeout(1_000)
        found = await violations(wall.page, "wcag2a", "wcag2aa", "wcag2aaa", "best-practice")
        assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in found] == []


async def test_a_wall_without_scripts_tells_its_picture(screens, in_thread):
    session = await in_thread(with_answers, 0, 1, 1, 4)
    await in_thread(release, session)
    page = await screens.open(f"/wall/{session.wall_key}/", java_script_enabled=False)
    await expect(page.locator("#told")).to_be_visible()
    await expect(page.locator("#stage h1")).to_have_text("Question 1?")


def test_the_page_names_the_style_block_of_the_installed_plotly():
    source = packaged()["packages/plotly.min.js"].read_text(encoding="utf-8")
    names = re.findall(r'getElementById\("([0-9a-f]{64})"\)', source)
    template = (settings.BASE_DIR / "templates" / "wall" / "plotly.html").read_text(encoding="utf-8")
    assert [name for name in names if f'id="{name}"' not in template] == []
    assert names
