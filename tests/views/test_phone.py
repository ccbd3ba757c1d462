"""The phone's screens without scripts and without sockets, from the lobby to the close."""

import pytest

from sessions.models import Answer, Place
from sessions.services import closing, stage
from sessions.services.callers import callers
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from tests.factories import a_session, open_next, release
from tests.views.phones import Browser, joined, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)

REFRESH = '<noscript><meta http-equiv="refresh"'


@pytest.fixture(autouse=True)
async def _quiet():
    guesses.forget()
    yield
    await rest()


async def test_a_phone_walks_through_a_whole_session():
    session = await desk().write(a_session, k=3, opening="Look in silence first.", closing="Thank you.")
    phones = await joined(session, 3)
    ann = phones[0]
    seen = [words_of(ann.page)]
    await desk().write(open_next, session)
    await ann.get(f"/s/{session.code}/")
    seen.append(words_of(ann.page))
    for step, phone in enumerate(phones):
        await phone.answer(session, step=str(step))
    how = ann.how
    await desk().write(release, session)
    await ann.get(f"/s/{session.code}/")
    seen.append(words_of(ann.page))
    await desk().write(stage.talk, session.pk, turn=session.turn)
    await ann.get(f"/s/{session.code}/")
    seen.append(words_of(ann.page))
    await desk().write(session.refresh_from_db)
    await desk().write(closing.close, session.pk, turn=session.turn, sure=True)
    await ann.get(f"/s/{session.code}/")
    seen.append(words_of(ann.page))

    assert "You have joined. Look up. Look in silence first. 1 phone has joined." in seen[0]
    assert "Question 1?" in seen[1]
    assert "I can't say from here" in seen[1]
    assert how == "in"
    assert "A picture of these 3 answers, today. Directional, not definitive." in seen[2]
    assert "Talk. Your phone can rest." in seen[3]
    assert "Closed. Your answers are deleted. Thank you. 3 answers deleted. 1 picture kept." in seen[4]


async def test_an_answer_is_in_covered_and_can_be_changed():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")
    before = phone.how
    first = await phone.answer(session, step="1")
    covered = phone.how
    await phone.get(f"/s/{session.code}/?change=1")
    changing = phone.how
    second = await phone.answer(session, step="4")

    assert (first.status_code, second.status_code) == (303, 303)
    assert (before, covered, changing, phone.how) == ("none", "in", "changing", "in")
    assert "In. You can still change it. Look up." in words_of(phone.page)
    assert "checked" not in phone.page
    assert await desk().read(Answer.objects.count) == 1


async def test_the_state_is_told_once_and_is_the_same_for_every_phone():
    session = await desk().write(a_session)
    ann, ben, cleo = await joined(session, 3)
    await desk().write(open_next, session)
    await ann.answer(session, step="1")
    first = await ann.get(f"/s/{session.code}/state")
    other = await ben.get(f"/s/{session.code}/state")
    second = await ann.get(f"/s/{session.code}/state?version={first.json()['version']}")
    await ben.answer(session, step="4")
    await cleo.answer(session, step="0")
    third = await ann.get(f"/s/{session.code}/state?version={first.json()['version']}")
    await desk().write(release, session)
    fourth = await ann.get(f"/s/{session.code}/state?version={first.json()['version']}")

    assert first.content == other.content
    assert (second.status_code, third.status_code) == (204, 204)
    assert (fourth.status_code, fourth.json()["stage"]) == (200, "released")


@pytest.mark.parametrize("version", ["", "x", "-1", "1e9", "٣", "9" * 200])
async def test_a_strange_version_breaks_nothing(version):
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    answer = await phone.get(f"/s/{session.code}/state?version={version}")

    assert answer.status_code in {200, 204}


async def test_nobody_is_here_by_reading_pages_alone_but_a_phone_without_scripts_is():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(Place.objects.update, lease=0, away=True)
    await Browser().get(f"/s/{session.code}/")
    await callers().renew()
    before = await desk().read(Place.objects.get)
    await phone.get(f"/s/{session.code}/")
    await callers().renew()
    place = await desk().read(Place.objects.get)

    assert (before.away, before.lease > 0) == (True, False)
    assert (place.away, place.lease > 0) == (False, True)


async def test_the_page_waits_by_itself_only_where_nobody_can_be_typing():
    session = await desk().write(a_session, k=3)
    phones = await joined(session, 3)
    ann = phones[0]
    waits = [REFRESH in ann.page]
    await desk().write(open_next, session)
    await ann.get(f"/s/{session.code}/")
    waits.append(REFRESH in ann.page)
    for phone in phones:
        await phone.answer(session, step="2")
    waits.append(REFRESH in ann.page)
    await ann.get(f"/s/{session.code}/?change=1")
    waits.append(REFRESH in ann.page)
    await desk().write(release, session)
    await ann.get(f"/s/{session.code}/")
    waits.append(REFRESH in ann.page)
    await desk().write(stage.talk, session.pk, turn=session.turn)
    (late,) = await joined(session)
    waits.append(REFRESH in late.page)

    assert waits == [True, False, True, False, True, False]
