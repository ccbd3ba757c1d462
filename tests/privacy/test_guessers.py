"""RELIABILITY, promise 16: codes cannot be guessed, and the limit on guesses locks no room out."""

import asyncio

import pytest
from channels.testing import WebsocketCommunicator

from sessions.models import Place, Session
from sessions.models.session import new_code
from sessions.queries.doorplate import join_path, seal
from sessions.services import closing
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from tests.factories import a_session
from tests.live.sockets import headers, tidy_up
from tests.privacy.doors import Visitor
from workshop.asgi import application

pytestmark = pytest.mark.django_db(transaction=True)

PHONES = 300
AT_ONCE = 20


@pytest.fixture(autouse=True)
async def _from_the_start():
    guesses.forget()
    yield
    guesses.forget()
    await tidy_up()


async def attack(tries: int) -> list[int]:
    """Try codes; return what became of each."""
    return [(await Visitor().get(f"/J/{new_code()}")).status for _try in range(tries)]


async def scan_and_join(session: Session, gate: asyncio.Semaphore) -> Visitor:
    """What a phone does after scanning the QR code."""
    async with gate:
        phone = Visitor()
        said = await phone.get(join_path(session.code))
        await phone.get(said.leads_to)
        said = await phone.post(f"/s/{session.code}/join")
        await phone.get(said.leads_to)
        return phone


async def hang_up(path: str, **cookies: str) -> list[object]:
    """Everything a socket says before it ends."""
    socket = WebsocketCommunicator(application, path, headers=headers(**cookies))
    await socket.send_input({"type": "websocket.connect"})
    told = []
    while not told or told[-1]["type"] != "websocket.close":
        told.append(await socket.receive_output(timeout=5))
    await socket.wait(timeout=5)
    return [(event["type"], event.get("code"), event.get("text")) for event in told]


@pytest.mark.slow
async def test_three_hundred_phones_behind_one_address_join_by_qr_while_codes_are_being_guessed():
    session = await desk().write(a_session)
    before = await attack(700)
    gate = asyncio.Semaphore(AT_ONCE)
    joining = [scan_and_join(session, gate) for _phone in range(PHONES)]
    meanwhile, *phones = await asyncio.gather(attack(200), *joining)
    typed = await Visitor().get(f"/J/{session.code}")

    assert (before.count(404) >= 600, before[-1], set(meanwhile) <= {404, 429}) == (True, 429, True)
    assert typed.status in {303, 429}  # a code typed by hand may have to wait, and then tries again by itself
    assert len({phone.cookies["place"] for phone in phones}) == PHONES
    assert ["You have joined." in phone.page for phone in phones] == [True] * PHONES
    assert await desk().read(Place.objects.count) == PHONES


async def test_every_door_counts_a_code_that_opens_nothing(monkeypatch):
    monkeypatch.setattr(guesses, "_clock", lambda: guesses._seen)  # no minute goes by
    for path in ("/J/{}", "/s/{}/", "/s/{}/state", "/s/{}/more", "/J/?code={}"):
        await Visitor().get(path.format(new_code()))
    stranger = Visitor()
    for path in ("/s/{}/join", "/s/{}/answer"):
        await stranger.get("/sign-in/")
        assert (await stranger.post(path.format(new_code()))).status == 404

    assert guesses._level == 7


@pytest.mark.parametrize("cookies", [{}, {"place": "0" * 32}, {"place": "0" * 32, "pass": "AAAAA"}])
async def test_a_socket_says_the_same_at_a_code_that_lives_one_that_closed_and_one_that_never_was(cookies):
    living, closed = await desk().write(a_session), await desk().write(a_session)
    await desk().write(closing.close, closed.pk, turn=closed.turn, sure=True)
    said = [await hang_up(f"/s/{code}/ws", **cookies) for code in (living.code, closed.code, new_code())]

    assert said[0] == said[1] == said[2] == [("websocket.accept", None, None), ("websocket.close", 4403, None)]


async def test_who_holds_the_pass_of_a_closed_session_reads_that_it_is_closed():
    """The test above could fail: a socket does tell those who were here."""
    session = await desk().write(a_session)
    await desk().write(closing.close, session.pk, turn=session.turn, sure=True)
    said = await hang_up(f"/s/{session.code}/ws", **{"pass": seal(session.code)})

    assert [kind for kind, _code, _text in said] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert "Closed. Your answers are deleted." in said[1][2]


async def test_a_pass_opens_no_other_session():
    one, other = await desk().write(a_session), await desk().write(a_session)
    await desk().write(closing.close, other.pk, turn=other.turn, sure=True)

    assert await hang_up(f"/s/{other.code}/ws", **{"pass": seal(one.code)}) == [
        ("websocket.accept", None, None),
        ("websocket.close", 4403, None),
    ]
