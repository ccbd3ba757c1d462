"""The way in: links that prove themselves, typed codes, and a limit on guesses that locks no room out."""

import asyncio
from collections import Counter

import pytest
from django.test import AsyncClient

from sessions.models import Place
from sessions.models.session import new_code
from sessions.queries.doorplate import join_path, seal
from sessions.services.desk import desk
from sessions.services.guesses import A_MINUTE, guesses
from tests.factories import a_session
from tests.views.phones import Browser, rest

pytestmark = pytest.mark.django_db(transaction=True)
UNKNOWN = "ABCDEFGHJ"


@pytest.fixture(autouse=True)
async def _quiet(monkeypatch):
    monkeypatch.setattr(guesses, "_clock", lambda: guesses._seen)  # no minute goes by while a test runs
    guesses.forget()
    yield
    guesses.forget()
    await rest()


def shut() -> None:
    for _miss in range(A_MINUTE):
        guesses.miss()


@pytest.mark.parametrize("wording", ["{code}", "{lower}", "{shown}", " {shown} ", "{spaced}", "{dashed}"])
async def test_a_typed_code_is_forgiven_its_spelling(wording):
    session = await desk().write(a_session)
    code = session.code
    typed = wording.format(
        code=code,
        lower=code.lower(),
        shown=session.code_shown,
        spaced=" ".join(code.lower()),
        dashed=session.code_shown.replace("-", "–"),
    )
    answer = await AsyncClient().get("/J/", {"code": typed})

    assert (answer.status_code, answer["Location"]) == (303, f"/s/{code}/")


async def test_the_qr_link_leads_to_the_promise_in_capitals_and_in_small_letters():
    session = await desk().write(a_session)
    for link in (join_path(session.code), join_path(session.code).lower()):
        answer = await AsyncClient().get(link)

        assert (answer.status_code, answer["Location"]) == (303, f"/s/{session.code}/")


async def test_the_pass_is_bound_to_its_session():
    session = await desk().write(a_session)
    answer = await AsyncClient().get(join_path(session.code))
    morsel = answer.cookies["pass"]

    assert (morsel.value, morsel["path"], morsel["httponly"], morsel["samesite"]) == (
        seal(session.code),
        f"/s/{session.code}/",
        True,
        "Lax",
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ABC", "A code has nine letters."),
        ("ABC-DEF-GHI", "A code has no I, L or O and no digits."),
        ("ABC-DEF-GH1", "A code has no I, L or O and no digits."),
        ("<script>alert(1)</script>", "A code has no I, L or O and no digits."),
        ("ABC-DEF-GHJ", "There is no session with this code."),
    ],
)
async def test_a_code_that_opens_nothing_is_refused_in_words_and_shown_again(typed, words):
    answer = await AsyncClient().get("/J/", {"code": typed})
    page = answer.content.decode()

    assert answer.status_code == 404
    assert words in page
    assert "<script>alert" not in page


async def test_only_codes_that_open_nothing_are_counted():
    session = await desk().write(a_session)
    client = AsyncClient()
    for path in (f"/J/{session.code}", join_path(session.code), f"/s/{session.code}/", "/J/", "/J/?code=ABC"):
        await client.get(path)
    counted_for_good_ones = guesses._level
    for path in (f"/J/{UNKNOWN}", f"/s/{UNKNOWN}/", f"/s/{UNKNOWN}/state", f"/J/?code={UNKNOWN}"):
        await client.get(path)

    assert counted_for_good_ones == 0
    assert round(guesses._level) == 4


async def test_a_shut_door_says_the_same_to_right_and_wrong_codes_and_tries_again_by_itself():
    session = await desk().write(a_session)
    shut()
    right = await AsyncClient().get(f"/J/{session.code}")
    wrong = await AsyncClient().get(f"/J/{UNKNOWN}")
    direct = await AsyncClient().get(f"/s/{session.code}/")
    bare = await AsyncClient().get(f"/s/{UNKNOWN}/")
    stolen = await AsyncClient(headers={"cookie": "place=" + "0" * 32}).get(f"/s/{session.code}/")

    assert [answer.status_code for answer in (right, wrong, direct, bare, stolen)] == [429] * 5
    assert right.content.decode().replace(session.code, UNKNOWN) == wrong.content.decode()
    assert direct.content.decode().replace(session.code, UNKNOWN) == bare.content.decode()
    assert f'content="7;url=/J/{session.code}"' in right.content.decode()
    assert right["Retry-After"] == "7"


async def test_a_shut_door_does_not_even_look_a_typed_code_up(monkeypatch):
    shut()

    async def no_look(*_args):
        raise AssertionError("looked up")

    monkeypatch.setattr(desk(), "read", no_look)
    answers = [await AsyncClient().get(path) for path in (f"/J/{UNKNOWN}", f"/s/{UNKNOWN}/", f"/J/?code={UNKNOWN}")]

    assert [answer.status_code for answer in answers] == [429] * 3


async def test_a_room_behind_one_address_joins_by_qr_during_an_attack():
    session = await desk().write(a_session)
    shut()
    phones = [Browser() for _phone in range(30)]
    for phone in phones:
        await phone.get(join_path(session.code))
        await phone.join(session)
        guesses.miss()

    assert [phone.joined for phone in phones] == [True] * 30
    assert {(await phone.get(f"/s/{session.code}/")).status_code for phone in phones} == {200}


@pytest.mark.slow
async def test_300_phones_join_while_codes_are_being_guessed_without_end():
    session = await desk().write(a_session)
    told: Counter[int] = Counter()

    async def guess_and_arrive() -> bool:
        shut()
        told[(await AsyncClient().get(f"/J/{new_code()}")).status_code] += 1
        phone = Browser()
        await phone.get(join_path(session.code))
        await phone.join(session)
        return phone.joined

    arrived = await asyncio.gather(*(guess_and_arrive() for _phone in range(300)))

    assert arrived == [True] * 300
    assert await desk().read(Place.objects.count) == 300
    assert told == {429: 300}


async def test_a_joined_phone_comes_back_during_an_attack_without_its_pass():
    session = await desk().write(a_session)
    phone = Browser()
    await phone.join(session)
    del phone.client.cookies["pass"]
    shut()
    answer = await phone.get(f"/s/{session.code}/")

    assert answer.status_code == 200


async def test_a_wrong_seal_is_only_a_typed_code():
    session = await desk().write(a_session)
    link = f"/J/{session.code}AAAAA"
    before = await AsyncClient().get(link)
    shut()
    after = await AsyncClient().get(link)

    assert (before.status_code, after.status_code) == (303, 429)


async def test_a_small_letter_address_leads_to_the_capital_one():
    session = await desk().write(a_session)
    answer = await AsyncClient().get(f"/s/{session.code.lower()}/more?a=b")

    assert (answer.status_code, answer["Location"]) == (303, f"/s/{session.code}/more?a=b")


async def test_a_script_is_refused_in_json():
    answer = await AsyncClient().get(f"/s/{UNKNOWN}/state", headers={"accept": "application/json"})
    shut()
    later = await AsyncClient().get(f"/s/{UNKNOWN}/state", headers={"accept": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (404, "session.unknown")
    assert (later.status_code, later.json()["code"]) == (429, "code.shut")
