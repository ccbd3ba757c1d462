"""Lines of the run sheet that ask nothing, and lines that are left out."""

import pytest

from sessions.models import Question, Session, Stage
from sessions.models.stage import Step
from sessions.queries import frames
from sessions.services import closing, lines, releasing, runsheet, screen, stage
from sessions.words import Refusal
from tests.factories import SCALE, a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def a_line(session: Session, *, position: int, text: str = "What do you see now?", step: str = "") -> Question:
    """A line of the run sheet, as a format writes it."""
    return Question.objects.create(
        session=session, position=position, kind_slug="scale", config=SCALE, step=step, text=text
    )


def asked(session: Session, *, values=(0, 1, 1)) -> int:
    """Ask the next question, and release it."""
    tokens = phones(session, len(values))
    round_id = open_next(session)
    for token, value in zip(tokens, values, strict=True):
        answer(session, token, value)
    release(session)
    return round_id


def step_on(session: Session) -> str:
    session.refresh_from_db()
    verb = stage.next_step(session.pk, turn=session.turn)
    session.refresh_from_db()
    return verb


def test_all_pictures_are_a_step_between_two_questions():
    session = a_session(questions=1)
    line = a_line(session, step=Step.PICTURES, position=2)
    a_line(session, position=3, text="After?")
    asked(session)
    done = [step_on(session), step_on(session)]
    read = frames.read(session.pk)

    assert done == ["talk", "pictures"]
    assert (session.stage, session.round_id, session.step_id, session.overview) == (Stage.TALK, None, line.pk, True)
    assert (read.wall["heading"], len(read.wall["all"])) == ("What do you see now?", 1)
    assert "Look up." in read.phone["html"]
    assert "What do you see now?" in read.phone["html"]
    assert (read.wall["question"]["number"], read.wall["question"]["total"]) == (0, 2)
    assert read.console["next"]["verb"] == "open"
    assert [row["number"] for row in read.console["runsheet"]] == [1, None, 2]
    assert step_on(session) == "open"
    assert (session.round.question.text, session.step_id, session.overview) == ("After?", None, False)


def test_a_step_takes_no_answers_and_is_nothing_to_release():
    session = a_session(questions=0)
    a_line(session, step=Step.PICTURES, position=1)
    token = phones(session, 1)[0]
    step_on(session)

    assert frames.read(session.pk).asking is None
    assert isinstance(answer(session, token, 1, round_id=7), Refusal)
    for act in (stage.arm, stage.release, stage.hold, stage.again, stage.talk):
        with pytest.raises(Refusal):
            act(session.pk, turn=session.turn)
    session.refresh_from_db()
    assert session.stage == Stage.TALK


def test_the_room_asks_again_what_it_talked_about_most():
    session = a_session(questions=3)
    again = a_line(session, step=Step.AGAIN, position=4, text="You have heard each other. Where do you stand now?")
    rounds = [asked(session) for _question in range(3)]
    assert [step_on(session), step_on(session)] == ["talk", "again"]
    offered = [row["again"] for row in frames.read(session.pk).console["runsheet"]]
    second = session.questions.get(position=2)
    stage.open_question(session.pk, turn=session.turn, question_id=second.pk)
    session.refresh_from_db()
    read = frames.read(session.pk)

    assert offered == [True, True, True, False]
    assert (session.round.number, session.round.question_id, session.step_id) == (2, second.pk, again.pk)
    assert session.round.earlier_id == rounds[1]
    assert read.wall["question"]["above"] == "You have heard each other. Where do you stand now?"
    assert "You have heard each other." in read.phone["html"]
    assert stage.next_question(session) is None


def test_a_question_asked_for_the_first_time_is_not_spoken_for_by_a_step():
    session = a_session(questions=1)
    a_line(session, step=Step.AGAIN, position=2, text="Where do you stand now?")
    a_line(session, position=3, text="New?")
    asked(session)
    assert [step_on(session), step_on(session), step_on(session)] == ["talk", "again", "open"]

    assert (session.round.question.text, session.step) == ("New?", None)
    assert frames.read(session.pk).wall["question"]["above"] == ""


def test_last_times_steps_lie_on_the_wall_before_the_first_question():
    before = a_session(kind="words", questions=1)
    before.questions.update(series="degree")
    asked(before, values=(["After lunch, I will ask."], ["After the call, I will wait."], ["I will listen."]))
    closing.close(before.pk, turn=before.turn, sure=True)
    session = a_session(questions=0, before=before)
    a_line(session, step=Step.REOPENED, position=1, text="This is what we wanted to try.")
    a_line(session, position=2, text="What happened?")
    label = frames.read(session.pk).console["next"]["label"]
    assert step_on(session) == "reopened"
    read = frames.read(session.pk)

    assert label == "Last time's steps"
    assert sorted(read.wall["sheets"]) == ["After lunch, I will ask.", "After the call, I will wait.", "I will listen."]
    assert read.wall["question"]["text"] == "This is what we wanted to try."
    assert session.rounds.count() == 0
    assert step_on(session) == "open"
    assert frames.read(session.pk).wall["sheets"] is None


def test_looking_back_on_last_time_is_for_the_beginning_only():
    session = a_session(questions=0)
    a_line(session, step=Step.REOPENED, position=1)
    first = a_line(session, position=2, text="What happened?")
    stage.open_question(session.pk, turn=0, question_id=first.pk)
    session.refresh_from_db()

    assert stage.next_question(session) is None


def test_leaving_an_open_question_for_a_step_finishes_it():
    session = a_session(questions=1)
    line = a_line(session, step=Step.PICTURES, position=2)
    round_id = open_next(session)
    stage.open_question(session.pk, turn=session.turn, question_id=line.pk)
    session.refresh_from_db()

    assert session.rounds.get(pk=round_id).state == "done"
    assert (session.stage, session.round_id) == (Stage.TALK, None)


def test_what_is_left_out_is_passed_over_and_can_be_taken_in_again():
    session = a_session(questions=3)
    first, second, _third = session.questions.all()
    lines.leave_out(session.pk, question_id=first.pk, on=True)
    read = frames.read(session.pk)
    assert stage.next_question(session) == second
    assert [(row["state"], row["number"]) for row in read.console["runsheet"]] == [
        ("left_out", None),
        ("waiting", 1),
        ("waiting", 2),
    ]
    assert read.console["plan"]["planned"] == 10
    lines.leave_out(session.pk, question_id=first.pk, on=False)

    assert stage.next_question(session) == first
    assert Question.objects.filter(session=session).count() == 3


def test_a_question_left_out_may_still_be_opened_and_one_that_was_opened_stays():
    session = a_session(questions=2)
    first = session.questions.first()
    lines.leave_out(session.pk, question_id=first.pk, on=True)
    stage.open_question(session.pk, turn=0, question_id=first.pk)

    with pytest.raises(Refusal) as refused:
        lines.leave_out(session.pk, question_id=first.pk, on=True)
    assert refused.value.code == "question.opened"
    assert frames.read(session.pk).console["runsheet"][0]["number"] == 1


def test_notes_stay_with_their_question_and_never_reach_wall_or_phone():
    session = a_session(questions=2)
    first, second = session.questions.all()
    lines.write_notes(session.pk, question_id=first.pk, notes="Ask the quiet corner.")
    before = frames.read(session.pk).console["line"]
    open_next(session)
    read = frames.read(session.pk)

    assert (before["id"], before["notes"]) == (str(first.pk), "Ask the quiet corner.")
    assert read.console["line"]["notes"] == "Ask the quiet corner."
    assert "quiet corner" not in str(read.wall) + str(read.phone)
    assert Question.objects.get(pk=second.pk).notes == ""


def test_a_line_of_another_session_is_not_touched():
    session, other = a_session(), a_session()
    theirs = other.questions.get()
    for act, change in ((lines.leave_out, {"on": True}), (lines.write_notes, {"notes": "Mine"})):
        with pytest.raises(Refusal) as refused:
            act(session.pk, question_id=theirs.pk, **change)
        assert refused.value.code == "question.gone"
    theirs.refresh_from_db()
    assert (theirs.left_out, theirs.notes) == (False, "")


def test_closing_at_a_step_leaves_nothing_standing():
    session = a_session(questions=1)
    a_line(session, step=Step.PICTURES, position=2)
    asked(session)
    step_on(session)
    step_on(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    read = frames.read(session.pk)

    assert (read.wall["question"], read.wall["heading"], read.wall["stage"]) == (None, "", Stage.CLOSED)
    assert releasing.release_due(session.pk) is False


def test_a_question_asked_in_one_line_at_a_step_comes_right_behind_it():
    session = a_session(questions=1)
    a_line(session, step=Step.PICTURES, position=2)
    a_line(session, position=3, text="After?")
    asked(session)
    step_on(session)
    step_on(session)
    runsheet.ask_now(session_id=session.pk, text="What now?", kind_slug="scale")
    step_on(session)

    assert [line.text for line in session.questions.all()][1:3] == ["What do you see now?", "What now?"]
    assert session.round.question.text == "What now?"


def test_a_step_that_the_session_stands_at_stays_on_the_run_sheet():
    session = a_session(questions=0)
    line = a_line(session, step=Step.PICTURES, position=1)
    step_on(session)
    with pytest.raises(Refusal) as refused:
        runsheet.remove_question(session_id=session.pk, question_id=line.pk)

    assert refused.value.code == "question.opened"
    assert frames.read(session.pk).wall["heading"] == "What do you see now?"


def test_one_picture_is_looked_at_from_among_all_and_all_come_back():
    session = a_session(questions=1)
    a_line(session, step=Step.PICTURES, position=2)
    asked(session)
    step_on(session)
    step_on(session)
    screen.back(session.pk)
    one = frames.read(session.pk).wall
    screen.forward(session.pk)
    together = frames.read(session.pk).wall

    assert (one["show"]["overview"], one["looking"], one["question"]["text"]) == (False, True, "Question 1?")
    assert (together["show"]["overview"], together["looking"], together["heading"]) == (
        True,
        False,
        "What do you see now?",
    )
