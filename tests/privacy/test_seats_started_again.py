"""A session that begins again smaller brings the same people: no row may split what its first picture had merged."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Picture, Question, Release, Session
from sessions.services import closing, setup
from sessions.services.publish import publish_due
from sessions.words import Refusal
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.privacy.test_seats_published import asked, say, shown

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = [
    *[(0, step) for step in (0, 1, 1, 2, 2, 3)],
    *[(1, step) for step in (0, 1, 2, 3)],
    (None, 4),
]
"""With five in a row at least, the seat of four and the one who would rather not say are seen together."""
JOINED = [*PEOPLE, (2, 0), (2, 1), (2, 2)]
"""With four and three who have joined, that seat has a row: taken from the row before it leaves the one alone."""


def again_smaller(session, people, *, times=1, before=lambda _session: None):
    for k in range(session.k - 1, session.k - 1 - times, -1):
        session = setup.start_again_smaller(session_id=session.pk, k=k)
    before(session)
    tokens = phones(session, len(people))
    open_next(session)
    say(session, tokens, people)
    release(session)
    return session


def reworded(session):
    first = session.questions.first()
    Question.objects.filter(pk=first.pk).update(text=f"  {first.text.upper()} ")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("before", [lambda _session: None, reworded])
def test_no_row_of_the_smaller_session_is_taken_from_one_of_the_first(before, times):
    session, _tokens = asked(PEOPLE, k=5)
    release(session)
    assert shown(session) == {0: [1, 2, 2, 1, 0], -1: [1, 1, 1, 1, 1]}

    fresh = again_smaller(session, JOINED, times=times, before=before)

    assert shown(fresh) == {}  # 1: [1, 1, 1, 1, 0] would say that who named no seat stands on the last step


def test_a_question_whose_picture_never_came_has_rows_in_the_smaller_session():
    session, _tokens = asked(PEOPLE[:4], k=5)
    fresh = again_smaller(session, PEOPLE[:10])

    assert shown(fresh).keys() == {0, 1}


def test_no_rows_in_the_smaller_session_where_the_picture_of_the_first_only_grew_live():
    session = a_session(k=4, seats=["Leadership", "Product"], release=Release.LIVE)
    tokens = phones(session, 20)
    open_next(session)
    for number, token in enumerate(tokens):
        answer(session, token, number % 5, seat=number % 2)
        publish_due(session.pk)
    assert set(Picture.objects.values_list("step", flat=True)) == {"live"}
    fresh = again_smaller(session, [(number % 2, number % 5) for number in range(21)])

    assert shown(fresh) == {}


def test_what_the_first_session_has_shown_is_not_deleted_under_the_smaller_one():
    session, _tokens = asked(PEOPLE, k=5, owner=a_user())
    release(session)
    browser = Client()
    assert browser.login(username="alice", password="a long enough password")

    def deleted(fresh):
        page = browser.get(reverse("session-delete", args=[session.pk])).content.decode()
        assert reverse("console", args=[fresh.pk]) in page
        with pytest.raises(Refusal, match=r"session\.goes_on"):
            setup.remove_session(session_id=session.pk)

    fresh = again_smaller(session, JOINED, before=deleted)
    assert shown(fresh) == {}
    closing.close(fresh.pk, turn=fresh.turn, sure=True)
    setup.remove_session(session_id=session.pk)
    assert Session.objects.get() == fresh


def test_a_session_between_the_two_that_asked_nothing_may_go_and_the_first_is_still_known():
    session, _tokens = asked(PEOPLE, k=5)
    release(session)
    between = setup.start_again_smaller(session_id=session.pk, k=4)
    fresh = again_smaller(between, JOINED, before=lambda _fresh: setup.remove_session(session_id=between.pk))

    assert not Session.objects.filter(pk=between.pk).exists()
    assert shown(fresh) == {}
