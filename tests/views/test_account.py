"""Signing in and out, the one-time link, one's own password, and adding other people."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import SignInLink, User
from sessions.services import accounts
from tests.factories import a_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


def signed_in(client: Client) -> str:
    """The name this browser is signed in with, or nothing."""
    response = client.get("/")
    return response.context["user"].get_username()


def test_a_name_and_its_password_sign_in(client: Client):
    a_user("alice")

    response = client.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD})

    assert (response.status_code, response.url, signed_in(client)) == (302, "/", "alice")


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(client: Client):
    a_user("alice")

    page = client.post(reverse("sign-in"), {"username": "alice", "password": "guess"}).content.decode()

    assert "Name and password do not go together. Please try again." in page
    assert 'value="alice"' in page
    assert "guess" not in page
    assert signed_in(client) == ""


def test_too_many_wrong_passwords_shut_the_account_even_for_the_right_one(client: Client):
    a_user("alice")
    for _try in range(5):
        client.post(reverse("sign-in"), {"username": "alice", "password": "guess"})

    page = client.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD}).content.decode()

    assert ("Too many wrong passwords." in page, signed_in(client)) == (True, "")


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/session/1/", "/session/1/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_one_goes_on_inside_this_house_only(client: Client, wanted: str, reached: str):
    a_user("alice")

    form = {"username": "alice", "password": PASSWORD, "next": wanted}
    response = client.post(reverse("sign-in"), form)

    assert response.url == reached


def test_a_link_is_used_by_a_button_and_not_by_looking_at_it(client: Client):
    link = reverse("sign-in-link", args=[accounts.make_link(a_user("alice"))])

    client.head(link)
    looked = client.get(link)
    assert (looked.status_code, signed_in(client), SignInLink.objects.count()) == (200, "", 1)

    pressed = client.post(link)
    assert (pressed.status_code, signed_in(client), SignInLink.objects.count()) == (302, "alice", 0)

    again = Client().post(link)
    assert (again.status_code, "This link is used up" in again.content.decode()) == (410, True)


def test_who_comes_in_by_link_without_a_password_is_asked_to_set_one(client: Client):
    user = User.objects.create_user("alice", None)
    client.post(reverse("sign-in-link", args=[accounts.make_link(user)]))

    home = client.get("/").content.decode()
    account = client.get(reverse("account")).content.decode()

    assert "Set a password under “Account”, so that you can come back." in home
    assert ("Set a password" in account, "Present password" in account) == (True, False)
    words = {"new": "seven green chairs", "again": "seven green chairs"}
    assert client.post(reverse("change-password"), words).status_code == 302
    assert Client().login(username="alice", password="seven green chairs")


def test_changing_a_password_keeps_this_browser_and_signs_the_others_out(client: Client):
    a_user("alice")
    other = Client()
    for browser in (client, other):
        browser.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD})

    words = {"old": PASSWORD, "new": "seven green chairs", "again": "seven green chairs"}
    client.post(reverse("change-password"), words)

    assert (signed_in(client), signed_in(other)) == ("alice", "")


@pytest.mark.parametrize(
    ("old", "new", "again", "says"),
    [
        ("wrong", "seven green chairs", "seven green chairs", "Name and password do not go together."),
        (PASSWORD, "seven green chairs", "seven green chair", "The two are not the same."),
        (PASSWORD, "short", "short", "This password is too short."),
        (PASSWORD, "", "", "Please write something here."),
    ],
)
def test_a_password_that_cannot_be_used_is_not_set(client: Client, old: str, new: str, again: str, says: str):
    a_user("alice")
    client.login(username="alice", password=PASSWORD)

    page = client.post(reverse("change-password"), {"old": old, "new": new, "again": again}).content.decode()

    assert (says in page, Client().login(username="alice", password=PASSWORD)) == (True, True)


def test_signing_out_takes_a_button_and_leads_to_the_code(client: Client):
    a_user("alice")
    client.login(username="alice", password=PASSWORD)
    assert client.get(reverse("sign-out")).status_code == 405

    page = client.post(reverse("sign-out"), follow=True).content.decode()

    assert ("Your code" in page, signed_in(client)) == (True, "")


def test_a_keeper_adds_a_person_and_hands_over_a_link_that_works_once(client: Client):
    a_user("alice", is_keeper=True)
    client.login(username="alice", password=PASSWORD)

    response = client.post(reverse("people"), {"username": "bob"})

    link = response.context["link"]
    assert link.startswith("http://testserver/sign-in/")
    bob = Client()
    bob.post(link.removeprefix("http://testserver"))
    assert (signed_in(bob), User.objects.get(username="bob").is_keeper) == ("bob", False)


def test_a_fresh_link_is_made_only_for_somebody_who_never_came_in(client: Client):
    a_user("alice", is_keeper=True)
    client.login(username="alice", password=PASSWORD)
    client.post(reverse("people"), {"username": "bob"})
    second = client.post(reverse("people"), {"username": "bob", "again": "1"}).context["link"]
    Client().post(second.removeprefix("http://testserver"))

    refused = client.post(reverse("people"), {"username": "bob", "again": "1"}).content.decode()

    assert "This person has signed in already" in refused
    assert SignInLink.objects.count() == 0


@pytest.mark.parametrize(("name", "says"), [("alice", "Somebody already signs in with this name."), ("b b", "valid")])
def test_a_name_that_cannot_be_added_is_explained(client: Client, name: str, says: str):
    a_user("alice", is_keeper=True)
    client.login(username="alice", password=PASSWORD)

    page = client.post(reverse("people"), {"username": name}).content.decode()

    assert (says in page, User.objects.count()) == (True, 1)


def test_only_keepers_add_people(client: Client):
    a_user("bob")
    client.login(username="bob", password=PASSWORD)

    looked, tried = client.get(reverse("people")), client.post(reverse("people"), {"username": "eve"})

    assert (looked.status_code, tried.status_code, User.objects.count()) == (403, 403, 1)
    assert Client().get(reverse("people")).url == "/sign-in/?next=/people/"
