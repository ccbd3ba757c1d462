"""Making a session, changing its set-up, beginning again smaller, and removing it."""

from __future__ import annotations

from typing import Any

import pytest

from sessions import formats, keyring
from sessions.models import Membership, Picture, Role, Session
from sessions.services import closing, members, setup
from sessions.words import Refusal
from tests.factories import a_session, a_user, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


def made(**fields: Any) -> Session:
    """A session as the set-up page makes it."""
    given = {
        "user": fields.pop("user", None) or a_user(),
        "format": None,
        "title": "Our direction",
        "focus": "the next year",
        "we": "the leadership team",
        "people": 9,
        "k": None,
        "blanks": {},
        "rehearsal": False,
    }
    return setup.create_session(**{**given, **fields})


def details(**fields: Any) -> setup.Details:
    return setup.Details(**{"title": "Our direction", "people": 9, "k": 4, **fields})


def roles(session: Session) -> dict[str, str]:
    return dict(session.memberships.values_list("user__username", "role"))


def test_steps_of_a_rehearsal_come_back_only_in_a_rehearsal():
    practised = a_session(kind="degree", rehearsal=True)
    me = a_user()
    with pytest.raises(Refusal, match=r"steps\.simulated"):
        made(user=me, format=formats.get("alignment-checkpoint"), before=practised)
    assert Session.objects.count() == 1

    session = made(user=me, format=formats.get("alignment-checkpoint"), before=practised, rehearsal=True)
    with pytest.raises(Refusal, match=r"steps\.simulated"):
        setup.edit_session(session_id=session.pk, details=details(rehearsal=False))

    session.refresh_from_db()
    assert (session.before, session.rehearsal) == (practised, True)


def test_a_blank_session_has_an_owner_a_key_and_no_question():
    session = made()

    assert (session.title, session.focus, session.we) == ("Our direction", "the next year", "the leadership team")
    assert roles(session) == {"alice": "owner"}
    assert session.questions.count() == 0
    assert keyring.find(session.pk) is not None


@pytest.mark.parametrize(("people", "k"), [(1, 3), (7, 3), (8, 4), (14, 4), (15, 5), (300, 5)])
def test_without_a_wish_the_smallest_group_follows_from_the_number_of_people(people: int, k: int):
    assert made(people=people).k == k


@pytest.mark.parametrize("k", [2, 0, -1, 51])
def test_no_group_below_three_is_ever_shown(k: int):
    with pytest.raises(Refusal) as refused:
        made(k=k)

    assert (refused.value.code, Session.objects.count()) == ("config.number", 0)


def test_a_format_brings_its_questions_word_for_word():
    scan = formats.get("quick-scan")

    session = made(format=scan, title=scan.title)

    assert list(session.questions.values_list("series", flat=True)) == [
        "energy",
        "direction",
        "message",
        "support",
        "voice",
    ]
    first = session.questions.get(position=1)
    assert (first.kind_slug, first.text) == ("slider", "How much energy do you have for our work at the moment?")
    assert session.opening == "Five questions, one minute each. First we look, then we talk."
    assert session.format_slug == "quick-scan"


def test_the_set_up_changes_until_the_first_question_and_k_only_rises_after():
    session = made(k=4)
    setup.edit_session(session_id=session.pk, details=details(k=3, focus="the next month"))
    session.refresh_from_db()
    assert (session.k, session.focus) == (3, "the next month")

    setup.edit_session(session_id=session.pk, details=details(k=4))
    session = a_session(questions=1, k=4)
    open_next(session)
    with pytest.raises(Refusal) as refused:
        setup.edit_session(session_id=session.pk, details=details(k=3, focus="secretly smaller"))
    session.refresh_from_db()
    assert (refused.value.code, session.k, session.focus) == ("k.frozen", 4, "")

    setup.edit_session(session_id=session.pk, details=details(k=5))
    session.refresh_from_db()
    assert (session.k, session.rounds.get().k) == (5, 4)


def test_a_session_becomes_a_rehearsal_before_its_first_question_or_never():
    session = a_session(questions=1, k=4)
    setup.edit_session(session_id=session.pk, details=details(rehearsal=True))
    session.refresh_from_db()
    assert session.rehearsal is True
    setup.edit_session(session_id=session.pk, details=details(rehearsal=False))
    setup.edit_session(session_id=session.pk, details=details(rehearsal=True))

    phones(session, 1)
    with pytest.raises(Refusal) as back:
        setup.edit_session(session_id=session.pk, details=details(rehearsal=False))

    real = a_session(questions=1, k=4)
    open_next(real)
    with pytest.raises(Refusal) as late:
        setup.edit_session(session_id=real.pk, details=details(rehearsal=True))
    assert (back.value.code, late.value.code) == ("session.begun", "session.begun")


def test_starting_again_smaller_keeps_questions_and_people_and_makes_a_new_promise():
    owner, bob = a_user(), a_user("bob")
    old = a_session(owner=owner, questions=2, k=5, focus="the next year", base_url="http://192.168.1.5:8000")
    members.add_member(session_id=old.pk, username="bob", role=Role.COACH)
    open_next(old)

    fresh = setup.start_again_smaller(session_id=old.pk, k=3)

    old.refresh_from_db()
    assert (fresh.k, old.k, old.successor_id) == (3, 5, fresh.pk)
    assert (fresh.stage, fresh.focus, fresh.base_url) == ("lobby", "the next year", "http://192.168.1.5:8000")
    assert fresh.code != old.code
    assert roles(fresh) == {owner.username: "owner", bob.username: "coach"}
    assert list(fresh.questions.values_list("text", "position")) == [("Question 1?", 1), ("Question 2?", 2)]
    assert keyring.find(fresh.pk) not in {None, keyring.find(old.pk)}


@pytest.mark.parametrize("k", [4, 5, 9])
def test_starting_again_takes_a_smaller_group_only(k: int):
    owner = a_user()
    session = a_session(owner=owner, k=4)

    with pytest.raises(Refusal) as refused:
        setup.start_again_smaller(session_id=session.pk, k=k)

    assert (refused.value.code, Session.objects.count()) == ("k.smaller", 1)


def test_a_closed_session_can_be_removed_with_its_pictures():
    session = a_session(owner=a_user(), questions=1)
    tokens = phones(session, 3)
    open_next(session)
    for token in tokens:
        answer(session, token, 2)
    release(session)
    with pytest.raises(Refusal) as running:
        setup.remove_session(session_id=session.pk)
    closing.close(session.pk, turn=session.turn, sure=True)
    assert Picture.objects.count() == 1

    setup.remove_session(session_id=session.pk)

    assert running.value.code == "session.running"
    assert (Session.objects.count(), Picture.objects.count(), Membership.objects.count()) == (0, 0, 0)


def test_a_session_nobody_joined_can_be_removed_and_its_key_goes_with_it():
    session = made()

    setup.remove_session(session_id=session.pk)

    assert (Session.objects.count(), keyring.find(session.pk)) == (0, None)


def test_people_are_added_by_name_and_change_their_role():
    session = a_session(owner=a_user("alice"))
    a_user("bob")

    members.add_member(session_id=session.pk, username=" bob ", role=Role.COACH)
    members.add_member(session_id=session.pk, username="bob", role=Role.FACILITATOR)
    assert roles(session) == {"alice": "owner", "bob": "facilitator"}

    bob = session.memberships.get(user__username="bob").user_id
    members.remove_member(session_id=session.pk, user_id=bob)
    members.remove_member(session_id=session.pk, user_id=bob)
    assert roles(session) == {"alice": "owner"}


@pytest.mark.parametrize(
    ("username", "role", "code"),
    [
        ("nobody", "coach", "member.unknown"),
        ("left", "coach", "member.unknown"),
        ("bob", "owner", "member.role"),
        ("bob", "king", "member.role"),
        ("alice", "coach", "member.owner"),
    ],
)
def test_roles_are_given_to_people_who_sign_in_here_and_the_owner_stays(username: str, role: str, code: str):
    session = a_session(owner=a_user("alice"))
    a_user("bob")
    a_user("left", is_active=False)

    with pytest.raises(Refusal) as refused:
        members.add_member(session_id=session.pk, username=username, role=role)

    assert (refused.value.code, roles(session)) == (code, {"alice": "owner"})


def test_an_owner_is_not_removed():
    session = a_session(owner=a_user("alice"))

    with pytest.raises(Refusal) as refused:
        members.remove_member(session_id=session.pk, user_id=session.memberships.get().user_id)

    assert (refused.value.code, roles(session)) == ("member.owner", {"alice": "owner"})
