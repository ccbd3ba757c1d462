"""Promise, rule 3, on the disk during a session: SQLite's log does not say whose place an answer came from."""

import random
import sqlite3
import time

import pytest
import time_machine
from asgiref.sync import sync_to_async
from django.db import connection

from sessions import keyring
from sessions.models import Answer, Place
from sessions.privacy.seal import answer_key, place_hash
from sessions.queries import frames
from sessions.queries.presence import LEASE
from sessions.services import callers as calling
from sessions.services.callers import callers
from sessions.services.presence import renew
from tests.factories import a_session, answer, open_next, phones, release
from tests.privacy.doors import Visitor
from tests.privacy.wal import beside, wal_file

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the log is SQLite's"),
]

PEOPLE = 6


def truth(session, tokens) -> set[tuple[int, int]]:
    """Which answers belong to which place: what only the phones and the key know."""
    key, here = keyring.key_of(session.pk), dict(Place.objects.values_list("token_hash", "id"))
    written = set(Answer.objects.values_list("pk", flat=True))
    rounds = session.rounds.values_list("pk", flat=True)
    pairs = {
        (here[place_hash(key, token)], answer_key(key, token, round_id)) for token in tokens for round_id in rounds
    }
    return {(place, row) for place, row in pairs if row in written}


def test_a_log_that_holds_a_place_beside_its_answer_does_join_them():
    """The stories below could fail: a place that is renewed in front of its answer, as it once was, is found."""
    session = a_session(k=3)
    (token, *others) = phones(session, PEOPLE)
    open_next(session)
    place = Place.objects.get(token_hash=place_hash(keyring.key_of(session.pk), token))
    Place.objects.filter(pk=place.pk).update(lease=0)
    answer(session, token, 1)

    assert beside() == truth(session, [token, *others])


@pytest.mark.parametrize("ticks", ["between", "after each"])
async def test_phones_on_plain_http_that_think_for_a_minute_leave_no_answer_beside_their_place(ticks):
    """A thief copies the log after every request, however few have called since the last tick."""
    session = await sync_to_async(a_session)(k=3, questions=2)
    people, dice, stolen = [Visitor() for _phone in range(PEOPLE)], random.Random(4), set()
    with time_machine.travel(time.time(), tick=False) as clock:
        for one in people:
            await one.get(f"/s/{session.code}/")
            await one.post(f"/s/{session.code}/join")
        for _question in range(2):
            clock.shift(2 * LEASE + 1)
            for one in people:
                await one.get(f"/s/{session.code}/")
            await callers().renew()
            round_id = await sync_to_async(open_next)(session)
            for one in people:
                await one.get(f"/s/{session.code}/")
            for one in dice.sample(people, PEOPLE):
                clock.shift(2 * LEASE + 1)
                said = await one.post(f"/s/{session.code}/answer", round=str(round_id), step=str(dice.randrange(5)))
                assert said.status == 303
                stolen |= await sync_to_async(beside)()
                if ticks == "after each":
                    await callers().renew()
                    stolen |= await sync_to_async(beside)()
            await callers().renew()
            await sync_to_async(release)(session)
    known = await sync_to_async(truth)(session, [one.cookies["place"] for one in people])

    assert len(known) == 2 * PEOPLE
    assert stolen & known == set()


def test_a_place_that_joins_returns_or_leaves_alone_stays_in_no_log():
    session = a_session(k=3)
    tokens = phones(session, PEOPLE)
    open_next(session)
    one, sizes = Place.objects.first().pk, []
    for move in (
        lambda: phones(session, 1),
        lambda: renew(session.pk, present=(), left=[one]),
        lambda: renew(session.pk, present=[one]),
    ):
        answer(session, tokens[len(sizes)], 1)
        assert wal_file().stat().st_size > 0
        move()
        sizes.append(wal_file().stat().st_size)

    assert sizes == [0, 0, 0]


def test_a_reader_who_takes_long_holds_nobody_up():
    """The log keeps what it has, and the next renewal empties it; an answer is written meanwhile."""
    session = a_session(k=3)
    tokens = phones(session, PEOPLE)
    open_next(session)
    answer(session, tokens[0], 1)
    slow = sqlite3.connect(connection.settings_dict["NAME"])
    slow.execute("BEGIN")
    slow.execute(f"SELECT count(*) FROM {Answer._meta.db_table}").fetchall()
    renew(session.pk, present=(), left=[Place.objects.first().pk])
    held = wal_file().stat().st_size
    assert answer(session, tokens[1], 1) is None
    slow.close()
    renew(session.pk, present=(), left=[Place.objects.last().pk])

    assert (held > 0, wal_file().stat().st_size) == (True, 0)


async def test_who_calls_by_plain_http_is_here_by_the_next_tick():
    session = await sync_to_async(a_session)(k=3)
    people = [Visitor() for _phone in range(3)]
    for one in people:
        await one.get(f"/s/{session.code}/")
        await one.post(f"/s/{session.code}/join")
    with time_machine.travel(time.time() + 2 * LEASE, tick=False):
        gone = await sync_to_async(frames.read)(session.pk)
        for one in people[:2]:
            await one.get(f"/s/{session.code}/state")
        await callers().renew()
        back = await sync_to_async(frames.read)(session.pk)

    assert (gone.wall["here"], back.wall["here"], back.version) == (0, 2, gone.version + 1)


async def test_a_tick_comes_by_itself_and_no_later_than_a_lease_allows(monkeypatch):
    session = await sync_to_async(a_session)(k=3)
    one = Visitor()
    await one.get(f"/s/{session.code}/")
    await one.post(f"/s/{session.code}/join")
    await sync_to_async(Place.objects.update)(lease=0)
    assert calling.TICK + 5 < LEASE

    monkeypatch.setattr(calling, "TICK", 0.05)
    await one.get(f"/s/{session.code}/state")
    limit = time.monotonic() + 5
    while not (await sync_to_async(Place.objects.get)()).lease:
        assert time.monotonic() < limit
        await sync_to_async(time.sleep)(0.02)
