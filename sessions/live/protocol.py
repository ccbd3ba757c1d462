"""The messages that cross the socket: closed, typed, bounded; what does not fit is refused in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from sessions.kinds.edge import MOST_SEQ, NUMBER, REF, bounded, unfit
from sessions.words import Refusal, _

__all__ = ["LARGEST", "AnswerPut", "Message", "Ping", "Seen", "bye", "encode", "parse", "receipt", "refusal"]

LARGEST = 16 * 1024  # characters in a message


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
        data = _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise Refusal("message.json", _("The server could not read that message.")) from None
    if not isinstance(data, dict):
        raise unfit()
    match data.get("type"):
        case "answer.put":
            return _answer_put(data)
        case "ping":
            if set(data) == {"type"}:
                return Ping()
        case "seen":
            return _seen(data)
    raise unfit()


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
        raise unfit()
    ref, round_id, seq, abstain = data["ref"], data["round"], data["seq"], data.get("abstain", False)
    if not (isinstance(ref, str) and REF.match(ref) and isinstance(round_id, str) and NUMBER.match(round_id)):
        raise unfit()
    if not isinstance(seq, int) or isinstance(seq, bool) or not 0 <= seq <= MOST_SEQ or not isinstance(abstain, bool):
        raise unfit()
    return AnswerPut(ref=ref, round=int(round_id), seq=seq, fields=bounded(data["fields"]), abstain=abstain)


def _seen(data: dict[str, Any]) -> Seen:
    version = data.get("version")
    if set(data) != {"type", "version"} or not isinstance(version, int) or isinstance(version, bool):
        raise unfit()
    return Seen(version=version)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)  # made once, not once an answer
