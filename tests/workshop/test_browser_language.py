"""Who may wish for a language: browsers for the house's own pages, the room for everything about a session."""

from __future__ import annotations

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient, Client
from django.urls import reverse
from django.utils.translation import get_language

from tests.factories import a_session, a_user

pytestmark = pytest.mark.django_db(transaction=True)

GERMAN = {"HTTP_ACCEPT_LANGUAGE": "de-AT,de;q=0.9,en;q=0.5"}


@pytest.mark.parametrize(
    ("wish", "language"), [("de-AT,de;q=0.9,en;q=0.5", "de"), ("fr,en;q=0.5", "en"), ("xx;;q=a,\x00", "en"), ("", "en")]
)
def test_the_front_door_speaks_what_the_browser_asks_for(client: Client, wish: str, language: str):
    page = client.get("/", HTTP_ACCEPT_LANGUAGE=wish).content.decode()

    assert f'<html lang="{language}">' in page
    assert ("Neun Buchstaben, wie sie an der Wand stehen." in page) == (language == "de")
    assert get_language() == "en"


def test_a_facilitator_with_a_german_browser_is_offered_german_sessions(client: Client):
    a_user("alice")
    client.login(username="alice", password="a long enough password")

    page = client.get(reverse("new", args=["quick-scan"]), **GERMAN)

    assert page.context["form"]["language"].value() == "de"
    assert "Die Sitzung machen" in page.content.decode()
    assert "Fünf schnelle Bilder" in page.content.decode()
    assert "Fünf schnelle Bilder" in client.get(reverse("library"), **GERMAN).content.decode()
    assert "Fünf schnelle Bilder" in client.get("/", **GERMAN).content.decode()


@pytest.mark.parametrize("name", ["phone", "phone-more"])
async def test_phones_speak_as_the_room_does(async_client: AsyncClient, name: str):
    session = await sync_to_async(a_session)(language="en")

    answer = await async_client.get(reverse(name, args=[session.code]), headers={"accept-language": "de"})

    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert "Was wir versprechen" not in page
