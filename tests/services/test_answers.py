"""Answers reach the disk once, the newest wins, and a picture locks what it was made of."""

import pytest

from sessions.models import Answer, Place, Session
from sessions.services.answers import Put
from sessions.services.batch import write_batch
from sessions.services.joining import Join, Joined
from sessions.services.stage import release as release_stage
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_answer_is_stored_once_however_often_it_is_sent():
    session = a_session()
    (token,) = phones(session, 1)
    open_next(session)

    results = [answer(session, token, 2, seq=1) for _again in range(3)]

    assert results == [None, None, None]
    assert Answer.objects.count() == 1


def test_the_newest_answer_wins_within_a_batch_and_across_batches():
    session = a_session()
    tokens = phones(session, 3)
    round_id = open_next(session)

    def put(token: str, seq: int, value: int) -> Put:
        return Put(session_id=session.pk, token=token, round_id=round_id, seq=seq, value=value)

    write_batch([put(tokens[0], 2, 4), put(tokens[0], 1, 0), put(tokens[1], 1, 4)])
    older = answer(session, tokens[0], 0, seq=1)
    answer(session, tokens[2], 0, seq=1)
    answer(session, tokens[2], 4, seq=2)
    release(session)

    assert isinstance(older, Refusal)
    assert session.round.pictures.get().summary["counts"] == {"answers": [0, 0, 0, 0, 3]}


def test_a_released_answer_is_locked_and_its_sender_is_told():
    session = a_session()
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens:
        answer(session, token, 1)
    release(session)

    result = answer(session, tokens[0], 4, seq=2)

    assert isinstance(result, Refusal)
    assert result.code == "answer.locked"


def test_an_answer_sent_again_after_its_picture_has_its_receipt_and_changes_nothing():
    session = a_session()
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens:
        answer(session, token, 1)
    release(session)
    rows = Answer.objects.order_by("pk").values_list("pk", "sealed", "locked")
    before = list(rows)

    assert answer(session, tokens[0], 1, seq=1) is None  # the phone lost its line before the receipt came
    assert list(rows.all()) == before


def test_who_joins_after_the_release_waits_for_the_next_question():
    session = a_session()
    early = phones(session, 3)
    open_next(session)
    for token in early:
        answer(session, token, 1)
    release(session)
    (newcomer,) = phones(session, 1)

    result = answer(session, newcomer, 4)

    assert isinstance(result, Refusal)
    assert result.code == "round.before"


@pytest.mark.parametrize(("token", "round_id", "code"), [("0" * 32, None, "place.unknown"), (None, 5, "round.closed")])
def test_an_answer_that_does_not_belong_is_refused(token, round_id, code):
    session = a_session()
    (joined,) = phones(session, 1)
    open_next(session)

    result = answer(session, token or joined, 1, round_id=round_id)

    assert isinstance(result, Refusal)
    assert result.code == code
    assert Answer.objects.count() == 0


def test_a_phone_that_joins_again_keeps_its_place():
    session = a_session()
    (token,) = phones(session, 1)

    (again,) = write_batch([Join(session.pk, token=token)])

    assert isinstance(again, Joined)
    assert (again.token, again.fresh) == (token, False)
    assert Place.objects.count() == 1


def test_simulated_voices_need_a_rehearsal_and_its_key():
    session = a_session()

    (result,) = write_batch([Join(session.pk, key="f" * 32)])

    assert isinstance(result, Refusal)
    assert result.code == "rehearsal.key"


def test_a_batch_of_two_sessions_serves_each():
    one, other = a_session(), a_session()
    (first,), (second,) = phones(one, 1), phones(other, 1)
    open_next(one)
    open_next(other)

    results = write_batch(
        [
            Put(session_id=one.pk, token=first, round_id=one.round_id, seq=1, value=0),
            Put(session_id=other.pk, token=second, round_id=other.round_id, seq=1, value=1),
            Put(session_id=other.pk, token=first, round_id=other.round_id, seq=1, value=1),
        ]
    )

    assert results[:2] == [None, None]
    assert isinstance(results[2], Refusal)


def test_each_batch_raises_the_version_once():
    session = a_session()
    tokens = phones(session, 3)
    round_id = open_next(session)
    before = Session.objects.get(pk=session.pk).version

    write_batch([Put(session_id=session.pk, token=t, round_id=round_id, seq=1, value=0) for t in tokens])

    assert Session.objects.get(pk=session.pk).version == before + 1


def test_a_release_below_the_minimum_is_refused_and_nothing_is_locked():
    session = a_session(k=3)
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens[:2]:
        answer(session, token, 1)

    with pytest.raises(Refusal) as refused:
        release_stage(session.pk, turn=session.turn)

    assert refused.value.code == "release.few"
    assert answer(session, tokens[0], 3, seq=2) is None
