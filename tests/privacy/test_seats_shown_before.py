"""A picture that only grew live, or that late voices alone made possible, was shown whole: so are later rounds."""

import pytest

from sessions.models import Picture, Release, Round
from sessions.services import runsheet, stage
from sessions.services.publish import publish_due
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

SEATS = ["Leadership", "Product"]


def steps_of(session):
    return list(Picture.objects.filter(round__session=session).values_list("step", flat=True))


def by_seats(session):
    return [picture.breakdown for picture in Picture.objects.filter(round=session.round)]


def asked_again(session, tokens, *, copied):
    """The same people answer the same question once more, or a copy of it, and one who is new to it."""
    session.refresh_from_db()
    if copied:
        first = Round.objects.filter(session=session).latest("order").question
        runsheet.copy_question(session_id=session.pk, question_id=first.pk)
        open_next(session)
    else:
        question = session.round.question
        stage.open_question(session.pk, turn=session.turn, question_id=question.pk)
        session.refresh_from_db()
    for number, token in enumerate(tokens):
        answer(session, token, number % 5, seat=number % 2)
    release(session)


@pytest.mark.parametrize("copied", [False, True])
def test_one_newcomer_is_not_found_in_a_seat_after_a_picture_that_late_voices_alone_made_possible(copied):
    session = a_session(k=4, seats=SEATS)
    tokens = phones(session, 11)
    open_next(session)
    for token, step in zip(tokens, (0, 1, None, None), strict=False):
        answer(session, token, step, seat=0)
    release(session)
    assert steps_of(session) == []  # four are in, and two of them cannot say
    for number, token in enumerate(tokens[4:10]):
        answer(session, token, number % 5, seat=number % 2, round_id=session.round_id)
    asked_again(session, tokens, copied=copied)

    assert set(steps_of(session)) == {"late", "release"}
    assert by_seats(session) == [None]


@pytest.mark.parametrize("copied", [False, True])
def test_rows_do_not_follow_a_picture_that_grew_live_and_was_never_released(copied):
    session = a_session(k=3, seats=SEATS, release=Release.LIVE)
    tokens = phones(session, 21)
    open_next(session)
    for number, token in enumerate(tokens[:20]):
        answer(session, token, number % 5, seat=number % 2)
        publish_due(session.pk)
    assert set(steps_of(session)) == {"live"}
    asked_again(session, tokens, copied=copied)

    assert by_seats(session)[-1] is None
