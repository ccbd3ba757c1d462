"""Whoever is removed from a session, or signs out, reads nothing more on a console that was left open."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session as SignedIn

from sessions.models import Membership, Role
from sessions.services import members, stage
from sessions.services.desk import desk
from tests.factories import a_session, a_user, answer, open_next, phones
from tests.live.sockets import a_socket, tidy_up
from tests.live.test_roles import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ["Quarrel at the top", "More trust, please", "Time to think"]


@pytest.fixture(autouse=True)
async def rest():
    yield
    await tidy_up()


def an_open_question():
    """A question of words that three have answered, run by two people, and the second one's cookie."""
    session = a_session(owner=a_user("owner"), k=3, kind="words")
    second = a_user("second")
    Membership.objects.create(session=session, user=second, role=Role.FACILITATOR)
    tokens = phones(session, 3)
    open_next(session)
    for token, text in zip(tokens, TEXTS, strict=True):
        answer(session, token, [text])
    return session, second, signed_in(second)


def removed(session, person, cookie):
    members.remove_member(session_id=session.pk, user_id=person.pk)


def made_coach(session, person, cookie):
    members.add_member(session_id=session.pk, username=person.username, role=Role.COACH)


def signed_out(session, person, cookie):
    SignedIn.objects.filter(pk=cookie).delete()


@pytest.mark.parametrize("taken_away", [removed, made_coach, signed_out])
async def test_held_sheets_do_not_come_to_a_console_whose_reader_may_not_run_the_session_any_more(taken_away):
    session, person, cookie = await desk().write(an_open_question)
    async with a_socket(f"/session/{session.pk}/ws", **{settings.SESSION_COOKIE_NAME: cookie}) as console:
        first = await console.next("state")
        assert (first["stage"], first["held"]) == ("open", None)
        await desk().write(taken_away, session, person, cookie)
        await desk().write(stage.hold, session.pk, turn=session.turn)

        event = await console.communicator.receive_output(timeout=5)

    assert (event["type"], event.get("code")) == ("websocket.close", 4404)
