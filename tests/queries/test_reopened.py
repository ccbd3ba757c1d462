"""A session goes on from the steps of the one before it: from what was published then, and from nothing else."""

import pytest

from sessions.queries import published
from sessions.queries.reopened import steps_before
from sessions.services import closing, screen, stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = ["ask one question", "name what I leave", "thank somebody"]
ASIDE = "a step that names a person"


def committed(*, questions=1, aside="", close=True):
    """A session that ended with steps; one of them may have been set aside."""
    session = a_session(k=3, kind="degree", questions=questions)
    tokens = phones(session, 4)
    for number in range(questions):
        open_next(session)
        for token, will in zip(tokens, [*STEPS, ASIDE], strict=True):
            answer(session, token, {"after": f"lunch {number}", "will": will, "confidence": 5})
        stage.hold(session.pk, turn=session.turn)
        session.refresh_from_db()
        if aside:
            sheets = published.for_desk(session.round).summary.texts
            screen.set_aside(session.pk, sheets=[at for at, text in enumerate(sheets) if aside in text])
        release(session)
    if close:
        closing.close(session.pk, turn=session.turn, sure=True)
    return session


def test_the_steps_are_those_the_room_saw_then():
    before = committed(aside=ASIDE)
    session = a_session(kind="degree", before=before)

    assert sorted(steps_before(session)) == sorted(f"After I lunch 0, I will {will}" for will in STEPS)
    assert steps_before(session) == published.of_session(before.pk)[-1].sheets


def test_of_several_rounds_of_steps_the_last_is_gone_on_from():
    session = a_session(kind="degree", before=committed(questions=2))

    assert {text.split(",")[0] for text in steps_before(session)} == {"After I lunch 1"}


def test_a_first_session_has_nothing_to_go_on_from():
    assert steps_before(a_session(kind="degree")) == ()


def test_words_that_asked_for_a_step_are_steps_too_and_other_words_are_not():
    before = a_session(k=3, kind="words", questions=2)
    before.questions.filter(position=1).update(series="degree")
    tokens = phones(before, 3)
    for sheet in ("a step", "a thought"):
        open_next(before)
        for token in tokens:
            answer(before, token, [sheet])
        release(before)
    closing.close(before.pk, turn=before.turn, sure=True)

    assert steps_before(a_session(kind="scale", before=before)) == ("a step",) * 3


def test_a_session_before_that_released_nothing_leaves_nothing():
    before = a_session(k=3, kind="degree")
    open_next(before)
    answer(before, phones(before, 1)[0], {"after": "a", "will": "b", "confidence": 1})
    closing.close(before.pk, turn=before.turn, sure=True)

    assert steps_before(a_session(before=before)) == ()
