"""The phone check, its addresses, and the join card."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Place, Session
from sessions.queries import doorplate
from tests.factories import a_session, a_user

pytestmark = pytest.mark.django_db

LAN = "http://192.168.1.5:8000,http://10.8.0.2:8000"


@pytest.fixture
def session() -> Session:
    return a_session(owner=a_user("alice"))


@pytest.fixture
def alice(client: Client, session: Session) -> Client:
    assert client.login(username="alice", password="a long enough password")
    return client


def at(session: Session, name: str) -> str:
    return reverse(name, args=[session.pk])


def test_link(session: Session) -> str:
    return f"/C/{session.code}{doorplate.seal('test ' + session.code)}"


test_link.__test__ = False  # type: ignore[attr-defined]


def checked(alice: Client, session: Session) -> int:
    return int(alice.get(at(session, "check-state")).json()["checked"])


def test_a_test_phone_reports_page_then_socket_and_takes_no_place(alice: Client, session: Session):
    phone = Client(enforce_csrf_checks=True)
    assert checked(alice, session) == 0

    page = phone.get(test_link(session))
    assert (page.status_code, checked(alice, session)) == (200, 1)
    assert phone.post(test_link(session)).status_code == 204
    assert checked(alice, session) == 2

    phone.get(test_link(session).lower())
    assert (checked(alice, session), Place.objects.count(), phone.cookies) == (2, 0, {})


def test_a_second_look_changes_nothing(session: Session):
    Client().get(test_link(session))
    session.refresh_from_db()
    version = session.version

    for _look in range(5):
        Client().get(test_link(session))

    session.refresh_from_db()
    assert session.version == version


@pytest.mark.parametrize("what", ["the link to join", "other letters", "another code"])
def test_only_the_printed_link_tests(session: Session, what: str):
    other = a_session()
    link = {
        "the link to join": f"/C/{session.code}{doorplate.seal(session.code)}",
        "other letters": f"/C/{session.code}AAAAA",
        "another code": f"/C/{other.code}{doorplate.seal('test ' + session.code)}",
    }[what]

    assert Client().get(link).status_code == 404
    session.refresh_from_db()
    assert session.checked == 0


def test_the_next_phone_starts_anew(alice: Client, session: Session):
    Client().post(test_link(session))

    alice.post(at(session, "check-again"))

    assert checked(alice, session) == 0


def test_the_facilitator_chooses_among_the_addresses_of_this_machine(
    alice: Client, session: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PARALLAX_LAN", LAN)
    page = alice.get(at(session, "check"))
    assert (page.context["base"], page.context["bases"]) == (
        "http://192.168.1.5:8000",
        ["http://192.168.1.5:8000", "http://10.8.0.2:8000", "http://testserver"],
    )

    alice.post(at(session, "check-address"), {"base": "http://elsewhere.example"})
    assert alice.get(at(session, "check")).context["base"] == "http://192.168.1.5:8000"

    alice.post(at(session, "check-address"), {"base": "http://10.8.0.2:8000"})
    session.refresh_from_db()
    assert alice.get(at(session, "check")).context["base"] == "http://10.8.0.2:8000"
    assert doorplate.base_url(session) == "http://10.8.0.2:8000"


def test_an_address_left_behind_in_another_network_is_named(
    alice: Client, session: Session, monkeypatch: pytest.MonkeyPatch
):
    Session.objects.filter(pk=session.pk).update(base_url="http://172.20.0.9:8000")
    monkeypatch.setenv("PARALLAX_LAN", LAN)

    page = alice.get(at(session, "check"))

    assert "This computer does not have this address any more" in page.content.decode()
    assert page.context["bases"][:2] == ["http://172.20.0.9:8000", "http://192.168.1.5:8000"]


def test_an_address_that_only_this_computer_knows_is_named_as_the_cause(alice: Client, session: Session):
    page = alice.get(at(session, "check"), headers={"host": "localhost:8000"}).content.decode()

    assert "no phone can follow it" in page


def test_the_card_carries_the_code_the_address_and_the_promise(
    alice: Client, session: Session, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PARALLAX_LAN", LAN)

    card = alice.get(at(session, "card")).content.decode().split("<article")[1]

    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", card))
    assert session.code_shown in words
    assert "192.168.1.5:8000" in words
    assert "No screen shows who answered what, to anyone, the facilitator included." in words
    assert "A picture appears only when at least 3 people have answered." in words
    assert "At the close all answers are deleted. Only the pictures stay." in words
    assert doorplate.qr_svg(f"HTTP://192.168.1.5:8000/J/{session.code}{doorplate.seal(session.code)}") in card
    assert "style=" not in card
