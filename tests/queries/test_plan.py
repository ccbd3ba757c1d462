"""What the console says about the time, and which line it offers to leave out."""

import datetime as dt

import pytest
from django.utils import timezone

from sessions import formats
from sessions.models import Question, Session
from sessions.queries import frames, library
from sessions.services import lines
from tests.factories import a_session, a_user, open_next
from tests.reports.evenings import an_invitation

pytestmark = pytest.mark.django_db(transaction=True)


def after(minutes: int, *, spare: tuple[int, ...] = (0, 0, 0)) -> Session:
    """A session of three questions, five minutes each, so many minutes after its first question was opened."""
    session = a_session(questions=3)
    for question, order in zip(session.questions.all(), spare, strict=True):
        Question.objects.filter(pk=question.pk).update(spare=order, text=f"Line {question.position}")
    open_next(session)
    Session.objects.filter(pk=session.pk).update(started=timezone.now() - dt.timedelta(minutes=minutes))
    return session


def plan(session: Session) -> dict:
    return frames.read(session.pk).console["plan"]


@pytest.mark.parametrize(("core", "minutes"), [(True, 60), (False, 90)])
def test_the_minutes_are_those_the_format_promised_opening_and_closing_included(core, minutes):
    session = an_invitation(a_user(), core=core)
    told, sheet = plan(session), library.run_sheet(session)
    open_next(session)
    made = formats.get("full-picture")

    assert (told["planned"], told["left"], sheet.minutes) == (minutes, minutes, minutes)
    assert sheet.around == made.opening_minutes + made.closing_minutes > 0
    assert plan(session)["left"] < minutes - made.opening_minutes
    assert plan(session)["text"] == "On time."


def test_on_time_nothing_is_offered():
    told = plan(after(4))

    assert (told["text"], told["spare"], told["planned"], told["left"]) == ("On time.", None, 15, 10)


def test_behind_time_the_formats_own_order_is_offered_one_by_one():
    session = after(12, spare=(0, 2, 1))
    second, third = session.questions.all()[1:]
    first_offer = plan(session)
    lines.leave_out(session.pk, question_id=third.pk, on=True)
    second_offer = plan(session)

    assert first_offer["text"] == "7 minutes behind. Leaving out “Line 3” wins 5."
    assert (first_offer["spare"], second_offer["spare"]) == (str(third.pk), str(second.pk))
    assert (second_offer["planned"], second_offer["left"]) == (10, 5)


def test_where_the_format_keeps_all_its_lines_nothing_is_offered():
    session = after(12, spare=(1, 0, 0))

    assert plan(session)["text"] == "7 minutes behind."
