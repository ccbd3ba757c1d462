"""Promise, rule 3: what a phone carries is random, bound to one session, gone in two days, and in no address."""

from __future__ import annotations

import re
from http.cookies import Morsel

import pytest
from django.test import AsyncClient

from sessions.models import Place, Session
from sessions.queries.doorplate import join_path
from sessions.services.desk import desk
from tests.factories import a_session, open_next, release
from tests.views.phones import Browser, rest

pytestmark = pytest.mark.django_db(transaction=True)

TWO_DAYS = 2 * 24 * 60 * 60  # seconds


@pytest.fixture(autouse=True)
async def _rest():
    yield
    await rest()


async def a_whole_visit(phone: Browser, session: Session) -> list[object]:
    """Everything a phone is sent from the scan to the picture."""
    answers = [await phone.get(join_path(session.code)), await phone.join(session)]
    await desk().write(open_next, session)
    answers.append(await phone.answer(session, step="1"))
    answers += [await phone.get(f"/s/{session.code}/{path}") for path in ("", "more", "state", "?change=1")]
    return answers


def lasting(morsel: Morsel) -> tuple[str, bool, str]:
    """Where a cookie is sent, whether scripts may read it, and how long it stays."""
    age = morsel["max-age"]
    stays = "until the browser closes" if age == "" else "two days" if 0 < int(age) <= TWO_DAYS else f"{age} s"
    return morsel["path"], not morsel["httponly"], stays


async def test_a_phone_carries_four_cookies_and_none_for_longer_than_two_days():
    session, phone = await desk().write(a_session, k=3), Browser()
    await a_whole_visit(phone, session)
    own = f"/s/{session.code}/"

    assert {name: lasting(morsel) for name, morsel in phone.client.cookies.items()} == {
        "place": (own, False, "two days"),
        "pass": (own, False, "two days"),
        "seq": (own, True, "until the browser closes"),
        "parallax_form": ("/", False, "two days"),
    }
    assert {morsel["samesite"] for morsel in phone.client.cookies.values()} == {"Lax"}


async def test_cookies_go_by_https_alone_where_the_page_does():
    session, phone = await desk().write(a_session), Browser()
    page = await phone.client.get(f"/s/{session.code}/", secure=True)
    secret = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]
    joined = await phone.client.post(
        f"/s/{session.code}/join",
        {"csrfmiddlewaretoken": secret},
        secure=True,
        headers={"referer": f"https://testserver/s/{session.code}/"},
    )

    assert {name: bool(joined.cookies[name]["secure"]) for name in ("place", "pass")} == {"place": True, "pass": True}


async def test_no_address_header_or_page_ever_holds_the_token():
    session, phone = await desk().write(a_session, k=3), Browser()
    answers = await a_whole_visit(phone, session)
    token = phone.client.cookies["place"].value
    told = [
        part
        for answer in answers
        for part in (answer.content.decode(), *(f"{k}: {v}" for k, v in answer.headers.items()))
    ]

    assert len(token) == 32
    assert [part for part in told if token in part] == []


async def test_two_phones_get_the_same_page_but_for_the_secret_of_their_forms():
    session = await desk().write(a_session, k=3)
    pages = []
    for step in ("0", "4", None):
        phone = Browser()
        await phone.join(session)
        pages.append((phone, step))
    await desk().write(open_next, session)
    for phone, step in pages:
        await phone.answer(session, **({"step": step} if step else {"abstain": "1"}))
    hows = {phone.how for phone, _step in pages}
    seen = {re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", phone.page) for phone, _step in pages}
    states = {(await phone.get(f"/s/{session.code}/state")).content for phone, _step in pages}

    assert (len(seen), len(states), hows) == (1, 1, {"in"})


async def test_pages_are_kept_by_no_cache_and_framed_by_nobody():
    session, phone = await desk().write(a_session, k=3), Browser()
    answers = await a_whole_visit(phone, session)
    answers.append(await AsyncClient().get(f"/wall/{session.wall_key}/"))

    kept = {answer.headers.get("Cache-Control") for answer in answers}
    assert {value for value in kept if "no-store" not in (value or "")} == set()
    assert {answer.headers["X-Frame-Options"] for answer in answers} == {"DENY"}
    assert {answer.headers["Referrer-Policy"] for answer in answers} == {"same-origin"}
    assert {"frame-ancestors 'none'" in answer.headers["Content-Security-Policy"] for answer in answers} == {True}


@pytest.mark.parametrize("path", ["join", "answer"])
async def test_a_form_from_elsewhere_does_nothing(path):
    session, phone = await desk().write(a_session, k=3), Browser()
    await phone.join(session)
    await desk().write(open_next, session)
    phone.page = ""  # another page does not know the secret
    forged = await phone.post(f"/s/{session.code}/{path}", round=str(session.round_id), step="1")

    assert forged.status_code == 403
    assert await desk().read(Place.objects.count) == 1


async def test_a_place_that_somebody_else_planted_is_only_a_new_place():
    """A token that this server never gave becomes nobody's place: the phone gets one of its own."""
    session, phone = await desk().write(a_session, k=3), Browser()
    planted = "f" * 32
    phone.client.cookies["place"] = planted
    await phone.join(session)

    assert phone.client.cookies["place"].value != planted
    assert await desk().read(Place.objects.count) == 1


async def test_a_released_picture_is_the_same_on_every_phone():
    session = await desk().write(a_session, k=3)
    room = [Browser() for _phone in range(4)]
    for phone in room:
        await phone.join(session)
    await desk().write(open_next, session)
    for phone, step in zip(room, ("0", "0", "4", None), strict=True):
        await phone.answer(session, **({"step": step} if step else {"abstain": "1"}))
    await desk().write(release, session)
    states = {(await phone.get(f"/s/{session.code}/state")).content for phone in room}

    assert len(states) == 1
    assert "1 can't say from here." in states.pop().decode().replace("&#x27;", "'")
