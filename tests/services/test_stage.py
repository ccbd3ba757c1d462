"""The stage machine: what a facilitator may do when, and what two of them do at once."""

import threading
import time

import pytest
import time_machine
from django.db import connections

from sessions.models import Picture, Place, Release, Session, Stage
from sessions.services import closing, screen, stage
from sessions.words import Refusal
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def refused(code: str, function, *args, **kwargs) -> bool:
    with pytest.raises(Refusal) as caught:
        function(*args, **kwargs)
    return caught.value.code == code


def test_the_natural_steps_lead_from_the_lobby_to_the_end():
    session = a_session(k=3, questions=2)
    tokens = phones(session, 3)
    done = []
    for _question in range(2):
        session.refresh_from_db()
        done.append(stage.next_step(session.pk, turn=session.turn))
        session.refresh_from_db()
        for token in tokens:
            answer(session, token, 1)
        done.append(stage.next_step(session.pk, turn=session.turn))
        release(session)
        done.append(stage.next_step(session.pk, turn=session.turn))
    session.refresh_from_db()

    assert done == ["open", "arm", "talk"] * 2
    assert refused("stage.end", stage.next_step, session.pk, turn=session.turn)


def test_a_second_click_finds_the_session_moved_on():
    session = a_session()
    turn = session.turn
    open_next(session)

    assert refused("turn.stale", stage.next_step, session.pk, turn=turn)


def test_two_facilitators_clicking_at_once_give_one_state():
    for _round in range(25):
        session = a_session(questions=3)
        outcomes: list[str] = []
        barrier = threading.Barrier(2)

        def click(session=session, outcomes=outcomes, barrier=barrier):
            barrier.wait()
            try:
                outcomes.append(stage.next_step(session.pk, turn=0))
            except Refusal as refusal:
                outcomes.append(refusal.code)
            finally:
                connections.close_all()

        clicks = [threading.Thread(target=click) for _facilitator in range(2)]
        for thread in clicks:
            thread.start()
        for thread in clicks:
            thread.join()
        session.refresh_from_db()

        assert sorted(outcomes) == ["open", "turn.stale"]
        assert (session.turn, session.rounds.count()) == (1, 1)


def test_a_release_can_be_taken_back_while_it_counts():
    session = a_session(k=3)
    open_next(session)
    for token in phones(session, 3):
        answer(session, token, 1)
    stage.arm(session.pk, turn=session.turn)
    armed = Session.objects.get(pk=session.pk).arming
    stage.disarm(session.pk, turn=session.turn)
    session.refresh_from_db()

    assert (armed, session.arming, session.stage) == (True, False, Stage.OPEN)


def test_an_automatic_release_is_live_only_in_a_large_enough_room():
    small, large = a_session(k=3, release=Release.AUTO), a_session(k=3, release=Release.AUTO)
    phones(small, 11)
    phones(large, 12)
    open_next(small)
    open_next(large)

    assert (small.round.mode, large.round.mode) == ("together", "live")


def test_a_second_round_is_always_together():
    session = a_session(k=3, release=Release.LIVE)
    open_next(session)
    for token in phones(session, 3):
        answer(session, token, 1)
    release(session)
    stage.again(session.pk, turn=session.turn)
    session.refresh_from_db()

    assert (session.round.number, session.round.mode, session.stage) == (2, "together", Stage.OPEN)


def test_the_minimum_falls_only_before_the_first_question():
    session = a_session(k=5)
    screen.smaller(session.pk, k=3)
    open_next(session)
    screen.smaller(session.pk, k=4)

    assert refused("k.frozen", screen.smaller, session.pk, k=3)
    assert refused("k.range", screen.smaller, session.pk, k=2)
    assert session.round.k == 3


def test_the_wall_looks_back_and_returns_to_the_present():
    session = a_session(k=3, questions=3)
    tokens = phones(session, 3)
    rounds = []
    for _question in range(2):
        rounds.append(open_next(session))
        for token in tokens:
            answer(session, token, 1)
        release(session)
    seen = []
    for step in (screen.back, screen.forward):
        step(session.pk)
        seen.append(Session.objects.get(pk=session.pk).look_id)

    assert seen == [rounds[0], None]


def test_closing_asks_twice_and_keeps_only_the_pictures():
    session = a_session(k=3, release=Release.LIVE)
    open_next(session)
    for index, token in enumerate(phones(session, 4)):
        answer(session, token, index)
    release(session)

    assert refused("close.unsure", closing.close, session.pk, turn=session.turn, sure=False)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()

    assert (session.stage, session.deleted_in_all, session.joined_in_all) == (Stage.CLOSED, 4, 4)
    assert (Place.objects.count(), Picture.objects.count()) == (0, 1)
    assert refused("session.closed", stage.talk, session.pk, turn=session.turn)


def test_a_session_without_its_key_is_closed_at_the_next_look():
    from sessions import keyring

    session = a_session()
    open_next(session)
    keyring.destroy(session.pk)

    assert closing.close_idle() == 1
    assert Session.objects.get(pk=session.pk).stage == Stage.CLOSED


def test_a_prepared_session_waits_for_its_day_and_a_forgotten_one_is_closed():
    prepared, forgotten = a_session(), a_session()
    phones(forgotten, 2)
    with time_machine.travel(time.time() + 3 * 24 * 3600, tick=False):
        closed = closing.close_idle()

    assert closed == 1
    assert Session.objects.get(pk=prepared.pk).stage == Stage.LOBBY
    assert Session.objects.get(pk=forgotten.pk).stage == Stage.CLOSED
