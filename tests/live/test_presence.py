"""Who is here: counted within seconds, for phones that leave, come back, or simply vanish."""

import time

import pytest
import time_machine

from sessions.models import Place
from sessions.queries import frames
from sessions.queries.presence import LEASE
from sessions.services.desk import desk
from tests.factories import a_session, open_next, phones
from tests.live.sockets import a_phone, a_wall

pytestmark = pytest.mark.django_db(transaction=True)


async def test_a_phone_that_leaves_is_missed_and_one_that_returns_is_the_same_place():
    session = await desk().write(a_session)
    async with a_wall(session) as wall, a_phone(session):
        async with a_phone(session) as ben:
            await wall.until(lambda state: state["here"] == 2)
        gone = await wall.until(lambda state: state["here"] == 1)
        async with a_phone(session, token=ben.token):
            back = await wall.until(lambda state: state["here"] == 2)

    assert (gone["joined"], back["joined"]) == (2, 2)


def test_a_phone_whose_server_died_is_gone_within_two_leases():
    session = a_session()
    phones(session, 3)
    with time_machine.travel(time.time() + 2 * LEASE, tick=False):
        read = frames.read(session.pk)

    assert (read.wall["joined"], read.wall["here"]) == (3, 0)


def test_the_total_counts_who_was_present_during_the_question_and_not_who_left_before():
    session = a_session()
    phones(session, 4)
    Place.objects.filter(pk=Place.objects.first().pk).update(away=True)
    open_next(session)
    read = frames.read(session.pk)

    assert read.wall["counts"]["of"] == 3
