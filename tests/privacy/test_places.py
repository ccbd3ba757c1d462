"""The promise on places: k fake ones raise the number on the wall by k, and the number never falls."""

import random

import pytest

from sessions.models import Answer, Place, Session
from sessions.queries import frames
from sessions.queries.phones import card
from sessions.services import closing
from sessions.services.batch import write_batch
from sessions.services.desk import desk
from sessions.services.joining import Join, Joined, rehearsal_key
from sessions.services.presence import renew
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release
from tests.live.sockets import a_phone, tidy_up
from tests.views.phones import Browser

pytestmark = pytest.mark.django_db(transaction=True)

K = 3


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await tidy_up()


def on_the_wall(session: Session) -> int:
    """The number that the wall shows; console and promise card say the same."""
    read = frames.read(session.pk)
    session.refresh_from_db()
    numbers = {read.wall["joined"], read.console["joined"], read.phone["joined"]}
    if not session.is_closed:
        numbers.add(card(session)["joined"])
    assert len(numbers) == 1
    return numbers.pop()


async def shown(session: Session) -> int:
    return await desk().read(on_the_wall, session)


@pytest.mark.parametrize("when", ["lobby", "open", "released"])
async def test_k_fake_places_raise_the_shown_number_by_k(when):
    session = await desk().write(a_session, k=K)
    await desk().write(phones, session, 4)
    if when != "lobby":
        await desk().write(open_next, session)
    if when == "released":
        await desk().write(few_answers_and_release, session)
    before = await shown(session)
    for _fake in range(K):
        await Browser().join(session)

    assert await shown(session) == before + K


def few_answers_and_release(session: Session) -> None:
    for token in phones(session, K):
        answer(session, token, 1)
    release(session)


@pytest.mark.parametrize(
    "cookies",
    [
        {},
        {"place": ""},
        {"place": "0" * 32},
        {"place": "x" * 4000},
        {"place": "ü€\u202e"},
        {"pass": "AAAAA", "seq": "1.1"},
    ],
    ids=["none", "empty", "made up", "long", "strange", "others"],
)
async def test_no_way_of_joining_gives_a_place_that_is_not_counted(cookies):
    session = await desk().write(a_session, k=K)
    for fake in range(1, K + 1):
        phone = Browser()
        for name, value in cookies.items():
            phone.client.cookies[name] = value.encode().decode("latin-1")
        await phone.join(session)

        assert (await shown(session), await desk().read(Place.objects.count)) == (fake, fake)


async def test_a_place_of_another_session_is_none_here():
    one, other = await desk().write(a_session, k=K), await desk().write(a_session, k=K)
    phone = Browser()
    await phone.join(one)
    token = phone.client.cookies["place"].value
    stranger = Browser()
    stranger.client.cookies["place"] = token
    await stranger.join(other)

    assert (await shown(one), await shown(other)) == (1, 1)
    assert stranger.client.cookies["place"].value != token


async def test_a_phone_that_joins_again_and_again_is_one_place_with_one_answer():
    session = await desk().write(a_session, k=K)
    phone = Browser()
    await phone.join(session)
    await phone.get("/")
    await desk().write(open_next, session)
    for step in "01234":
        await phone.get(f"/s/{session.code}/more")
        await phone.get(f"/s/{session.code}/?change=1")
        await phone.post(f"/s/{session.code}/join")
        await phone.answer(session, step=step)
    token = phone.client.cookies["place"].value
    async with a_phone(session, token=token) as one, a_phone(session, token=token) as two:
        first = await one.put(session.round_id, seq=50, step=0)
        second = await two.put(session.round_id, ref="b", seq=51, step=4)

    assert (first["type"], second["type"]) == ("receipt", "receipt")
    assert (await shown(session), await desk().read(Answer.objects.count)) == (1, 1)


async def test_a_socket_without_a_place_makes_none():
    session = await desk().write(a_session, k=K)
    for token in ("", "0" * 32):
        async with a_phone(session, token=token) as stranger:
            assert await stranger.closed() == 4403

    assert await shown(session) == 0


async def test_simulated_voices_are_counted_like_phones_and_need_the_key():
    real, rehearsal = await desk().write(a_session), await desk().write(a_session, rehearsal=True)
    keys = {pk: await desk().read(rehearsal_key, pk) for pk in (real.pk, rehearsal.pk)}
    asked = [(real, keys[real.pk]), (rehearsal, "f" * 32), (rehearsal, keys[real.pk]), (rehearsal, keys[rehearsal.pk])]
    results = [(await desk().write(write_batch, [Join(session.pk, key=key)]))[0] for session, key in asked]

    assert [isinstance(result, Refusal) for result in results] == [True, True, True, False]
    assert (await shown(real), await shown(rehearsal)) == (0, 1)


@pytest.mark.parametrize("seed", range(12))
async def test_the_number_only_ever_rises_by_one_for_each_new_place(seed):
    """Joins, repeated joins, made-up tokens, leavers and returners in any order, and the close at the end."""
    session = await desk().write(a_session, k=K, questions=2)
    await desk().write(a_history, session, random.Random(seed))


def a_history(session: Session, dice: random.Random) -> None:
    places: dict[str, int] = {}
    numbers = [0]

    def join(token: str | None) -> None:
        (result,) = write_batch([Join(session.pk, token=token)])
        assert isinstance(result, Joined)
        assert result.fresh == (result.token not in places)
        places[result.token] = result.place_id

    for _move in range(25):
        known = dice.choice(list(places)) if places else None
        match dice.choice(["join", "join", "again", "made up", "leave", "return", "open"]):
            case "join":
                join(None)
            case "again":
                join(known)
            case "made up":
                join(f"{dice.getrandbits(128):032x}")
            case "leave" if known:
                renew(session.pk, present=(), left=[places[known]])
            case "return" if known:
                renew(session.pk, present=[places[known]])
            case "open" if not session.rounds.exists():
                open_next(session)
        numbers.append(on_the_wall(session))
        assert numbers[-1] == len(places)
    session.refresh_from_db()
    closing.close(session.pk, turn=session.turn, sure=True)

    assert numbers == sorted(numbers)
    assert on_the_wall(session) == len(places)
