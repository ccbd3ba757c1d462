"""Three phones answer and guess through both doors; the release shows two rows, and nothing shows one before."""

import json

import pytest

from sessions.models import Picture, Question, Session
from sessions.services.desk import desk
from tests.factories import a_session, open_next, release
from tests.live.sockets import a_phone, a_wall
from tests.views.phones import SECRET, Browser

pytestmark = pytest.mark.django_db(transaction=True)


def guessing(**fields) -> Session:
    session = a_session(k=3, **fields)
    Question.objects.filter(session=session).update(guess=True)
    return session


async def test_guesses_come_by_socket_by_script_and_by_plain_form():
    session = await desk().write(guessing)
    script, plain = Browser(), Browser()
    await script.join(session)
    await plain.join(session)
    async with a_wall(session) as wall, a_phone(session) as ann:
        await wall.until(lambda state: state["joined"] == 3)
        round_id = await desk().write(open_next, session)
        await ann.put(round_id, step=4)
        before = await wall.until(lambda state: state["counts"] and state["counts"]["in"] == 1)
        receipt = await ann.put(round_id, ref="a2", seq=2, step=4, **{"guess-step": 1})
        await script.get(f"/s/{session.code}/")
        by_script = await script.client.post(
            f"/s/{session.code}/answer",
            {"csrfmiddlewaretoken": SECRET.search(script.page)[1], "round": str(round_id), "ref": "b1"}
            | {"seq": "1", "step": "3", "guess-step": "1"},
            headers={"Accept": "application/json"},
        )
        by_form = await plain.answer(session, step="4", **{"guess-step": "2"})
        held = await wall.until(lambda state: state["counts"]["in"] == 3)
        await desk().write(release, session)
        shown = await wall.until(lambda state: state["stage"] == "released")
    (picture,) = [picture async for picture in Picture.objects.all()]

    assert (receipt["type"], json.loads(by_script.content)["type"], by_form.status_code) == ("receipt", "receipt", 303)
    assert plain.how == "in"
    assert "guess" not in json.dumps([before["picture"], held["picture"]])
    assert [trace["name"] for trace in shown["picture"]["figure"]["data"]] == ["voices", "guesses", "labels"]
    assert picture.summary["counts"] == {"answers": [0, 0, 0, 1, 2], "guesses": [0, 2, 1, 0, 0]}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"guess-step": "1"}, "Please choose an answer first"),
        ({"abstain": "1", "guess-step": "1"}, "A guess belongs to an answer of your own."),
        ({"step": "2", "guess-step": "9"}, "That answer is not among those this question offers."),
        ({"step": "2", "guess-other": "1"}, "Please choose an answer first"),
    ],
)
async def test_a_guess_that_cannot_be_is_refused_kindly_and_the_form_stays_filled(fields, words):
    session = await desk().write(guessing)
    phone = Browser()
    await phone.join(session)
    await desk().write(open_next, session)
    refused = await phone.answer(session, **fields)

    assert refused.status_code == 422
    assert words in phone.page
    assert phone.how == "none"
    if fields.get("guess-step") == "1":
        assert 'name="guess-step" value="1" checked' in phone.page


async def test_an_empty_plain_field_is_no_guess():
    session = await desk().write(guessing, kind="slider")
    phones = [Browser() for _phone in range(3)]
    for phone in phones:
        await phone.join(session)
    await desk().write(open_next, session)
    for phone in phones:
        await phone.answer(session, at="50", **{"guess-at": ""})
    cannot = Browser()
    await cannot.join(session)
    await cannot.answer(session, abstain="1", **{"guess-at": ""})
    await desk().write(release, session)
    (picture,) = [picture async for picture in Picture.objects.all()]

    assert [phone.how for phone in (*phones, cannot)] == ["in"] * 4
    assert (picture.n, picture.abstained, set(picture.summary["counts"])) == (3, 1, {"answers"})


async def test_a_question_that_asks_for_no_guess_shows_none_and_takes_none():
    session = await desk().write(a_session, k=3)
    phone = Browser()
    await phone.join(session)
    await desk().write(open_next, session)
    refused = await phone.answer(session, step="2", **{"guess-step": "1"})

    assert (refused.status_code, "guess-step" in phone.page) == (422, False)
