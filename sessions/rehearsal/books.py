"""What the server's own books say about a rehearsal: which question is open, and whose answers are on disk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from sessions import keyring
from sessions.models import Answer, Place, Question, Round, Session
from sessions.privacy.seal import answer_key, rehearsal_key
from sessions.queries import published
from sessions.queries.answers import how_many
from sessions.rehearsal.script import Ask
from sessions.words import Refusal, Said, _

__all__ = ["Entry", "Stored", "entry", "find", "published_n", "stored"]

CHUNK = 500


@dataclass(frozen=True)
class Entry:
    """A round as it stood when the crowd first heard of it."""

    ask: Ask
    already: int
    """Answers that were in before ours."""


@dataclass(frozen=True)
class Stored:
    """How many of a crowd's answers to one round are on disk, and how many rows are too many."""

    ours: frozenset[int]
    """Numbers of the phones whose answer is there."""
    doubled: int


def find(code: str) -> tuple[Session, str]:
    """Return the rehearsal with this code and the word that lets simulated voices in. Raises `Refusal`."""
    letters = "".join(letter for letter in code.upper() if letter.isalpha())
    session = Session.objects.filter(code=letters).first()
    if session is None:
        raise Refusal("rehearsal.unknown", Said(_("There is no session {code} here."), {"code": code[:20]}))
    if session.is_closed:
        raise Refusal("session.closed", _("This session is closed. Start a new rehearsal."))
    if not session.rehearsal:
        raise Refusal("rehearsal.not", _("This session is not a rehearsal. Simulated voices join a rehearsal only."))
    key = keyring.find(session.pk)
    if key is None:
        raise Refusal("rehearsal.key", _("The key folder does not hold this session's key."))
    return session, rehearsal_key(key)


def entry(session_id: int, round_id: int) -> Entry:
    """Return how an open round is answered. Raises `Round.DoesNotExist`."""
    try:
        round_ = Round.objects.select_related("question", "session").get(pk=round_id, session_id=session_id)
        sheet = list(Question.objects.filter(session_id=session_id))
        question = round_.question
        tabled = [other.pk for other in sheet if not (other.step or other.kind.holds)]
        ask = Ask(
            kind=question.kind,
            config=question.settings,
            question=[other.pk for other in sheet].index(question.pk),
            column=tabled.index(question.pk) if question.pk in tabled else None,
            again=round_.number,
            seats=len(round_.seats),
            guess=question.guess and question.kind.guesses,
            language=round_.session.language,
        )
        return Entry(ask, how_many(round_id))
    finally:
        connection.close()  # each call comes in a thread of its own


def stored(session_id: int, round_id: int, *, tokens: Collection[str], already: int) -> Stored:
    """Return which of these phones' answers are on disk. Only who holds the tokens can ask this.

    Rows that are neither ours, nor older, nor another phone's one answer are doubled.
    """
    try:
        key = keyring.key_of(session_id)
        keys = {answer_key(key, token, round_id): number for number, token in enumerate(tokens) if token}
        numbers = list(keys)
        there: set[int] = set()
        for start in range(0, len(numbers), CHUNK):
            rows = Answer.objects.filter(pk__in=numbers[start : start + CHUNK], round_id=round_id)
            there.update(rows.values_list("pk", flat=True))
        others = Place.objects.filter(session_id=session_id).count() - len(keys)
        strangers = how_many(round_id) - len(there) - already
        return Stored(frozenset(keys[pk] for pk in there), max(0, strangers - max(0, others)))
    finally:
        connection.close()


def published_n(round_id: int) -> int:
    """Return how many voices the room sees of a round now; 0 before its first picture."""
    try:
        shown = published.for_room(Round.objects.select_related("question").get(pk=round_id))
        return shown.n if shown else 0
    finally:
        connection.close()
