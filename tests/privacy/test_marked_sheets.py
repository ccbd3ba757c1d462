"""Sheets that are asked about in a round of marks stay bound to the round in which they hung."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Question
from sessions.services import runsheet, setup
from sessions.words import Refusal
from tests.factories import a_user, answer, marking, release

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ["Quarrel at the top", "More trust, please", "Time to think", "Noise everywhere"]


@pytest.fixture
def marked():
    """A session of four whose sheets are being marked."""
    session, tokens = marking(TEXTS, owner=a_user(), k=4, questions=2)
    for token in tokens:
        answer(session, token, [0, 1])
    return session


def test_starting_again_leaves_the_sheets_behind_and_deleting_the_first_session_deletes_them(marked):
    fresh = setup.start_again_smaller(session_id=marked.pk, k=3)
    setup.remove_session(session_id=marked.pk)

    assert [(line.position, line.text) for line in fresh.questions.all()] == [(1, "Question 1?"), (3, "Question 2?")]
    left = repr(list(Question.objects.values_list("text", "above", "config")))
    assert [text for text in TEXTS if text in left] == []


def test_marks_are_not_copied_for_nothing_would_hide_in_the_copy_what_a_coach_takes_out(marked):
    release(marked)
    question = marked.round.question

    with pytest.raises(Refusal, match=r"question\.copied"):
        runsheet.copy_question(session_id=marked.pk, question_id=question.pk)
    browser = Client()
    assert browser.login(username="alice", password="a long enough password")
    page = browser.post(reverse("question-copy", args=[marked.pk, question.pk]), follow=True)
    assert "Sheets can be marked once the wall shows them." in page.content.decode()
    assert marked.questions.filter(kind_slug="marks").count() == 1
