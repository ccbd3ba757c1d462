"""The messages that cross the socket: closed, typed, bounded; what does not fit is refused in words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from sessions.words import Refusal, _

__all__ = ["LARGEST", "AnswerPut", "Message", "Ping", "Seen", "bye", "encode", "parse", "receipt", "refusal"]

LARGEST = 16 * 1024  # characters in a message
MOST_FIELDS = 64
MOST_VALUES = 64
LONGEST_NAME = 40
MOST_SEQ = 2**31 - 1
REF = re.compile(r"[A-Za-z0-9_-]{1,32}\Z")
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
NUMBER = re.compile(r"[0-9]{1,19}\Z", re.ASCII)


@dataclass(frozen=True)
class AnswerPut:
    """answer.put"""

    ref: str
    round: int
    seq: int
    fields: dict[str, list[str]]
    abstain: bool

    def __repr__(self) -> str:
        return "<AnswerPut>"


@dataclass(frozen=True)
class Ping:
    """ping"""


@dataclass(frozen=True)
class Seen:
    """seen"""

    version: int


Message = AnswerPut | Ping | Seen


def parse(text: str) -> Message:
    """Return the message that an untrusted text is. Raises `Refusal("message.…")`."""
    if len(text) > LARGEST:
        raise Refusal("message.large", _("That is too long to send. Please shorten it."))
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refusal("message.json", _("The server could not read that message.")) from None
    if not isinstance(data, dict):
        _unfit()
    match data.get("type"):
        case "answer.put":
            return _answer_put(data)
        case "ping":
            return Ping() if set(data) == {"type"} else _unfit()
        case "seen":
            return _seen(data)
    return _unfit()


def encode(frame: dict[str, Any]) -> str:
    """Return a frame as JSON text that every browser can read."""
    return json.dumps(frame, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def receipt(ref: str, round_id: int) -> str:
    """Return the word that an answer is on disk. `ref` has passed `parse`."""
    return f'{{"type":"receipt","ref":"{ref}","round":"{round_id}"}}'


def refusal(code: str, text: str, *, ref: str | None = None) -> str:
    """Return a kind no; `ref` names the answer it is about, if there is one."""
    return encode({"type": "refusal", "ref": ref, "code": code, "text": text})


def bye(back: int) -> str:
    """Return the goodbye before a restart: come back in so many milliseconds."""
    return encode({"type": "bye", "back": back})


def _answer_put(data: dict[str, Any]) -> AnswerPut:
    if set(data) - {"abstain"} != {"type", "ref", "round", "seq", "fields"}:
        _unfit()
    ref, round_id, seq, abstain = data["ref"], data["round"], data["seq"], data.get("abstain", False)
    if not (isinstance(ref, str) and REF.match(ref) and isinstance(round_id, str) and NUMBER.match(round_id)):
        _unfit()
    if not isinstance(seq, int) or isinstance(seq, bool) or not 0 <= seq <= MOST_SEQ or not isinstance(abstain, bool):
        _unfit()
    return AnswerPut(ref=ref, round=int(round_id), seq=seq, fields=_fields(data["fields"]), abstain=abstain)


def _fields(data: Any) -> dict[str, list[str]]:
    if not isinstance(data, dict) or len(data) > MOST_FIELDS:
        _unfit()
    for name, values in data.items():
        if len(name) > LONGEST_NAME or not isinstance(values, list) or len(values) > MOST_VALUES:
            _unfit()
        for value in values:
            if not isinstance(value, str):
                _unfit()
            if not storable(value):
                raise Refusal("message.text", _("That text holds a character that no screen can show."))
    return data


def _seen(data: dict[str, Any]) -> Seen:
    version = data.get("version")
    if set(data) != {"type", "version"} or not isinstance(version, int) or isinstance(version, bool):
        _unfit()
    return Seen(version=version)


def storable(text: str) -> bool:
    """Return whether every database and browser can hold this text: no NUL, no half of a surrogate pair."""
    return UNSTORABLE.search(text) is None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _unfit() -> NoReturn:
    raise Refusal("message.unfit", _("The server does not know that kind of message."))
