"""Frozen values as plain JSON and back, by the types of their fields alone.

A value may have an `as_json` of its own, which then writes it. What is read is checked in every field: a text that is
no whole Unicode, a number that is not finite and a name nobody knows are refused, and none of them is repeated.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from sessions.words import Refusal, Said, _

__all__ = ["decode", "encode", "misfit"]

T = TypeVar("T")
LARGEST = 2**53  # beyond it not every reader of JSON keeps a whole number whole


def encode(value: Any) -> Any:
    """Return plain JSON values for a frozen value and all that is in it."""
    if hasattr(value, "as_json"):
        return value.as_json()
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: encode(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [encode(inner) for inner in value]
    return value


def decode(kind: type[T], data: Any, *, at: str = "") -> T:
    """Return the value of this type that plain JSON values spell; `at` is where they stand. Raises `Refusal`.

    >>> from sessions.queries.report.value import Sheet
    >>> decode(Sheet, {"text": "More time", "voices": 3})
    Sheet(text='More time', voices=3)
    """
    found: T = _decode(kind, data, at)
    return found


def misfit(at: str) -> Refusal:
    """Return the refusal of a file that is not as reports are written."""
    where = at.strip(".") or Said(_("the whole file"))
    return Refusal("report.shape", Said(_("This file is no report as it was written: see {where}."), {"where": where}))


def _decode(kind: Any, data: Any, at: str) -> Any:
    if is_dataclass(kind):
        return _value(kind, data, at)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        (one,) = (option for option in inner if option is not NoneType)
        return None if data is None else _decode(one, data, at)
    if origin is tuple:
        if not isinstance(data, list):
            raise misfit(at)
        return tuple(_decode(inner[0], item, f"{at}[{number}]") for number, item in enumerate(data))
    if origin is not None and origin is not Literal:
        if not isinstance(data, dict):
            raise misfit(at)
        return {_text(name, at): _decode(inner[1], item, at) for name, item in data.items()}
    if origin is Literal:
        return next((option for option in inner if type(data) is type(option) and data == option), None) or _no(at)
    return _plain(kind, data, at)


def _value(kind: Any, data: Any, at: str) -> Any:
    """Return a dataclass; a field that has a default may be missing, as in a file older than the field."""
    known = {field.name: field for field in fields(kind)}
    if not isinstance(data, dict) or not data.keys() <= known.keys():
        raise misfit(at)
    missing = [name for name, field in known.items() if name not in data and _needed(field)]
    if missing:
        raise misfit(f"{at}.{missing[0]}")
    hints = _hints(kind)
    return kind(**{name: _decode(hints[name], item, f"{at}.{name}") for name, item in data.items()})


def _plain(kind: Any, data: Any, at: str) -> Any:
    if kind is Any:
        return _anything(data, at)
    if kind is str:
        return _text(data, at)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next((option for option in kind if option.value == data), None) or _no(at)
    if kind is float and isinstance(data, int) and not isinstance(data, bool) and abs(data) <= LARGEST:
        return float(data)
    if type(data) is not kind or (kind is float and not math.isfinite(data)) or (kind is int and abs(data) > LARGEST):
        raise misfit(at)
    return data


def _anything(data: Any, at: str) -> Any:
    """Return any JSON value whose texts and numbers are sound."""
    if isinstance(data, dict):
        return {_text(name, at): _anything(item, at) for name, item in data.items()}
    if isinstance(data, list):
        return [_anything(item, at) for item in data]
    return data if data is None else _plain(type(data), data, at)


def _text(data: Any, at: str) -> str:
    """Return a text that every file can hold; half a character is none."""
    if not isinstance(data, str) or any("\ud800" <= letter <= "\udfff" for letter in data):
        raise misfit(at)
    return data


def _no(at: str) -> Any:
    raise misfit(at)


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
