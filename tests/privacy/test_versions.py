"""Promise, rule 4: state and version change only when something that people can see changes."""

import json

import pytest

from sessions.models import Session
from sessions.queries import frames
from sessions.services import stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def told(session: Session) -> str:
    """All that any screen is told, the version included; the clocks of the timer stand apart."""
    read = frames.read(session.pk)
    read.wall["timer"] = read.console["timer"] = read.console["wall"]["timer"] = None
    return json.dumps([read.version, read.wall, read.console, read.phone], sort_keys=True)


def a_room(*, kind: str = "scale", answers: int = 3) -> tuple[Session, list[str]]:
    session = a_session(k=3, questions=2, kind=kind)
    tokens = phones(session, 6)
    open_next(session)
    for token in tokens[:answers]:
        answer(session, token, ["a sheet"] if kind == "words" else 1)
    return session, tokens


@pytest.mark.parametrize("value", [4, 1, None], ids=["another step", "the same step", "cannot say"])
def test_a_changed_answer_changes_nothing_that_is_told(value):
    session, tokens = a_room()
    before = told(session)

    assert answer(session, tokens[0], value, seq=2) is None
    assert told(session) == before


def test_an_answer_that_is_sent_again_changes_nothing_that_is_told():
    session, tokens = a_room()
    before = told(session)

    assert answer(session, tokens[0], 1, seq=1) is None
    assert told(session) == before


@pytest.mark.parametrize("value", [4, None], ids=["a step", "cannot say"])
def test_a_late_answer_changes_nothing_that_is_told(value):
    session, tokens = a_room()
    release(session)
    before = told(session)

    assert answer(session, tokens[5], value) is None
    assert told(session) == before


def test_a_late_sheet_changes_nothing_that_is_told():
    session, tokens = a_room(kind="words")
    stage.hold(session.pk, turn=session.turn)
    before = told(session)

    assert answer(session, tokens[5], ["too late to be read"]) is None
    assert told(session) == before


def test_a_new_answer_is_told_as_one_more_and_raises_the_version_once():
    """The tests above could fail: what is new does show."""
    session, tokens = a_room()
    before = frames.read(session.pk)
    answer(session, tokens[4], 2)
    after = frames.read(session.pk)

    assert (after.version, after.wall["counts"]["in"]) == (before.version + 1, before.wall["counts"]["in"] + 1)
