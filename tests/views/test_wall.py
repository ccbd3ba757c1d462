"""The wall's HTTP door: whoever has the address may watch, and sees only what was published."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from sessions.models import Session
from sessions.services import screen
from sessions.views.wall import screen_of
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session() -> Session:
    return a_session(k=3)


def page(session: Session) -> str:
    return Client().get(f"/wall/{session.wall_key}/").content.decode()


def told(session: Session) -> dict:
    return json.loads(Client().get(f"/wall/{session.wall_key}/state").content)


def test_the_address_is_all_one_needs(session):
    assert session.code_shown in page(session)
    assert Client().get("/wall/somebody-guesses/").status_code == 404
    assert Client().get("/wall/somebody-guesses/state").status_code == 404
    assert Client().post(f"/wall/{session.wall_key}/").status_code == 405


def test_a_wall_shows_no_more_of_different_answers_than_how_many(session):
    other = a_session(k=3)
    frames = []
    for room, values in ((session, (0, 0, 4)), (other, (2, 3, 1))):
        tokens = phones(room, 4)
        open_next(room)
        for token, value in zip(tokens[:3], values, strict=True):
            answer(room, token, value)
        frame = told(room)
        frames.append(json.dumps([frame["counts"], frame["picture"], frame["lines"], frame["sheets"]]))

    assert frames[0] == frames[1]
    assert "3 of 4 are in." in frames[0]


def test_the_page_tells_its_picture_in_words(session):
    tokens = phones(session, 3)
    open_next(session)
    for token, value in zip(tokens, (0, 1, 1), strict=True):
        answer(session, token, value)
    release(session)

    html = page(session)
    assert re.search(r'id="told" aria-live="polite"[^>]*>[^<]*3 ', html)
    assert "A picture of these 3 answers, today. Directional, not definitive." in html


def test_the_state_is_told_only_when_it_changed(session):
    version = told(session)["version"]
    assert Client().get(f"/wall/{session.wall_key}/state?version={version}").status_code == 204


def test_the_page_is_written_in_the_language_of_the_room(session):
    assert '<html lang="en"' in page(session)


def test_texts_of_the_room_are_shown_as_they_are(session):
    Session.objects.filter(pk=session.pk).update(title="</script><b>Us & them</b>")
    html = page(session)
    assert "<b>Us" not in html
    assert "&lt;b&gt;Us &amp; them&lt;/b&gt;" in html


@pytest.mark.parametrize(("switch", "wanted"), [("blank", "blank"), ("qr", "qr"), ("overview", "overview")])
def test_the_page_opens_on_the_screen_that_is_on(session, switch, wanted):
    assert 'data-screen="lobby"' in page(session)
    screen.show(session.pk, **{switch: True})
    assert f'data-screen="{wanted}"' in page(session)


def test_a_release_that_is_counted_in_comes_before_a_blank_wall():
    frame = {
        "show": {"blank": True, "qr": False, "overview": False},
        "arming": True,
        "all": None,
        "question": {"id": "1"},
        "stage": "open",
        "sheets": None,
    }
    assert screen_of(frame) == "question"
    assert screen_of(frame | {"arming": False}) == "blank"
