"""The seat on a phone without scripts: asked once after joining, kept in a cookie, sent with each answer."""

from __future__ import annotations

import pytest

from sessions import keyring
from sessions.models import Answer, Place, Session
from sessions.queries import answers
from sessions.queries.seats import UNSAID, choices
from sessions.services.desk import desk
from sessions.services.setup import Details, edit_session
from tests.factories import a_session, open_next
from tests.views.phones import Browser, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = ["Leadership", "Product", "Sales"]
ASKED = "Which part of us do you speak from today?"
GONE = "That seat is not among those of this question. Please choose again."


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


async def seated(**fields) -> Session:
    return await desk().write(lambda: a_session(seats=SEATS, **fields))


async def sit(phone: Browser, session: Session, name: str) -> None:
    mark = next((choice.mark for choice in choices(session.seats) if choice.name == name), UNSAID)
    await phone.get(f"/s/{session.code}/seat")
    answer = await phone.post(f"/s/{session.code}/seat", seat=mark)
    assert answer["Location"] == f"/s/{session.code}/"


def boxes(session: Session) -> list[tuple[object, int | None]]:
    """What was sealed: value and seat of each answer (read the way only the publisher may)."""
    found = answers.in_hand(session.round_id, key=keyring.key_of(session.pk))
    return sorted((voice.value, voice.contents.seat) for voice in found)


async def test_who_joins_is_asked_for_a_seat_and_may_rather_not_say():
    session, phone = await seated(), Browser()
    await phone.get(f"/s/{session.code}/")
    answer = await phone.post(f"/s/{session.code}/join")
    await phone.get(answer["Location"])

    assert answer["Location"] == f"/s/{session.code}/seat"
    said = words_of(phone.page)
    assert ASKED in said
    assert [said.index(name) for name in (*SEATS, "I'd rather not say")] == sorted(
        said.index(name) for name in (*SEATS, "I'd rather not say")
    )


async def test_a_session_without_seats_asks_for_none():
    session, phone = await desk().write(a_session), Browser()
    await phone.get(f"/s/{session.code}/")

    assert (await phone.post(f"/s/{session.code}/join"))["Location"] == f"/s/{session.code}/"
    assert (await phone.get(f"/s/{session.code}/seat"))["Location"] == f"/s/{session.code}/"


async def test_the_seat_goes_with_each_answer_and_never_to_the_place():
    session, phone, silent = await seated(questions=2), Browser(), Browser()
    await phone.join(session)
    await silent.join(session)
    before = await desk().read(lambda: list(Place.objects.order_by("pk").values()))
    await sit(phone, session, "Sales")
    await sit(silent, session, "nothing")
    after = await desk().read(lambda: list(Place.objects.order_by("pk").values()))
    await desk().write(open_next, session)
    await phone.answer(session, step="3")
    await silent.answer(session, step="1")

    assert await desk().read(boxes, session) == [(1, None), (3, 2)]
    assert before == after
    await desk().write(open_next, session)
    await phone.answer(session, step="0")
    assert await desk().read(boxes, session) == [(0, 2)]


async def test_the_cookie_says_no_name_is_equally_long_for_all_and_stays_on_the_sessions_own_path():
    session, phone = await seated(), Browser()
    await phone.join(session)
    seen = set()
    for name in (*SEATS, "nothing"):
        await sit(phone, session, name)
        morsel = phone.client.cookies["seat"]
        seen.add(morsel.value)
        assert (morsel["path"], morsel["samesite"], morsel["httponly"]) == (f"/s/{session.code}/", "Lax", "")

    assert len(seen) == 4
    assert {len(mark) for mark in seen} == {8}


async def test_a_seat_can_be_changed_from_the_lobby_and_the_newest_counts():
    session, phone = await seated(), Browser()
    await phone.join(session)
    await sit(phone, session, "Sales")
    assert "Change your seat" in words_of(phone.page) or "Change your seat" in words_of(
        (await phone.get(f"/s/{session.code}/")).content.decode()
    )
    await sit(phone, session, "Product")
    await desk().write(open_next, session)
    await phone.answer(session, step="2")

    assert await desk().read(boxes, session) == [(2, 1)]


async def test_a_seat_that_vanished_is_asked_for_again_with_the_answer_kept():
    session, phone = await seated(), Browser()
    await phone.join(session)
    await sit(phone, session, "Sales")
    await desk().write(
        lambda: edit_session(session_id=session.pk, details=Details(title="Ours", k=3, seats="North\nSouth"))
    )
    await desk().write(session.refresh_from_db)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")
    assert 'data-seat="ask"' in phone.page

    refused = await phone.post(f"/s/{session.code}/answer", round=str(session.round_id), step="4")

    assert refused.status_code == 422
    assert GONE in words_of(phone.page)
    assert 'value="4" required checked' in phone.page
    assert await desk().read(Answer.objects.count) == 0

    taken = await phone.post(f"/s/{session.code}/answer", round=str(session.round_id), step="4", seat="1")

    assert taken.status_code == 303
    assert await desk().read(boxes, session) == [(4, 1)]
    await phone.get(f"/s/{session.code}/?change=1")
    assert 'data-seat="known"' in phone.page


@pytest.mark.parametrize("seat", ["3", "-1", "x", "1.0", "٢"])
async def test_a_seat_that_is_none_of_the_rounds_is_refused_and_nothing_is_stored(seat):
    session, phone = await seated(), Browser()
    await phone.join(session)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")

    answer = await phone.post(f"/s/{session.code}/answer", round=str(session.round_id), step="4", seat=seat)

    assert answer.status_code == 422
    assert GONE in words_of(phone.page)
    assert await desk().read(Answer.objects.count) == 0


@pytest.mark.parametrize("mark", ["", "00000000", "x" * 400, "\u2603"])
async def test_a_mark_that_is_on_no_button_is_refused_on_the_seat_screen(mark):
    session, phone = await seated(), Browser()
    await phone.join(session)
    await phone.get(f"/s/{session.code}/seat")

    answer = await phone.post(f"/s/{session.code}/seat", seat=mark)

    assert answer.status_code == 422
    assert GONE in words_of(phone.page)
    assert "seat" not in phone.client.cookies


async def test_nobody_without_a_place_has_a_seat():
    session, stranger = await seated(), Browser()
    await stranger.get(f"/s/{session.code}/")

    answer = await stranger.post(f"/s/{session.code}/seat", seat=choices(SEATS)[0].mark)

    assert answer["Location"] == f"/s/{session.code}/"
    assert "seat" not in stranger.client.cookies


async def test_a_passed_phone_forgets_its_seat():
    session, phone = await seated(passing=1), Browser()
    await phone.join(session)
    await sit(phone, session, "Sales")
    await phone.get(f"/s/{session.code}/pass")

    await phone.post(f"/s/{session.code}/pass")

    assert phone.client.cookies["seat"].value == ""
    assert 'data-seat="ask"' in (await phone.get(f"/s/{session.code}/")).content.decode()
