"""The facilitator of a rehearsal walks the run sheet as a person does."""

import pytest

from sessions.models import Question
from sessions.models.stage import Step
from sessions.rehearsal.driver import _next_line
from sessions.services import stage
from tests.factories import SCALE, a_session, open_next

pytestmark = pytest.mark.django_db(transaction=True)


def test_steps_and_lines_left_out_do_not_hold_a_rehearsal_up():
    session = a_session(questions=2)
    first, second = session.questions.all()
    Question.objects.filter(pk=second.pk).update(left_out=True)
    step = Question.objects.create(
        session=session, position=3, kind_slug="scale", config=SCALE, step=Step.PICTURES, text="What do you see?"
    )
    walked = [_next_line(session.pk)]
    open_next(session)
    walked.append(_next_line(session.pk))
    stage.open_question(session.pk, turn=session.turn, question_id=step.pk)
    walked.append(_next_line(session.pk))

    assert walked == [(first.pk, True), (step.pk, False), None]
