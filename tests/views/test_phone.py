"""The participant's phone without scripts and without sockets: plain pages, plain forms, nothing lost."""

import html
import re

import pytest

from sessions.models import Answer, Place
from sessions.services import closing, stage
from sessions.services.batch import write_batch
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from sessions.services.joining import Join, rehearsal_key
from sessions.services.setup import start_again_smaller
from tests.factories import a_session, a_user, open_next, release
from tests.views.phones import Browser, rest

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
async def _quiet():
    guesses.forget()
    yield
    await rest()


async def joined(session, count=1):
    phones = [Browser() for _phone in range(count)]
    for phone in phones:
        await phone.join(session)
    return phones


def words_of(page: str) -> str:
    """What stands on a page, without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


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


async def test_each_change_without_scripts_counts_one_further():
    session = await desk().write(a_session, questions=2)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    for step in ("1", "2", "3"):
        await phone.answer(session, step=step)
    first = phone.client.cookies["seq"].value
    await desk().write(open_next, session)
    await phone.answer(session, step="1")

    assert first.endswith(".3")
    assert phone.client.cookies["seq"].value == f"{session.round_id}.1"


async def test_i_cant_say_from_here_counts_as_in():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    answer = await phone.answer(session, abstain="1")

    assert (answer.status_code, phone.how) == (303, "in")


@pytest.mark.parametrize(
    ("kind", "fields", "status", "words"),
    [
        ("scale", {"step": "99"}, 422, "not among those this question offers"),
        ("scale", {"step": "1e400"}, 422, "not among those this question offers"),
        ("scale", {"step": ["1", "2"]}, 422, "not among those this question offers"),
        ("scale", {}, 422, "choose an answer first"),
        ("words", {"text": "x" * 10_000}, 422, "A sheet holds 400 characters"),
        ("words", {"text": "one\x00two"}, 422, "a character that no screen can show"),
        ("words", {f"field{n}": "x" for n in range(100)}, 422, "does not know that kind of message"),
        ("words", {"n" * 50: "x"}, 422, "does not know that kind of message"),
    ],
)
async def test_bad_input_is_refused_kindly_and_nothing_is_written(kind, fields, status, words):
    session = await desk().write(a_session, kind=kind)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    answer = await phone.answer(session, **fields)

    assert answer.status_code == status
    assert words in words_of(phone.page)
    assert await desk().read(Answer.objects.count) == 0


async def test_a_refused_text_is_still_in_its_form_letter_for_letter():
    session = await desk().write(a_session, kind="words")
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    text = "\n" + "</textarea><script>alert(1)</script> & «we» \U0001f600 " * 20
    await phone.answer(session, text=text)
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", phone.page, re.S)

    assert html.unescape(found[1]) == text
    assert "<script>alert" not in phone.page
    assert phone.how == "none"


async def test_a_question_that_is_not_open_takes_nothing():
    session = await desk().write(a_session, questions=2)
    (phone,) = await joined(session)
    before = await phone.client.post(f"/s/{session.code}/answer", {"round": "7", "step": "1"}, headers=JSON)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")
    old = session.round_id
    await desk().write(open_next, session)
    late = await phone.post(f"/s/{session.code}/answer", round=str(old), step="1")

    assert before.status_code == 403  # no secret of the form
    assert late.status_code == 409
    assert "This question is closed. The next one comes by itself." in words_of(phone.page)
    assert await desk().read(Answer.objects.count) == 0


async def test_a_locked_answer_is_said_to_be_in_the_picture():
    session = await desk().write(a_session, k=3)
    phones = await joined(session, 3)
    await desk().write(open_next, session)
    for phone in phones:
        await phone.answer(session, step="2")
    await desk().write(release, session)
    answer = await phones[0].answer(session, step="4")

    assert (answer.status_code, phones[0].how) == (409, "locked")
    assert "Your answer is in the picture now. It can change in the next round." in words_of(phones[0].page)


async def test_a_phone_that_came_after_the_picture_is_told_so():
    session = await desk().write(a_session, k=3)
    phones = await joined(session, 3)
    await desk().write(open_next, session)
    for phone in phones:
        await phone.answer(session, step="2")
    await desk().write(release, session)
    (late,) = await joined(session)
    answer = await late.answer(session, step="4")

    assert answer.status_code == 409
    assert "You joined after this picture was made. The next question is yours too." in words_of(late.page)


async def test_a_script_gets_the_receipt_and_the_refusal_of_the_socket():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(open_next, session)
    await phone.get(f"/s/{session.code}/")
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', phone.page)[1]
    form = {"csrfmiddlewaretoken": secret, "round": str(session.round_id), "seq": "1", "abstain": "0"}
    path = f"/s/{session.code}/answer"
    receipt = await phone.client.post(path, {**form, "ref": "a1", "step": "3"}, headers=JSON)
    again = await phone.client.post(path, {**form, "ref": "a1", "step": "3"}, headers=JSON)
    refusal = await phone.client.post(path, {**form, "ref": "a2", "step": "33"}, headers=JSON)

    assert receipt.json() == again.json() == {"type": "receipt", "ref": "a1", "round": str(session.round_id)}
    assert refusal.json() == {
        "type": "refusal",
        "ref": "a2",
        "code": "answer.outside",
        "text": "That answer is not among those this question offers.",
    }
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


async def test_a_phone_without_a_place_gets_no_state_and_no_answer_in():
    session = await desk().write(a_session)
    await desk().write(open_next, session)
    phone = Browser()
    await phone.get(f"/s/{session.code}/")
    state = await phone.client.get(f"/s/{session.code}/state")
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', phone.page)[1]
    fields = {"csrfmiddlewaretoken": secret, "round": str(session.round_id), "step": "1"}
    scripted = await phone.client.post(f"/s/{session.code}/answer", fields, headers=JSON)
    plain = await phone.post(f"/s/{session.code}/answer", **fields)

    assert (state.status_code, state.json()["code"]) == (403, "place.unknown")
    assert (scripted.status_code, scripted.json()["code"]) == (403, "place.unknown")
    assert (plain.status_code, plain["Location"]) == (303, f"/s/{session.code}/")
    assert await desk().read(Answer.objects.count) == 0


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


async def test_nobody_is_here_by_reading_pages_alone_but_a_phone_without_scripts_is():
    session = await desk().write(a_session)
    (phone,) = await joined(session)
    await desk().write(Place.objects.update, lease=0, away=True)
    await phone.get(f"/s/{session.code}/")
    place = await desk().read(Place.objects.get)

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


REFRESH = '<noscript><meta http-equiv="refresh"'
