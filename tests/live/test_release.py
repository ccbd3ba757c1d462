"""A release that was counted in comes to the wall, although the console that armed it has left."""

import pytest
from django.utils import timezone

from sessions.doorbell import ring
from sessions.models import Session
from sessions.services import releasing
from sessions.services.desk import desk
from tests.factories import a_session, answer, open_next, phones
from tests.live.sockets import a_wall

pytestmark = pytest.mark.django_db(transaction=True)


def armed() -> Session:
    session = a_session(k=3)
    open_next(session)
    for token in phones(session, 3):
        answer(session, token, 1)
    releasing.arm(session.pk, turn=session.turn)
    return session


def time_passes(session: Session) -> None:
    """Let the count run out without anybody waiting for it."""
    Session.objects.filter(pk=session.pk).update(releases_at=timezone.now())
    ring(session.pk)


async def test_a_wall_alone_sees_a_counted_release_happen_once():
    session = await desk().write(armed)
    async with a_wall(session) as wall:
        counting = await wall.next("state")
        await desk().write(time_passes, session)
        released = await wall.until(lambda state: state["stage"] == "released")

    assert (counting["stage"], counting["arming"]) == ("open", True)
    assert (released["turn"], released["arming"], released["picture"]["n"]) == (2, False, 3)


async def test_two_walls_count_the_same_release():
    session = await desk().write(armed)
    async with a_wall(session) as one, a_wall(session) as other:
        await desk().write(time_passes, session)
        for wall in (one, other):
            released = await wall.until(lambda state: state["stage"] == "released")
            assert released["turn"] == 2
