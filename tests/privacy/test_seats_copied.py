"""Rule 6 goes by what is asked: a copy of a question is no new question, and gets no rows beside those of the first."""

import pytest

from sessions.models import Question
from sessions.queries import frames
from sessions.services import runsheet, stage
from tests.factories import open_next, phones, release
from tests.privacy.test_seats_published import TWO, WHOLE, asked, say, shown

pytestmark = pytest.mark.django_db(transaction=True)


def copied(session, **changes):
    """Put a copy of the first question right below it, changed like this, and open it."""
    question = runsheet.copy_question(session_id=session.pk, question_id=session.questions.first().pk)
    Question.objects.filter(pk=question.pk).update(**changes)
    open_next(session)


@pytest.mark.parametrize(
    "changes",
    [{}, {"text": "question  1"}, {"config": {"steps": [*"abcdefg"]}}, {"kind_slug": "rings", "config": {}}],
    ids=["as it was", "other marks", "other steps", "another kind"],
)
@pytest.mark.parametrize("newcomers", [0, 1, 4])
def test_a_copy_of_a_question_gets_no_rows_beside_those_of_the_first(changes, newcomers):
    """One who joined the first row since: two pictures by seats of the same words would show where they stand."""
    session, tokens = asked(TWO)
    release(session)
    copied(session, **changes)
    say(session, [*tokens, *phones(session, newcomers)], [*TWO, *[(0, 4)] * newcomers])
    release(session)

    assert shown(session)
    assert shown(session, order=2) == {}
    assert frames.read(session.pk).wall["lines"] == [WHOLE]


def test_a_question_asked_again_after_its_copy_gets_no_rows_either():
    session, tokens = asked(TWO)
    release(session)
    copied(session)
    say(session, tokens, TWO)
    release(session)
    stage.open_question(session.pk, turn=session.turn, question_id=session.questions.first().pk)
    session.refresh_from_db()
    say(session, tokens, TWO)
    release(session)

    assert [bool(shown(session, order=order)) for order in (1, 2, 3)] == [True, False, False]


def test_another_question_to_the_same_seats_has_rows_of_its_own():
    """The tests above could fail: the same people, steps and seats, asked something else."""
    session, tokens = asked(TWO)
    release(session)
    open_next(session)
    say(session, tokens, TWO)
    release(session)

    assert shown(session, order=2) == shown(session)


def test_a_copy_of_a_question_whose_picture_never_came_has_rows():
    session, tokens = asked(TWO)
    copied(session)
    say(session, tokens, TWO)
    release(session)

    assert shown(session, order=2) == {0: [1, 2, 2, 0, 0], 1: [0, 0, 1, 2, 2]}
