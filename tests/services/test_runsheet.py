"""The run sheet as a facilitator changes it, before the first question and while the room is waiting."""

from __future__ import annotations

from typing import Any

import pytest

from sessions.models import Question, Session
from sessions.services import runsheet
from sessions.services.runsheet import Draft
from sessions.words import Refusal
from tests.factories import STEPS, a_session, open_next

pytestmark = pytest.mark.django_db(transaction=True)


def texts(session: Session) -> list[str]:
    return list(session.questions.values_list("text", flat=True))


def positions(session: Session) -> list[int]:
    return list(session.questions.values_list("position", flat=True))


def a_draft(**fields: Any) -> Draft:
    return Draft(**{"kind_slug": "scale", "text": "How clear is it?", "config": {"steps": STEPS}} | fields)


def the(session: Session, text: str) -> Question:
    return session.questions.get(text=text)


def code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_a_new_question_stands_at_the_end():
    session = a_session(questions=2)

    question = runsheet.add_question(session_id=session.pk, draft=a_draft(minutes=7, help="Look around."))

    assert texts(session) == ["Question 1?", "Question 2?", "How clear is it?"]
    assert (question.position, question.minutes, question.help) == (3, 7, "Look around.")
    assert question.config == {**question.settings.as_json()}
    assert list(question.settings.steps) == STEPS


def test_every_change_raises_the_version_and_leaves_the_turn():
    session = a_session(questions=2)

    runsheet.add_question(session_id=session.pk, draft=a_draft())
    runsheet.copy_question(session_id=session.pk, question_id=the(session, "Question 1?").pk)
    runsheet.move_question(session_id=session.pk, question_id=the(session, "Question 2?").pk, by=-1)
    runsheet.remove_question(session_id=session.pk, question_id=the(session, "How clear is it?").pk)

    session.refresh_from_db()
    assert (session.version, session.turn) == (4, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "   "}, "config.empty"),
        ({"text": "a" * 301}, "config.long"),
        ({"text": "nothing\x00here"}, "config.type"),
        ({"text": "half a \ud83d"}, "config.type"),
        ({"above": "a" * 201}, "config.long"),
        ({"minutes": 0}, "config.number"),
        ({"minutes": 1000}, "config.number"),
        ({"release": "never"}, "question.release"),
        ({"kind_slug": "oracle"}, "question.kind"),
        ({"config": {"steps": ["only one"]}}, "config.count"),
        ({"config": {"colour": "red"}}, "config.unknown"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_and_nothing_changes(fields: dict[str, Any], code: str):
    session = a_session(questions=1)

    with pytest.raises(Refusal) as refused:
        runsheet.add_question(session_id=session.pk, draft=a_draft(**fields))

    session.refresh_from_db()
    assert (code_of(refused), texts(session), session.version) == (code, ["Question 1?"], 0)


def test_a_text_keeps_its_words_and_loses_its_loose_spaces():
    session = a_session(questions=0)

    question = runsheet.add_question(session_id=session.pk, draft=a_draft(text="  How <b>clear</b>\n is it?  "))

    assert question.text == "How <b>clear</b> is it?"


def test_a_question_is_edited_until_it_is_opened_and_copied_after():
    session = a_session(questions=1)
    question = the(session, "Question 1?")
    runsheet.edit_question(session_id=session.pk, question_id=question.pk, draft=a_draft(text="Better words?"))
    assert texts(session) == ["Better words?"]

    open_next(session)
    with pytest.raises(Refusal) as refused:
        runsheet.edit_question(session_id=session.pk, question_id=question.pk, draft=a_draft(text="Too late?"))
    copy = runsheet.copy_question(session_id=session.pk, question_id=question.pk)
    runsheet.edit_question(session_id=session.pk, question_id=copy.pk, draft=a_draft(text="In the copy?"))

    assert code_of(refused) == "question.opened"
    assert texts(session) == ["Better words?", "In the copy?"]


def test_an_opened_question_stays_on_the_sheet():
    session = a_session(questions=2)
    open_next(session)

    with pytest.raises(Refusal) as refused:
        runsheet.remove_question(session_id=session.pk, question_id=the(session, "Question 1?").pk)

    assert code_of(refused) == "question.opened"
    assert texts(session) == ["Question 1?", "Question 2?"]


@pytest.mark.parametrize(
    ("fields", "series"),
    [
        ({"minutes": 9, "release": "live"}, "voice"),
        ({"help": "Answer about last year."}, ""),
        ({"text": "Other words?"}, ""),
        ({"config": {"steps": ["One", "Two", "Three", "Four", "Five"]}}, ""),
        ({"above": "For each of these:"}, ""),
    ],
)
def test_other_words_or_steps_end_a_series(fields: dict[str, Any], series: str):
    session = a_session(questions=0)
    question = runsheet.add_question(session_id=session.pk, draft=a_draft(series="voice"))

    changed = runsheet.edit_question(session_id=session.pk, question_id=question.pk, draft=a_draft(**fields))

    assert changed.series == series


def test_a_copy_stands_right_below_and_belongs_to_the_same_series():
    session = a_session(questions=2)
    first = the(session, "Question 1?")
    Question.objects.filter(pk=first.pk).update(series="voice")

    copy = runsheet.copy_question(session_id=session.pk, question_id=first.pk)

    assert texts(session) == ["Question 1?", "Question 1?", "Question 2?"]
    assert (copy.position, copy.series, positions(session)) == (2, "voice", [1, 2, 3])


def test_questions_move_and_stop_at_the_ends():
    session = a_session(questions=3)

    runsheet.move_question(session_id=session.pk, question_id=the(session, "Question 3?").pk, by=-1)
    assert texts(session) == ["Question 1?", "Question 3?", "Question 2?"]
    runsheet.move_question(session_id=session.pk, question_id=the(session, "Question 3?").pk, by=-9)
    runsheet.move_question(session_id=session.pk, question_id=the(session, "Question 1?").pk, by=9)

    assert texts(session) == ["Question 3?", "Question 2?", "Question 1?"]
    assert positions(session) == [1, 2, 3]


def test_removing_closes_the_gap():
    session = a_session(questions=3)

    runsheet.remove_question(session_id=session.pk, question_id=the(session, "Question 2?").pk)

    assert (texts(session), positions(session)) == (["Question 1?", "Question 3?"], [1, 2])


def test_a_question_asked_now_comes_right_after_the_one_on_the_wall():
    session = a_session(questions=3)
    runsheet.ask_now(session_id=session.pk, text="Before anything?", kind_slug="slider")
    assert texts(session)[0] == "Before anything?"

    open_next(session)
    question = runsheet.ask_now(session_id=session.pk, text=" What did we just  hear? ", kind_slug="words")

    assert texts(session) == ["Before anything?", "What did we just hear?", "Question 1?", "Question 2?", "Question 3?"]
    assert question.config == question.settings.as_json()


def test_a_full_run_sheet_says_so():
    session = a_session(questions=runsheet.QUESTIONS_MOST)

    with pytest.raises(Refusal) as refused:
        runsheet.ask_now(session_id=session.pk, text="One more?", kind_slug="scale")

    assert code_of(refused) == "runsheet.full"


def test_a_question_of_another_session_is_not_found():
    mine, theirs = a_session(questions=1), a_session(questions=1)

    with pytest.raises(Refusal) as refused:
        runsheet.remove_question(session_id=mine.pk, question_id=theirs.questions.get().pk)

    assert (code_of(refused), theirs.questions.count()) == ("question.gone", 1)


def test_a_closed_session_takes_no_changes():
    session = a_session(questions=1, stage="closed")
    question = session.questions.get()

    for change in (
        lambda: runsheet.add_question(session_id=session.pk, draft=a_draft()),
        lambda: runsheet.edit_question(session_id=session.pk, question_id=question.pk, draft=a_draft()),
        lambda: runsheet.copy_question(session_id=session.pk, question_id=question.pk),
        lambda: runsheet.move_question(session_id=session.pk, question_id=question.pk, by=1),
        lambda: runsheet.remove_question(session_id=session.pk, question_id=question.pk),
        lambda: runsheet.ask_now(session_id=session.pk, text="Now?", kind_slug="scale"),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        assert code_of(refused) == "session.closed"

    assert texts(session) == ["Question 1?"]
