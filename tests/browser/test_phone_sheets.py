"""Steps, marks and single words on a phone: with a thumb, without scripts, and never wider than the screen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from sessions.models import Answer, Session
from sessions.queries import published
from sessions.services import sheets, stage
from tests.browser import looking
from tests.browser.conftest import PHONE
from tests.browser.looking import mended
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import joined_phone
from tests.browser.test_sheets_wall import CORPUS, shown
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEGREE = {
    "en": {"text": "What one small step will you take before we meet again?"},
    "de": {
        "text": "Welchen kleinen Schritt gehe ich, bevor wir uns wiedersehen?",
        "hint": "Nach etwas, das ich ohnehin tue: etwas kleines Neues.",
        "after": "Nachdem ich …",
        "will": "werde ich …",
        "ask": "Wie sicher bin ich, dass ich diesen Schritt gehe?",
        "low": "Gar nicht",
        "high": "Völlig",
    },
}

SHEETS = [f"Sheet {number}: what becomes of our ideas?" for number in range(23)]
OVER = """() => [...document.querySelectorAll('#screen *')]
    .filter((e) => e.checkVisibility() && !e.closest('svg, .visually-hidden'))
    .filter((e) => { const box = e.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
    .map((e) => e.outerHTML.slice(0, 90))"""
SMALL = """() => [...document.querySelectorAll('#screen :is(button, a, textarea, .step, input[type=text])')]
    .filter((e) => e.checkVisibility())
    .map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 47.5)
    .map(([html]) => html)"""


async def shot(page: Any, name: str) -> None:
    await looking.shot(page, f"phone-{name}", full_page=True)


async def fits(phone: Page) -> None:
    assert await phone.evaluate(OVER) == []
    assert await phone.evaluate(SMALL) == []
    await mended(phone)


async def is_in(phone: Page) -> None:
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")


def marking() -> Session:
    """A session that asks about 23 sheets whom they speak for."""
    session = shown(SHEETS)
    sheets.mark(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_step_is_written_sent_changed_and_found_in_the_picture(screens, in_thread, scheme):
    session = await in_thread(a_session, kind="degree")
    phone = await screens.phone(f"/s/{session.code}/", color_scheme=scheme)
    await phone.get_by_role("button", name="Join").click()
    await opened(in_thread, screens, phone, session)
    await shot(phone, f"degree-{scheme}")
    await fits(phone)
    await phone.get_by_label("After I …").fill("pour my first coffee")
    await phone.get_by_label("I will …", exact=True).fill("choose the one thing for today")
    await phone.get_by_role("radio", name="7").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await is_in(phone)
    await phone.get_by_text("Change my answer").click()
    await expect(phone.get_by_label("I will …", exact=True)).to_have_value("choose the one thing for today")
    await expect(phone.get_by_role("radio", name="7")).to_be_checked()
    await phone.get_by_role("radio", name="8").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await is_in(phone)
    for token in await in_thread(phones, session, 2):
        await in_thread(answer, session, token, {"after": "lunch", "will": "ask", "confidence": 2})
    await stepped(in_thread, screens, session, stage.hold, session.pk, turn=session.turn)
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator("svg.scene")).to_be_visible(timeout=SOON)
    await shot(phone, f"degree-picture-{scheme}")

    assert await phone.evaluate(OVER) == []
    await expect(phone.locator(".sheets li")).to_have_count(3)
    await expect(phone.locator("#screen")).to_contain_text(
        "After I pour my first coffee, I will choose the one thing for today"
    )
    await phone.get_by_role("button", name="Show my place").click()
    assert await phone.locator("[data-mine][data-shown]").count() == 1


async def test_a_step_is_written_without_scripts_and_a_missing_half_is_asked_for(screens, in_thread, silence):
    silence.append("422")
    session = await in_thread(a_session, kind="degree")
    await in_thread(open_next, session)
    phone = await screens.open(f"/s/{session.code}/", size=PHONE, java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await phone.get_by_label("After I …").fill("pour my coffee")
    await phone.get_by_role("radio", name="10").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.get_by_role("alert")).to_have_text("Please write both halves first, or say that you cannot.")
    await expect(phone.get_by_label("After I …")).to_have_value("pour my coffee")
    await phone.get_by_label("I will …", exact=True).fill("ask one question")
    await phone.get_by_role("button", name="Send").click()

    await is_in(phone)


async def test_each_phone_marks_among_its_own_six_sheets_and_keeps_them(screens, in_thread):
    session = await in_thread(marking)
    seen = []
    for number in range(2):
        phone = await screens.phone(f"/s/{session.code}/")
        await phone.get_by_role("button", name="Join").click()
        await expect(phone.locator("six-sheets li")).to_have_count(6)
        drawn = await phone.locator("six-sheets input").evaluate_all("all => all.map((box) => box.value)")
        seen.append(drawn)
        await phone.reload()
        await expect(phone.locator("six-sheets li")).to_have_count(6)
        assert await phone.locator("six-sheets input").evaluate_all("all => all.map((box) => box.value)") == drawn
        await shot(phone, f"marks-{number}")
        await fits(phone)
        await phone.locator("six-sheets input").nth(number).check(force=True)
        await phone.get_by_role("button", name="Send").click()
        await is_in(phone)
    await in_thread(answer, session, (await in_thread(phones, session, 1))[0], [])
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator(".voices").first).to_be_visible(timeout=SOON)
    await shot(phone, "marks-picture")

    found = await in_thread(lambda: published.for_room(session.round).dots)
    assert seen[0] != seen[1]
    assert (sum(found), found[int(seen[0][0])] >= 1, found[int(seen[1][1])] >= 1) == (2, True, True)


async def test_the_six_are_drawn_by_chance_alone(screens, in_thread):
    session = await in_thread(marking)
    phone = await screens.phone(f"/s/{session.code}/")
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("six-sheets li")).to_have_count(6)
    drawn = await phone.evaluate(
        """() => {
            const counts = Array(23).fill(0);
            for (let round = 0; round < 2000; round += 1) {
                const all = Array.from({length: 23}, (_, i) => `<li><input value="${i}"></li>`).join("");
                const holder = document.createElement("div");
                const sheets = `<six-sheets seen="6">${all}</six-sheets>`;
                holder.innerHTML = `<form><input name="round" value="r${round}">${sheets}</form>`;
                document.body.append(holder);
                for (const box of holder.querySelectorAll("li input")) counts[Number(box.value)] += 1;
                holder.remove();
                sessionStorage.clear();
            }
            return counts;
        }"""
    )

    assert sum(drawn) == 12_000
    assert max(abs(count - 12_000 / 23) for count in drawn) < 120  # six standard deviations


async def test_without_scripts_all_sheets_can_be_marked_and_none_is_an_answer(screens, in_thread):
    session = await in_thread(marking)
    phone = await screens.open(f"/s/{session.code}/", size=PHONE, java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator("six-sheets li")).to_have_count(23)
    await phone.get_by_role("button", name="Send").click()
    await is_in(phone)

    assert await in_thread(Answer.objects.filter(round=session.round_id).count) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_hostile_and_long_sheets_stay_within_the_phone(screens, in_thread, scheme):
    session = await in_thread(shown, CORPUS)
    phone = await joined_phone_with(screens, session, color_scheme=scheme)
    await expect(phone.locator(".sheets li")).to_have_count(len(CORPUS))
    await shot(phone, f"corpus-{scheme}")
    assert await phone.evaluate(OVER) == []
    assert sorted(await phone.locator(".sheets li").all_text_contents()) == sorted(CORPUS)

    await stepped(in_thread, screens, session, sheets.mark, session.pk, turn=session.turn)
    await expect(phone.locator("six-sheets li")).to_have_count(6, timeout=SOON)
    await shot(phone, f"corpus-marks-{scheme}")
    assert await phone.evaluate(OVER) == []


async def test_one_word_is_one_line_and_comes_back_with_its_voices(screens, in_thread):
    session = await in_thread(a_session, kind="words", config={"single": True, "hint": "As it comes."})
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await shot(phone, "word")
    await fits(phone)
    await phone.get_by_role("textbox", name="One word").fill("Trust")
    await phone.get_by_role("button", name="Send").click()
    await is_in(phone)
    for token, word in zip(await in_thread(phones, session, 3), ["trust", "trust", "time"], strict=True):
        await in_thread(answer, session, token, [word])
    await stepped(in_thread, screens, session, stage.hold, session.pk, turn=session.turn)
    await stepped(in_thread, screens, session, release, session)
    await expect(phone.locator(".sheets li")).to_have_count(2, timeout=SOON)
    await shot(phone, "word-picture")

    assert await phone.locator(".sheets li").all_inner_texts() == ["trust ●●●", "time ●"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_reflection_fits_the_phone(screens, in_thread, scheme):
    session = await in_thread(a_session, kind="reflection")
    phone = await joined_phone_with(screens, session, color_scheme=scheme)
    await opened(in_thread, screens, phone, session)
    await shot(phone, f"reflection-{scheme}")
    await fits(phone)
    await phone.get_by_role("button", name="Finished").click()
    await expect(phone.locator(".state:visible")).to_have_text("Finished. What you wrote has not left this phone.")
    await shot(phone, f"reflection-finished-{scheme}")


async def joined_phone_with(screens: Any, session: Session, **context: Any) -> Page:
    phone: Page = await screens.phone(f"/s/{session.code}/", **context)
    await phone.get_by_role("button", name="Join").click()
    await expect(phone.locator(".screen")).to_be_visible()
    return phone


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_step_fits_the_phone_and_what_is_missing_is_asked_for_in_the_words_of_the_session(
    screens, in_thread, language
):
    words = {
        "en": ("Join", "Send", "Please answer first, or say that you cannot."),
        "de": ("Dabei sein", "Senden", "Bitte zuerst antworten, oder sagen, dass es nicht geht."),
    }
    join, send, answer_first = words[language]
    question = dict(DEGREE[language])
    text = question.pop("text")
    session = await in_thread(a_session, kind="degree", language=language, config=question)
    await in_thread(session.questions.update, text=text)
    await in_thread(open_next, session)
    phone = await screens.phone(f"/s/{session.code}/")
    await phone.get_by_role("button", name=join).click()
    await expect(phone.locator(".confidence")).to_be_visible()
    await phone.wait_for_load_state("networkidle")  # before its scripts are there, a phone sends plain forms
    bar = await phone.locator(".answer .actions").bounding_box()
    numbers = await phone.locator(".confidence .step").last.bounding_box()
    await shot(phone, f"degree-whole-{language}")
    await phone.get_by_role("button", name=send).click()
    await expect(phone.get_by_role("alert")).to_have_text(answer_first)
    for half in await phone.locator(".half textarea").all():
        await half.fill("ask one question")
    await phone.get_by_role("button", name=send).click()

    await expect(phone.get_by_role("alert")).to_have_text(answer_first)
    await expect(phone.locator(".confidence")).to_be_in_viewport(ratio=1)
    assert await phone.locator(".confidence").evaluate("it => it.contains(document.activeElement)")
    assert numbers["y"] + numbers["height"] <= bar["y"] + 1
    await phone.locator(".confidence input").nth(7).check(force=True)
    await expect(phone.get_by_role("alert")).to_be_hidden()  # nothing is missing any more, and the words make way
    await phone.get_by_role("button", name=send).click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await expect(phone.get_by_role("alert")).to_be_hidden()
