"""A reflection never leaves the phone: not by socket, by form or without scripts. Told from the bytes on the wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote, quote_plus, urlparse

import pytest
from playwright.async_api import Page, expect

from sessions.models import Answer, Picture, Session, Stage
from sessions.queries import frames, published
from sessions.services import stage
from sessions.views.verbs import VERBS
from sessions.words import Refusal
from tests.browser.conftest import PHONE, screens, silence  # noqa: F401  (fixtures)
from tests.browser.conftest import run_in_thread as in_thread
from tests.browser.phones import SOON, opened, stepped
from tests.browser.steps import joined_phone
from tests.factories import a_session, answer, open_next, phones
from tests.privacy.test_forgetting import database_bytes

CANARY = "the heron 9x7q that nobody may see"
WRITTEN = [part.encode() for part in (CANARY, quote(CANARY), quote_plus(CANARY), "9x7q", "heron")]


class Wire:
    """A listener between the browser and the house: every byte that goes up, as it crossed the network."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.up = bytearray()
        self.server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        assert self.server is not None
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
        await asyncio.gather(self._flow(reader, far_writer, keep=True), self._flow(far_reader, writer, keep=False))

    async def _flow(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, *, keep: bool) -> None:
        try:
            while data := await source.read(65_536):
                if keep:
                    self.up += data
                to.write(data)
                await to.drain()
        except OSError:
            pass
        finally:
            to.close()

    def heard(self) -> bytes:
        """All bytes as they were sent, and the frames of sockets with their masks taken off."""
        return bytes(self.up) + unmasked(bytes(self.up))


def unmasked(data: bytes) -> bytes:
    """Every stretch of the bytes read as if a masked frame began there: whatever text a socket carried is in it."""
    found = []
    for at in range(len(data) - 6):
        if data[at] & 0x0F in {0x0, 0x1, 0x2} and data[at + 1] & 0x80:
            length, mask = data[at + 1] & 0x7F, at + 2
            if length == 126:
                length, mask = int.from_bytes(data[at + 2 : at + 4]), at + 4
            elif length == 127:
                continue
            key, body = data[mask : mask + 4], data[mask + 4 : mask + 4 + length]
            if len(key) == 4 and len(body) == length:
                found.append(bytes(byte ^ key[i % 4] for i, byte in enumerate(body)))
    return b"\n".join(found)


@asynccontextmanager
async def wired(url: str) -> AsyncIterator[Wire]:
    """A way to the house on which every byte is heard."""
    house = urlparse(url)
    wire = Wire(str(house.hostname), int(house.port or 80))
    wire.server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    try:
        yield wire
    finally:
        wire.server.close()


def a_reflection(**fields: Any) -> Session:
    return a_session(k=3, kind="reflection", questions=2, **fields)


def leaks(data: bytes) -> list[bytes]:
    return [part for part in WRITTEN if part in data]


async def finished(phone: Page) -> None:
    await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
    await expect(phone.locator(".state:visible")).to_have_text("Finished. What you wrote has not left this phone.")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_no_byte_of_a_reflection_goes_up_the_wire(screens, silence):  # noqa: F811
    session = await in_thread(a_reflection)
    async with wired(screens.url) as wire:
        screens_url, screens.url = screens.url, wire.url
        phone = await joined_phone(screens, session)
        screens.url = screens_url
        await opened(in_thread, screens, phone, session)
        sheet = phone.get_by_role("textbox", name="Your private sheet")
        await sheet.press_sequentially(CANARY)
        await phone.get_by_role("button", name="Finished").click()
        await finished(phone)
        await phone.get_by_text("Go on writing").click()
        await expect(sheet).to_have_value(CANARY)
        await sheet.press_sequentially(" and more")
        await phone.get_by_role("button", name="Finished").click()
        await finished(phone)
        kept = await phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        await opened(in_thread, screens, phone, session)
        heard = wire.heard()

    assert b'"fields":{"finished":["1"]}' in heard
    assert leaks(heard) == []
    assert leaks(kept.encode()) == []
    assert leaks(await in_thread(database_bytes)) == []
    assert await in_thread(Answer.objects.count) == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_the_wire_hears_what_other_kinds_send(screens, silence):  # noqa: F811
    session = await in_thread(a_session, kind="words")
    async with wired(screens.url) as wire:
        screens_url, screens.url = screens.url, wire.url
        phone = await joined_phone(screens, session)
        screens.url = screens_url
        await opened(in_thread, screens, phone, session)
        await phone.get_by_role("textbox").press_sequentially(CANARY)
        await phone.get_by_role("button", name="Send").click()
        await expect(phone.locator("#screen")).to_have_attribute("data-answer", "in")
        heard = wire.heard()

    assert CANARY.encode() in heard
    assert CANARY.encode() not in bytes(wire.up)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_without_scripts_the_form_sends_no_more(screens, silence):  # noqa: F811
    session = await in_thread(a_reflection)
    await in_thread(open_next, session)
    async with wired(screens.url) as wire:
        screens_url, screens.url = screens.url, wire.url
        phone = await screens.open(f"/s/{session.code}/", size=PHONE, java_script_enabled=False)
        await phone.get_by_role("button", name="Join").click()
        await phone.locator("textarea").fill(CANARY)
        await phone.get_by_role("button", name="Finished").click()
        await finished(phone)
        screens.url = screens_url
        heard = wire.heard()

    assert b"finished=1" in heard
    assert leaks(heard) == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_without_a_socket_the_post_sends_no_more(screens, silence):  # noqa: F811
    silence.append("WebSocket")
    session = await in_thread(a_reflection)
    async with wired(screens.url) as wire:
        screens_url, screens.url = screens.url, wire.url
        phone = await screens.phone("/J/")
        await phone.add_init_script("window.WebSocket = class { constructor() { throw new Error('none here') } }")
        await phone.goto(f"/s/{session.code}/")
        await phone.get_by_role("button", name="Join").click()
        screens.url = screens_url
        await opened(in_thread, screens, phone, session)
        await phone.get_by_role("textbox").press_sequentially(CANARY)
        await phone.get_by_role("button", name="Finished").click()
        await finished(phone)
        heard = wire.heard()

    assert b"finished=1" in heard
    assert leaks(heard) == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_what_was_written_is_gone_when_the_phone_leaves(screens, silence):  # noqa: F811
    session = await in_thread(a_reflection)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    sheet = phone.get_by_role("textbox")
    await sheet.press_sequentially(CANARY)
    await phone.goto("about:blank")
    await phone.go_back()
    after_back = await sheet.input_value()
    await sheet.press_sequentially(CANARY)
    await phone.reload()

    assert (after_back, await sheet.input_value()) == ("", "")
    assert CANARY not in await phone.content()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
async def test_a_screen_drawn_anew_finds_the_sheet_as_it_was(screens, silence):  # noqa: F811
    session = await in_thread(a_reflection)
    phone = await joined_phone(screens, session)
    await opened(in_thread, screens, phone, session)
    await phone.get_by_role("textbox").press_sequentially(CANARY)

    def changed() -> None:
        session.questions.update(help="A line that was not there before.")
        Session.objects.filter(pk=session.pk).update(k=4, version=session.version + 50)

    await stepped(in_thread, screens, session, changed)
    await expect(phone.locator(".help")).to_have_text("A line that was not there before.", timeout=SOON)

    await expect(phone.get_by_role("textbox")).to_have_value(CANARY)


@pytest.mark.django_db(transaction=True)
def test_a_text_that_is_sent_all_the_same_is_refused_and_not_stored():
    session = a_reflection()
    open_next(session)
    asking = frames.read(session.pk).asking

    for fields in ({"finished": [CANARY]}, {"finished": ["1"], "text": [CANARY]}, {"text": [CANARY]}):
        with pytest.raises(Refusal):
            asking.understood(fields, abstain=False)
    assert leaks(database_bytes()) == []


@pytest.mark.django_db(transaction=True)
def test_the_wall_counts_who_has_finished_and_shows_no_picture():
    session = a_reflection()
    open_next(session)
    for token in phones(session, 12)[:11]:
        answer(session, token, True)
    read = frames.read(session.pk)

    assert (read.wall["counts"]["text"], read.wall["counts"]["hopper"]) == ("11 of 12 have finished.", 11)
    assert (read.wall["picture"]["figure"], read.wall["sheets"], read.console["svg"]) == (None, None, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [0, 1, 12])
def test_the_next_step_is_the_next_question_however_few_have_finished(count):
    session = a_reflection()
    open_next(session)
    for token in phones(session, count):
        answer(session, token, True)
    read = frames.read(session.pk)

    assert (read.console["next"]["label"], read.console["warnings"]) == ("Next question", [])
    assert {"hold", "arm", "release"} & set(read.console["may"]) == set()
    assert stage.next_step(session.pk, turn=session.turn) == "open"
    session.refresh_from_db()
    assert (session.stage, session.round.question.position) == (Stage.OPEN, 2)
    assert (Picture.objects.count(), published.of_session(session.pk)) == (0, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", ["hold", "arm", "release"])
def test_nothing_of_a_reflection_can_be_released(verb):
    session = a_reflection()
    open_next(session)
    for token in phones(session, 4):
        answer(session, token, True)

    with pytest.raises(Refusal) as refused:
        getattr(stage, verb)(session.pk, turn=session.turn)
    assert (refused.value.code, verb in VERBS) == ("stage.illegal", True)
    assert Picture.objects.count() == 0
