"""Promise, rule 4: until a picture is published, only how many are in leaves the server; to anyone, in any frame."""

import json

import pytest

from sessions.models import Place, Session
from sessions.queries import frames
from sessions.services.presence import renew
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def everything(session: Session) -> str:
    """All that any screen is told at this moment, without what names the session itself."""
    read = frames.read(session.pk)
    text = json.dumps([read.wall, read.console, read.phone], sort_keys=True)
    question = session.questions.first()
    text = text.replace(json.dumps(read.wall["qr"])[1:-1], "QR").replace(read.wall["join_url"], "JOIN")
    for own, name in (
        (session.code_shown, "CODE"),
        (session.code, "CODE"),
        (str(session.pk), "SESSION"),
        (str(question.pk), "QUESTION"),
        (str(session.round_id), "ROUND"),
    ):
        text = text.replace(own, name)
    for clock in (read.wall["timer"], read.console["timer"]):
        text = text.replace(str(clock["now"]), "NOW")
    return text


def a_room(values: list[int | None], *, before_release: bool = True) -> str:
    session = a_session(k=3)
    tokens = phones(session, 6)
    open_next(session)
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
    if not before_release:
        release(session)
    session.refresh_from_db()
    return everything(session)


def test_frames_before_publication_are_byte_identical_for_different_answers():
    one = a_room([0, 0, 0, 0, 0, 0])
    other = a_room([4, 3, None, 1, None, 4])

    assert one == other


def test_the_same_rooms_differ_once_released():
    """The test above could fail: these answers do show when they may."""
    one = a_room([0, 0, 0, 0, 0, 0], before_release=False)
    other = a_room([4, 3, None, 1, None, 4], before_release=False)

    assert one != other


def test_below_the_minimum_nothing_but_the_count_is_told():
    session = a_session(k=3)
    tokens = phones(session, 2)
    open_next(session)
    for token in tokens:
        answer(session, token, 4)
    session.refresh_from_db()
    read = frames.read(session.pk)

    assert (read.wall["picture"]["n"], read.wall["picture"]["step"]) == (0, "empty")
    assert read.wall["counts"]["in"] == 2
    assert read.console["captions"] == []


def test_every_place_that_ever_joined_is_counted_and_the_number_never_falls():
    session = a_session(k=3)
    before = frames.read(session.pk).wall["joined"]
    phones(session, 5)
    renew(session.pk, present=(), left=list(Place.objects.values_list("pk", flat=True)))
    after = frames.read(session.pk).wall

    assert (before, after["joined"], after["here"]) == (0, 5, 0)
