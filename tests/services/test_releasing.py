"""A release that was counted in happens, once, whoever stays to see it."""

import threading
import time

import pytest
import time_machine
from django.db import connections

from sessions.models import Picture, Session, Stage
from sessions.services import releasing, stage
from sessions.services.turns import look_at
from tests.factories import a_session, answer, open_next, phones

pytestmark = pytest.mark.django_db(transaction=True)


def armed() -> Session:
    """A session with a release that is being counted in."""
    session = a_session(k=3)
    open_next(session)
    for token in phones(session, 3):
        answer(session, token, 1)
    releasing.arm(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


def later(seconds: float = 3.1):
    return time_machine.travel(time.time() + seconds, tick=True)


def test_nothing_is_released_before_the_count_has_run_out():
    session = armed()

    assert releasing.release_due(session.pk) is False
    assert Session.objects.get(pk=session.pk).stage == Stage.OPEN


def test_the_count_that_ran_out_releases_once():
    session = armed()
    with later():
        done = [releasing.release_due(session.pk) for _process in range(3)]
    session.refresh_from_db()

    assert done == [True, False, False]
    assert (session.stage, session.arming, session.releases_at) == (Stage.RELEASED, False, None)
    assert Picture.objects.count() == 1


def test_many_processes_at_the_same_moment_release_once():
    session = armed()
    outcomes: list[bool] = []
    barrier = threading.Barrier(4)

    def due() -> None:
        barrier.wait()
        try:
            outcomes.append(releasing.release_due(session.pk))
        finally:
            connections.close_all()

    with later():
        processes = [threading.Thread(target=due) for _process in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    session.refresh_from_db()

    assert sorted(outcomes) == [False, False, False, True]
    assert (session.turn, Picture.objects.count()) == (2, 1)


def test_what_was_taken_back_does_not_come_and_a_second_count_is_a_count_of_its_own():
    session = armed()
    with later(2):
        stage.disarm(session.pk, turn=session.turn)
        stage.arm(session.pk, turn=session.turn)
    with later():  # three seconds after the first count, one after the second
        assert releasing.release_due(session.pk) is False
    with later(5.2):
        assert releasing.release_due(session.pk) is True


def test_a_release_that_can_no_longer_happen_is_not_counted_in_for_ever():
    session = armed()
    with look_at(session.pk) as locked:
        locked.stage, locked.round = Stage.TALK, None
    with later():
        assert releasing.release_due(session.pk) is False
    session.refresh_from_db()

    assert (session.arming, session.releases_at) == (False, None)
