"""Loose sheets on the wall: nine at once, in themes, with their dots, and never beyond their edges."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import expect

from sessions.models import Session
from sessions.services import screen, sheets, stage
from tests.browser.looking import mended, shot
from tests.browser.projector import projector
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES = [{"width": 1280, "height": 720}, {"width": 1920, "height": 1080}]
CORPUS = [
    "x" * 400,
    "word " * 80,
    "a\n\n\nb\n\n\nc\n\n\nd\n\n\ne\n\n\nf\n\n\ng\n\n\nh",
    "".join(
        f"{letter}\u0335\u0321\u035c\u0338\u0337\u0300\u0336\u0358\u0328\u0301\u0302\u0303" for letter in "zalgo text"
    ),
    "abc مرحبا بالعالم def שלום 123 " * 4,
    "abc \u202edef\u202c \u2067gh\u2069",
    "👩🏽‍🚀 🏳️‍🌈 ❤️ 日本語 " * 12,
    "<b>fat</b><img src=x onerror=alert(1)>",
    "﷽" * 60,
    "𒐫" * 60,
    "https://evil.example/" + "a" * 120,
    "two\nlines  and   spaces",
]
OVER = """() => {
    const screen = [innerWidth, innerHeight];
    const wrong = [];
    const boxes = [...document.querySelectorAll('#sheets li:not(.group)')];
    for (const li of boxes) {
        const box = li.getBoundingClientRect();
        const off = box.right > screen[0] + 1 || box.bottom > screen[1] + 1 || box.left < -1 || box.top < -1;
        if (off) wrong.push('off the wall');
        const clip = li.querySelector('.words').getBoundingClientRect();
        const out = clip.bottom > box.bottom + 2 || clip.right > box.right + 2 || clip.top < box.top - 2;
        if (out) wrong.push('out of its sheet');
        if (getComputedStyle(li).overflow !== 'hidden') wrong.push('not clipped');
    }
    for (let i = 0; i < boxes.length; i += 1) for (let j = i + 1; j < boxes.length; j += 1) {
        const [a, b] = [boxes[i].getBoundingClientRect(), boxes[j].getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2) wrong.push('one sheet over another');
    }
    if (document.documentElement.scrollWidth > screen[0]) wrong.push('the page is wider than the wall');
    return wrong;
}"""

LONG = "when the week is over I would like us to look at what we began, what we left, and what nobody wanted. "
THROUGH = """() => [...document.querySelectorAll('#sheets li:not(.group) .words')].filter((words) => {
    const style = getComputedStyle(words);
    const lines = (words.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom))
        / parseFloat(style.lineHeight);
    const box = words.parentElement.getBoundingClientRect();
    const out = words.getBoundingClientRect().bottom > box.bottom + 1;
    const cut = words.scrollHeight > words.clientHeight + 1;
    return out || (cut && Math.abs(lines - Math.round(lines)) > 0.06);
}).map((words) => words.textContent)"""
"""Sheets that end in the middle of a line."""
SETTLED = """() => document.fonts.ready.then(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
}))"""
"""Waits until the letters are there and every sheet knows how high it is."""
SMALL = """() => [...document.querySelectorAll('#sheets li[data-long]')].filter((item) => {
    const words = item.querySelector('.words');
    if (words.textContent.length > 110 || item.hasAttribute('data-cut')) return false;
    item.removeAttribute('data-long');
    const fits = words.scrollHeight <= words.clientHeight + 1;
    item.setAttribute('data-long', '');
    return fits;
}).map((item) => item.textContent)"""
"""Sheets whose letters are smaller than they need be."""


def shown(texts: list[str], *, kind: str = "words", owner: Any = None, **config: Any) -> Session:
    """A session whose wall shows these sheets."""
    session = a_session(owner=owner, k=3, kind=kind, config=config)
    open_next(session)
    for number, (token, text) in enumerate(zip(phones(session, len(texts)), texts, strict=True)):
        value = {"after": text[:60], "will": text[:160], "confidence": number % 11} if kind == "degree" else [text]
        assert answer(session, token, value) is None
    stage.hold(session.pk, turn=session.turn)
    release(session)
    return session


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
async def test_hostile_and_long_sheets_stay_within_their_edges(screens, in_thread, size):
    session = await in_thread(shown, CORPUS)
    wall = await projector(screens, session, size=size)
    seen = 0
    while True:
        await expect(wall.page.locator("#sheets li").first).to_be_visible()
        assert await wall.page.evaluate(OVER) == []
        seen += await wall.page.locator("#sheets li").count()
        await shot(wall.page, f"corpus-{size['width']}-{seen}")
        if seen >= len(CORPUS):
            break
        await wall.page.keyboard.press("ArrowRight")

    assert seen == len(CORPUS)


@pytest.mark.parametrize("count", [3, 37, 200])
async def test_nine_sheets_hang_at_once_however_many_there_are(screens, in_thread, count):
    texts = [f"Sheet {number}: we start many things, and finishing them is quieter." for number in range(count)]
    session = await in_thread(shown, texts)
    wall = await projector(screens, session, size=SIZES[0])
    await expect(wall.page.locator("#sheets li")).to_have_count(min(9, count))
    await shot(wall.page, f"sheets-{count}")
    assert await wall.page.evaluate(OVER) == []
    for _page in range(-(-count // 9)):
        await wall.page.keyboard.press("ArrowRight")

    await expect(wall.page.locator("#sheets li")).to_have_count((count - 1) % 9 + 1)
    if count > 9:
        first = count - (count - 1) % 9
        span = str(count) if first == count else f"{first}–{count}"
        await expect(wall.page.locator("#pages")).to_have_text(f"{span} / {count}")


async def test_three_sheets_hang_beside_each_other_in_larger_letters(screens, in_thread):
    session = await in_thread(shown, ["Time with the people we work for.", "Fewer things at once.", "Our night shift."])
    wall = await projector(screens, session, size=SIZES[0])
    await expect(wall.page.locator("#sheets li")).to_have_count(3)
    tops = await wall.page.locator("#sheets li").evaluate_all("all => all.map((one) => one.offsetTop)")
    letters = await wall.page.locator("#sheets .words").evaluate_all(
        "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )

    assert len(set(tops)) == 1
    assert min(letters) > 30


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
async def test_themes_stand_in_columns_under_their_names(screens, in_thread, size):
    texts = [f"Sheet {number}: time and again we begin too late." for number in range(14)] + ["long " * 60]
    session = await in_thread(shown, texts)
    themes = {"Time": [0, 1, 2, 3], "How we meet and what comes of it, week after week after": [4, 14], "Noise": [5]}
    for name, members in themes.items():
        await in_thread(sheets.group, session.pk, round_id=session.round_id, sheets=members, name=name)
    wall = await projector(screens, session, size=size)
    await expect(wall.page.locator("#sheets > .group")).to_have_count(3)
    await shot(wall.page, f"themes-{size['width']}")
    await mended(wall.page)
    headings, seen = [], 0
    while True:
        assert await wall.page.evaluate(OVER) == []
        headings += await wall.page.locator("#sheets h2").all_text_contents()
        seen += await wall.page.locator("#sheets .group li").count()
        if seen >= len(texts):
            break
        await wall.page.keyboard.press("ArrowRight")

    assert list(dict.fromkeys(headings)) == [*themes, ""]
    assert seen == len(texts)


async def test_a_theme_made_in_the_talk_appears_without_turning_the_page(screens, in_thread):
    session = await in_thread(shown, [f"Sheet {number}" for number in range(12)])
    wall = await projector(screens, session, size=SIZES[0])
    await expect(wall.page.locator("#sheets li")).to_have_count(9)
    await in_thread(sheets.group, session.pk, round_id=session.round_id, sheets=[0, 3], name="Time")
    await wall.show()

    await expect(wall.page.locator("#sheets h2").first).to_have_text("Time")
    await expect(wall.page.locator("#sheets .group").first.locator("li")).to_have_count(2)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_equal_words_are_gathered_with_a_dot_for_each(screens, in_thread, dark):
    texts = ["Trust"] * 30 + ["time"] * 7 + ["meetings"] * 3 + [f"word{number}" for number in range(12)] + ["w" * 40]
    session = await in_thread(shown, texts, single=True)
    wall = await projector(screens, session, size=SIZES[0])
    await wall.show(dark=dark)
    await expect(wall.page.locator("#sheets li")).to_have_count(9)
    await shot(wall.page, f"words-{'dark' if dark else 'light'}")

    assert await wall.page.locator("#sheets svg").first.locator("circle").count() == 30
    assert await wall.page.locator("#sheets svg").evaluate_all("all => all.map((e) => e.ariaLabel)") == [
        "30",
        "7",
        "3",
        *["1"] * 6,
    ]
    assert await wall.page.evaluate(OVER) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("count", [3, 12, 40, 200])
async def test_steps_hang_over_the_spread_of_confidence(screens, in_thread, size, count):
    texts = [f"write down one thing that I will leave, and tell my team so ({number})" for number in range(count)]
    session = await in_thread(shown, texts, kind="degree")
    wall = await projector(screens, session, size=size)
    await expect(wall.page.locator("#sheets li")).to_have_count(min(4, count))
    await expect(wall.page.locator("#picture .textpoint text").first).to_be_visible()
    await shot(wall.page, f"degree-{count}-{size['width']}")

    assert await wall.page.locator("#picture .scatterlayer .trace .point").count() == count
    assert await wall.page.evaluate(OVER) == []
    chart = await wall.page.locator("#picture").bounding_box()
    last = await wall.page.locator("#sheets").bounding_box()
    assert last["y"] + last["height"] <= chart["y"] + 1


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
@pytest.mark.parametrize("kind", ["words", "degree"])
async def test_long_sheets_hang_whole_and_only_endless_ones_are_cut_after_a_line(screens, in_thread, size, kind):
    def under_two_lines() -> Session:
        session = shown([(LONG * 9)[:length] for length in (40, 80, 110, 150, 150, 170, 190, 230, 900)], kind=kind)
        session.questions.update(text="What one small step will each of us take before we meet again in spring?")
        return session

    session = await in_thread(under_two_lines)
    wall = await projector(screens, session, size=size)
    cut, seen = [], 0
    while seen < 9:
        await expect(wall.page.locator("#sheets li").first).to_be_visible()
        seen += await wall.page.locator("#sheets li").count()
        await wall.page.evaluate(SETTLED)
        await shot(wall.page, f"long-{kind}-{size['width']}-{seen}")
        assert (await wall.page.evaluate(THROUGH), await wall.page.evaluate(OVER)) == ([], [])
        cut += await wall.page.locator("#sheets [data-cut]").all_text_contents()
        last = await wall.page.locator("#sheets li .words").all_text_contents()
        page = await wall.page.locator("#pages").text_content()
        await wall.page.keyboard.press("ArrowRight")
        if seen < 9:
            await expect(wall.page.locator("#pages")).not_to_have_text(page or "")

    alone = [len(text) for text in last] == [900]  # sheets are shuffled; alone on its page even this one has room
    assert [len(text) for text in cut] == ([900] if kind == "words" and not alone else [])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
async def test_long_sheets_in_themes_end_with_a_whole_line(screens, in_thread, size):
    session = await in_thread(shown, [(LONG * 9)[: 30 * number] for number in range(1, 13)])
    for name, members in {"Time": [0, 1, 4], "Meetings": [2, 3, 6, 7], "Noise": [5, 8, 9]}.items():
        await in_thread(sheets.group, session.pk, round_id=session.round_id, sheets=members, name=name)
    wall = await projector(screens, session, size=size)
    await expect(wall.page.locator("#sheets > .group")).to_have_count(3)
    seen = 0
    while seen < 12:
        seen += await wall.page.locator("#sheets .group li").count()
        await shot(wall.page, f"long-themes-{size['width']}-{seen}")
        assert (await wall.page.evaluate(THROUGH), await wall.page.evaluate(OVER)) == ([], [])
        assert await wall.page.locator("#sheets [data-cut]").count() == 0
        await wall.page.keyboard.press("ArrowRight")


async def test_sheets_take_smaller_letters_only_where_they_must(screens, in_thread):
    texts = [f"hear an idea, ask one question before I answer, and wait ({number})" for number in range(6)]
    session = await in_thread(shown, texts, kind="degree")
    wall = await projector(screens, session, size=SIZES[0])
    await expect(wall.page.locator("#picture .textpoint text").first).to_be_visible()
    needless = [await wall.page.evaluate(SMALL)]
    await wall.page.set_viewport_size({"width": 900, "height": 400})
    await wall.page.set_viewport_size(SIZES[1])
    await wall.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    needless.append(await wall.page.evaluate(SMALL))

    assert needless == [[], []]
    assert await wall.page.evaluate(THROUGH) == []


async def test_marks_are_dots_beside_the_sheets_and_it_is_said_what_they_are(screens, in_thread):
    def marked() -> Session:
        session = shown([f"Sheet {number}: what becomes of our ideas?" for number in range(23)])
        sheets.mark(session.pk, turn=session.turn)
        session.refresh_from_db()
        for number, token in enumerate(phones(session, 40)):
            answer(session, token, sorted({number % 5, (number * 7) % 23}))
        release(session)
        return session

    session = await in_thread(marked)
    wall = await projector(screens, session, size=SIZES[0])
    await expect(wall.page.locator("#sheets li")).to_have_count(9)
    await shot(wall.page, "marks")
    await mended(wall.page)

    await expect(wall.page.locator("#lines")).to_contain_text("Each phone saw 6 of 23 sheets.")
    assert await wall.page.locator("#sheets circle").count() > 20
    assert await wall.page.evaluate(OVER) == []


async def test_all_pictures_show_words_steps_and_marks_beside_each_other(screens, in_thread):
    def everything() -> Session:
        session = shown(["Trust"] * 3 + ["time"], single=True)
        sheets.mark(session.pk, turn=session.turn)
        session.refresh_from_db()
        for token in phones(session, 3):
            answer(session, token, [0])
        release(session)
        step = {"kind_slug": "degree", "text": "What one small step will you take?", "config": {}}
        session.questions.create(position=9, release="together", **step)
        open_next(session)
        for number, token in enumerate(phones(session, 12)):
            answer(session, token, {"after": "lunch", "will": f"ask {number}", "confidence": number % 11})
        stage.hold(session.pk, turn=session.turn)
        release(session)
        screen.show(session.pk, overview=True)
        return session

    session = await in_thread(everything)
    wall = await projector(screens, session, size=SIZES[0])
    tiles = wall.page.locator(".tile")
    await expect(tiles).to_have_count(3)
    await expect(tiles.nth(2).locator(".textpoint text").first).to_be_visible()
    await shot(wall.page, "overview")

    assert [await tiles.nth(number).locator(".dot-row circle").count() for number in range(3)] == [4, 3, 0]
    assert await tiles.nth(2).locator(".sheets li").count() > 0
    sides = await tiles.evaluate_all("all => all.map((e) => e.scrollWidth <= e.clientWidth + 1)")
    assert sides == [True] * 3
