"""The promise and the place: what is said before somebody joins, and what joining leaves on the phone."""

import re

import pytest

from sessions.models import Place
from sessions.services import closing
from sessions.services.batch import write_batch
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from sessions.services.joining import Join, rehearsal_key
from sessions.services.setup import start_again_smaller
from tests.factories import a_session, a_user, open_next
from tests.pseudo import CODE, pseudo, pseudo_locale, unmarked
from tests.views.phones import Browser, joined, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
async def _quiet():
    guesses.forget()
    yield
    await rest()


async def test_the_promise_is_said_before_anybody_joins():
    session = await desk().write(a_session, k=4, kind="words", rehearsal=True)
    phone = Browser()
    answer = await phone.get(f"/s/{session.code}/")
    lines = re.findall(r"<li>(.*?)</li>", phone.page)

    assert lines == [
        "No screen shows who answered what, to anyone, the facilitator included.",
        "A picture appears only when at least 4 people have answered.",
        "At the close all answers are deleted. Only the pictures stay.",
        "0 phones have joined.",
        "In a small group others may guess. Share what you are willing to share.",
        "The facilitator reads the sheets shortly before the wall shows them.",
        "A rehearsal. Simulated voices answer too. Nothing here is kept as real.",
    ]
    assert phone.page.count("<button") == 1
    assert "place" not in answer.cookies


async def test_the_lines_for_small_groups_words_and_rehearsals_stand_only_where_they_are_true():
    session = await desk().write(a_session, k=3)
    await desk().write(write_batch, [Join(session.pk) for _phone in range(6)])
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    lines = re.findall(r"<li>(.*?)</li>", phone.page)

    assert lines[3:] == ["6 phones have joined."]


async def test_looking_takes_no_place_and_joining_twice_takes_one():
    session = await desk().write(a_session)
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    await phone.client.head(f"/s/{session.code}/")
    looked = await desk().read(Place.objects.count)
    await phone.join(session)
    token = phone.client.cookies["place"].value
    again = await phone.post(f"/s/{session.code}/join")

    assert looked == 0
    assert await desk().read(Place.objects.count) == 1
    assert again.status_code == 303
    assert phone.client.cookies["place"].value == token


async def test_a_form_sent_twice_before_its_first_answer_came_takes_one_place():
    session = await desk().write(a_session)
    phone, stranger = Browser(), Browser()
    for browser in (phone, stranger):
        await browser.get(f"/s/{session.code}/")
    form, others = phone.page, stranger.page
    word = re.search(r'name="once" value="(\w+)"', form)[1]
    tokens = []
    for _tap in range(2):
        phone.page = form
        phone.client.cookies.pop("place", None)  # the second tap left before the first answer came
        await phone.post(f"/s/{session.code}/join", once=word)
        tokens.append(phone.client.cookies["place"].value)
    stranger.page = others
    await stranger.post(f"/s/{session.code}/join", once=word)

    assert tokens[0] == tokens[1]
    assert re.search(r'name="once" value="(\w+)"', others)[1] != word
    assert stranger.client.cookies["place"].value != tokens[0], "a word is worth nothing without its browser's secret"
    assert await desk().read(Place.objects.count) == 2


@pytest.mark.parametrize("word", ["", "x", "g" * 32, "a" * 31, "a" * 3000, "０" * 32])
async def test_a_form_without_a_proper_word_takes_a_place_of_its_own(word):
    session = await desk().write(a_session)
    first, second = Browser(), Browser()
    for browser in (first, second):
        await browser.get(f"/s/{session.code}/")
        await browser.post(f"/s/{session.code}/join", once=word)

    assert first.client.cookies["place"].value != second.client.cookies["place"].value


async def test_the_token_is_a_cookie_that_no_script_and_no_other_site_can_use():
    session = await desk().write(a_session)
    phone = Browser()
    answer = await phone.join(session)
    morsel = answer.cookies["place"]

    assert (answer.status_code, answer["Location"]) == (303, f"/s/{session.code}/")
    assert (morsel["httponly"], morsel["samesite"], morsel["path"], morsel["secure"]) == (
        True,
        "Lax",
        f"/s/{session.code}/",
        "",
    )
    assert len(bytes.fromhex(morsel.value)) == 16
    assert morsel.value not in phone.page


async def test_simulated_voices_need_the_key_of_the_rehearsal():
    real = await desk().write(a_session)
    rehearsal = await desk().write(a_session, rehearsal=True)
    key = await desk().read(rehearsal_key, rehearsal.pk)
    told = []
    for session, word in ((real, key), (rehearsal, "wrong"), (rehearsal, key)):
        phone = Browser()
        await phone.get(f"/s/{session.code}/")
        secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', phone.page)[1]
        headers = {"x-csrftoken": secret, "x-rehearsal-key": word}
        answer = await phone.client.post(f"/s/{session.code}/join", headers=headers)
        told.append((answer.status_code, "place" in answer.cookies))

    assert told == [(422, False), (422, False), (303, True)]


async def test_a_smaller_group_is_joined_anew_after_its_own_promise():
    owner = await desk().write(a_user)
    session = await desk().write(a_session, k=5, owner=owner)
    (phone,) = await joined(session)
    fresh = await desk().write(start_again_smaller, session_id=session.pk, k=3)
    await phone.get(f"/s/{session.code}/")
    link = re.search(r'href="(/J/[A-Z]+)" data-go-on', phone.page)[1]
    on = await phone.get(link)
    await phone.get(on["Location"])

    assert on["Location"] == f"/s/{fresh.code}/"
    assert "A picture appears only when at least 3 people have answered." in phone.page


async def test_a_closed_session_shows_its_end_to_everybody_with_the_code():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(session.refresh_from_db)
    await desk().write(closing.close, session.pk, turn=session.turn, sure=True)
    await phone.get(f"/s/{session.code}/")
    stranger = Browser()
    await stranger.get(f"/s/{session.code}/")
    seen = words_of(stranger.page)
    joining = await stranger.post(f"/s/{session.code}/join")

    assert "Closed. Your answers are deleted." in words_of(phone.page)
    assert "Closed. Your answers are deleted." in seen
    assert (joining.status_code, "place" in joining.cookies) == (303, False)


async def test_a_phone_is_spoken_to_in_the_language_of_its_session(settings, tmp_path):
    settings.LOCALE_PATHS = [pseudo_locale(tmp_path)]
    settings.LANGUAGES = [("en", "English"), (CODE, "Brackets")]
    session = await desk().write(a_session, language=CODE, we=pseudo("We"), opening=pseudo("Opening"))
    await desk().write(
        session.questions.update, text=pseudo("How near?"), config={"steps": [pseudo("Far"), pseudo("Near")]}
    )
    phone = Browser()
    pages = [(await phone.get(f"/s/{session.code}/{place}")).content.decode() for place in ("", "more")]
    await phone.join(session)
    pages.append(phone.page)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")
    pages.append(phone.page)
    await phone.answer(session, step="99")
    pages.append(phone.page)
    english = {text for page in pages for text in unmarked(page)}

    assert english == {"Our direction", "Our direction · Parallax"}
