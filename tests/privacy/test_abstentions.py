"""«I can't say from here» is an answer like any other until the release; then it is a number beside the picture."""

import json
import random

import pytest

from sessions.models import Picture, Release, Session
from sessions.queries import frames
from sessions.services.publish import publish_due
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

K = 3
LIVE = {"k": K, "release": Release.LIVE}


def a_room(values: list, **fields) -> Session:
    session = a_session(**{"k": K, **fields})
    tokens = phones(session, 12)
    open_next(session)
    for token, value in zip(tokens, values, strict=False):
        answer(session, token, value)
    return session


def told(session: Session) -> str:
    """What walls, consoles and phones are told, without what names the session."""
    read = frames.read(session.pk)
    wall = {
        name: read.wall[name] for name in ("version", "stage", "joined", "here", "counts", "picture", "lines", "sheets")
    }
    console = {name: read.console[name] for name in ("warnings", "captions", "may", "next", "svg", "held", "mode")}
    console["next"] = {**console["next"], "question": None}
    phone = {name: read.phone[name] for name in ("version", "turn", "stage", "mode", "locked", "joined")}
    return json.dumps([wall, console, phone], sort_keys=True)


@pytest.mark.parametrize("fields", [LIVE, {}], ids=["live", "together"])
def test_below_the_first_step_a_room_that_cannot_say_looks_like_any_other(fields):
    rooms = [a_room(values, **fields) for values in ([2] * 5, [None] * 5, [0, None, 4, None, 1])]
    published = [publish_due(session.pk) for session in rooms]

    assert published == [False] * 3
    assert len({told(session) for session in rooms}) == 1


def test_a_live_picture_names_no_number_of_those_who_cannot_say():
    session = a_room([0, None, 1, 2, None, 3, 4, 4], **LIVE)
    publish_due(session.pk)
    read = frames.read(session.pk)
    (picture,) = Picture.objects.all()

    assert (picture.step, picture.n, picture.abstained) == ("live", 3, 0)
    assert (read.wall["counts"]["in"], read.wall["counts"]["hopper"]) == (8, 5)
    assert [
        text for text in (json.dumps(read.wall), json.dumps(read.console), read.phone["html"]) if "2 can" in text
    ] == []


@pytest.mark.parametrize("values", [[0] * 6, [4] * 6, [0, 1, 2, 3, 4, 0]])
def test_a_live_step_comes_at_the_same_answer_whatever_the_answers_are(values):
    session = a_session(**LIVE)
    tokens = phones(session, 6)
    open_next(session)
    steps = []
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
        steps.append(publish_due(session.pk))

    assert steps == [False] * 5 + [True]


@pytest.mark.parametrize("mode", [Release.LIVE, Release.TOGETHER])
def test_at_the_release_they_stand_beside_the_picture_and_in_no_measure(mode):
    session = a_room([0, None, 1, 2, None, 3, 4, 4], k=K, release=mode)
    publish_due(session.pk)
    release(session)
    wall = frames.read(session.pk).wall
    last = Picture.objects.order_by("number").last()

    assert (last.n, last.abstained, sum(last.summary["counts"]["answers"])) == (6, 2, 6)
    assert wall["lines"] == ["2 can't say from here."]
    assert (wall["counts"]["in"], wall["counts"]["hopper"], wall["picture"]["n"]) == (8, 0, 6)


@pytest.mark.parametrize("seed", range(20))
def test_in_any_room_voices_and_abstentions_add_up_and_no_dot_is_left_over(seed):
    dice = random.Random(seed)
    values = [dice.choice([0, 1, 4, None]) for _phone in range(dice.randint(K, 12))]
    session = a_room(values, k=K, release=dice.choice([Release.LIVE, Release.TOGETHER]))
    publish_due(session.pk)
    before = frames.read(session.pk).wall
    release(session)
    wall = frames.read(session.pk).wall
    last = Picture.objects.order_by("number").last()
    voices = sum(value is not None for value in values)

    assert before["counts"]["hopper"] + before["picture"]["n"] == len(values)
    assert (wall["counts"]["in"], wall["counts"]["hopper"]) == (len(values), 0)
    if voices >= K:
        assert (last.n, last.abstained) == (voices, len(values) - voices)
    else:
        assert (last, wall["lines"]) == (None, [f"Too few could say where they stand. A picture needs {K}."])
