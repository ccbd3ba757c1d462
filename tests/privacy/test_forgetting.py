"""Promise, rule 10: after the close, no byte on the disk, in the log or in a backup says what anyone answered."""

import base64
import json
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sessions import keyring
from sessions.models import Answer, Place
from sessions.privacy.seal import Sealer, Unsealable, fresh_key
from sessions.queries import published
from sessions.services import closing, screen, stage
from tests.factories import a_session, answer, open_next, phones, release

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "a heron over the estuary"
SECOND = "seventeen paper boats"


def database_bytes() -> bytes:
    """Every byte of the database that a thief of the disk could read: file, log and shared memory, or all rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
            tables = [name for (name,) in cursor.fetchall()]
            text = []
            for table in tables:
                cursor.execute(f'SELECT t::text FROM "{table}" AS t')
                text += [row for (row,) in cursor.fetchall()]
        return "\n".join(text).encode()
    file = Path(connection.settings_dict["NAME"])
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


def a_told_session():
    session = a_session(k=3, kind="words", config={})
    tokens = phones(session, 4)
    open_next(session)
    for token, text in zip(tokens, [CANARY, SECOND, "a third sheet", "a fourth sheet"], strict=True):
        answer(session, token, [text])
    return session, tokens


def test_during_the_session_no_value_and_no_token_lies_in_the_database():
    _session, tokens = a_told_session()
    found = database_bytes()

    assert b"workshop_sessions" in found or connection.vendor == "postgresql"
    assert [text for text in (CANARY, SECOND, *tokens) if text.encode() in found] == []


def test_what_lies_there_opens_with_the_key_and_with_no_other():
    """The scans of this file could fail: the values are there, sealed, and the key opens them."""
    session, _tokens = a_told_session()
    key = keyring.key_of(session.pk)
    rows = list(Answer.objects.values_list("pk", "sealed"))
    opened = sorted(Sealer(key).unseal(text, bound_to=pk)["v"][0] for pk, text in rows)

    assert opened == sorted([CANARY, SECOND, "a third sheet", "a fourth sheet"])
    with pytest.raises(Unsealable):
        Sealer(fresh_key()).unseal(rows[0][1], bound_to=rows[0][0])
    with pytest.raises(Unsealable):
        Sealer(key).unseal(rows[0][1], bound_to=rows[1][0])


def test_after_the_close_nothing_is_left_but_what_was_published(tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    session, tokens = a_told_session()
    key = keyring.key_of(session.pk)
    sealed = list(Answer.objects.values_list("sealed", flat=True))
    hashes = list(Place.objects.values_list("token_hash", flat=True))
    backup = tmp_path / "backup"
    backup.write_bytes(database_bytes())
    stage.hold(session.pk, turn=session.turn)
    session.refresh_from_db()
    held = published.for_desk(session.round)
    screen.set_aside(session.pk, sheets=[held.summary.texts.index(CANARY)])
    release(session)
    closing.close(session.pk, turn=session.turn, sure=True)
    found = database_bytes()

    gone = [CANARY.encode(), key, key.hex().encode(), base64.b64encode(key)]
    gone += [text.encode() for text in (*tokens, *sealed, *hashes)]
    assert [what for what in gone if what in found] == []
    assert [text for text in (CANARY, SECOND, *tokens) if text in caplog.text] == []
    assert [what for what in (CANARY.encode(), key, *(t.encode() for t in tokens)) if what in backup.read_bytes()] == []
    assert SECOND.encode() in found
    assert sorted(published.of_session(session.pk)[0].summary.texts) == sorted(
        [SECOND, "a third sheet", "a fourth sheet"]
    )


def test_the_key_file_is_gone_and_its_folder_holds_nothing_of_the_session():
    session, _tokens = a_told_session()
    folder = Path(settings.KEYS)
    before = [file.name for file in folder.iterdir() if str(session.pk) in file.name]
    closing.close(session.pk, turn=session.turn, sure=True)

    assert before == [f"{session.pk}.key"]
    assert [file.name for file in folder.iterdir() if str(session.pk) in file.name] == []


def test_a_backup_restored_without_its_key_is_closed(tmp_path):
    session, _tokens = a_told_session()
    copy = tmp_path / "kept.json"
    copy.write_text(json.dumps(list(Answer.objects.values_list("sealed", flat=True))))
    keyring.destroy(session.pk)
    closing.close_idle()
    session.refresh_from_db()

    assert session.is_closed
    assert Answer.objects.count() == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="rowids are SQLite's")
def test_rows_lie_in_the_order_of_random_keys_not_of_arrival():
    session = a_session(k=3)
    tokens = phones(session, 30)
    open_next(session)
    arrival = []
    for token in tokens:
        before = set(Answer.objects.values_list("pk", flat=True))
        answer(session, token, 1)
        arrival += [pk for pk in Answer.objects.values_list("pk", flat=True) if pk not in before]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid, id FROM {Answer._meta.db_table}")
        rows = cursor.fetchall()

    assert [rowid == pk for rowid, pk in rows] == [True] * 30
    assert [pk for _rowid, pk in rows] == sorted(arrival)
    assert arrival != sorted(arrival)


def test_every_tap_seals_to_the_same_length():
    session = a_session(k=3)
    tokens = phones(session, 3)
    open_next(session)
    for token, value in zip(tokens, [0, 4, None], strict=True):
        answer(session, token, value)

    assert len({len(text) for text in Answer.objects.values_list("sealed", flat=True)}) == 1


@pytest.mark.parametrize(
    ("kind", "config", "values"),
    [
        ("words", {}, [["A"], ["\U0001f642" * 400], ['"\n' * 200], None]),
        ("words", {"sheets": 3}, [["A"], ["é" * 400] * 3, ["B", "C"], None]),
        ("words", {"single": True}, [["A"], ["\U0001f642" * 40], ["Trust"], None]),
        (
            "degree",
            {},
            [
                {"after": "I rest", "will": "walk", "confidence": 3},
                {"after": "\U0001f642" * 160, "will": "\\" * 160, "confidence": 10},
                {"after": "\U0001f642" * 160, "will": "\U0001f642" * 160, "confidence": 10},
                None,
            ],
        ),
    ],
)
def test_no_sheet_is_sealed_longer_than_another(kind, config, values):
    """A long sheet on the wall must not name a row; nor must a second round, in which some have answered before."""
    session = a_session(k=3, kind=kind, config=config)
    tokens = phones(session, len(values) + 1)
    for number, given in enumerate((values, values[::-1])):
        if number:
            stage.again(session.pk, turn=session.turn)
            session.refresh_from_db()
        else:
            open_next(session)
        for token, value in zip(tokens[number:], given, strict=False):
            assert answer(session, token, value, seat=7 * number) is None
        rows = Answer.objects.filter(round=session.round_id).values_list("sealed", flat=True)
        assert (len(rows), len({len(text) for text in rows})) == (len(values), 1)
        stage.hold(session.pk, turn=session.turn)
        release(session)


def test_nothing_at_rest_joins_the_answers_of_one_phone():
    session = a_session(k=3, questions=2)
    (token, *_others) = phones(session, 4)
    rows = []
    for _question in range(2):
        open_next(session)
        before = set(Answer.objects.values_list("pk", flat=True))
        answer(session, token, 1)
        rows += [row for row in Answer.objects.values() if row["id"] not in before]
    first, second = rows

    shared = {name for name in first if first[name] == second[name]}
    assert shared == {"seq", "locked", "shown"}
    assert Place.objects.filter(pk__in=[first["id"], second["id"]]).count() == 0
