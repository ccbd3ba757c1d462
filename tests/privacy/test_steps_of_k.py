"""Promise, rule 5: steps of k with a reserve, over random histories, against somebody who keeps every picture."""

import threading

import pytest
from django.db import connection, connections

from sessions import keyring
from sessions.models import Answer, Picture, Release
from sessions.queries import answers
from sessions.services.publish import publish_due
from tests.factories import a_session, answer, open_next, phones, release
from tests.privacy.histories import first_round, play

pytestmark = pytest.mark.django_db(transaction=True)


def differences(pictures: list[Picture]) -> list[int]:
    """The number of voices by which any two pictures differ."""
    return [
        sum(
            abs(a - b)
            for a, b in zip(first.summary["counts"]["answers"], second.summary["counts"]["answers"], strict=True)
        )
        for index, first in enumerate(pictures)
        for second in pictures[index + 1 :]
    ]


@pytest.mark.parametrize("seed", range(40))
def test_any_two_pictures_of_a_round_differ_by_nothing_or_by_k_voices(seed):
    history = play(seed)
    k = first_round(history).k

    assert [d for d in differences(history.pictures) if 0 < d < k] == []
    assert [picture.n for picture in history.pictures if picture.n < k] == []


@pytest.mark.parametrize("seed", range(40, 60))
def test_later_pictures_only_add_voices(seed):
    history = play(seed)

    for first, second in zip(history.pictures, history.pictures[1:], strict=False):
        pairs = zip(first.summary["counts"]["answers"], second.summary["counts"]["answers"], strict=True)
        assert all(before <= after for before, after in pairs)


@pytest.mark.parametrize("seed", range(60, 80))
def test_the_release_leaves_no_voice_in_hand_out(seed):
    history = play(seed)
    releases = [picture for picture in history.pictures if picture.step == Picture.Step.RELEASE]
    if not releases:
        assert history.pictures == []  # too small to be released, too small to be seen
        return
    session, round_ = history.session, first_round(history)

    everything = answers.in_hand(round_.pk, key=keyring.key_of(session.pk))
    last = history.pictures[-1]
    in_time = [voice for voice in everything if voice.locked and not voice.abstains]

    assert last.n == len(in_time)


def test_a_change_after_a_step_is_refused_to_the_shown_and_to_the_held_back_alike():
    session = a_session(k=3, release=Release.LIVE)
    tokens = phones(session, 12)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    publish_due(session.pk)
    shown = set(Answer.objects.filter(shown=True).values_list("pk", flat=True))

    refusals = {getattr(answer(session, token, 4, seq=2), "code", None) for token in tokens}

    assert 0 < len(shown) < 12
    assert refusals == {"answer.locked"}


def test_late_voices_of_one_mind_stay_held_and_only_a_word_says_so():
    session = a_session(k=3, questions=2, release=Release.TOGETHER)
    tokens = phones(session, 8)
    open_next(session)
    for index, token in enumerate(tokens[:4]):
        answer(session, token, index)
    release(session)
    for token in tokens[4:]:
        answer(session, token, 0)
    round_ = session.round
    open_next(session)
    round_.refresh_from_db()

    assert round_.held_back is True
    assert [picture.step for picture in round_.pictures.all()] == ["release"]


def test_late_voices_of_several_minds_enter_once():
    session = a_session(k=3, questions=2, release=Release.TOGETHER)
    tokens = phones(session, 8)
    open_next(session)
    for index, token in enumerate(tokens[:4]):
        answer(session, token, index)
    release(session)
    for index, token in enumerate(tokens[4:]):
        answer(session, token, index % 2)
    round_ = session.round
    open_next(session)
    round_.refresh_from_db()

    assert round_.held_back is False
    assert [(picture.step, picture.n) for picture in round_.pictures.all()] == [("release", 4), ("late", 8)]


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="two racing processes need a database that lets them race"
)
def test_two_racing_publishers_publish_each_step_once():
    session = a_session(k=3, release=Release.LIVE)
    tokens = phones(session, 40)
    open_next(session)
    for wave in range(4):
        for token in tokens[wave * 10 : wave * 10 + 10]:
            answer(session, token, wave)
        barrier = threading.Barrier(4)

        def publish(barrier=barrier):
            barrier.wait()
            publish_due(session.pk)
            connections.close_all()

        racers = [threading.Thread(target=publish) for _racer in range(4)]
        for racer in racers:
            racer.start()
        for racer in racers:
            racer.join()
    pictures = list(Picture.objects.order_by("number"))

    assert [picture.number for picture in pictures] == list(range(1, len(pictures) + 1))
    assert [d for d in differences(pictures) if 0 < d < 3] == []
    assert len({picture.n for picture in pictures}) == len(pictures)
