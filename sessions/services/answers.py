"""Writing a batch of answers: one locked session, one sealed row a key, one raw upsert."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from sessions import keyring
from sessions.models import Answer, Place, Round, Session
from sessions.privacy.seal import Sealer, answer_key, place_hash
from sessions.words import Refusal, _

__all__ = ["Put", "write_answers"]

CHUNK = 500  # rows a statement, five parameters each: below SQLite's limit everywhere


@dataclass(frozen=True, slots=True)
class Put:
    """One answer on its way in. `value` is what the kind parsed, plain JSON; its repr says none of it."""

    session_id: int
    token: str
    round_id: int
    seq: int
    value: Any

    def __repr__(self) -> str:
        return "<Put>"


def write_answers(session: Session, puts: Sequence[Put]) -> list[Refusal | None]:
    """Write the puts of one session, whose row the caller has locked; return a refusal or None (it is in) for each.

    The newest of several answers of one place to one round wins. Shapes: as many results as puts, in their order.
    """
    key = keyring.find(session.pk)
    if session.is_closed or key is None:
        return [Refusal("session.closed", _("Closed. Your answers are deleted."))] * len(puts)
    results: list[Refusal | None] = [None] * len(puts)
    hashes = [place_hash(key, put.token) for put in puts]
    turns = _turns(session, hashes)
    round_ = Round.objects.filter(pk=session.round_id).first() if session.stage_takes_answers else None
    newest: dict[int, tuple[Put, list[int]]] = {}
    for index, put in enumerate(puts):
        if refusal := _refused(round_, put, turns.get(hashes[index])):
            results[index] = refusal
            continue
        row = answer_key(key, put.token, put.round_id)
        held = newest.get(row)
        if held is None or put.seq >= held[0].seq:
            newest[row] = (put, [*(held[1] if held else ()), index])
        else:
            held[1].append(index)
    written = _upsert(key, [(row, put) for row, (put, _indexes) in newest.items()])
    kept = _stored_seqs(newest.keys() - written)
    for row, (put, indexes) in newest.items():
        if row not in written and kept.get(row) != put.seq:  # the same seq: sent again, and on disk already
            for index in indexes:
                results[index] = Refusal(
                    "answer.locked", _("Your answer is in the picture now. It can change in the next round.")
                )
    return results


def _turns(session: Session, hashes: Sequence[str]) -> dict[str, int]:
    """Return the turn in which each place behind these token hashes joined. Raw: it costs every answer its time."""
    turns: dict[str, int] = {}
    table = connection.ops.quote_name(Place._meta.db_table)
    for start in range(0, len(hashes), CHUNK):
        chunk = hashes[start : start + CHUNK]
        wanted = ", ".join(["%s"] * len(chunk))
        statement = f"SELECT token_hash, turn FROM {table} WHERE session_id = %s AND token_hash IN ({wanted})"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [session.pk, *chunk])
            turns.update(cursor.fetchall())
    return turns


def _stored_seqs(rows: Collection[int]) -> dict[int, int]:
    """Return the sequence number of each of these answers that is on disk."""
    return dict(Answer.objects.filter(pk__in=rows).values_list("pk", "seq")) if rows else {}


def _refused(round_: Round | None, put: Put, joined: int | None) -> Refusal | None:
    """Return why an answer cannot be taken now, or None if it can."""
    if joined is None:
        return Refusal("place.unknown", _("This phone has not joined yet. Please join once more."))
    if round_ is None or put.round_id != round_.pk:
        return Refusal("round.closed", _("This question is closed. The next one comes by itself."))
    if round_.released_turn is not None and joined >= round_.released_turn:
        return Refusal("round.before", _("You joined after this picture was made. The next question is yours too."))
    return None


def _upsert(key: bytes, rows: Sequence[tuple[int, Put]]) -> set[int]:
    """Insert or replace rows that no picture has locked; return the keys that were written."""
    written: set[int] = set()
    sealer = Sealer(key)
    table = connection.ops.quote_name(Answer._meta.db_table)
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        values = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(chunk))
        statement = (
            f"INSERT INTO {table} (id, round_id, sealed, seq, locked, shown) VALUES {values} "  # noqa: S608
            "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, seq = excluded.seq "
            f"WHERE NOT {table}.locked AND excluded.seq >= {table}.seq RETURNING id"
        )
        parameters: list[Any] = []
        for row, put in chunk:
            parameters += [row, put.round_id, sealer.seal(put.value, bound_to=row), put.seq, False, False]
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            written.update(pk for (pk,) in cursor.fetchall())
    return written
