"""Promise, rules 9 and 10: a sheet that was set aside is nowhere in clear, not even in a backup made meanwhile."""

import pytest

from sessions import keyring
from sessions.models import Picture
from sessions.queries import frames, published
from sessions.services import closing, screen, stage
from tests.factories import a_session, answer, open_next, phones, release
from tests.privacy.test_forgetting import database_bytes

pytestmark = pytest.mark.django_db(transaction=True)

ASIDE = "the name of somebody who is here"
KEPT = ["we begin too late", "the room is too small", "I miss the night shift"]


def a_held_session():
    session = a_session(k=3, kind="words")
    tokens = phones(session, 4)
    open_next(session)
    for token, text in zip(tokens, [ASIDE, *KEPT], strict=True):
        answer(session, token, [text])
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    return session


def test_held_sheets_are_before_the_facilitator_and_closed_on_the_disk():
    session = a_held_session()
    found = database_bytes()

    assert sorted(frames.read(session.pk).console["held"]["sheets"]) == sorted([ASIDE, *KEPT])
    assert [text for text in (ASIDE, *KEPT) if text.encode() in found] == []


def test_a_sheet_set_aside_is_never_written_in_clear():
    session = a_held_session()
    held = published.for_desk(session.round)
    screen.set_aside(session.pk, sheets=[held.summary.texts.index(ASIDE)])
    release(session)
    found = database_bytes()
    closing.close(session.pk, turn=session.turn, sure=True)

    assert (published.of_session(session.pk)[0].aside, ASIDE.encode() in found) == (1, False)
    assert [text for text in KEPT if text.encode() not in found] == []
    assert sorted(published.of_session(session.pk)[0].summary.texts) == sorted(KEPT)


def test_held_sheets_do_not_open_without_the_key():
    session = a_held_session()
    keyring.destroy(session.pk)

    assert Picture.objects.filter(step=Picture.Step.HOLD).count() == 1
    assert published.for_desk(session.round) is None
    assert frames.read(session.pk).console["held"] == {"sheets": [], "aside": []}
