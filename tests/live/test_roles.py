"""Roles hold in every phase: who may open which socket, and what each may say there."""

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from sessions.models import Answer, Membership, Role, Session, User
from sessions.services import closing
from sessions.services.desk import desk
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.live.sockets import Screen, a_phone, a_socket

pytestmark = pytest.mark.django_db(transaction=True)

STAGES = ("lobby", "open", "released", "closed")
PEOPLE = ("owner", "facilitator", "coach", "stranger", "nobody", "gone")


def signed_in(user: User) -> str:
    """The account cookie of a person who has signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def at_stage(stage: str) -> tuple[Session, dict[str, str], str]:
    """A session at a stage, the cookies of everybody around it, and a phone's token."""
    people = {name: a_user(name) for name in PEOPLE if name != "nobody"}
    session = a_session(owner=people["owner"], k=3)
    Membership.objects.create(session=session, user=people["facilitator"], role=Role.FACILITATOR)
    Membership.objects.create(session=session, user=people["coach"], role=Role.COACH)
    Membership.objects.create(session=session, user=people["gone"], role=Role.FACILITATOR)
    cookies = {name: signed_in(user) for name, user in people.items()}
    User.objects.filter(pk=people["gone"].pk).update(is_active=False)
    tokens = phones(session, 3)
    if stage != "lobby":
        open_next(session)
        for token in tokens:
            answer(session, token, 1)
    if stage == "released":
        release(session)
    if stage == "closed":
        closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    return session, cookies, tokens[0]


async def outcome(screen: Screen) -> str:
    """How a socket is received: the stage it is shown, or the code with which it is shown out."""
    event = await screen.communicator.receive_output(timeout=5)
    if event["type"] == "websocket.close":
        return str(event["code"])
    return "let in"


@pytest.mark.parametrize("stage", STAGES)
async def test_only_those_who_run_the_session_get_its_console(stage):
    session, cookies, token = await desk().write(at_stage, stage)
    got = {}
    for person in PEOPLE:
        jar = {settings.SESSION_COOKIE_NAME: cookies[person]} if person in cookies else {}
        async with a_socket(f"/session/{session.pk}/ws", **jar) as screen:
            got[person] = await outcome(screen)
    async with a_socket(f"/session/{session.pk}/ws", place=token) as screen:
        got["phone"] = await outcome(screen)

    out = dict.fromkeys([*PEOPLE, "phone"], "4404")
    assert got == {**out, "owner": "let in", "facilitator": "let in"}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_facilitator_is_no_participant_and_a_phone_of_another_session_neither(stage):
    session, cookies, token = await desk().write(at_stage, stage)
    other = await desk().write(a_session)
    got = []
    for path, jar in (
        (f"/s/{session.code}/ws", {settings.SESSION_COOKIE_NAME: cookies["owner"]}),
        (f"/s/{other.code}/ws", {"place": token}),
        ("/s/ZZZZZZZZZ/ws", {"place": token}),
        ("/wall/not-the-key/ws", {"place": token, settings.SESSION_COOKIE_NAME: cookies["owner"]}),
    ):
        async with a_socket(path, **jar) as screen:
            got.append(await outcome(screen))

    assert got == ["4403", "4403", "4403", "4404"]


@pytest.mark.parametrize("stage", STAGES)
async def test_walls_and_consoles_cannot_answer_and_phones_cannot_steer(stage):
    session, cookies, _token = await desk().write(at_stage, stage)
    before = await desk().read(lambda: (Answer.objects.count(), Session.objects.get(pk=session.pk).stage))
    got = []
    for path, jar in (
        (f"/wall/{session.wall_key}/ws", {}),
        (f"/session/{session.pk}/ws", {settings.SESSION_COOKIE_NAME: cookies["owner"]}),
    ):
        async with a_socket(path, **jar) as screen:
            await screen.next("state")
            await screen.send(type="answer.put", ref="a", round="1", seq=1, fields={"step": ["1"]}, abstain=False)
            for verb in ("release", "close", "open", "bell"):
                await screen.send(type=verb, turn=session.turn)
                got.append((await screen.next("refusal"))["code"])
            await screen.send(type="ping")
            assert (await screen.next("pong")) == {"type": "pong"}
    if stage != "closed":
        async with a_phone(session) as phone:
            for verb in ("release", "close", "open", "bell"):
                await phone.send(type=verb, turn=session.turn)
                got.append((await phone.next("refusal"))["code"])
    after = await desk().read(lambda: (Answer.objects.count(), Session.objects.get(pk=session.pk).stage))

    assert set(got) == {"message.unfit"}
    assert after == before
