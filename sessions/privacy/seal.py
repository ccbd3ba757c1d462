"""Sealing under a session's key: what is stored can be opened only while that key exists."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

__all__ = ["Unsealable", "answer_key", "fresh_key", "place_hash", "rehearsal_key", "seal", "unseal"]

KEY_BYTES = 32
NONCE_BYTES = 12
SMALLEST_BOX = 96  # bytes; every tap of a finger fits, so all of them have the same length


class Unsealable(Exception):
    """The key does not open this value; nothing about either is said."""


def fresh_key() -> bytes:
    """Return a new random key for one session."""
    return os.urandom(KEY_BYTES)


def place_hash(key: bytes, token: str) -> str:
    """Return what the server keeps of a phone's token: 64 hex digits that only the session's key relates to it."""
    return hmac.new(key, b"place\x00" + token.encode(), hashlib.sha256).hexdigest()


def answer_key(key: bytes, token: str, round_id: int) -> int:
    """Return the 63-bit primary key of this token's answer in this round."""
    digest = hmac.digest(key, b"answer\x00" + token.encode() + b"\x00" + str(round_id).encode(), "sha256")
    return (int.from_bytes(digest[:8], "big") >> 1) or 1


def rehearsal_key(key: bytes) -> str:
    """Return the word that lets simulated voices join a rehearsal."""
    return hmac.new(key, b"rehearsal", hashlib.sha256).hexdigest()[:32]


def seal(key: bytes, value: Any, *, bound_to: int) -> str:
    """Return `value` (plain JSON) encrypted and padded, as base64 text that opens only for row `bound_to`.

    The padding doubles in size from 96 bytes on, so that the length tells a tap from a tap by nothing.
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    box = SMALLEST_BOX
    while box < len(plain):
        box *= 2
    nonce = os.urandom(NONCE_BYTES)
    hidden = AESGCM(key).encrypt(nonce, plain.ljust(box), str(bound_to).encode())
    return base64.b64encode(nonce + hidden).decode("ascii")


def unseal(key: bytes, text: str, *, bound_to: int) -> Any:
    """Return the value that `seal` closed. Raises `Unsealable` for another key, row or altered text."""
    raw = base64.b64decode(text)
    try:
        plain = AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], str(bound_to).encode())
    except InvalidTag:
        raise Unsealable from None
    return json.loads(plain)
