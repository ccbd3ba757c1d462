"""The run sheet and the set-up as pages: what a facilitator clicks, and what then stands there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions import kinds
from sessions.models import Question, Session
from tests.factories import STEPS, a_session, a_user, open_next

pytestmark = pytest.mark.django_db


@pytest.fixture
def session() -> Session:
    return a_session(owner=a_user("alice"), questions=3, k=4)


@pytest.fixture
def alice(client: Client, session: Session) -> Client:
    assert client.login(username="alice", password="a long enough password")
    return client


def texts(session: Session) -> list[str]:
    return list(session.questions.values_list("text", flat=True))


def at(session: Session, name: str, *rest: Any) -> str:
    return reverse(name, args=[session.pk, *rest])


def first(session: Session) -> Question:
    return session.questions.get(position=1)


@pytest.mark.parametrize("slug", [kind.slug for kind in kinds.offered()])
def test_a_question_of_every_kind_is_added_with_the_settings_the_form_offers(
    alice: Client, session: Session, slug: str
):
    page = alice.get(at(session, "question-add", slug))
    form = page.context["form"]
    offered = {
        field.html_name: form[field.name].field.prepare_value(field.value())
        for field in form
        if field.value() not in (None, False)
    }

    response = alice.post(at(session, "question-add", slug), offered | {"text": "What do you see?"})

    question = session.questions.get(position=4)
    assert response.url == f"{at(session, 'session')}#q{question.pk}"
    assert (question.kind_slug, question.text, question.release) == (slug, "What do you see?", "auto")
    assert question.settings == kinds.get(slug).Config()


def test_the_settings_of_a_kind_are_read_from_the_form(alice: Client, session: Session):
    form = {"text": "How?", "minutes": "7", "release": "live", "set-steps": "\r\n".join(STEPS), "help": "Look around."}

    alice.post(at(session, "question-add", "scale"), form)

    question = session.questions.get(position=4)
    assert (question.minutes, question.release, question.help) == (7, "live", "Look around.")
    assert list(question.settings.steps) == STEPS


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"text": ""}, "text", "Please write something here."),
        ({"minutes": "soon"}, "minutes", "A whole number from 1 to 240, please."),
        ({"release": "never"}, "release", "Please choose one of these."),
        ({"set-steps": "only one"}, "set-steps", None),
        ({"set-steps": "same\nsame"}, "set-steps", None),
    ],
)
def test_a_mistake_stands_at_its_field(alice: Client, session: Session, given: Any, field: str, says: str | None):
    form = {"text": "How?", "minutes": "7", "release": "auto", "set-steps": "\n".join(STEPS)} | given

    page = alice.post(at(session, "question-add", "scale"), form)

    assert list(page.context["form"].errors) == [field]
    if says:
        assert page.context["form"].errors[field] == [says]
    assert texts(session) == ["Question 1?", "Question 2?", "Question 3?"]


def test_a_kind_that_never_grows_live_says_so_instead_of_offering_it(alice: Client, session: Session):
    page = alice.get(at(session, "question-add", "words"))

    assert [value for value, _label in page.context["form"].fields["release"].choices] == ["auto"]


def test_an_unknown_kind_is_not_found(alice: Client, session: Session):
    assert alice.get(at(session, "question-add", "oracle")).status_code == 404


def test_editing_shows_what_is_there_and_saves_what_is_written(alice: Client, session: Session):
    question = first(session)
    page = alice.get(at(session, "question-edit", question.pk))
    assert page.context["form"]["text"].value() == "Question 1?"
    assert page.context["form"]["set-steps"].value().splitlines() == STEPS

    form = {"text": "Better?", "minutes": "3", "release": "auto", "set-steps": "\n".join(STEPS)}
    alice.post(at(session, "question-edit", question.pk), form)

    assert texts(session) == ["Better?", "Question 2?", "Question 3?"]


def test_a_series_says_that_it_ends_with_other_words(alice: Client, session: Session):
    Question.objects.filter(pk=first(session).pk).update(series="voice")
    address = at(session, "question-edit", first(session).pk)
    assert "so that answers can be compared over time" in alice.get(address).content.decode()

    form = {"text": "Other words?", "minutes": "3", "release": "auto", "set-steps": "\n".join(STEPS)}
    page = alice.post(address, form, follow=True).content.decode()

    assert "With these words it is no longer compared with other sessions." in page


def test_an_opened_question_offers_a_copy_and_no_other_change(alice: Client, session: Session):
    open_next(session)
    opened = first(session)

    sheet = alice.get(at(session, "session")).content.decode()
    edit = alice.get(at(session, "question-edit", opened.pk))
    copied = alice.post(at(session, "question-copy", opened.pk))

    assert f'href="{at(session, "question-edit", opened.pk)}"' not in sheet
    assert at(session, "question-copy", opened.pk) in sheet
    assert edit.url == f"{at(session, 'session')}#q{opened.pk}"
    copy = session.questions.get(position=2)
    assert copied.url == at(session, "question-edit", copy.pk)


def test_questions_are_moved_by_buttons(alice: Client, session: Session):
    alice.post(at(session, "question-move", first(session).pk), {"by": "1"})
    assert texts(session) == ["Question 2?", "Question 1?", "Question 3?"]

    alice.post(at(session, "question-move", first(session).pk), {"by": "nowhere"})
    alice.post(at(session, "question-move", first(session).pk), {"by": "99999999999999999999"})
    assert texts(session) == ["Question 2?", "Question 1?", "Question 3?"]


def test_removing_asks_first(alice: Client, session: Session):
    address = at(session, "question-remove", first(session).pk)

    asked = alice.get(address).content.decode()
    assert ("Remove this question?" in asked, session.questions.count()) == (True, 3)

    alice.post(address)
    assert texts(session) == ["Question 2?", "Question 3?"]


def test_the_set_up_is_changed_on_its_page(alice: Client, session: Session):
    form = {"title": "A new name", "focus": "x", "we": "all of us", "people": "12", "k": "5", "language": "en"}

    alice.post(at(session, "session-details"), form)

    session.refresh_from_db()
    assert (session.title, session.focus, session.people, session.k) == ("A new name", "x", 12, 5)


def test_k_that_may_not_fall_is_refused_at_its_field(alice: Client, session: Session):
    open_next(session)
    form = {"title": "A new name", "people": "12", "k": "3", "language": "en"}

    page = alice.post(at(session, "session-details"), form)

    assert list(page.context["form"].errors) == ["k"]
    session.refresh_from_db()
    assert (session.title, session.k) == ("Our direction", 4)


@pytest.mark.django_db(transaction=True)
def test_starting_again_smaller_leads_to_the_fresh_console(alice: Client, session: Session):
    open_next(session)

    response = alice.post(at(session, "session-smaller"), {"k": "3"})

    session.refresh_from_db()
    assert session.successor is not None
    assert (response.url, session.successor.k) == (reverse("console", args=[session.successor_id]), 3)


def test_a_session_of_three_cannot_start_again_smaller_and_says_what_helps(client: Client):
    session = a_session(owner=a_user("bob"), k=3)
    client.login(username="bob", password="a long enough password")

    page = client.get(at(session, "session-smaller")).content.decode()

    assert "Three is the smallest group there is." in page
    assert "<form" not in page.split("<main")[1]


def test_deleting_asks_first_and_refuses_while_a_session_runs(alice: Client, session: Session):
    open_next(session)
    asked = alice.get(at(session, "session-delete"))
    running = alice.post(at(session, "session-delete"), follow=True).content.decode()
    assert (asked.status_code, "Close the session first. Then it can be deleted." in running) == (200, True)

    Session.objects.filter(pk=session.pk).update(stage="closed")
    gone = alice.post(at(session, "session-delete"), follow=True).content.decode()

    assert ("Deleted: “Our direction”" in gone, Session.objects.count()) == (True, 0)


def test_a_closed_session_is_looked_at_and_offers_no_change(alice: Client, session: Session):
    Session.objects.filter(pk=session.pk).update(stage="closed")

    page = alice.get(at(session, "session")).content.decode()

    assert ("Add a question" in page, at(session, "question-copy", first(session).pk) in page) == (False, False)
    assert at(session, "session-delete") in page


def test_texts_are_shown_exactly_as_typed(alice: Client, session: Session):
    text = "<script>alert(1)</script> & “we” {{ x }} {% y %}"
    form = {"text": text, "minutes": "3", "release": "auto", "set-steps": "<b>less</b>\n& more"}

    alice.post(at(session, "question-add", "scale"), form)
    page = alice.get(at(session, "session")).content.decode()

    assert session.questions.get(position=4).text == text
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “we” {{ x }} {% y %}" in page) == (
        False,
        True,
    )
