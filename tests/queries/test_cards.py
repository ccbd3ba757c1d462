"""The cards beside a picture, as the console gets them."""

import pytest

from sessions.models import Picture, Round
from sessions.queries import frames
from sessions.services import screen, stage
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)
CLOSE = "What makes it possible for us to stand so near each other here?"


def released(*values, **fields):
    session = a_session(k=3, **fields)
    open_next(session)
    for token, value in zip(phones(session, len(values)), values, strict=True):
        answer(session, token, value)
    release(session)
    return session


def cards(session) -> dict:
    return frames.read(session.pk).console["cards"]


def test_every_set_is_there_and_the_fitting_one_first():
    session = released(2, 2, 2, 2, 2, 2, 2, 2, 2, 3)
    found = cards(session)

    assert [found["sets"][0]["slug"], found["fitting"], len(found["sets"])] == ["close", 1, 10]
    assert found["sets"][0]["cards"][0] == {"key": CLOSE, "text": CLOSE}
    assert found["first"] == "Look in silence first. Begin with overlap, then range. Never ask whose dot it is."


def test_words_have_cards_of_their_own():
    session = released(["One"], ["Two"], ["Three"], kind="words")

    assert cards(session)["sets"][0]["slug"] == "words"


def test_guesses_and_seats_come_first_where_they_are_known():
    session = released(0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    picture = Picture.objects.get()
    picture.summary["counts"]["guesses"] = [0, 0, 0, 4, 6]
    picture.breakdown = {"rows": [], "differ": True}
    picture.save()
    Round.objects.update(seats_seen=True)

    assert [found["slug"] for found in cards(session)["sets"][:3]] == ["misjudged", "seats", "close"]


def test_the_cards_of_a_picture_that_still_grows_say_nothing_of_it():
    session = a_session(k=3)
    open_next(session)

    assert cards(session)["sets"][0]["slug"] == "any"
    assert cards(session)["may"] is False


def test_a_pinned_card_is_on_the_wall_for_the_talk_and_gone_with_the_next_question():
    session = released(2, 2, 2, questions=2)
    screen.pin(session.pk, card=CLOSE)
    at_release = frames.read(session.pk).wall["pinned"]
    stage.talk(session.pk, turn=session.turn)
    at_talk = frames.read(session.pk)
    open_next(session)
    after = frames.read(session.pk)

    assert (at_release, at_talk.wall["pinned"], after.wall["pinned"]) == ("", CLOSE, "")
    assert CLOSE not in str(at_talk.phone)
    assert after.console["cards"]["pinned"] == ""


def test_a_card_is_taken_down_by_hand():
    session = released(2, 2, 2)
    stage.talk(session.pk, turn=session.turn)
    screen.pin(session.pk, card=CLOSE)
    screen.pin(session.pk, card="")

    assert frames.read(session.pk).wall["pinned"] == ""


@pytest.mark.parametrize("text", ["Buy now", CLOSE + " ", "x" * 500])
def test_nothing_but_a_card_is_pinned(text):
    session = released(2, 2, 2)
    with pytest.raises(Refusal) as refused:
        screen.pin(session.pk, card=text)

    assert refused.value.code == "card.unknown"


def test_no_card_goes_up_before_the_picture_is_released():
    session = a_session(k=3)
    open_next(session)
    with pytest.raises(Refusal) as refused:
        screen.pin(session.pk, card=CLOSE)

    assert refused.value.code == "stage.illegal"


def test_a_second_round_that_moved_begins_with_what_was_heard():
    session = a_session(k=3)
    tokens = phones(session, 12)
    for values in ((0,) * 6 + (4,) * 6, (2,) * 6 + (3,) * 6):
        if session.round_id:
            stage.again(session.pk, turn=session.turn)
            session.refresh_from_db()
        else:
            open_next(session)
        for token, value in zip(tokens, values, strict=True):
            answer(session, token, value)
        release(session)

    assert [found["slug"] for found in cards(session)["sets"][:2]] == ["moved", "close"]
