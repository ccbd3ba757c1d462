"""Guess the room on real screens: a step after one's own answer, hollow on the wall before the dots fly."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from sessions.models import Answer, Picture, Question, Session
from sessions.services import stage
from sessions.services.answers import Put
from sessions.services.batch import write_batch
from tests.browser.lines import Line, a_phone, choose
from tests.browser.looking import violations
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import answer, drawn, joined_phone, settled
from tests.factories import a_session, open_next, release
from tests.factories import phones as phones_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASKS = "Now guess: where will the others stand, on the whole?"
LOOK = 900  # ms for the guesses alone
WAITS = """() => {
    const real = window.setTimeout;
    window.waits = [];
    window.setTimeout = (call, wait, ...rest) => { window.waits.push(wait); return real(call, wait, ...rest); };
}"""


def guessing(**fields) -> Session:
    session = a_session(**{"k": 3, **fields})
    Question.objects.filter(session=session).update(guess=True)
    return session


async def first(phone: Page, step: int) -> None:
    """Give one's own answer; return when the guess is asked for."""
    await choose(phone, step)
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "guessing")
    await expect(phone.locator("#guess-question")).to_be_visible()


async def guess(phone: Page, step: int) -> None:
    await phone.locator(f"input[name=guess-step][value='{step}']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")


async def test_two_taps_on_send_are_no_empty_guess(screens, in_thread):
    session = await in_thread(guessing)
    phone = await joined_phone(screens, session)
    await in_thread(open_next, session)
    await phone.locator("input[name=step][value='2']").check(force=True)
    await phone.get_by_role("button", name="Send").dblclick(no_wait_after=True)
    await expect(phone.locator("#guess-question")).to_be_visible()
    await phone.wait_for_timeout(500)
    await expect(phone.locator("#notice")).to_be_hidden()

    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#notice")).to_contain_text("leave the guess out")


async def test_a_room_guesses_itself_and_sees_both(screens, owner, in_thread):
    session = await in_thread(guessing, owner=owner)
    console: Page = await screens.open(f"/session/{session.pk}/console/", user=owner)
    wall: Page = await screens.wall(f"/wall/{session.wall_key}/")
    phones = [await joined_phone(screens, session) for _phone in range(5)]
    await console.keyboard.press("Space")
    for phone, own, guessed in zip(phones, (3, 4, 4, 3, 4), (1, 1, 2, 1, 0), strict=True):
        await first(phone, own)
        assert await phone.locator("#guess-question").text_content() == ASKS
        assert await phone.locator("input[name=step]").first.is_hidden()
        await guess(phone, guessed)
    await expect(wall.locator(".waiting")).to_contain_text("All 5 are in.")

    await wall.evaluate(WATCH)
    await wall.evaluate(WAITS)
    await console.keyboard.press("Space")
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "released", timeout=8_000)
    await expect(wall.locator("#stage")).to_have_attribute("data-flying", "")
    await settled(wall)
    assert LOOK in await wall.evaluate("window.waits")

    assert await wall.evaluate("window.seen") == ["hollow", "both"]
    assert await drawn(wall) == 10
    told = await wall.locator("[data-text='picture.desc']").text_content()
    assert told.endswith("Most people guessed the room lower than it is.")
    await expect(wall.locator("#lines")).to_contain_text("Hollow: how 5 people guessed the room.")
    scene = phones[0].locator("svg.scene")
    await expect(scene.locator("path.guess")).to_be_attached()
    await phones[0].get_by_role("button", name="Show my place").click()
    marks = scene.locator(".mark[data-shown]")
    assert [await mark.get_attribute("data-mine") for mark in await marks.all()] == ["step=3", "guess-step=1"]


WATCH = """() => {
    window.seen = [];
    new MutationObserver(() => {
        const points = [...document.querySelectorAll("#picture .scatterlayer .point")];
        const hollow = points.filter(({ style }) => style.fill === "none" || style.fillOpacity === "0");
        const word = points.length === 0 ? "" : points.length === hollow.length ? "hollow" : "both";
        if (word && window.seen.at(-1) !== word) window.seen.push(word);
    }).observe(document.getElementById("picture"), { childList: true, subtree: true, attributes: true });
}"""


async def test_a_guess_may_be_left_out_made_later_and_changed(screens, in_thread):
    session = await in_thread(guessing)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await first(phone, 2)
    await phone.get_by_role("button", name="Without a guess").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")

    await phone.get_by_role("button", name="My guess").click()
    await guess(phone, 4)
    await phone.get_by_role("button", name="My guess").click()
    assert await phone.locator("input[name=guess-step]:checked").get_attribute("value") == "4"
    await guess(phone, 3)
    await phone.get_by_role("link", name="Change my answer").click()
    assert await phone.locator("input[name=step]:checked").get_attribute("value") == "2"
    await answer(phone, 1)  # it goes out with the guess of before, which is not asked for again

    assert await in_thread(Answer.objects.count) == 1
    kept = await phone.evaluate("JSON.parse(Object.values(localStorage)[0]).rounds")
    (known,) = kept.values()
    assert known["given"]["fields"] == {"step": ["1"], "guess-step": ["3"]}


async def test_an_empty_guess_is_asked_for_kindly_and_nothing_is_lost(screens, in_thread):
    session = await in_thread(guessing)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await first(phone, 2)
    await phone.get_by_role("button", name="Send").click()

    await expect(phone.locator("#notice")).to_have_text("Choose where they stand, or leave the guess out.")
    await guess(phone, 0)
    assert await in_thread(Answer.objects.count) == 1


async def test_who_cannot_say_is_asked_for_no_guess(screens, in_thread):
    session = await in_thread(guessing)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await phone.get_by_role("button", name="I can't say from here").click()

    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    assert await phone.get_by_role("button", name="My guess").is_hidden()


async def test_a_guess_made_without_a_network_waits_and_a_reload_asks_again(screens, in_thread, silence):
    silence += ["ERR_INTERNET_DISCONNECTED", "WebSocket connection", "Failed to fetch"]
    session = await in_thread(guessing)
    line = Line()
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    await first(phone, 3)
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "guessing")
    await expect(phone.locator("#guess-question")).to_be_visible()

    await phone.context.set_offline(True)
    await line.cut()
    await phone.locator("input[name=guess-step][value='1']").check(force=True)
    await phone.get_by_role("button", name="Send").click()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "kept")
    await phone.context.set_offline(False)
    line.blocked = False
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=25_000)

    last = [text for text in line.sent if "answer.put" in text][-1]
    assert '"fields":{"step":["3"],"guess-step":["1"]}' in last


async def test_the_release_ends_the_guess_and_keeps_the_answer(screens, in_thread):
    session = await in_thread(guessing)
    phones = [await joined_phone(screens, session) for _phone in range(3)]
    await opened(in_thread, screens, phones[0], session)
    for phone in phones:
        await first(phone, 2)
    await phones[0].locator("input[name=guess-step][value='1']").check(force=True)
    await stepped(in_thread, screens, session, release, session)

    await expect(phones[0].locator("svg.scene")).to_be_visible(timeout=SOON)
    picture = await in_thread(Picture.objects.get)
    assert (picture.n, picture.summary["counts"]) == (3, {"answers": [0, 0, 3, 0, 0]})


@pytest.mark.parametrize(("kind", "own", "name"), [("slider", "at", "guess-at"), ("choice", "option", "guess-option")])
async def test_the_other_kinds_guess_too(screens, in_thread, kind, own, name):
    session = await in_thread(guessing, kind=kind)
    phones = [await joined_phone(screens, session) for _phone in range(3)]
    await opened(in_thread, screens, phones[0], session)
    for phone in phones:
        await put(phone, own, 2)
        await expect(phone.locator("#screen")).to_have_attribute("data-answer", "guessing")
        await put(phone, name, 1)
        await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await stepped(in_thread, screens, session, release, session)
    await expect(phones[0].locator("svg.scene path.guess")).to_be_attached(timeout=SOON)

    picture = await in_thread(Picture.objects.get)
    assert sum(picture.summary["counts"]["guesses"]) == 3


async def put(phone: Page, name: str, place: int) -> None:
    """Answer with the keyboard alone."""
    control = phone.locator(f"input[name={name}]").first
    await expect(phone.locator("slide-line:not([data-state])")).to_have_count(0)
    await control.focus()
    await phone.keyboard.press("Space")
    for _step in range(place):
        await phone.keyboard.press("ArrowRight")
    await phone.get_by_role("button", name="Send").focus()
    await phone.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["scale", "slider", "choice"])
async def test_without_scripts_answer_and_guess_are_one_plain_form(screens, in_thread, kind):
    session = await in_thread(guessing, kind=kind)
    phone: Page = await screens.phone(f"/s/{session.code}/", java_script_enabled=False)
    await phone.get_by_role("button", name="Join").click()
    await stepped(in_thread, screens, session, stage.next_step, session.pk, turn=0)
    await phone.goto(f"/s/{session.code}/")
    if kind == "slider":
        assert await phone.locator("input[name=guess-at]").get_attribute("type") == "number"
        await phone.locator("input[name=at]").fill("60")
        await phone.locator("input[name=guess-at]").fill("35")
    else:
        for control in (phone.locator(".controls input").nth(2), phone.locator(".guess input").nth(1)):
            await control.focus()
            await phone.keyboard.press("Space")
            await expect(control).to_be_checked()
    await phone.get_by_role("button", name="Send").click()

    seen = phone.locator(".covered .state").filter(visible=True)
    await expect(seen).to_have_text("In. You can still change it. Look up.")
    assert await in_thread(Answer.objects.count) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["scale", "slider", "choice"])
async def test_axe_finds_nothing_to_mend_in_the_guess(screens, in_thread, kind, scheme):
    session = await in_thread(guessing, kind=kind)
    phone: Page = await screens.phone(f"/s/{session.code}/", color_scheme=scheme)
    await phone.get_by_role("button", name="Join").click()
    await opened(in_thread, screens, phone, session)
    await put(phone, {"scale": "step", "slider": "at", "choice": "option"}[kind], 1)
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "guessing")
    found = await violations(phone)
    buttons = phone.locator("form.answer button:visible, form.answer a:visible, form.answer label:visible")
    heights = [(await button.bounding_box())["height"] for button in await buttons.all()]

    assert [violation["id"] for violation in found] == []
    assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert min(heights) >= 48


async def test_who_asked_for_stillness_sees_both_at_once(screens, owner, in_thread):
    session = await in_thread(guessing, owner=owner)
    wall: Page = await screens.wall(f"/wall/{session.wall_key}/", reduced_motion="reduce")
    await in_thread(fill, session)
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "open", timeout=SOON)
    await wall.evaluate(WAITS)
    await stepped(in_thread, screens, session, release, session)
    await expect(wall.locator("#wall")).to_have_attribute("data-now", "released", timeout=SOON)
    await settled(wall)

    assert await drawn(wall) == 6
    assert LOOK not in await wall.evaluate("window.waits")


def fill(session: Session) -> None:
    open_next(session)
    for token, guessed in zip(phones_of(session, 3), (1, 1, 2), strict=True):
        put = Put(session_id=session.pk, token=token, round_id=session.round_id, seq=1, value=3, guess=guessed)
        assert write_batch([put]) == [None]
