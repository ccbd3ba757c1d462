"""Promise 9: two facilitators who click at the same instant make one state, a thousand times."""

import threading

import pytest
from django.db import connections

from sessions.models import Round
from sessions.services import stage
from sessions.words import Refusal
from tests.factories import a_session

RACES = 1_000

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_a_thousand_races_of_two_clicks_end_in_one_state_each():
    session = a_session(questions=2)
    first, second = (question.pk for question in session.questions.all())
    outcomes: dict[str, int] = {}
    barrier = threading.Barrier(2)

    def clicks(question: int) -> None:
        try:
            for turn in range(RACES):
                barrier.wait()
                outcome = click(session.pk, turn, question)
                with lock:
                    outcomes[outcome] = outcomes.get(outcome, 0) + 1
        finally:
            connections.close_all()

    lock = threading.Lock()
    facilitators = [threading.Thread(target=clicks, args=(question,)) for question in (first, second)]
    for facilitator in facilitators:
        facilitator.start()
    for facilitator in facilitators:
        facilitator.join()
    session.refresh_from_db()

    assert outcomes == {"opened": RACES, "turn.stale": RACES}
    assert (session.turn, Round.objects.count()) == (RACES, RACES)


def click(session_id: int, turn: int, question: int) -> str:
    """Open a question from the state that this facilitator sees."""
    try:
        stage.open_question(session_id, turn=turn, question_id=question)
    except Refusal as refusal:
        return refusal.code
    return "opened"
