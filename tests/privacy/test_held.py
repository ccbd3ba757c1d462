"""Promise, rules 9 and 10: a sheet that was set aside is nowhere in clear, not even in a backup made meanwhile."""

import pytest
from django.http import QueryDict

from sessions import keyring
from sessions.models import Picture
from sessions.queries import frames, published
from sessions.services import closing, screen, stage
from sessions.views.verbs import VERBS, Fields
from sessions.words import Refusal
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


def ticked(session, form):
    """What a console sends that saw the sheets as its form says, perhaps a while ago."""
    VERBS["aside"](session.pk, Fields(QueryDict(form), base_url=""))


def test_a_second_console_that_saw_less_brings_no_sheet_back_that_the_first_set_aside():
    session = a_held_session()
    held = published.for_desk(session.round).summary.texts
    secret = held.index(ASIDE)
    other, third = (at for at in range(4) if at != secret and held[at] != KEPT[0])
    ticked(session, f"turn={session.turn}&sheet={secret}")
    ticked(session, f"turn={session.turn}&sheet={other}&sheet={third}")
    ticked(session, f"turn={session.turn}&was={other}&was={third}&sheet={other}")  # the third one is taken in again
    session.round.refresh_from_db()
    assert session.round.aside == sorted([secret, other])
    release(session)

    assert ASIDE not in published.for_room(session.round).sheets


def test_a_console_that_still_shows_the_sheets_of_another_round_sets_none_aside():
    session = a_held_session()
    seen = session.turn
    stage.open_question(session.pk, turn=seen, question_id=session.round.question_id)
    session.refresh_from_db()
    for token, text in zip(phones(session, 4), [ASIDE, *KEPT], strict=True):
        answer(session, token, [text])
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    secret = published.for_desk(session.round).summary.texts.index(ASIDE)
    ticked(session, f"turn={session.turn}&sheet={secret}")
    with pytest.raises(Refusal, match=r"turn\.stale"):
        ticked(session, f"turn={seen}&was={secret}")
    session.round.refresh_from_db()

    assert session.round.aside == [secret]


def test_held_sheets_do_not_open_without_the_key():
    session = a_held_session()
    keyring.destroy(session.pk)

    assert Picture.objects.filter(step=Picture.Step.HOLD).count() == 1
    assert published.for_desk(session.round) is None
    assert frames.read(session.pk).console["held"] == {"sheets": [], "aside": []}
