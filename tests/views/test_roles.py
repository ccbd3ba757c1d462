"""Every page of a session, asked for by everybody who might: wrong people find nothing there, in every phase."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sessions.models import Membership, Role, Session
from sessions.views.urls import SESSION
from tests.factories import a_session, a_user, answer, open_next, phones, release

pytestmark = pytest.mark.django_db

ROLES = ("owner", "facilitator", "coach", "stranger", "anonymous")
RUN = {"owner", "facilitator"}
WATCH = RUN | {"coach"}
OWN = {"owner"}

PAGES = {
    "session": RUN,
    "session-details": RUN,
    "session-smaller": RUN,
    "session-delete": OWN,
    "question-add": RUN,
    "question-edit": RUN,
    "question-remove": RUN,
    "check": RUN,
    "check-state": RUN,
    "card": RUN,
    "pictures": WATCH,
    "members": OWN,
}
DEEDS = {
    "session-details": RUN,
    "session-smaller": RUN,
    "session-delete": OWN,
    "question-add": RUN,
    "question-edit": RUN,
    "question-move": RUN,
    "question-copy": RUN,
    "question-remove": RUN,
    "question-preview": RUN,
    "check-again": RUN,
    "check-address": RUN,
    "members": OWN,
    "member-remove": OWN,
}
LOOKED_AT_ONLY = {"session", "check", "check-state", "card", "pictures"}
DONE_ONLY = {"question-move", "question-copy", "question-preview", "check-again", "check-address", "member-remove"}


@pytest.fixture
def session() -> Session:
    session = a_session(owner=a_user("owner"), questions=2)
    for role in (Role.FACILITATOR, Role.COACH):
        Membership.objects.create(session=session, user=a_user(role.value), role=role)
    a_session(owner=a_user("stranger"))
    return session


@pytest.fixture(params=ROLES)
def role(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def as_role(session: Session, role: str) -> Client:
    client = Client()
    if role != "anonymous":
        assert client.login(username=role, password="a long enough password")
    return client


def address(name: str, session: Session) -> str:
    question = session.questions.order_by("-position").first()
    coach = session.memberships.filter(role="coach").first()
    rest = {
        "question-add": ["scale"],
        "question-preview": ["scale"],
        "question-edit": [question.pk],
        "question-move": [question.pk],
        "question-copy": [question.pk],
        "question-remove": [question.pk],
        "member-remove": [coach.user_id],
    }
    return reverse(name, args=[session.pk, *rest.get(name, [])])


def without_token(response: HttpResponse) -> str:
    """The page without the form token, which differs each time."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", response.content.decode())


def test_the_matrix_names_every_page_of_a_session():
    assert set(PAGES) | set(DEEDS) == {pattern.name for pattern in SESSION}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_open_for_the_right_people_and_do_not_exist_for_others(session: Session, role: str, name: str):
    response = as_role(session, role).get(address(name, session))

    assert response.status_code == (200 if role in PAGES[name] else 404)


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_deeds_are_done_by_the_right_people_only(session: Session, role: str, name: str):
    response = as_role(session, role).post(address(name, session), {})

    assert response.status_code in ({200, 302} if role in DEEDS[name] else {404})


@pytest.mark.parametrize("name", sorted(LOOKED_AT_ONLY))
def test_a_page_that_is_only_looked_at_takes_no_deeds(session: Session, role: str, name: str):
    response = as_role(session, role).post(address(name, session), {})

    assert response.status_code == (405 if role in PAGES[name] else 404)


@pytest.mark.parametrize("name", sorted(DONE_ONLY))
def test_a_deed_is_not_done_by_looking(session: Session, role: str, name: str):
    response = as_role(session, role).get(address(name, session))

    assert response.status_code == (405 if role in DEEDS[name] else 404)


@pytest.mark.parametrize("stage", ["lobby", "open", "held", "released", "talk", "closed"])
@pytest.mark.parametrize("name", sorted(set(PAGES) | set(DEEDS)))
def test_no_stage_opens_a_door_to_strangers(session: Session, stage: str, name: str):
    Session.objects.filter(pk=session.pk).update(stage=stage)

    statuses = {
        role: (
            as_role(session, role).get(address(name, session)).status_code,
            as_role(session, role).post(address(name, session), {}).status_code,
        )
        for role in ("stranger", "anonymous")
    }

    assert statuses == {"stranger": (404, 404), "anonymous": (404, 404)}


def test_what_is_not_yours_looks_like_what_is_not_there(session: Session):
    client = as_role(session, "stranger")

    there = client.get(reverse("session", args=[session.pk]))
    nowhere = client.get(reverse("session", args=[session.pk - 1]))
    too_large = client.get(f"/session/{2**63}/")

    assert without_token(there) == without_token(nowhere)
    assert {page.status_code for page in (there, nowhere, too_large)} == {404}


def test_somebody_who_was_removed_or_put_to_sleep_finds_nothing(session: Session):
    client = as_role(session, "coach")
    assert client.get(reverse("pictures", args=[session.pk])).status_code == 200

    session.memberships.filter(role="coach").delete()
    assert client.get(reverse("pictures", args=[session.pk])).status_code == 404

    facilitator = as_role(session, "facilitator")
    session.members.filter(username="facilitator").update(is_active=False)
    assert facilitator.get(reverse("session", args=[session.pk])).status_code == 404


def test_a_question_of_another_session_is_not_reached_through_mine(session: Session):
    theirs = a_session(owner=a_user("carol")).questions.get()
    client = as_role(session, "owner")

    assert client.get(reverse("question-edit", args=[session.pk, theirs.pk])).status_code == 404
    assert client.post(reverse("question-remove", args=[session.pk, theirs.pk])).status_code == 404
    client.post(reverse("question-copy", args=[session.pk, theirs.pk]))
    client.post(reverse("question-move", args=[session.pk, theirs.pk]), {"by": "-1"})
    theirs.refresh_from_db()
    assert (theirs.session.questions.count(), session.questions.count()) == (1, 2)


def test_a_coach_sees_the_released_picture_and_nothing_that_waits(session: Session):
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    client, page = as_role(session, "coach"), reverse("pictures", args=[session.pk])
    before = client.get(page).content.decode()
    release(session)
    after = client.get(page).content.decode()

    assert (before.count("<figure"), after.count("<figure")) == (0, 1)
    assert "A picture of these 3 answers, today. Directional, not definitive." in after
    assert "Question 2?" not in after
    assert reverse("console", args=[session.pk]) not in after
