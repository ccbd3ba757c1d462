"""A phone on a bad line: no socket, no network, a server that dies; nothing is lost, nothing counts twice."""

from __future__ import annotations

import json
import signal
import time

import pytest
from playwright.async_api import expect

from sessions.models import Answer, Place
from tests.browser.lines import Line, a_phone, choose
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import answer as tap
from tests.browser.steps import joined_phone
from tests.factories import a_session, answer, phones, release
from tests.workshop.running import beside_the_tests

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def _offline_is_loud(silence: list[str]) -> None:
    silence += ["ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "WebSocket connection", "Failed to fetch"]


@pytest.mark.usefixtures("_offline_is_loud")
async def test_an_answer_given_without_a_network_waits_and_counts_once(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    await phone.context.set_offline(True)
    await line.cut()
    await choose(phone, 3)
    await expect(phone.locator(".covered")).to_contain_text(
        "No connection. Your answer is kept here and will be sent.", use_inner_text=True
    )
    before = await in_thread(Answer.objects.count)
    await phone.context.set_offline(False)
    line.blocked = False

    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=25_000)
    assert (before, await in_thread(Answer.objects.count)) == (0, 1)


@pytest.mark.usefixtures("_offline_is_loud")
async def test_a_reload_without_a_receipt_sends_the_very_same_answer_again(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    line.deaf = True  # what the phone says gets lost on the way
    await choose(phone, 3)
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "sending")
    line.deaf = False
    await phone.reload()
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=SOON)

    puts = [text for text in line.sent if "answer.put" in text]
    assert len(puts) >= 2
    assert set(puts) == {puts[0]}
    assert await in_thread(Answer.objects.count) == 1


async def test_a_dead_line_is_noticed_without_a_reload(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    line.deaf = True
    await choose(phone, 3)
    await phone.wait_for_timeout(500)
    line.deaf = False  # for the next socket; the phone must find out that it needs one
    line.sockets[-1].on_message(lambda _text: None)

    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=15_000)
    assert await in_thread(Answer.objects.count) == 1


async def test_a_phone_that_wakes_up_asks_whether_its_line_still_stands(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    line.deaf = True
    line.sockets[-1].on_message(lambda text: line.sent.append(str(text)))
    line.deaf = False
    for event, target in (("visibilitychange", "document"), ("pageshow", "window"), ("online", "window")):
        await phone.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")
    await phone.wait_for_timeout(3_000)

    assert line.sent == ['{"type":"ping"}'] * 3
    assert len(line.sockets) == 2


async def test_a_goodbye_is_followed_by_the_return_that_it_asked_for(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    began = time.monotonic()
    line.sockets[-1].send('{"type":"bye","back":700}')
    await line.sockets[-1].close(code=4012)
    while len(line.sockets) < 2:
        await phone.wait_for_timeout(20)
    away = time.monotonic() - began

    assert 0.6 < away < 2.5


async def test_states_older_than_the_one_shown_are_dropped(screens, in_thread):
    session = await in_thread(a_session)
    line = Line()
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    old = {"type": "state", "version": 1, "turn": 0, "stage": "lobby", "round": None, "html": "<h1>Long ago</h1>"}
    line.sockets[-1].send(json.dumps(old))
    line.sockets[-1].send("not even JSON")
    await phone.wait_for_timeout(300)

    await expect(phone.locator("h1")).to_have_text("Question 1?")


async def test_a_phone_without_sockets_does_everything_by_plain_http(screens, in_thread):
    session = await in_thread(a_session)
    others = await in_thread(phones, session, 2)
    line = Line()
    line.blocked = True
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    await choose(phone, 3)
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=SOON)
    await phone.get_by_text("Change my answer").click()
    await choose(phone, 1)
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=SOON)
    for token in others:
        await in_thread(answer, session, token, 1)
    await stepped(in_thread, screens, session, release, session)

    await expect(phone.locator("svg.scene")).to_be_visible(timeout=SOON)
    assert await in_thread(Answer.objects.count) == 3
    assert line.sent == []


async def test_a_text_that_no_message_can_hold_is_refused_and_stays_in_its_form(screens, in_thread):
    session = await in_thread(a_session, kind="words")
    phone = await a_phone(screens, session, Line())
    await opened(in_thread, screens, phone, session)
    sheet = phone.get_by_role("textbox")
    await sheet.evaluate("it => { it.maxLength = 99999; it.value = 'x'.repeat(30000) }")
    await phone.get_by_role("button", name="Send").click()

    await expect(phone.get_by_role("alert")).to_have_text("That is too long to send. Please shorten it.")
    await expect(sheet).to_have_value("x" * 30_000)


async def test_a_refusal_over_plain_http_is_the_same_sentence(screens, silence, in_thread):
    silence.append("422")
    session = await in_thread(a_session, kind="words")
    line = Line()
    line.blocked = True
    phone = await a_phone(screens, session, line)
    await opened(in_thread, screens, phone, session)
    sheet = phone.get_by_role("textbox")
    await sheet.evaluate("it => { it.maxLength = 20000; it.value = 'x'.repeat(10000) }")
    await phone.get_by_role("button", name="Send").click()

    await expect(phone.get_by_role("alert")).to_contain_text("A sheet holds 400 characters.", timeout=SOON)
    await expect(sheet).to_have_value("x" * 10_000)


async def test_a_phone_whose_place_is_gone_sees_the_way_in_again(screens, silence, in_thread):
    silence.append("403")
    session = await in_thread(a_session)
    phone = await joined_phone(screens, session)
    await in_thread(Place.objects.all().delete)
    await phone.reload()

    await expect(phone.get_by_role("button", name="Join")).to_be_visible()


@pytest.mark.usefixtures("_offline_is_loud")
async def test_a_server_that_is_killed_gets_the_same_phone_back_with_its_answer(
    screens, silence, in_thread, tmp_path_factory
):
    silence.append("ERR_EMPTY_RESPONSE")
    folder = tmp_path_factory.mktemp("killed")
    server = beside_the_tests(folder)
    screens.url, house = server.url, screens.url
    try:
        session = await in_thread(a_session)
        phone = await joined_phone(screens, session)
        await opened(in_thread, screens, phone, session)
        await tap(phone, 3)
        server.process.send_signal(signal.SIGKILL)
        await in_thread(server.ended)
        await phone.get_by_text("Change my answer").click()
        await choose(phone, 1)
        await expect(phone.locator("#screen")).to_have_attribute("data-answer", "kept", timeout=SOON)
        server = await in_thread(beside_the_tests, folder, port=server.port)
        began = time.monotonic()
        await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in", timeout=25_000)
        back = time.monotonic() - began
    finally:
        screens.url = house
        server.stop()

    assert back < 8
    assert await in_thread(Place.objects.count) == 1
    assert [row.seq for row in await in_thread(lambda: list(Answer.objects.all()))] == [2]
