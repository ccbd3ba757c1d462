"""Joining: a place is a token that only the phone keeps."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from sessions import keyring
from sessions.models import Place, Session
from sessions.privacy.seal import place_hash, token_once
from sessions.privacy.seal import rehearsal_key as key_word
from sessions.queries.presence import slot_now
from sessions.words import Refusal, _

__all__ = ["Join", "Joined", "rehearsal_key", "write_joins"]

TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True)
class Join:
    """A phone that wants a place. `token` is the one it already has, if any; `key` marks a simulated voice.

    `once` is a word of the form that asks, known to its browser alone: the same word gets the same place.
    """

    session_id: int
    token: str | None = None
    key: str = ""
    once: str = ""

    def __repr__(self) -> str:
        return "<Join>"


@dataclass(frozen=True, slots=True)
class Joined:
    """A place: the token to hand to the phone. `fresh` if the place is new."""

    token: str
    place_id: int
    fresh: bool

    def __repr__(self) -> str:
        return "<Joined>"


def rehearsal_key(session_id: int) -> str:
    """Return the word with which simulated voices may join this rehearsal. Raises `keyring.KeyGone`."""
    return key_word(keyring.key_of(session_id))


def write_joins(session: Session, joins: list[Join]) -> list[Joined | Refusal]:
    """Give each of these phones its place in one session, whose row the caller has locked."""
    key = keyring.find(session.pk)
    if session.is_closed or key is None:
        return [Refusal("session.closed", _("This session is closed. Its answers are deleted."))] * len(joins)
    wanted = [_tokens(key, join) for join in joins]
    known = _known(session, key, wanted)
    results: list[Joined | Refusal] = []
    fresh: list[Place] = []
    for join, tokens in zip(joins, wanted, strict=True):
        if held := next((token for token in tokens if place_hash(key, token) in known), None):
            results.append(Joined(held, known[place_hash(key, held)], fresh=False))
        elif join.key and not _may_simulate(session, key, join.key):
            results.append(Refusal("rehearsal.key", _("Simulated voices join a rehearsal only, with its key.")))
        else:
            token = token_once(key, join.once) if join.once else secrets.token_hex(TOKEN_BYTES)
            place = Place(
                session=session, token_hash=place_hash(key, token), turn=session.turn, lease=slot_now(), away=False
            )
            fresh.append(place)
            known[place.token_hash] = place.pk
            results.append(Joined(token, place.pk, fresh=True))
    Place.objects.bulk_create(fresh, batch_size=500)
    return results


def _tokens(key: bytes, join: Join) -> list[str]:
    """Return the tokens under which this phone may already have its place."""
    return [token for token in (join.token, token_once(key, join.once) if join.once else None) if token]


def _known(session: Session, key: bytes, wanted: list[list[str]]) -> dict[str, int]:
    hashes = {place_hash(key, token) for tokens in wanted for token in tokens}
    if not hashes:
        return {}
    return dict(Place.objects.filter(session=session, token_hash__in=hashes).values_list("token_hash", "id"))


def _may_simulate(session: Session, key: bytes, word: str) -> bool:
    return session.rehearsal and hmac.compare_digest(word.encode(), key_word(key).encode())
