"""The switch "guess the room": offered where a kind can, kept by copies, seen on the run sheet."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions import kinds
from sessions.models import Mode, Question, Release, Round, Session
from sessions.services import runsheet, setup
from tests.factories import a_session, a_user, open_next, phones

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return a_session(owner=a_user("alice"), questions=2, k=4, release=Release.LIVE)


@pytest.fixture
def alice(client: Client, session: Session) -> Client:
    assert client.login(username="alice", password="a long enough password")
    return client


def edited(client: Client, session: Session, question: Question, **changes) -> None:
    """Send the form that stands on the page, with changes; None takes a tick away."""
    path = reverse("question-edit", args=[session.pk, question.pk])
    form = client.get(path).context["form"]
    sent = {field.html_name: form[field.name].field.prepare_value(field.value()) for field in form}
    sent = {name: value for name, value in {**sent, **changes}.items() if value not in (None, False)}
    assert client.post(path, sent).status_code == 302


@pytest.mark.parametrize("kind", kinds.offered(), ids=lambda kind: kind.slug)
def test_the_switch_is_there_for_the_kinds_that_guess(alice: Client, session: Session, kind):
    page = alice.get(reverse("question-add", args=[session.pk, kind.slug])).content.decode()

    assert ('name="guess"' in page) is kind.guesses


def test_the_switch_is_kept_shown_and_taken_away_again(alice: Client, session: Session):
    question = session.questions.get(position=1)
    edited(alice, session, question, guess="on")
    question.refresh_from_db()
    sheet = alice.get(reverse("session", args=[session.pk])).content.decode()

    assert (question.guess, sheet.count("with a guess")) == (True, 1)

    edited(alice, session, question, guess=None)
    question.refresh_from_db()
    assert question.guess is False


@pytest.mark.django_db(transaction=True)
def test_copies_and_a_smaller_beginning_keep_the_switch(session: Session):
    question = session.questions.get(position=1)
    Question.objects.filter(pk=question.pk).update(guess=True)
    copied = runsheet.copy_question(session_id=session.pk, question_id=question.pk)
    fresh = setup.start_again_smaller(session_id=session.pk, k=3)

    assert copied.guess is True
    assert list(fresh.questions.values_list("guess", flat=True)) == [True, True, False]


def test_a_question_with_guesses_is_always_together(session: Session):
    phones(session, 20)
    Question.objects.filter(session=session, position=1).update(guess=True)
    asked = [Round.objects.get(pk=open_next(session)).mode for _question in range(2)]

    assert asked == [Mode.TOGETHER, Mode.LIVE]
