"""Answers as plain forms: taken, changed, refused kindly, and nothing typed is lost."""

import html
import re

import pytest

from sessions.models import Answer
from sessions.services.desk import desk
from sessions.services.guesses import guesses
from tests.factories import a_session, open_next, release
from tests.views.phones import Browser, joined, rest, words_of

pytestmark = pytest.mark.django_db(transaction=True)

JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
async def _quiet():
    guesses.forget()
    yield
    await rest()


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


async def test_a_phone_without_scripts_that_answers_late_is_not_told_that_it_is_in_the_picture():
    session = await desk().write(a_session, k=3)
    *early, late = await joined(session, 4)
    await desk().write(open_next, session)
    for phone in early:
        await phone.answer(session, step="2")
    await desk().write(release, session)
    await early[0].get(f"/s/{session.code}/")
    await late.get(f"/s/{session.code}/")
    before = late.how
    await late.answer(session, step="4")

    assert (early[0].how, before, late.how) == ("in", "none", "late")


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
