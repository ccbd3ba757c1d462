"""Signing in: passwords with limited tries, links that work once."""

import datetime as dt
import getpass

import pytest
import time_machine
from django.utils import timezone

from sessions.models import SignInLink, User
from sessions.services import accounts
from sessions.words import Refusal

pytestmark = pytest.mark.django_db

RIGHT = "blue-boats-sail-north"
NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


def try_wrong(times: int) -> list[str]:
    return [refused(accounts.check_password, "alice", "wrong") for _try in range(times)]


def test_first_facilitator_is_made_once_and_may_add_others(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "dora w!")

    first, second = accounts.first_facilitator(), accounts.first_facilitator()

    assert (first.username, first.is_keeper, first.has_usable_password(), second) == ("doraw", True, False, None)
    assert accounts.keeper() == first


@pytest.mark.parametrize("name", ["root", "Administrator", "", "!!!"])
def test_first_facilitator_has_a_name_that_says_something(monkeypatch, name):
    monkeypatch.setattr(getpass, "getuser", lambda: name)

    assert accounts.first_facilitator().username == "facilitator"


def test_first_facilitator_needs_no_user_of_the_machine(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)

    assert accounts.first_facilitator().username == "facilitator"


def test_password_lets_in(owner):
    assert accounts.check_password(" alice ", RIGHT) == owner


def test_wrong_name_and_wrong_password_read_the_same(owner):
    messages = set()
    for name, password in (("alice", "wrong"), ("nobody", RIGHT), ("ALICE", RIGHT)):
        with pytest.raises(Refusal) as caught:
            accounts.check_password(name, password)
        messages.add((caught.value.code, caught.value.message.say()))

    assert len(messages) == 1


def test_person_who_left_is_not_let_in(owner):
    User.objects.update(is_active=False)

    assert refused(accounts.check_password, "alice", RIGHT) == "sign_in.wrong"


def test_five_wrong_passwords_shut_the_account_for_a_minute(owner):
    with time_machine.travel(NOON, tick=False) as clock:
        codes = try_wrong(6)
        right_while_shut = refused(accounts.check_password, "alice", RIGHT)
        clock.shift(61)
        later = accounts.check_password("alice", RIGHT)
        fresh = try_wrong(4)

    assert codes == ["sign_in.wrong"] * 5 + ["sign_in.shut"]
    assert (right_while_shut, later, fresh) == ("sign_in.shut", owner, ["sign_in.wrong"] * 4)


def test_each_further_wrong_password_shuts_for_longer_up_to_a_quarter_of_an_hour(owner):
    pauses = []
    with time_machine.travel(NOON, tick=False) as clock:
        try_wrong(4)
        for _round in range(6):
            try_wrong(1)
            until = User.objects.get().shut_until
            pauses.append((until - timezone.now()).total_seconds() / 60)
            clock.move_to(until + dt.timedelta(seconds=1))

    assert pauses == [1, 2, 4, 8, 15, 15]


def test_shut_account_still_opens_by_link(owner):
    try_wrong(6)

    assert accounts.use_link(accounts.make_link(owner)) == owner


def test_link_works_once(owner):
    token = accounts.make_link(owner)

    assert accounts.use_link(token) == owner
    assert refused(accounts.use_link, token) == "link.used"


def test_link_ends_after_ten_minutes(owner):
    with time_machine.travel(NOON, tick=False) as clock:
        token = accounts.make_link(owner)
        clock.shift(10 * 60)

        assert refused(accounts.use_link, token) == "link.used"


def test_new_link_ends_the_one_before(owner, stranger):
    old, others = accounts.make_link(owner), accounts.make_link(stranger)
    new = accounts.make_link(owner)

    assert refused(accounts.use_link, old) == "link.used"
    assert (accounts.use_link(new), accounts.use_link(others)) == (owner, stranger)


@pytest.mark.parametrize("token", ["", "x", "🂡" * 9, "\ud800", "a" * 5_000])
def test_made_up_link_opens_nothing(owner, token):
    accounts.make_link(owner)

    assert refused(accounts.use_link, token) == "link.used"


def test_link_is_kept_as_a_hash_only(owner):
    token = accounts.make_link(owner)

    kept = str(SignInLink.objects.values().get())

    assert token not in kept
    assert len(token) >= 32


def test_link_of_a_person_who_left_opens_nothing(owner):
    token = accounts.make_link(owner)
    User.objects.update(is_active=False)

    assert refused(accounts.use_link, token) == "link.used"


def test_added_person_without_password_comes_in_by_link():
    user = accounts.add_user(" carla ")

    assert (user.username, user.is_keeper, user.has_usable_password()) == ("carla", False, False)
    assert refused(accounts.check_password, "carla", "") == "sign_in.wrong"


def test_added_name_must_be_free_and_plain(owner):
    codes = [refused(accounts.add_user, name) for name in ("alice", "two words", "", "x" * 61, "<b>")]

    assert codes == ["person.invalid"] * 5
    assert User.objects.count() == 1


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password123"])
def test_weak_password_is_refused(owner, weak):
    assert refused(accounts.change_password, owner, new=weak, old=RIGHT) == "password.weak"
    assert accounts.check_password("alice", RIGHT) == owner


def test_password_changes_with_the_present_one(owner):
    wrong = refused(accounts.change_password, owner, new="seven-red-kites-fly", old="wrong")
    missing = refused(accounts.change_password, owner, new="seven-red-kites-fly", old=None)
    accounts.change_password(owner, new="seven-red-kites-fly", old=RIGHT)

    assert (wrong, missing) == ("sign_in.wrong", "sign_in.wrong")
    assert accounts.check_password("alice", "seven-red-kites-fly") == owner


def test_first_password_needs_no_present_one():
    user = accounts.add_user("carla")
    accounts.change_password(user, new="seven-red-kites-fly", old=None)

    assert accounts.check_password("carla", "seven-red-kites-fly") == user
