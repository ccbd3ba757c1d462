"""Writing a batch of answers: one locked session, one sealed row a key, one raw upsert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from sessions import keyring
from sessions.models import Answer, Place, Round, Session
from sessions.privacy.box import Contents
from sessions.privacy.seal import SMALLEST_BOX, Sealer, answer_key, box_for, place_hash
from sessions.queries.answers import shown_before
from sessions.words import Refusal, _

__all__ = ["Put", "Written", "write_answers"]

LARGEST_SEAT = 99  # by its digits
KEPT = 1000  # rounds of which a process remembers how long their answers may be
CHUNK = 500  # rows a statement, five parameters each: below SQLite's limit everywhere


@dataclass(frozen=True, slots=True)
class Put:
    """One answer on its way in. `value` is what the kind parsed, plain JSON; its repr says none of it.

    `guess` and `seat` come with it, if the question asks for them.
    """

    session_id: int
    token: str
    round_id: int
    seq: int
    value: Any
    guess: Any = None
    seat: int | None = None

    @classmethod
    def of(cls, inside: Contents, *, session_id: int, token: str, round_id: int, seq: int) -> Put:
        """Return the answer that has been understood."""
        return cls(session_id, token, round_id, seq, inside.value, guess=inside.guess, seat=inside.seat)

    def __repr__(self) -> str:
        return "<Put>"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a batch: a refusal or None (it is in) for each put, and how many answers were not there before."""

    results: list[Refusal | None]
    fresh: int = 0


def write_answers(session: Session, puts: Sequence[Put]) -> Written:
    """Write the puts of one session, whose row the caller has locked; the results are in the order of the puts.

    The newest of several answers of one place to one round wins.
    """
    key = keyring.find(session.pk)
    if session.is_closed or key is None:
        return Written([Refusal("session.closed", _("Closed. Your answers are deleted."))] * len(puts))
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
    before = _seqs(session.round_id or 0, list(newest))
    earlier = _earlier(key, round_, newest)
    rows = [(row, put, earlier.get(row)) for row, (put, _indexes) in newest.items()]
    written = _upsert(key, rows, box=_box(round_.pk) if round_ else SMALLEST_BOX)
    for row, (put, indexes) in newest.items():
        if row not in written and before.get(row) != put.seq:  # the same seq: sent again, and on disk already
            for index in indexes:
                results[index] = Refusal(
                    "answer.locked", _("Your answer is in the picture now. It can change in the next round.")
                )
    return Written(results, fresh=len(written - before.keys()))


def _turns(session: Session, hashes: Sequence[str]) -> dict[str, int]:
    """Return the turn in which each place behind these token hashes joined."""
    table = connection.ops.quote_name(Place._meta.db_table)
    start = f"SELECT token_hash, turn FROM {table} WHERE session_id = %s AND token_hash IN"  # noqa: S608
    return _pairs(start, session.pk, hashes)


def _seqs(round_id: int, rows: Sequence[int]) -> dict[int, int]:
    """Return the sequence number of each of these answers that is on disk."""
    table = connection.ops.quote_name(Answer._meta.db_table)
    return _pairs(f"SELECT id, seq FROM {table} WHERE round_id = %s AND id IN", round_id, rows)  # noqa: S608


def _pairs(statement: str, of: int, names: Sequence[Any]) -> dict[Any, int]:
    """Return what a statement finds for these names. Raw: it costs every answer its time."""
    found: dict[Any, int] = {}
    for start in range(0, len(names), CHUNK):
        chunk = names[start : start + CHUNK]
        with connection.cursor() as cursor:
            cursor.execute(f"{statement} ({', '.join(['%s'] * len(chunk))})", [of, *chunk])
            found.update(cursor.fetchall())
    return found


def _refused(round_: Round | None, put: Put, joined: int | None) -> Refusal | None:
    """Return why an answer cannot be taken now, or None if it can."""
    if joined is None:
        return Refusal("place.unknown", _("This phone has not joined yet. Please join once more."))
    if round_ is None or put.round_id != round_.pk:
        return Refusal("round.closed", _("This question is closed. The next one comes by itself."))
    if round_.released_turn is not None and joined >= round_.released_turn:
        return Refusal("round.before", _("You joined after this picture was made. The next question is yours too."))
    return None


def _earlier(key: bytes, round_: Round | None, newest: Mapping[int, tuple[Put, list[int]]]) -> dict[int, Any]:
    """Return, in a later round, what the same places had answered before, if a picture has shown it.

    Nothing at rest leads from one answer to the other: only the token in the request makes both keys.
    """
    if round_ is None or round_.earlier_id is None:
        return {}
    before = {row: answer_key(key, put.token, round_.earlier_id) for row, (put, _indexes) in newest.items()}
    values = shown_before(before.values(), key=key)
    return {row: values[old] for row, old in before.items() if old in values}


@lru_cache(maxsize=KEPT)
def _box(round_id: int) -> int:
    """Return the bytes that any answer of a round can take: all are sealed to one length, «I can't say» among them.

    What it depends on is frozen when the round opens, and no other round ever has its random key.
    """
    round_ = Round.objects.select_related("question").get(pk=round_id)
    question = round_.question
    if not question.kind.writes:
        return SMALLEST_BOX
    value = question.kind.fullest(question.settings)
    again = value if round_.earlier_id else None
    return box_for(Contents(value, seat=LARGEST_SEAT, earlier=again).as_json())


def _upsert(key: bytes, rows: Sequence[tuple[int, Put, Any]], *, box: int) -> set[int]:
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
        for row, put, before in chunk:
            inside = Contents(put.value, guess=put.guess, seat=put.seat, earlier=before).as_json()
            parameters += [row, put.round_id, sealer.seal(inside, bound_to=row, box=box), put.seq, False, False]
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            written.update(pk for (pk,) in cursor.fetchall())
    return written
