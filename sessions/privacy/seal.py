"""Sealing under a session's key: what is stored can be opened only while that key exists."""

from __future__ import annotations

import base64
import hmac
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = [
    "SMALLEST_BOX",
    "Sealer",
    "Unsealable",
    "answer_key",
    "box_for",
    "fresh_key",
    "place_hash",
    "rehearsal_key",
    "token_once",
]

KEY_BYTES = 32
NONCE_BYTES = 12
SMALLEST_BOX = 256  # bytes; every tap of a finger fits, with guess, seat and earlier tap: all have one length


class Unsealable(Exception):
    """The key does not open this value; nothing about either is said."""


def fresh_key() -> bytes:
    """Return a new random key for one session."""
    return os.urandom(KEY_BYTES)


def place_hash(key: bytes, token: str) -> str:
    """Return what the server keeps of a phone's token: 64 hex digits that only the session's key relates to it."""
    return hmac.digest(key, b"place\x00" + token.encode(), "sha256").hex()


def answer_key(key: bytes, token: str, round_id: int) -> int:
    """Return the 63-bit primary key of this token's answer in this round."""
    digest = hmac.digest(key, b"answer\x00" + token.encode() + b"\x00" + str(round_id).encode(), "sha256")
    return (int.from_bytes(digest[:8], "big") >> 1) or 1


def token_once(key: bytes, word: str) -> str:
    """Return the 128-bit token that belongs to this word: a form sent twice gets one place, and not a second."""
    return hmac.digest(key, b"once\x00" + word.encode(), "sha256").hex()[:32]


def rehearsal_key(key: bytes) -> str:
    """Return the word that lets simulated voices join a rehearsal."""
    return hmac.digest(key, b"rehearsal", "sha256").hex()[:32]


def box_for(value: Any) -> int:
    """Return how many bytes are needed to seal this value, and any that is shorter, to one length."""
    return max(SMALLEST_BOX, len(_plain(value)))


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Sealer:
    """Seals and opens values under one key. Made for a batch and let go with it, so that no key outlives its file."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, value: Any, *, bound_to: int, box: int = SMALLEST_BOX) -> str:
        """Return `value` (plain JSON) encrypted and padded, as base64 text that opens only for row `bound_to`.

        It is padded to `box` bytes, so that the length of no answer tells anything; what does not fit (sheets that
        are held together) has twice as many, or four times.
        """
        plain = _plain(value)
        while box < len(plain):
            box *= 2
        nonce = os.urandom(NONCE_BYTES)
        hidden = self._cipher.encrypt(nonce, plain.ljust(box), b"%d" % bound_to)
        return base64.b64encode(nonce + hidden).decode("ascii")

    def unseal(self, text: str, *, bound_to: int) -> Any:
        """Return the value that `seal` closed. Raises `Unsealable` for another key, row or altered text."""
        raw = base64.b64decode(text)
        try:
            plain = self._cipher.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], b"%d" % bound_to)
        except InvalidTag:
            raise Unsealable from None
        return json.loads(plain)
