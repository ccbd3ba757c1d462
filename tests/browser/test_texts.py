"""RELIABILITY, promise 21: whatever people write is shown exactly as typed, on every screen, and does nothing there."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.models import Session
from sessions.services import closing, screen, stage
from tests.browser.steps import settled
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCRIPT = "<script>document.title='owned'</script>"
LINES = [
    SCRIPT,
    "<img src=x onerror=alert(1)> & &amp; &lt;b&gt;",
    '<a href="https://evil.example">here</a>',
    "<b>fat</b><br><i>thin</i> <sup>2</sup>",
    "{{7*7}} {% now 'Y' %} ${7*7} %(n)s {n} {}",
    "%s %d “double” \"plain\" 'single' `back` \\",
    "https://evil.example www.evil.example a@b.c",
    "$\\frac{1}{2}$ \\(x^2\\) *bold* _thin_ #h1",
    "abc مرحبا def שלום 123",
    "Z\u0321\u035c\u0338a\u0337\u0300l\u0336g\u0358o\u0328",
    "👩🏽‍🚀 🏳️‍🌈 ❤️ 日本語",
    "</textarea></svg></p>]]><!-- --><svg/onload=1>",
]
TITLE, FOCUS, WE, OPENING, CLOSING = LINES[0], LINES[1], LINES[2], LINES[3], LINES[4]
SHEETS = [
    *LINES,
    "abc \u202edef\u202c \u2067gh",
    "two\nlines  and   spaces",
    '=HYPERLINK("https://evil.example")',
    "javascript:alert(1)",
]
MADE = (
    "b, i:not([class]), sup, img, iframe:not(phone-preview > iframe), object, a[href*='evil'], a[href^='javascript'], "
    "svg svg, script:not([src], [type='application/json'])"
)
"""Elements that none of our pages has; a text that was taken for markup would have made one."""
CONFIG = {"options": LINES, "several": False}


def a_hostile_session(owner: Any) -> Session:
    """A session whose every text was written by somebody who means harm."""
    session = a_session(
        owner=owner, k=3, kind="choice", config=CONFIG, focus=FOCUS, we=WE, opening=OPENING, closing=CLOSING
    )
    question = session.questions.get()
    question.text, question.above, question.help = LINES[5], LINES[6], LINES[7]
    question.save()
    Session.objects.filter(pk=session.pk).update(title=TITLE)
    session.refresh_from_db()
    return session


def answered(session: Session) -> list[str]:
    """Open the question; everyone picks another option."""
    tokens = phones(session, len(LINES))
    open_next(session)
    for option, token in enumerate(tokens):
        answer(session, token, [option])
    return tokens


def held_sheets(owner: Any) -> Session:
    """A question of words, with a sheet of each kind before the facilitator."""
    session = a_session(owner=owner, k=3, kind="words", config={"sheets": 1, "hint": LINES[1]})
    tokens = phones(session, len(SHEETS))
    open_next(session)
    for token, text in zip(tokens, SHEETS, strict=True):
        answer(session, token, [text])
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


async def inert(page: Page) -> None:
    """Nothing on this page was made by a text, and no script of a text has run."""
    await expect(page).not_to_have_title("owned")
    for frame in page.frames:  # the page, and the phone inside an editor
        assert await frame.title() != "owned"
        assert await frame.locator(MADE).evaluate_all("found => found.map((e) => e.outerHTML)") == []


async def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in await page.locator(selector).all_text_contents()]


async def joined(screens: Any, session: Session) -> Page:
    phone: Page = await screens.phone(f"/s/{session.code}/")
    await inert(phone)
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator(".state").first).to_be_visible()
    return phone


def bare(lines: list[str]) -> str:
    """Labels without the line breaks that a narrow picture makes."""
    return re.sub(r"\s", "", "".join(lines))


async def test_texts_of_a_facilitator_are_shown_as_typed_and_do_nothing(screens, owner, in_thread):
    session = await in_thread(a_hostile_session, owner)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    assert await texts(wall, ".lobby h1, .lobby [data-text=opening]") == [TITLE, OPENING]
    await inert(wall)
    phone = await joined(screens, session)
    assert await texts(phone, ".where") == [TITLE]

    await in_thread(answered, session)
    phone = await screens.phone(f"/s/{session.code}/", storage_state=await phone.context.storage_state())
    assert await texts(phone, ".ask .above, .ask h1, .ask .help") == [LINES[6], LINES[5], LINES[7]]
    assert await texts(phone, ".step span") == LINES
    assert WE in (await texts(phone, ".ask .we"))[0]
    await inert(phone)


async def test_labels_in_plotly_and_svg_are_the_words_that_were_typed(screens, owner, in_thread):
    session = await in_thread(a_hostile_session, owner)
    phone = await joined(screens, session)
    await in_thread(answered, session)
    await in_thread(release, session)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(wall.locator("#picture .textpoint text").first).to_be_visible()
    await settled(wall)
    frame = await wall.evaluate("JSON.parse(document.getElementById('frame').textContent)")
    wanted = [html.unescape(text) for text in frame["picture"]["figure"]["data"][-1]["text"]]
    drawn = await wall.locator("#picture .textpoint text").all_text_contents()
    phone = await screens.phone(f"/s/{session.code}/", storage_state=await phone.context.storage_state())
    on_phone = await phone.locator("svg.scene text").all_text_contents()
    console = await screens.open(f"/session/{session.pk}/console/", user=owner)

    assert [text.replace("\u00a0", " ") for text in drawn] == wanted
    assert [line for line in LINES if bare([line]) not in bare(wanted)] == []
    assert [line for line in LINES if bare([line])[:20] not in bare(on_phone)] == []
    assert await texts(console, ".now h2") == [LINES[5]]
    assert [line for line in LINES if line not in (await texts(console, ".told"))[0]] == []
    for page in (wall, phone, console):
        await inert(page)


async def test_all_pictures_and_the_close_show_texts_as_typed(screens, owner, in_thread):
    session = await in_thread(a_hostile_session, owner)
    phone = await joined(screens, session)
    await in_thread(answered, session)
    await in_thread(release, session)
    await in_thread(screen.show, session.pk, overview=True)
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(wall.locator(".tile")).to_have_count(1)
    assert await texts(wall, ".tile [data-part=text]") == [LINES[5]]
    await inert(wall)
    await in_thread(closing.close, session.pk, turn=session.turn, sure=True)
    phone = await screens.phone(f"/s/{session.code}/", storage_state=await phone.context.storage_state())
    wall = await screens.wall(f"/wall/{session.wall_key}/")

    assert CLOSING in await texts(phone, ".screen p")
    assert await texts(wall, ".closed [data-text=closing]") == [CLOSING]
    for page in (wall, phone):
        await inert(page)


async def test_sheets_are_loose_as_typed_and_dead_on_console_wall_and_phone(screens, owner, in_thread):
    session = await in_thread(held_sheets, owner)
    console = await screens.open(f"/session/{session.pk}/console/", user=owner)
    await expect(console.locator("#held-sheets li")).to_have_count(len(SHEETS))
    assert sorted(await texts(console, "#held-sheets span")) == sorted(SHEETS)
    phone = await joined(screens, session)
    await in_thread(release, session)
    phone = await screens.phone(f"/s/{session.code}/", storage_state=await phone.context.storage_state())
    wall = await screens.wall(f"/wall/{session.wall_key}/")
    await expect(wall.locator("#sheets li")).to_have_count(9)
    on_wall = await texts(wall, "#sheets li")
    pictures = await screens.open(f"/session/{session.pk}/pictures/", user=owner)

    assert sorted(await texts(phone, ".sheets li")) == sorted(SHEETS)
    assert sorted(await texts(pictures, ".sheets li")) == sorted(SHEETS)
    assert set(on_wall) < set(SHEETS)
    assert "two\nlines  and   spaces" in await phone.locator(".sheets li").all_inner_texts()
    for page in (console, phone, wall, pictures):
        await inert(page)


async def test_a_sheet_typed_on_a_phone_comes_through_as_typed(screens, owner, in_thread):
    session = await in_thread(a_session, owner=owner, k=3, kind="words", config={"sheets": 1, "hint": ""})
    phone = await joined(screens, session)
    await in_thread(open_next, session)
    for token in await in_thread(phones, session, 2):
        await in_thread(answer, session, token, ["another"])
    typed = f"{SCRIPT} & {LINES[9]}\n{LINES[8]} {LINES[10]}"
    await phone.reload()
    await phone.locator("textarea").fill(typed)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator(".state", has_text="In. You can still change it.")).to_be_visible()
    await in_thread(stage.hold, session.pk, turn=session.turn)
    console = await screens.open(f"/session/{session.pk}/console/", user=owner)

    assert sorted(await texts(console, "#held-sheets span")) == sorted(["another", "another", typed])
    await inert(console)


async def test_every_page_of_the_facilitator_bears_hostile_texts(screens, owner, in_thread):
    session = await in_thread(a_hostile_session, owner)
    question = await in_thread(lambda: session.questions.get().pk)
    page = await screens.open("/", user=owner)
    await expect(page.locator("main")).to_contain_text(TITLE)
    await inert(page)
    for path in (
        "",
        "set-up/",
        "check/",
        "card/",
        "pictures/",
        "members/",
        "delete/",
        f"question/{question}/",
        "console/",
    ):
        answered = await page.goto(f"/session/{session.pk}/{path}")
        assert (path, answered.status) == (path, 200)
        await inert(page)
