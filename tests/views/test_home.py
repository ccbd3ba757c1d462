"""The front door, the library, and making a session by one click."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sessions import formats
from sessions.models import Membership, Role, Session
from tests.factories import a_session, a_user, phones

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(client: Client) -> Client:
    a_user("alice")
    assert client.login(username="alice", password="a long enough password")
    return client


def filled(page: Any) -> dict[str, Any]:
    """What the form of a page sends if nobody touches it."""
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    prepared = {field.html_name: form[field.name].field.prepare_value(field.value()) for field in form}
    return {name: prepared[name] for name, value in values.items() if value not in (None, False)}


def test_whoever_is_not_signed_in_is_asked_for_the_code(client: Client):
    page = client.get("/").content.decode()

    assert ('action="/J/"' in page, 'name="code"' in page, "Facilitator sign-in" in page) == (True, True, True)
    assert "fonts.css" not in page  # a phone may land here, and phones use their own font


def test_the_empty_home_teaches_the_next_step(alice: Client):
    page = alice.get("/")

    assert "Choose a format: everything in it is filled in." in page.content.decode()
    assert 'href="/try/"' in page.content.decode()
    assert [one.slug for one in page.context["shelf"]] == [one.slug for one in formats.shelf()]


def test_home_lists_my_sessions_and_nobody_elses(alice: Client):
    a_session(owner=a_user("bob"), focus="their secret")
    mine = a_session(owner=None, focus="the next year", we="the leadership team")
    closed = a_session(owner=None, stage="closed", joined_in_all=9)
    coached = a_session(owner=None)
    for session, role in ((mine, Role.OWNER), (closed, Role.FACILITATOR), (coached, Role.COACH)):
        Membership.objects.create(session=session, user_id=int(alice.session["_auth_user_id"]), role=role)
    phones(mine, 5)

    page = alice.get("/")

    listed = [(one.session.pk, one.role.value, one.joined) for one in page.context["sessions"]]
    assert listed == [(coached.pk, "coach", 0), (mine.pk, "owner", 5), (closed.pk, "facilitator", 9)]
    text = page.content.decode()
    assert ("the next year · the leadership team" in text, "their secret" in text) == (True, False)
    assert reverse("console", args=[coached.pk]) not in text


def test_home_asks_the_database_no_more_for_ten_sessions_than_for_two(alice: Client, django_assert_num_queries):
    def add(count: int) -> None:
        for _session in range(count):
            session = a_session(questions=1)
            Membership.objects.create(session=session, user_id=int(alice.session["_auth_user_id"]), role=Role.OWNER)

    add(2)
    alice.get("/")
    with django_assert_num_queries(6):
        alice.get("/")
    add(8)
    with django_assert_num_queries(6):
        alice.get("/")


@pytest.mark.parametrize("slug", [one.slug for one in formats.shelf()])
def test_one_click_makes_a_session_from_any_format(alice: Client, slug: str):
    page = alice.get(reverse("new", args=[slug]))

    response = alice.post(reverse("new", args=[slug]), filled(page))

    session = Session.objects.get()
    assert response.url == reverse("session", args=[session.pk])
    one = formats.get(slug)
    assert session.questions.count() == len(one.filled({}, core=one.has_core).questions)
    assert (session.we, session.k, session.rehearsal) == ("everyone in this session", 4, False)


def test_the_four_questions_shape_the_session(alice: Client):
    form = {"focus": "the next year", "we": "the leadership team", "people": "20", "k": "", "language": "en"}

    alice.post(reverse("new", args=["quick-scan"]), form | {"rehearsal": "on"})

    session = Session.objects.get()
    assert (session.title, session.focus, session.we) == ("Quick Scan", "the next year", "the leadership team")
    assert (session.people, session.k, session.rehearsal) == (20, 5, True)


def test_an_empty_run_sheet_can_be_had(alice: Client):
    page = alice.get(reverse("new-blank"))

    alice.post(reverse("new-blank"), filled(page))

    session = Session.objects.get()
    assert (session.questions.count(), session.format_slug) == (0, "")
    assert "The run sheet is empty." in alice.get(reverse("session", args=[session.pk])).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("people", "none", "A whole number from 1 to 5000, please."),
        ("people", "0", "A whole number from 1 to 5000, please."),
        ("k", "2", "A whole number from 3 to 50, please."),
        ("focus", "a" * 201, "At most 200 characters, please."),
    ],
)
def test_a_mistake_is_named_at_its_field_and_nothing_is_made(alice: Client, field: str, value: str, says: str):
    address = reverse("new", args=["quick-scan"])
    form = filled(alice.get(address)) | {field: value}

    page = alice.post(address, form)

    assert page.context["form"].errors == {field: [says]}
    assert Session.objects.count() == 0


def test_the_suggested_groups_reach_the_page_as_the_promise_has_them(alice: Client):
    page = alice.get(reverse("new", args=["quick-scan"]))

    assert page.context["k_steps_json"] == "[[7, 3], [14, 4], [null, 5]]"


def test_an_unknown_format_is_not_found(alice: Client):
    assert alice.get("/new/no-such-format/").status_code == 404


@pytest.mark.parametrize("name", ["library", "new-blank", "account", "try"])
def test_the_facilitators_pages_ask_to_sign_in(client: Client, name: str):
    response = client.get(reverse(name))

    assert (response.status_code, response.url) == (302, f"/sign-in/?next={reverse(name)}")
