"""What the set-up asks beyond the four questions: how long, and which session this one follows."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions import formats
from sessions.models import Question, Session, User
from sessions.services import closing, setup, stage
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.views.phones import words_of

pytestmark = pytest.mark.django_db(transaction=True)

STEP = {"after": "pour my coffee", "will": "ask one question", "confidence": 7}


@pytest.fixture
def alice(client: Client) -> Client:
    a_user("alice")
    assert client.login(username="alice", password="a long enough password")
    return client


def offered(page: Any, **changes: str) -> dict[str, Any]:
    """What the form of a page sends, with these changes."""
    form = page.context["form"]
    values = {field.html_name: form[field.name].field.prepare_value(field.value()) for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)} | changes


def with_steps(owner: User) -> Session:
    """A closed session in which three people chose a small step."""
    session = a_session(owner=owner, kind="degree", config={})
    Question.objects.filter(session=session).update(series="degree")
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens:
        answer(session, token, STEP)
    session.refresh_from_db()
    stage.hold(session.pk, turn=session.turn)
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    session.refresh_from_db()
    return session


@pytest.mark.parametrize(("length", "minutes"), [("core", 56), ("all", 86)])
def test_the_full_picture_is_made_as_long_as_one_says(alice: Client, length: str, minutes: int):
    address = reverse("new", args=["full-picture"])
    page = alice.get(address)
    assert [label for _value, label in page.context["form"].fields["length"].choices] == [
        "Core: 60 minutes, 8 questions",
        "All: 90 minutes, 11 questions",
    ]

    alice.post(address, offered(page, length=length))

    session = Session.objects.get()
    assert sum(session.questions.values_list("minutes", flat=True)) == minutes
    assert session.questions.filter(step="again").exists() == (length == "all")
    assert set(session.questions.filter(guess=True).values_list("series", flat=True)) == {"priorities", "message"}


def test_a_format_of_one_length_does_not_ask(alice: Client):
    assert "length" not in alice.get(reverse("new", args=["quick-scan"])).context["form"].fields


def test_a_checkpoint_follows_a_session_of_ones_own_whose_steps_are_there(alice: Client):
    me = User.objects.get(username="alice")
    before = with_steps(me)
    with_steps(a_user("bob"))
    a_session(owner=me, stage="closed")
    address = reverse("new", args=["alignment-checkpoint"])
    page = alice.get(address)
    assert [value for value, _label in page.context["form"].fields["before"].choices] == [str(before.pk), ""]

    alice.post(address, offered(page))

    session = Session.objects.get(format_slug="alignment-checkpoint")
    assert "7 questions · 45 min, opening and closing included" in words_of(
        alice.get(reverse("session", args=[session.pk])).content.decode()
    )
    assert session.before == before
    assert list(session.questions.values_list("step", flat=True))[:2] == ["reopened", ""]
    assert session.questions.count() == 8


def test_a_first_checkpoint_looks_back_on_nothing(alice: Client):
    with_steps(User.objects.get(username="alice"))
    address = reverse("new", args=["alignment-checkpoint"])

    alice.post(address, offered(alice.get(address), before=""))

    session = Session.objects.get(format_slug="alignment-checkpoint")
    assert (session.before, session.questions.count()) == (None, 5)


def test_a_rehearsal_is_named_as_one_and_is_not_what_a_session_follows_unasked(alice: Client):
    me = User.objects.get(username="alice")
    before, practised = with_steps(me), with_steps(me)
    Session.objects.filter(pk=practised.pk).update(rehearsal=True)
    address = reverse("new", args=["alignment-checkpoint"])
    page = alice.get(address)

    assert [label.endswith(" · Rehearsal") for _value, label in page.context["form"].fields["before"].choices] == [
        True,
        False,
        False,
    ]
    assert page.context["form"]["before"].value() == str(before.pk)
    refused = alice.post(address, offered(page, before=str(practised.pk)))
    assert "Steps of a rehearsal come back only in a rehearsal." in words_of(refused.content.decode())
    assert not Session.objects.filter(format_slug="alignment-checkpoint").exists()


def test_nobody_follows_a_session_of_others(alice: Client):
    with_steps(User.objects.get(username="alice"))
    theirs = with_steps(a_user("bob"))
    address = reverse("new", args=["alignment-checkpoint"])

    answered = alice.post(address, offered(alice.get(address), before=str(theirs.pk)))

    assert list(answered.context["form"].errors) == ["before"]


@pytest.mark.parametrize(("typed", "said"), [(None, "Ende dieses Jahres"), ("Mai", "Mai")])
def test_blanks_that_nobody_touched_speak_the_rooms_language(alice: Client, typed: str | None, said: str):
    address = reverse("new", args=["full-picture"])
    page = alice.get(address)

    alice.post(address, offered(page, language="de", **({"blank-horizon": typed} if typed else {})))

    session = Session.objects.get()
    assert (session.title, session.we, session.focus) == (
        "Das ganze Bild",
        "alle in dieser Sitzung",
        "Unsere gemeinsame Arbeit",
    )
    assert session.questions.get(series="success_words").text.startswith(f"Es ist {said}, und")
    assert session.questions.get(series="priorities").config["items"][1] == "Wachsen"


def test_starting_again_smaller_keeps_parts_guesses_and_what_may_be_left_out():
    old = setup.create_session(
        user=a_user(),
        format=formats.get("full-picture"),
        title="Full",
        focus="",
        we="",
        people=9,
        k=4,
        blanks={},
        rehearsal=False,
    )
    names = ("text", "step", "section", "spare", "guess", "series", "minutes")

    fresh = setup.start_again_smaller(session_id=old.pk, k=3)

    assert list(fresh.questions.values_list(*names)) == list(old.questions.values_list(*names))


def test_the_set_up_says_what_the_language_of_a_session_is_for(alice: Client):
    page = alice.get(reverse("new", args=["quick-scan"])).content.decode()

    assert "Of wall, phones, console and report." in page
