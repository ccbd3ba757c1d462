"""Whoever takes pictures home, or reads them by a link, sees them by seats only where the room has seen them so."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sessions.models import Session
from sessions.queries import frames
from sessions.reports.making import FILES
from sessions.services import closing, screen, sharing
from tests.factories import a_session, a_user, answer, open_next, phones, release
from tests.reports.test_secrets import holding, unpacked

pytestmark = pytest.mark.django_db(transaction=True)

APART = [(0, step) for step in (0, 0, 0, 1, 1, 1)] + [(1, step) for step in (3, 3, 4, 4, 4, 4)]
"""A seat and a step for each: the seats stand at both ends, and the facilitator may well keep that to the console."""
TRACES = ("Leadership", "Product", "by-seats", "By seats", "(δ ", "each seat")
"""What a picture by seats leaves in a file, the card for the talk among it."""


def an_evening_apart(owner, *, seen: bool) -> Session:
    session = a_session(owner=owner, k=3, seats=["Leadership", "Product"])
    tokens = phones(session, len(APART))
    open_next(session)
    for token, (seat, step) in zip(tokens, APART, strict=True):
        answer(session, token, step, seat=seat)
    release(session)
    assert frames.read(session.pk).console["seats"]["there"]
    assert told_by_the_console(session) == (False, False)
    if seen:
        screen.show(session.pk, seats=True)
        assert told_by_the_console(session) == (True, True)
        screen.show(session.pk, seats=False)
    session.refresh_from_db()
    closing.close(session.pk, turn=session.turn, sure=True)
    return session


def told_by_the_console(session: Session) -> tuple[bool, bool]:
    """Whether the facilitator is told that seats stand apart: by a sentence, and by the card that fits."""
    console = frames.read(session.pk).console
    fitting = [found["slug"] for found in console["cards"]["sets"][: console["cards"]["fitting"]]]
    return any("(δ " in text for text in console["captions"]), "seats" in fitting


def all_that_goes_home(owner, session: Session) -> list[tuple[str, bytes]]:
    member = Client()
    member.force_login(owner)
    link = f"/report/{sharing.make_link(session.pk, by=owner, days=7)}/"
    pages = {
        "report": member.get(reverse("report", args=[session.pk])),
        "pictures": member.get(reverse("pictures", args=[session.pk])),
        "link": Client().get(link),
    }
    files = [part for slug in FILES for part in unpacked(slug, Client().get(f"{link}file/{slug}/").content)]
    return [*((name, page.content) for name, page in pages.items()), *files]


def test_picture_by_seats_that_the_wall_never_showed_is_on_no_page_and_in_no_file():
    owner = a_user()
    found = all_that_goes_home(owner, an_evening_apart(owner, seen=False))

    assert {trace: where for trace in TRACES if (where := holding(found, trace))} == {}
    assert holding(found, "not shown by seats") == []  # as on the wall: that is said only where it could not be


def test_picture_by_seats_that_the_room_has_seen_goes_home():
    owner = a_user()
    found = all_that_goes_home(owner, an_evening_apart(owner, seen=True))

    for trace in TRACES[:2]:
        assert {"report", "pictures", "link", "json"} <= set(holding(found, trace))
    assert any("by-seats" in name for name, _data in found)
